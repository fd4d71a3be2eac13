"""BIO tags on words, in the manner of CoNLL-2003: for training and measuring taggers.

Tokens are ICU's words, so that Thai or Chinese is cut as well; white space is no token. A place is
tagged where it touches a token. One token has one tag: of overlapping places the first and longest
is written, the others are counted as lost.

There are no comments in the file: a line that begins with `#` is the token `#`, which no reader
could tell from one. What comments would say stands in `documents.json` beside it.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from annotator.exchange.format import Format, Option
from annotator.exchange.labels import label_of
from annotator.exchange.losses import Losses
from annotator.exchange.material import MAIN, Chunk, Chunks, Entry, Job, Prepared

_SPACE = re.compile(r"\s")
_NOT_LABEL = re.compile(r"[^\w-]")

BESIDE = "documents.json"
Token = tuple[int, int]


def write(materials: Iterable[Prepared], job: Job) -> Chunks:
    """`TOKEN TAG` a line, an empty line after each sentence, `-DOCSTART-` before each article.

    `documents.json` names the tokeniser, and the article of each `-DOCSTART-` in their order.
    """
    from annotator.text.icu import ICU_VERSION

    told = json.dumps(f"words of ICU {ICU_VERSION} (UAX 29), no white space")
    before = f'{{"tokens": {told},\n"documents": [\n'
    between = "\t" if job.option("separator") == "tab" else " "
    for material in materials:
        yield Chunk(MAIN, _document(material, between, job.losses).encode())
        row = {"article": material.article.id, "sha256": material.article.sha256}
        yield Chunk(BESIDE, (before + json.dumps(row, ensure_ascii=False)).encode())
        before = ",\n"
    yield Chunk(MAIN, b"", last=True)
    end = "\n]}\n" if before == ",\n" else f"{before}]}}\n"
    yield Chunk(BESIDE, end.encode(), last=True)


def _document(material: Prepared, between: str, losses: Losses) -> str:
    from annotator.text.segments import sentences, words

    text = material.article.text
    out = [f"-DOCSTART-{between}O\n\n"]
    if not text:
        return out[0]
    tokens = [_trimmed(text, s, e) for s, e in pairwise(words(text)) if text[s:e].strip()]
    tags = _tags(tokens, material.placed, losses)
    ends = sentences(text)
    at = 0
    for (start, end), tag in zip(tokens, tags, strict=True):
        if at < len(ends) and start >= ends[at]:
            while at < len(ends) and start >= ends[at]:
                at += 1
            if start > 0 and len(out) > 1:
                out.append("\n")
        out.append(f"{_SPACE.sub('_', text[start:end])}{between}{tag}\n")
    out.append("\n")
    return "".join(out)


def _trimmed(text: str, start: int, end: int) -> Token:
    """Without white space at its ends, which ICU joins to marks that have no letter to sit on."""
    told = text[start:end]
    return end - len(told.lstrip()), start + len(told.rstrip())


def _tags(tokens: Sequence[Token], entries: Sequence[Entry], losses: Losses) -> list[str]:
    tags = ["O"] * len(tokens)
    taken = 0
    for start, end, label in sorted(_labels(entries), key=lambda row: (row[0], -row[1], row[2])):
        touched, taken = _touched(tokens, start, end, taken)
        if not touched or any(tags[i] != "O" for i in touched):
            losses.lose_span("overlaps another" if touched else "only white space")
            losses.annotations -= 1
            continue
        if tokens[touched[0]][0] != start or tokens[touched[-1]][1] != end:
            losses.replaced["places widened to whole tokens"] += 1
        for index in touched:
            tags[index] = f"{'B' if index == touched[0] else 'I'}-{label}"
    return tags


def _touched(tokens: Sequence[Token], start: int, end: int, low: int) -> tuple[list[int], int]:
    """The tokens that a place touches, and where to begin the search for the next place."""
    while low < len(tokens) and tokens[low][1] <= start:
        low += 1
    high = low
    while high < len(tokens) and tokens[high][0] < end:
        high += 1
    return list(range(low, high)), low


def _labels(entries: Iterable[Entry]) -> Iterator[tuple[int, int, str]]:
    for entry in entries:
        annotation = entry.annotation
        label = label_of(annotation.kind, annotation.language, entry.proposed)
        first = entry.places[0]
        yield first.start, first.end, _NOT_LABEL.sub("_", label)


FORMAT = Format(
    name="conll",
    title="BIO tags on words, CoNLL style",
    suffix=".conll",
    per_article=False,
    unit="token (ICU words)",
    carries=frozenset({"place", "kind", "language"}),
    write=write,
    options=(Option("separator", ("space", "tab"), "what stands between token and tag"),),
)
