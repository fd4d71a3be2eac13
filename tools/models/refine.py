"""Makes up for what a small table leaves out.

The chosen entries are adjusted until, on listed and drawn words, the small table gives the
languages the same shares as the full model and the lists of words do (soft targets, cross-entropy,
Adagrad). No new entries are added.
"""

from collections.abc import Iterator

import numpy as np
import scipy.sparse as sparse
from numpy.typing import NDArray

from tools.models.pool import Ints, Pool
from tools.models.select import Floats

SINGLES, GROUPS = 2600, 1400
"""Single words and stretches of running text in a batch."""
LONGEST = 6
"""Words that a stretch has at most."""
HARD = 0.1
"""Weight of the language that a word was taken from, beside what the full model says."""
SLOWER = 0.7
"""The rate of a pass, as a part of the rate of the pass before."""


def shares(scores: Floats) -> Floats:
    """Scores as shares of the languages (softmax by row)."""
    powers = np.exp(scores - scores.max(1, keepdims=True))
    shared: Floats = powers / powers.sum(1, keepdims=True)
    return shared


def batches(
    pool: Pool, interests: Floats, chance: np.random.Generator
) -> Iterator[tuple[Ints, sparse.csr_matrix, Ints]]:
    """One pass over all words with running text mixed in: words, items × words, items' lanes."""
    order = chance.permutation(len(pool.words))
    filled = np.array([lane for lane, running in enumerate(pool.running) if len(running)])
    weights = interests[filled] / interests[filled].sum()
    for at in range(0, len(order), SINGLES):
        one = order[at : at + SINGLES]
        lanes = chance.choice(filled, GROUPS, p=weights)
        sizes = chance.integers(1, LONGEST + 1, GROUPS)
        text = [
            chance.choice(pool.running[lane], size) for lane, size in zip(lanes, sizes, strict=True)
        ]
        words = np.concatenate([one, *text])
        ends = np.concatenate([np.arange(len(one) + 1), len(one) + np.cumsum(sizes)])
        ones = np.ones(len(words), np.float32)
        shape = (len(one) + GROUPS, len(words))
        items = sparse.csr_matrix((ones, np.arange(len(words)), ends), shape=shape)
        yield words, items, np.concatenate([pool.lanes[one], lanes])


def refined(
    start: Floats,
    chosen: NDArray[np.bool_],
    target: NDArray[np.float16],
    pool: Pool,
    row_of: Ints,
    interests: Floats,
    passes: int = 3,
    rate: float = 0.07,
) -> Floats:
    """The chosen entries of a table (n-grams × lanes), adjusted.

    `target` is what the pool's words should score; `row_of` gives the table's row of each n-gram
    as the pool numbers them, -1 where it has none; `interests` are the lanes' shares of the
    running text.
    """
    table = start.copy()
    moved = np.full(table.shape, 1e-3, np.float32)
    chance = np.random.default_rng(5)
    for number in range(passes):
        loss = count = 0.0
        for words, items, lanes in batches(pool, interests, chance):
            matrix, used = pool.matrix(words)
            inside = row_of[used] >= 0
            rows, small = row_of[used][inside], items @ matrix[:, inside]
            wanted = (1 - HARD) * shares(items @ target[words].astype(np.float32))
            wanted[np.arange(len(lanes)), lanes] += HARD
            got = shares(small @ table[rows])
            loss -= float((wanted * np.log(got + 1e-9)).sum())
            count += len(lanes)
            slope = (small.T @ (got - wanted)) * chosen[rows]
            moved[rows] += slope * slope
            table[rows] -= rate * slope / np.sqrt(moved[rows])
        rate *= SLOWER
        print(f"  pass {number + 1}: loss {loss / count:.4f}", flush=True)
    return table
