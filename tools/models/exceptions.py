"""Which whole words are worth noting beside the tables."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from math import exp
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from annotator.detect.priors import prior
from tools.models.noted import BONUS
from tools.models.pool import Ints, Pool
from tools.models.refine import shares
from tools.models.select import Floats

PAIRS = 137_000
"""How many words are noted in all."""
LIKELIEST = 40_000
"""How many words of a list are looked at, the likeliest first."""
FREQUENT = 1500
"""A word's chance to be met is taken to fall with its rank plus this."""
LESS = {"br": 0.3, "ht": 0.4, "gd": 0.4, "jv": 0.4, "lb": 0.4, "mt": 0.4, "ku": 0.5, "uz": 0.6,
        "gl": 0.7, "la": 0.7}  # fmt: skip
"""What a word of a language counts whose list is noisy, or whose chances no running text tells."""
MET = 0.5
"""The power of a language's prior by which a chance to meet its words is taken to grow."""
NEVER = ("en",)
"""Lanes for which nothing is noted: the main language."""


def worth(target: Floats, share: Floats) -> Floats:
    """By how much the expected log loss falls if a word is noted for a language.

    `target` is the language's share by all that is known, `share` by the small table.
    """
    gain: Floats = target * BONUS - np.log1p(share * np.expm1(BONUS))
    return gain


class Noted(NamedTuple):
    """A word of a language, and what noting it is worth."""

    worth: float
    tag: str
    word: str


def weighed(
    pool: Pool,
    target: NDArray[np.float16],
    small: Floats,
    row_of: Ints,
    tags: Sequence[str],
    priors: Floats,
    chunk: int = 20_000,
) -> Iterator[Noted]:
    """The words of a pool that are worth noting for the lane they come from.

    A lane's words stand with the likeliest first. `small` is the table as shipped (rows × lanes),
    `row_of` its row of each n-gram.
    """
    out = [number for number, tag in enumerate(tags) if tag == "en"]
    ranks = np.arange(len(pool.words)) - pool.firsts[pool.lanes]
    for at in range(0, len(pool.words), chunk):
        numbers = np.arange(at, min(len(pool.words), at + chunk))
        matrix, used = pool.matrix(numbers)
        inside = row_of[used] >= 0
        scores = matrix[:, inside] @ small[row_of[used][inside]] + priors
        wanted = target[numbers].astype(np.float32) + priors
        scores[:, out] = wanted[:, out] = -1e9
        own = (np.arange(len(numbers)), pool.lanes[numbers])
        gains = worth(shares(wanted)[own], shares(scores)[own]) / (ranks[numbers] + FREQUENT)
        for place in np.nonzero(gains > 0)[0]:
            number = numbers[place]
            yield Noted(float(gains[place]), tags[pool.lanes[number]], pool.words[number])


@cache
def _counts_for(tag: str) -> float:
    """What a word of a language counts beside those of others."""
    return LESS.get(tag, 1.0) * exp(MET * prior(tag))


def best(notes: Iterable[Noted]) -> list[tuple[str, str]]:
    """The most worthwhile, as pairs of language and word."""
    weighed = (note._replace(worth=note.worth * _counts_for(note.tag)) for note in notes)
    order = sorted(weighed, key=lambda note: (-note.worth, note.tag, note.word))
    return [(note.tag, note.word) for note in order[:PAIRS]]
