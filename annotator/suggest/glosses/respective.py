"""Several originals and as many translations, in the same order: `“A” and “B” (S and T)`."""

import re
from bisect import bisect_left
from itertools import pairwise

from annotator.suggest.glosses.english import alike, can_be_gloss
from annotator.suggest.glosses.match import Match, text_of
from annotator.suggest.glosses.operands import Operand, whole
from annotator.suggest.glosses.page import Page, Source

MOST = 6
"""More than so many in a row are a list of their own."""
_JOINT = re.compile(r"(?:,|;|,? and|,? or|,? &|,? then|,? and then|\s?/)\s")
_APART = 60
"""So many characters stand at most between the translations and the originals."""
_BETWEEN = re.compile(r"[^“”\"«».;\n]*")

Passage = tuple[int, int, int, int]


def respective(page: Page, source: Source) -> list[Match]:
    """The translation that has the place in its row that `source` has in that of the originals."""
    row = _row(page, source)
    if not 2 <= len(row) <= MOST or source not in row:
        return []
    number = row.index(source)
    for passages, where in ((_before(page, row), "before"), (_after(page, row), "after")):
        if len(passages) != len(row):
            continue
        found = [_operand(page, s, p) for s, p in zip(row, passages, strict=True)]
        operand = found[number]
        if operand is not None and all(o is not None for o in found):
            return [Match(operand, f"{where} the words, in the same order", "", 0.9)]
    return []


def _row(page: Page, source: Source) -> list[Source]:
    """The foreign passages that are joined with this one by commas and "and", in order."""
    text, sources = page.text, page.sources
    k = bisect_left(sources, source.start, key=lambda s: s.start)
    first = last = k
    while first > 0 and k - first < MOST and _joined(text, sources[first - 1], sources[first]):
        first -= 1
    while last + 1 < len(sources) and last - k < MOST:
        if not _joined(text, sources[last], sources[last + 1]):
            break
        last += 1
    return sources[first : last + 1]


def _joined(text: str, one: Source, other: Source) -> bool:
    return _JOINT.fullmatch(text, one.outer_end, other.outer_start) is not None


def _before(page: Page, row: list[Source]) -> list[Passage]:
    """As many English passages in marks, joined alike, that end shortly before the row."""
    at = row[0].outer_start
    k = bisect_left(page.quotations, (at,)) - 1
    while k >= 0 and page.quotations[k][3] > at:
        k -= 1
    passages = page.quotations[max(0, k + 1 - len(row)) : k + 1]
    if not passages or at - passages[-1][3] > _APART:
        return []
    apart = _BETWEEN.fullmatch(page.text, passages[-1][3], at)
    return passages if apart is not None and _in_a_row(page.text, passages) else []


def _after(page: Page, row: list[Source]) -> list[Passage]:
    """As many English passages in marks, joined alike, that begin shortly after the row."""
    at = row[-1].outer_end
    k = bisect_left(page.quotations, (at,))
    passages = page.quotations[k : k + len(row)]
    if not passages or passages[0][0] - at > _APART:
        return []
    apart = _BETWEEN.fullmatch(page.text, at, passages[0][0])
    if apart is None or not _in_a_row(page.text, passages):
        return []
    following = page.quotations[k + len(row) : k + len(row) + 1]
    more = following and _JOINT.fullmatch(page.text, passages[-1][3], following[0][0])
    return [] if more else passages


def _in_a_row(text: str, passages: list[Passage]) -> bool:
    return all(
        _JOINT.fullmatch(text, a[3], b[0]) or text[a[3] : b[0]] == " "
        for a, b in pairwise(passages)
    )


def _operand(page: Page, source: Source, passage: Passage) -> Operand | None:
    operand = whole(page, passage[1], passage[2])
    if operand is None:
        return None
    gloss, foreign = page.text[operand.start : operand.end], text_of(page, source)
    if not (alike(foreign, gloss, 3.0) and can_be_gloss(gloss, foreign, True)):
        return None
    return Operand(operand.start, operand.end, passage[3], True)
