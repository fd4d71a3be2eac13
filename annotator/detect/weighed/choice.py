"""The stretches that their signs speak for, after all that the rules have found."""

from collections.abc import Iterator, Mapping
from itertools import repeat
from typing import NamedTuple

from annotator.detect.chain import Stretch
from annotator.detect.english import introduced_loans, misspelt
from annotator.detect.frame_words import NOUNS
from annotator.detect.weighed.signs import around, own, scene
from annotator.detect.weighed.stretches import possible
from annotator.detect.weighed.weights import weights
from annotator.detect.words import LOWER, Gains, Word

LEAST = 0.8
"""From which logarithm of the odds on a stretch is taken."""
HOPELESS = -2.5
"""What the surroundings have to say so that the letters are asked at all. What the letters can say
for a stretch is seldom more; it keeps three quarters of the names in English news out."""
WORDS = 250
"""Words of a line up to which it is weighed: no paragraph has more."""
MOST = 60
"""Stretches of a line up to which they are weighed."""


class Signed(NamedTuple):
    """A stretch with what speaks for and against it."""

    first: int
    last: int
    signs: list[str]


def signed(
    words: list[Word],
    line: str,
    found: list[Stretch],
    hints: list[dict[int, float]],
    source: Gains,
    numbers: Mapping[str, float] | None = None,
) -> Iterator[Signed]:
    """The stretches of a line that the rules have left, with their signs; with `numbers` only those
    of which the surroundings leave some hope."""
    if len(words) > WORDS:
        return
    taken = bytearray(len(words))
    for stretch in found:
        taken[stretch.first : stretch.last + 1] = b"\1" * (stretch.last + 1 - stretch.first)
    places = possible(words, line, taken, source)
    if not places or len(places) > MOST:
        return
    seen = scene(words, line, hints, source, len(found))
    for first, last in places:
        outer = around(seen, first, last)
        if numbers is None or weight(outer, numbers) > HOPELESS:
            yield Signed(first, last, [*outer, *own(seen, first, last)])


def added(
    words: list[Word],
    line: str,
    found: list[Stretch],
    hints: list[dict[int, float]],
    source: Gains,
) -> list[Stretch]:
    """The stretches to add to those `found`, in order; none overlaps another."""
    numbers = weights()
    scored = [
        (score, one.first, one.last)
        for one in signed(words, line, found, hints, source, numbers)
        if (score := weight(one.signs, numbers)) >= LEAST and not _is_english(words, one, source)
    ]
    out: list[Stretch] = []
    for _, first, last in sorted(scored, key=lambda one: (-one[0], one[1], one[2])):
        if all(last < other.first or first > other.last for other in out):
            out.append(Stretch(first, last, _lane(words[first : last + 1], source)))
    return sorted(out)


def _is_english(words: list[Word], one: Signed, source: Gains) -> bool:
    """Whether a stretch is one word in small letters that English has borrowed, that says what a
    foreign word is ("the Latin motto"), or an English one with a letter wrong: the rules know when
    such a word is foreign."""
    word = words[one.first]
    if one.last > one.first or word.shape != LOWER:
        return False
    if word.form in introduced_loans() or word.form in NOUNS:
        return True
    return word.form not in source.known and misspelt(word.form, source.known)


def weight(row: list[str], numbers: Mapping[str, float]) -> float:
    """What the signs of a stretch say together, logarithm of the odds."""
    return sum(map(numbers.get, dict.fromkeys(row), repeat(0.0)))


def _lane(inside: list[Word], source: Gains) -> int:
    rows = [source.of(word.form, LOWER) for word in inside]
    total = [sum(gains) for gains in zip(*rows, strict=True)]
    return max(range(len(total)), key=total.__getitem__)
