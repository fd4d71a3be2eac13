"""The likeliest translations of one passage among all stretches of English around it."""

from collections.abc import Mapping, Sequence
from itertools import repeat
from math import exp
from typing import NamedTuple

from annotator.model.proposal import Gloss
from annotator.suggest.glosses.english import is_romanisation
from annotator.suggest.glosses.weighed.between import Between
from annotator.suggest.glosses.weighed.further import REACH, further_signs
from annotator.suggest.glosses.weighed.places import FARTHEST, places
from annotator.suggest.glosses.weighed.signs import (
    both_signs,
    brief_signs,
    far_signs,
    near_signs,
    passage,
)
from annotator.suggest.glosses.weighed.tokens import tokens_around
from annotator.suggest.glosses.weighed.unseen import unseen_signs
from annotator.text.marks import MARKS

Numbers = Mapping[str, float]
"""How much each sign says."""
MOST = 4
"""Translations of one passage: "A", "B" or "C"."""
FIRST = 3
"""So many of the likeliest ranges are asked in turn; the first that is no romanisation decides."""
AT_LEAST = 0.15
"""One that is less likely by itself is none, whatever may stand beside it."""
UNLIKELY = -3.0
"""One more translation against which so much speaks is not compared with others."""
GLANCED_AT = 60
"""Ranges of which more than the borders is asked, those with the best borders."""
LOOKED_AT = 20
"""Ranges that are weighed with all signs, the likeliest at a glance: more cost time and hardly
ever win."""
BESIDE = 8
"""The same of ranges that could be one more translation."""


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
    at: tuple[int, int]
    """The tokens."""


class Place(NamedTuple):
    """A stretch of English with its signs."""

    start: int
    end: int
    signs: list[str]


class Surroundings:
    """A foreign passage with the English around it.

    `foreign`: the other foreign passages of the text, in order. `offered`: what the forms found for
    this passage, each with the `way` in which it was given; None where nobody asked them.
    `unseen`: whether no detector saw the passage, so that it may be no foreign one at all.
    """

    def __init__(
        self,
        text: str,
        source: tuple[int, int],
        foreign: Sequence[tuple[int, int]],
        offered: Mapping[tuple[int, int], str] | None,
        unseen: bool = False,
    ) -> None:
        self.text = text
        self.tokens, self.first, self.last = tokens_around(text, source, foreign)
        self.seen = passage(self.tokens, self.first, self.last, unseen)
        self.own = unseen_signs(self.tokens, self.seen, self.first, self.last) if unseen else []
        self.places = list(places(self.tokens, self.first, self.last))
        self.offered = (
            None if offered is None else {bare(text, r): way for r, way in offered.items()}
        )
        self.agreed = self._agreed()
        self._right = Between(self.tokens[self.last : self.last + FARTHEST], True)
        self._left = Between(self.tokens[max(0, self.first - FARTHEST) : self.first][::-1], False)
        self._near: dict[int, float] = {}
        self._far: dict[int, float] = {}

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

    def brief(self, start: int, end: int) -> list[str]:
        """Signs of a range that are told at a glance."""
        return brief_signs(self.tokens, self.seen, start >= self.last, start, end)

    def rest(self, start: int, end: int) -> list[str]:
        """All other signs of a range."""
        both = both_signs(self.tokens, self.seen, start >= self.last, start, end)
        offer = _offer(bare(self.text, self.range_of(start, end)), self.offered)
        return [*both, *self.own, *offer]

    def outside(self, start: int, end: int, numbers: Numbers) -> float:
        """What the borders of a range say together; each is asked once, so always with the same
        numbers."""
        inner, outer = self.borders(start, end)
        if inner not in self._near:
            self._near[inner] = _sum_of(self.near(inner), numbers)
        if outer not in self._far:
            self._far[outer] = _sum_of(self.far(outer), numbers)
        return self._near[inner] + self._far[outer]

    def signs_of(self, start: int, end: int) -> list[str]:
        """All signs of a range."""
        inner, outer = self.borders(start, end)
        near, far = self.near(inner), self.far(outer)
        return [*near, *far, *self.brief(start, end), *self.rest(start, end)]

    def beside(self, found: tuple[int, int]) -> list[tuple[int, int]]:
        """The ranges on the same side of the passage that are near one of them."""
        return [
            (start, end)
            for start, end in self.places
            if (end <= found[0] or found[1] <= start)
            and start - found[1] <= REACH
            and found[0] - end <= REACH
            and (start >= self.last) == (found[0] >= self.last)
        ]

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


def signed_places(around: Surroundings) -> list[Place]:
    """All stretches of English around a passage that could translate it, with all their signs.

    To learn from, in the order of `around.places`.
    """
    return [Place(*around.range_of(*at), around.signs_of(*at)) for at in around.places]


def signed_further(around: Surroundings, found: tuple[int, int]) -> list[Place]:
    """The stretches that could be one more translation beside `found`, a range of tokens."""
    return [
        Place(
            *around.range_of(*at),
            [*around.signs_of(*at), *further_signs(around.tokens, around.seen, found, at)],
        )
        for at in around.beside(found)
    ]


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
    around: Surroundings, numbers: Numbers, least: Least
) -> tuple[list[Link], frozenset[tuple[int, int]]]:
    """The translations of one passage that are likely enough; and what was looked at of those
    offered.

    `numbers`: those of the signs. None of the translations lies in another one.
    """
    seen, open_ = frozenset(around.agreed.values()), _scored(around, numbers)
    top = max(0.0, max((choice.score for choice in open_), default=0.0))
    total = exp(-top) + sum(exp(choice.score - top) for choice in open_)
    shares = {choice.at: exp(choice.score - top) / total for choice in open_}
    for best in sorted(open_, key=lambda choice: -choice.score)[:FIRST]:
        words = around.text[best.start : best.end]
        if not best.offered and is_romanisation(words, around.seen.text):
            continue
        bound = least.of(best.offered, False)
        if shares[best.at] < min(bound, AT_LEAST):
            break
        more = _beside(around, numbers, best)
        # What is one more translation takes nothing from the first.
        sure = shares[best.at] + sum(shares.get(other.at, 0.0) for other, p in more if p > 0.5)
        if sure < bound:
            break
        first = Link(best.start, best.end, min(1.0, sure))
        return _with_further(around, numbers, more, first, least), seen
    return [], seen


def _with_further(
    around: Surroundings,
    numbers: Numbers,
    more: list[tuple[_Choice, float]],
    first: Link,
    least: Least,
) -> list[Link]:
    """A translation and those beside it, the likeliest first: each may lead to another."""
    found = [first]
    while more and len(found) < MOST:
        choice, likely = max(more, key=lambda pair: pair[1])
        if likely < least.of(choice.offered, True):
            break
        found.append(Link(choice.start, choice.end, likely))
        best: dict[tuple[int, int], tuple[_Choice, float]] = {}
        for other, p in [*more, *_beside(around, numbers, choice)]:
            free = not any(other.start < one.end and one.start < other.end for one in found)
            if free and (other.at not in best or p > best[other.at][1]):
                best[other.at] = other, p
        more = list(best.values())
    return found


def _beside(around: Surroundings, numbers: Numbers, best: _Choice) -> list[tuple[_Choice, float]]:
    """The ranges beside one that was found, each with how likely it is one more translation."""
    ranked = []
    for start, end in around.beside(best.at):
        signs = further_signs(around.tokens, around.seen, best.at, (start, end))
        ranked.append((around.outside(start, end, numbers) + _sum_of(signs, numbers), start, end))
    found = _looked_at(around, numbers, ranked, BESIDE)
    return [(choice, _among_rivals(choice, found)) for choice in found if choice.score > UNLIKELY]


def _among_rivals(choice: _Choice, found: Sequence[_Choice]) -> float:
    """How likely it is the one among the ranges that share words with it, or none is."""
    rivals = [one.score for one in found if one.start < choice.end and choice.start < one.end]
    top = max(0.0, *rivals)
    return exp(choice.score - top) / (exp(-top) + sum(exp(score - top) for score in rivals))


def _scored(around: Surroundings, numbers: Numbers) -> list[_Choice]:
    """The ranges with what speaks for them, those that their borders rule out left aside."""

    ranked = [(around.outside(*at, numbers), *at) for at in around.places]
    return _looked_at(around, numbers, ranked, LOOKED_AT)


def _looked_at(
    around: Surroundings, numbers: Numbers, ranked: list[tuple[float, int, int]], count: int
) -> list[_Choice]:
    """The likeliest of ranges, and those that the forms found, with all that speaks for them."""
    ranked.sort(reverse=True)
    agreed = [one for one in ranked[GLANCED_AT:] if one[1:] in around.agreed]
    glanced = [
        (score + _sum_of(around.brief(start, end), numbers), start, end)
        for score, start, end in ranked[:GLANCED_AT] + agreed
    ]
    glanced.sort(reverse=True)
    likely = glanced[:count]
    likely += [one for one in glanced[count:] if one[1:] in around.agreed]
    return [
        _Choice(
            *around.range_of(start, end),
            score + _sum_of(around.rest(start, end), numbers),
            (start, end) in around.agreed,
            (start, end),
        )
        for score, start, end in likely
    ]


def _sum_of(signs: list[str], numbers: Numbers) -> float:
    """What signs say together; one without a number says nothing."""
    return sum(map(numbers.get, signs, repeat(0.0)))
