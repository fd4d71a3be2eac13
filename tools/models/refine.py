"""Makes up for what a small table leaves out.

The chosen entries are adjusted until, on drawn words, the small table gives the languages the same
shares as the full model does (soft targets, cross-entropy, Adagrad). No new entries are added.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
import scipy.sparse as sparse
from numpy.typing import NDArray

from tools.models.select import Floats

Ints = NDArray[np.int64]
BATCH = 4096
GROUPS = 0.35
"""Share of a batch that is groups of three words; the rest is single words."""
HARD = 0.3
"""Weight of the language that a word was drawn from, beside the full model's shares."""


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


class Words:
    """Drawn words of all lanes with their n-grams, and how to group them."""

    def __init__(self, drawn: Sequence[Counter[str]], index: dict[str, int], per_lane: int) -> None:
        chance = np.random.default_rng(11)
        grams: list[int] = []
        starts = [0]
        lanes: list[int] = []
        self.tokens: list[Ints] = []
        for lane, counter in enumerate(drawn):
            words = sorted(counter)
            if len(words) > per_lane:
                weights = np.array([counter[w] for w in words], float) ** 0.5
                pick = chance.choice(len(words), per_lane, replace=False, p=weights / weights.sum())
                words = [words[i] for i in sorted(pick)]
            first = len(lanes)
            for word in words:
                grams += places(word, index)
                starts.append(len(grams))
                lanes.append(lane)
            counts = np.array([counter[w] for w in words], float)
            many = chance.choice(len(words), 4000, p=counts / counts.sum()) if words else []
            self.tokens.append(np.asarray(many, np.int64) + first)
        self.grams = np.array(grams, np.int32)
        self.starts = np.array(starts, np.int64)
        self.lanes = np.array(lanes, np.int64)

    def matrix(self, items: Sequence[Ints]) -> tuple[sparse.csr_matrix, Ints]:
        """Items (groups of words) × the n-grams that occur in them, and which n-grams those are."""
        parts = [self.grams[self.starts[w] : self.starts[w + 1]] for item in items for w in item]
        sizes = [sum(self.starts[w + 1] - self.starts[w] for w in item) for item in items]
        used, inverse = np.unique(np.concatenate(parts), return_inverse=True)
        ends = np.concatenate([[0], np.cumsum(sizes)])
        ones = np.ones(len(inverse), np.float32)
        shape = (len(items), len(used))
        return sparse.csr_matrix((ones, inverse.astype(np.int32), ends), shape=shape), used

    def batches(self, chance: np.random.Generator) -> Iterator[tuple[list[Ints], Ints]]:
        """One pass over all words, with groups of three mixed in: items and their lanes."""
        order = chance.permutation(len(self.lanes))
        singles = int(BATCH * (1 - GROUPS))
        filled = [lane for lane, tokens in enumerate(self.tokens) if len(tokens)]
        for at in range(0, len(order), singles):
            items = [order[i : i + 1] for i in range(at, min(at + singles, len(order)))]
            lanes = [int(self.lanes[item[0]]) for item in items]
            for lane in chance.choice(filled, BATCH - singles):
                items.append(chance.choice(self.tokens[lane], 3))
                lanes.append(int(lane))
            yield items, np.array(lanes)


def shares(scores: Floats) -> Floats:
    """Scores as shares of the languages (softmax by row)."""
    powers = np.exp(scores - scores.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)


def refined(
    start: Floats,
    chosen: NDArray[np.bool_],
    full: Floats,
    words: Words,
    row_of: Ints,
    passes: int = 4,
    rate: float = 0.07,
) -> Floats:
    """The chosen entries of a table (n-grams × lanes), adjusted.

    `full` is the full model, its n-grams as `words` numbers them; `row_of` gives the table's row of
    each of them, -1 where it has none.
    """  # fmt: skip
    table = start.copy()
    moved = np.full(table.shape, 1e-3, np.float32)
    chance = np.random.default_rng(5)
    for number in range(passes):
        loss = count = 0.0
        for items, lanes in words.batches(chance):
            matrix, used = words.matrix(items)
            target = (1 - HARD) * shares(matrix @ full[used])
            target[np.arange(len(items)), lanes] += HARD
            inside = row_of[used] >= 0
            rows, small = row_of[used][inside], matrix[:, inside]
            got = shares(small @ table[rows])
            loss -= float((target * np.log(got + 1e-9)).sum())
            count += len(items)
            slope = (small.T @ (got - target)) * chosen[rows]
            moved[rows] += slope * slope
            table[rows] -= rate * slope / np.sqrt(moved[rows])
        rate *= 0.8
        print(f"  pass {number + 1}: loss {loss / count:.4f}", flush=True)
    return table
