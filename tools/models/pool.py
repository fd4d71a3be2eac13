"""The words that a table is refined on, listed and drawn, with what the lists know of them."""

from collections.abc import Callable, Iterable, Sequence

import numpy as np
import scipy.sparse as sparse
from numpy.typing import NDArray

from tools.models.sample import draw_words
from tools.models.select import Floats

Ints = NDArray[np.int64]
LIKELIEST = 80_000
"""From how many words of a list, the likeliest first, some are taken."""


def places(word: str, index: dict[str, int]) -> list[int]:
    """The n-grams of a word that `index` knows, by number."""
    text = f" {word} "
    found = []
    for end in range(2, len(text) + 1):
        for start in range(max(0, end - 5), end):
            at = index.get(text[start:end])
            if at is not None:
                found.append(at)
    return found


def picked(words: Sequence[str], weights: NDArray[np.float64], many: int, seed: int) -> list[str]:
    """`many` of the words, each at most once, the heavier the likelier; sorted."""
    if len(words) <= many:
        return sorted(words)
    chance = np.random.default_rng(seed)
    keys = np.log(chance.random(len(words))) / np.maximum(weights, 1e-30)
    return sorted(words[i] for i in np.argpartition(keys, -many)[-many:])


class Sample:
    """How many words of a lane are taken: from its list, drawn from its counts, as running text."""

    def __init__(self, listed: int, drawn: int, running: int) -> None:
        self.listed, self.drawn, self.running = listed, drawn, running

    def of(
        self,
        ranked: Sequence[tuple[float, str]],
        counts: dict[str, float],
        share: float,
        seed: int,
    ) -> tuple[list[str], list[int]]:
        """The words of one lane, and running text made of them: numbers of words, by frequency.

        `ranked` are the words of its list, likeliest first, empty where it has none; `share` is
        the part of the full number that this lane is given.
        """
        words: list[str] = []
        drawn = int((self.listed / 2 + self.drawn) * share)
        if ranked:
            chances = np.array([chance for chance, _ in ranked[:LIKELIEST]])
            weights = np.exp(0.3 * (chances - chances.max()))
            known = [word for _, word in ranked[:LIKELIEST]]
            words = picked(known, weights, int(self.listed * share), seed)
            drawn = int(self.drawn * share)
        counter = draw_words(counts, max(4 * drawn, 10_000), seed)
        made = sorted(counter)
        often = np.array([counter[word] for word in made], float)
        chance = np.random.default_rng(seed)
        some = chance.choice(len(made), self.running, p=often / often.sum()) if made else []
        running = [made[i] for i in some]
        words = sorted(set(words) | set(picked(made, often**0.5, drawn, seed)) | set(running))
        place = {word: number for number, word in enumerate(words)}
        return words, [place[word] for word in running]


class Pool:
    """Words with the lane that each was taken from, their n-grams and the lists they stand in."""

    def __init__(
        self,
        by_lane: Sequence[tuple[Sequence[str], Sequence[int]]],
        index: dict[str, int],
    ) -> None:
        self.words = [word for words, _ in by_lane for word in words]
        sizes = [len(words) for words, _ in by_lane]
        self.lanes = np.repeat(np.arange(len(by_lane)), sizes)
        self.firsts = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
        self.running = [
            np.array(numbers, np.int64) + first
            for (_, numbers), first in zip(by_lane, self.firsts, strict=False)
        ]
        grams: list[int] = []
        starts = [0]
        for word in self.words:
            grams += places(word, index)
            starts.append(len(grams))
        self.grams = np.array(grams, np.int32)
        self.starts = np.array(starts, np.int64)
        self.listed = np.zeros((len(self.words), len(by_lane)), bool)

    def mark(self, lists: Iterable[tuple[int, Callable[[], Iterable[str]]]]) -> None:
        """Notes which words stand in the list of which lane."""
        where: dict[str, list[int]] = {}
        for number, word in enumerate(self.words):
            where.setdefault(word, []).append(number)
        for lane, read in lists:
            hits = [n for word in set(read()) & where.keys() for n in where[word]]
            self.listed[hits, lane] = True

    def matrix(self, numbers: Ints) -> tuple[sparse.csr_matrix, Ints]:
        """Words × the n-grams that occur in them, and which n-grams those are."""
        first, last = self.starts[numbers], self.starts[numbers + 1]
        parts = [self.grams[a:b] for a, b in zip(first, last, strict=True)]
        used, inverse = np.unique(np.concatenate(parts), return_inverse=True)
        ends = np.concatenate([[0], np.cumsum(last - first)])
        ones = np.ones(len(inverse), np.float32)
        shape = (len(numbers), len(used))
        return sparse.csr_matrix((ones, inverse.astype(np.int32), ends), shape=shape), used


def taught(
    pool: Pool, says: Floats, has: NDArray[np.bool_], more: float, less: float, chunk: int = 20_000
) -> NDArray[np.float16]:
    """What the full model and the lists say of every word (words × lanes, logarithms).

    `says` is n-grams × lanes, `has` tells which lanes have a list; a word that stands in one gains
    `more` there, one that is missing from one loses `less`.
    """
    out = np.zeros((len(pool.words), says.shape[1]), np.float16)
    for at in range(0, len(pool.words), chunk):
        numbers = np.arange(at, min(len(pool.words), at + chunk))
        matrix, used = pool.matrix(numbers)
        scores = matrix @ says[used]
        out[numbers] = scores - scores.max(1, keepdims=True)
    known = np.where(pool.listed, more, np.where(has, -less, 0)[None, :]).astype(np.float16)
    return out + known
