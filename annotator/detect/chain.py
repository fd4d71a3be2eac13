"""Where a line leaves English: the best path of a hidden Markov chain over its words.

States are English and every language of the table. A change costs what `gaps` says of its place.
One pass over the words, linear in their number.
"""

from typing import NamedTuple

from annotator.detect.gaps import PRICES, SPACE, price_of
from annotator.detect.words import Gains, Word

FOREIGN = 14.0
"""From one foreign language to another, wherever."""
EDGE = 3.0
"""Entering at the first word of a line, leaving after its last."""


class Stretch(NamedTuple):
    """Words `first` to `last` (inclusive) in the language of lane `lane`."""

    first: int
    last: int
    lane: int


def stretches(
    words: list[Word], gains: Gains, bonus: dict[int, float] | None = None
) -> list[Stretch]:
    """The foreign stretches of a line.

    `bonus` lowers the price of entering at a word (by number) where the words before announce it.
    """
    size = len(gains.tags)
    english, state = 0.0, [-1e9] * size
    trail: list[tuple[float, list[float], float, float]] = []
    for number, word in enumerate(words):
        price = price_of(word.gap) if number else EDGE
        enter = english - price + (bonus.get(number, 0.0) if bonus else 0.0)
        best = max(state)
        floor = max(enter, best - FOREIGN)
        trail.append((english, state, enter, best))
        english = max(english, best - price)
        gain = gains.of(word.form, word.shape)
        state = [(v if v > floor else floor) + g for v, g in zip(state, gain, strict=True)]
    return _back(words, trail, english, state)


def _back(
    words: list[Word],
    trail: list[tuple[float, list[float], float, float]],
    english: float,
    state: list[float],
) -> list[Stretch]:
    """The stretches of the best path, read from its end."""
    out: list[Stretch] = []
    best = max(state)
    lane = state.index(best) if best - EDGE > english else -1
    last = len(words) - 1
    for number in range(len(words) - 1, -1, -1):
        before_english, before, enter, top = trail[number]
        if lane < 0:
            price = price_of(words[number].gap) if number else EDGE
            if top - price > before_english:
                lane, last = before.index(top), number - 1
            continue
        stay, switch = before[lane], top - FOREIGN
        if stay >= enter and stay >= switch:
            continue
        out.append(Stretch(number, last, lane))
        if enter >= switch:
            lane = -1
        else:
            lane, last = before.index(top), number - 1
    out.reverse()
    return out


__all__ = ["EDGE", "FOREIGN", "PRICES", "SPACE", "Stretch", "stretches"]
