"""Scores found spans against gold ones: characters, borders, languages. Own rules, stated here.

Only letters and marks (Unicode L*, M*) count; a span is split at line breaks, its edges trimmed to
letters; two spans match one to one when half of their letters are shared; labels are compared by
primary subtag.
"""

import unicodedata
from collections import Counter, defaultdict
from typing import Any

_SAME = {"nb": "no", "nn": "no", "fil": "tl", "yue": "zh", "grc": "el", "prs": "fa", "iw": "he"}
Piece = tuple[int, int, str]


def primary(tag: str) -> str:
    """The primary subtag, with members of a macrolanguage folded."""
    tag = tag.split("-")[0].lower()
    return _SAME.get(tag, tag)


def letters_of(text: str) -> bytearray:
    """1 for every letter or mark."""
    return bytearray(unicodedata.category(ch)[0] in "LM" for ch in text)


def pieces(text: str, letters: bytearray, start: int, end: int, tag: str) -> list[Piece]:
    """The lines of a span, trimmed to their letters."""
    found = []
    while start <= end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        first = letters.find(1, start, stop)
        last = letters.rfind(1, start, stop)
        if first >= 0:
            found.append((first, last + 1, primary(tag)))
        start = stop + 1
    return found


def overlap(one: Piece, other: Piece, letters: bytearray) -> float:
    """Intersection over union of the letters."""
    low, high = max(one[0], other[0]), min(one[1], other[1])
    if low >= high:
        return 0.0
    shared = sum(letters[low:high])
    union = sum(letters[one[0] : one[1]]) + sum(letters[other[0] : other[1]]) - shared
    return shared / union if union else 0.0


def gold_of(document: dict[str, Any], letters: bytearray) -> list[Piece]:
    """The gold spans of a document."""
    return [
        piece
        for span in document["spans"]
        for piece in pieces(document["text"], letters, span["start"], span["end"], span["lang"])
    ]


def right(document: dict[str, Any], found: Piece) -> bool:
    """Whether one found span matches a gold one, language and all."""
    letters = letters_of(document["text"])
    mine = pieces(document["text"], letters, *found)
    return any(
        overlap(piece, gold, letters) >= 0.5 and piece[2] == gold[2]
        for piece in mine
        for gold in gold_of(document, letters)
    )


def f1(hits: int, false: int, missed: int) -> float:
    """F1 in per cent; 100 where there was nothing to find and nothing found."""
    return 200.0 * hits / (2 * hits + false + missed) if hits + false + missed else 100.0


def score(documents: list[dict[str, Any]], found: list[list[Piece]]) -> dict[str, Any]:
    """Figures of one suite: char, exact, labelled F1; letters flagged; recall by language."""
    totals: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    recall: dict[str, Counter[str]] = defaultdict(Counter)
    flagged_documents = english = 0
    for document, spans in zip(documents, found, strict=True):
        text = document["text"]
        letters = letters_of(text)
        gold = gold_of(document, letters)
        mine = [
            piece for span in spans for piece in pieces(text, letters, *span) if piece[2] != "en"
        ]
        in_gold, in_mine = bytearray(len(text)), bytearray(len(text))
        for target, spread in ((in_gold, gold), (in_mine, mine)):
            for start, end, _ in spread:
                target[start:end] = b"\1" * (end - start)
        for counts, g, m in zip(letters, in_gold, in_mine, strict=True):
            if counts:
                totals["char"][0] += g & m
                totals["char"][1] += m & ~g & 1
                totals["char"][2] += g & ~m & 1
                english += not g
        flagged_documents += bool(mine) and not gold
        exact = len({g[:2] for g in gold} & {m[:2] for m in mine})
        _add(totals["exact"], exact, len(mine), len(gold))
        labelled = _pairs(gold, mine, letters, recall)
        _add(totals["labelled"], labelled, len(mine), len(gold))
    return {
        **{name: f1(*totals[name]) for name in ("char", "exact", "labelled")},
        "flagged": 1e4 * totals["char"][1] / english if english else 0.0,
        "flagged_documents": flagged_documents,
        "documents": len(documents),
        "languages": {tag: dict(counter) for tag, counter in sorted(recall.items())},
    }


def _add(total: list[int], hits: int, found: int, gold: int) -> None:
    total[0] += hits
    total[1] += found - hits
    total[2] += gold - hits


def _pairs(
    gold: list[Piece], mine: list[Piece], letters: bytearray, recall: dict[str, Counter[str]]
) -> int:
    """Matches best pairs first; counts the right labels."""
    both = [
        (overlap(g, m, letters), i, j)
        for i, g in enumerate(gold)
        for j, m in enumerate(mine)
        if g[0] < m[1] and m[0] < g[1]
    ]
    taken_gold: set[int] = set()
    taken_mine: set[int] = set()
    labelled = 0
    for share, i, j in sorted(both, reverse=True):
        if share < 0.5 or i in taken_gold or j in taken_mine:
            continue
        taken_gold.add(i)
        taken_mine.add(j)
        same = gold[i][2] == mine[j][2]
        labelled += same
        recall[gold[i][2]]["right" if same else f"as {mine[j][2]}"] += 1
    for piece in gold:
        recall[piece[2]]["gold"] += 1
    return labelled
