"""Several originals and as many translations, in the same order: `“A” and “B” (S and T)`.

And the line of a phrase book that has one English phrase and an original for each country:
`Cheers: Noroc (Romania), Egészségedre (Hungary)`.
"""

import re
from bisect import bisect_left
from itertools import pairwise

from annotator.languages.english import words
from annotator.suggest.glosses.cues import THING
from annotator.suggest.glosses.english import alike, can_be_gloss, in_lexicon
from annotator.suggest.glosses.leftward import words_left
from annotator.suggest.glosses.match import Match, text_of
from annotator.suggest.glosses.operands import Operand, whole
from annotator.suggest.glosses.page import Page, Source

MOST = 6
"""More than so many in a row are a list of their own."""
_JOINT = re.compile(r"(?:,|;|,? and|,? or|,? &|,? then|,? and then|\s?/)\s")
_APART = 60
"""So many characters stand at most between the translations and the originals."""
_BETWEEN = re.compile(r"[^“”\"«».;\n]*")
_LINE = re.compile(r"\s*(?:[•*·-]\s*)?(?P<gloss>[^\W\d_][^:=\n–—]{0,60}?)\s*(?:[:=]|\s[–—])\s*$")
_COUNTRY = re.compile(r"[.!]? \((?:in )?[A-Z][^()\n]{1,40}\)(?:[,;/]|\.?$|\.?\n)", re.M)

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
    bare = _bare_pair(page, row) if len(row) == 2 else []
    if bare:
        return [Match(bare[number], "before the words, in the same order", "", 0.75)]
    bare = _bare_pair_after(page, row) if len(row) == 2 else []
    if bare:
        return [Match(bare[number], "right after the words, in the same order", "", 0.75)]
    return _of_many_countries(page, source, row)


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
    end = one.outer_end
    after = _COUNTRY.match(text, end, end + 60)
    if after is not None and text[after.end() : other.outer_start].strip() == "":
        return True
    return _JOINT.fullmatch(text, end, other.outer_start) is not None


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


_PAIR = re.compile(
    r"(?<=[a-z,:] )(?P<one>[a-z]+(?: [a-z]+)?) and (?:an? |the )?(?P<other>[a-z]+(?: [a-z]+)?)"
    r"\s?(?:\(|[—–:])\s?$"
)


def _bare_pair(page: Page, row: list[Source]) -> list[Operand]:
    """`two words, bread and roses (S and T)`."""
    at = row[0].outer_start
    pair = _PAIR.search(page.text, max(0, at - 60), at)
    if pair is None:
        return []
    found = [
        words_left(page, source, pair.end(name))
        for source, name in zip(row, ("one", "other"), strict=True)
    ]
    if any(o is None or o.start < pair.start() for o in found):
        return []
    return [o for o in found if o is not None]


_PAIR_AFTER = re.compile(
    r"\s?[—–:(,] ?(?:respectively,? )?(?:an? |the )?(?P<one>[a-z]+(?: [a-z]+)?) and "
    r"(?:an? |the )?(?P<other>[a-z]+(?: [a-z]+)?)(?=[.,;:!?)—–]| [—–]|$)"
)


def _bare_pair_after(page: Page, row: list[Source]) -> list[Operand]:
    """`marked S and T — entrance and exit`: two phrases for two, as long and of English words."""
    pair = _PAIR_AFTER.match(page.text, row[1].outer_end)
    if pair is None:
        return []
    found = [whole(page, *pair.span(name)) for name in ("one", "other")]
    for source, operand in zip(row, found, strict=True):
        gloss = page.text[operand.start : operand.end] if operand else ""
        if not (in_lexicon(gloss) and can_be_gloss(gloss, text_of(page, source), False)):
            return []
        if not alike(text_of(page, source), gloss, 2.5) or _goes_on(gloss.split()[0]):
            return []
    return [o for o in found if o is not None]


def _goes_on(first: str) -> bool:
    """Whether a word goes on with the sentence: `and`, `from`, `they`."""
    lists = words()
    return first in lists.prepositions or first in lists.pronouns or first in lists.conjunctions


def _of_many_countries(page: Page, source: Source, row: list[Source]) -> list[Match]:
    """`Cheers: S (Romania), T (Hungary)`: one phrase for all of the line."""
    text = page.text
    if not _COUNTRY.match(text, source.outer_end, source.outer_end + 60):
        return []
    begin = page.line_start(row[0].outer_start)
    line = _LINE.match(text, begin, row[0].outer_start)
    if line is None or _is_label(line.group("gloss")):
        return []
    operand = whole(page, line.start("gloss"), line.end("gloss"))
    gloss = line.group("gloss")
    if operand is None or not in_lexicon(gloss):
        return []
    if not can_be_gloss(gloss, text_of(page, source), True):
        return []
    return [Match(operand, "before the words, in a list of phrases", "", 0.8, shared=True)]


def _is_label(gloss: str) -> bool:
    """`Slogans:`, `The students:`: what the words are or who says them."""
    lists, parts = words(), gloss.lower().split()
    who = (lists.persons, lists.groups, lists.organisations, lists.titles, lists.speech)
    return parts[0] in lists.determiners or any(
        re.fullmatch(THING, p) or p in lists.saying or any(p in known for known in who)
        for p in parts
    )
