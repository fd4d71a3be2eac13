"""The likeliest translations of one passage among all stretches of English around it."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import repeat
from math import exp
from typing import NamedTuple

from annotator.model.proposal import Gloss
from annotator.suggest.glosses.english import is_romanisation
from annotator.suggest.glosses.weighed.between import Between
from annotator.suggest.glosses.weighed.places import FARTHEST, places
from annotator.suggest.glosses.weighed.signs import (
    both_signs,
    far_signs,
    near_signs,
    passage,
)
from annotator.suggest.glosses.weighed.tokens import tokens_around
from annotator.text.marks import MARKS

MOST = 4
"""Translations of one passage: "A", "B" or "C"."""
LOOKED_AT = 20
"""Ranges that are weighed with all signs, those with the best borders: more cost time and never
win."""


def way_of(gloss: Gloss) -> str:
    """The way in which a form found a translation, without the words of the article."""
    return gloss.because.partition(":")[0]


class Link(NamedTuple):
    """A translation: code points, and how likely it is."""

    start: int
    end: int
    likely: float


class Least(NamedTuple):
    """How likely a translation must be."""

    agreed: float
    """One that a form found."""
    alone: float
    """One that no form found."""
    more: float
    """The same for a second one of the passage."""

    def of(self, offered: bool, further: bool) -> float:
        """The bound for one translation."""
        return self.agreed if offered else self.more if further else self.alone


class _Choice(NamedTuple):
    """A range of code points, what speaks for it, and whether a form found it."""

    start: int
    end: int
    score: float
    offered: bool


class Place(NamedTuple):
    """A stretch of English with its signs."""

    start: int
    end: int
    signs: list[str]


class Surroundings:
    """A foreign passage with the English around it.

    `foreign`: the other foreign passages of the text, in order. `offered`: what the forms found for
    this passage, each with the `way` in which it was given; None where nobody asked them.
    """

    def __init__(
        self,
        text: str,
        source: tuple[int, int],
        foreign: Sequence[tuple[int, int]],
        offered: Mapping[tuple[int, int], str] | None,
    ) -> None:
        self.text = text
        self.tokens, self.first, self.last = tokens_around(text, source, foreign)
        self.seen = passage(self.tokens, self.first, self.last)
        self.places = list(places(self.tokens, self.first, self.last))
        self.offered = (
            None if offered is None else {bare(text, r): way for r, way in offered.items()}
        )
        self.agreed = self._agreed()
        self._right = Between(self.tokens[self.last : self.last + FARTHEST], True)
        self._left = Between(self.tokens[max(0, self.first - FARTHEST) : self.first][::-1], False)

    def range_of(self, start: int, end: int) -> tuple[int, int]:
        """Code points of a range of tokens, with the mark that ends it."""
        return self.tokens[start].start, _with_final(self.text, self.tokens[end - 1].end)

    def borders(self, start: int, end: int) -> tuple[int, int]:
        """Of a range of tokens the border towards the passage, and the other one."""
        return (start, end) if start >= self.last else (end, start)

    def near(self, inner: int) -> list[str]:
        """Signs of a border towards the passage."""
        if inner >= self.last:
            return near_signs(self.seen, self._right, inner - self.last)
        return near_signs(self.seen, self._left, self.first - inner)

    def far(self, outer: int) -> list[str]:
        """Signs of a border away from the passage."""
        return far_signs(self.tokens, outer > self.last, outer)

    def rest(self, start: int, end: int) -> list[str]:
        """All other signs of a range."""
        both = both_signs(self.tokens, self.seen, start >= self.last, start, end)
        return [*both, *_offer(bare(self.text, self.range_of(start, end)), self.offered)]

    def _agreed(self) -> dict[tuple[int, int], tuple[int, int]]:
        """The places that the forms found, each with the code points between its marks."""
        return {
            (start, end): (a, b)
            for a, b in self.offered or ()
            for start, end in self.places
            if self.tokens[start].start <= a
            and b <= self.tokens[end - 1].end
            and bare(self.text, self.range_of(start, end)) == (a, b)
        }


def signed_places(
    text: str,
    source: tuple[int, int],
    foreign: Sequence[tuple[int, int]],
    offered: Mapping[tuple[int, int], str] | None,
) -> list[Place]:
    """All stretches of English around `source` that could translate it, with all their signs.

    To learn from; arguments as those of `Surroundings`.
    """
    around = Surroundings(text, source, foreign, offered)
    found = []
    for start, end in around.places:
        inner, outer = around.borders(start, end)
        signs = [*around.near(inner), *around.far(outer), *around.rest(start, end)]
        found.append(Place(*around.range_of(start, end), signs))
    return found


def _with_final(text: str, end: int) -> int:
    """The end with the question or exclamation mark, and with a stop that stands in marks."""
    while end < len(text) and text[end] in "!?":
        end += 1
    if end + 1 < len(text) and text[end] in ".…" and text[end + 1] in MARKS:
        end += 1
    return end


def bare(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """A range without what is no letter or figure at its ends."""
    start, end = span
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


def _offer(span: tuple[int, int], offered: Mapping[tuple[int, int], str] | None) -> list[str]:
    """What the forms say of a range."""
    if offered is None:
        return ["forms unasked"]
    if not offered:
        return ["forms find none"]
    if span in offered:
        return ["forms agree", f"forms agree {offered[span]}"]
    if any(start < span[1] and span[0] < end for start, end in offered):
        return ["forms overlap"]
    return ["forms elsewhere"]


def link(
    text: str,
    source: tuple[int, int],
    foreign: Sequence[tuple[int, int]],
    offered: Mapping[tuple[int, int], str],
    numbers: Mapping[str, float],
    least: Least,
) -> tuple[list[Link], frozenset[tuple[int, int]]]:
    """The translations of one passage that are likely enough; and what was looked at of `offered`.

    Arguments as those of `Surroundings`, and the numbers of the signs. None of the translations
    lies in another one.
    """
    around = Surroundings(text, source, foreign, offered)
    open_ = _scored(around, numbers)
    found: list[Link] = []
    while open_ and len(found) < MOST:
        top = max(0.0, max(choice.score for choice in open_))
        total = exp(-top) + sum(exp(choice.score - top) for choice in open_)
        enough = [
            choice
            for choice in open_
            if exp(choice.score - top) / total >= least.of(choice.offered, bool(found))
        ]
        if not enough:
            break
        best = max(enough, key=lambda choice: choice.score)
        if not best.offered and is_romanisation(text[best.start : best.end], around.seen.text):
            open_.remove(best)
            continue
        found.append(Link(best.start, best.end, exp(best.score - top) / total))
        open_ = [choice for choice in open_ if _goes_on(text, found, choice)]
    return found, frozenset(around.agreed.values())


def _scored(around: Surroundings, numbers: Mapping[str, float]) -> list[_Choice]:
    """The ranges with what speaks for them, those that their borders rule out left aside."""

    @cache
    def near(border: int) -> float:
        return _sum_of(around.near(border), numbers)

    @cache
    def far(border: int) -> float:
        return _sum_of(around.far(border), numbers)

    ranked = []
    for start, end in around.places:
        inner, outer = around.borders(start, end)
        ranked.append((near(inner) + far(outer), start, end))
    ranked.sort(reverse=True)
    likely = ranked[:LOOKED_AT]
    likely += [one for one in ranked[LOOKED_AT:] if one[1:] in around.agreed]
    return [
        _Choice(
            *around.range_of(start, end),
            score + _sum_of(around.rest(start, end), numbers),
            (start, end) in around.agreed,
        )
        for score, start, end in likely
    ]


def _sum_of(signs: list[str], numbers: Mapping[str, float]) -> float:
    """What signs say together; one without a number says nothing."""
    return sum(map(numbers.get, signs, repeat(0.0)))


_OPEN, _CLOSE = "“\"‘'«", "”\"’'»"
_JOINT = re.compile(
    rf"[{_CLOSE})]*[,;]? ?(?:(?:or|and|/|;|but also|literally|lit\.)[ ,:]*(?:[a-z]+[ ,]+){{0,2}})"
    rf"[{_OPEN}]*|[{_CLOSE}],? [{_OPEN}]"
)
"""`”, or more simply “`: what stands between two translations of the same words."""


def _goes_on(text: str, found: Sequence[Link], choice: _Choice) -> bool:
    """Whether a further translation is one that the forms found, or stands beside those found:
    `“A”, or more simply “B”`."""
    if any(choice.start < one.end and one.start < choice.end for one in found):
        return False
    return choice.offered or any(
        _JOINT.fullmatch(text, one.end, choice.start)
        if one.end <= choice.start
        else _JOINT.fullmatch(text, choice.end, one.start)
        for one in found
    )
