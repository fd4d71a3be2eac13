"""Makes up for what a small table leaves out.

The chosen entries are adjusted until, on listed and drawn words, the small table gives the
languages the same shares as the full model and the lists of words do (soft targets, cross-entropy,
Adagrad). No new entries are added. What is kept is the mean of the entries over the last pass: a
single end point leans towards the words it saw last. The inner loop is in C (refine.c), compiled
at the first use: a pass over a million words takes half a minute instead of five.
"""

import ctypes
import subprocess
import tempfile
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tools.models.pool import Ints, Pool
from tools.models.select import Floats

SINGLES, GROUPS = 2600, 1400
"""Single words and stretches of running text in a batch."""
LONGEST = 6
"""Words that a stretch has at most."""
HARD = 0.1
"""Weight of the language that a word was taken from, beside what the full model says."""
SLOWER = 0.65
"""The rate of a pass, as a part of the rate of the pass before."""
EVERY = 10
"""Batches of the last pass from one state that goes into the mean to the next."""


@lru_cache(maxsize=1)
def _kernel() -> Any:
    """The compiled loop. Needs a C compiler named cc."""
    source = Path(__file__).with_name("refine.c")
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "refine.so"
        command = ["cc", "-O2", "-ffp-contract=off", "-shared", "-fPIC"]
        subprocess.run([*command, "-o", str(made), str(source), "-lm"], check=True)
        loop = ctypes.CDLL(str(made)).refine_batch
    loop.restype = ctypes.c_double
    return loop


def shares(scores: Floats) -> Floats:
    """Scores as shares of the languages (softmax by row)."""
    powers = np.exp(scores - scores.max(1, keepdims=True))
    shared: Floats = powers / powers.sum(1, keepdims=True)
    return shared


def batches(
    pool: Pool, interests: Floats, chance: np.random.Generator
) -> Iterator[tuple[Ints, Ints, Ints]]:
    """One pass over all words with running text mixed in: each item's first word, the words, the
    items' lanes."""
    order = chance.permutation(len(pool.words))
    filled = np.array([lane for lane, running in enumerate(pool.running) if len(running)])
    weights = interests[filled] / interests[filled].sum()
    for at in range(0, len(order), SINGLES):
        one = order[at : at + SINGLES]
        lanes = chance.choice(filled, GROUPS, p=weights)
        sizes = chance.integers(1, LONGEST + 1, GROUPS)
        text = [
            pool.running[lane][chance.integers(0, len(pool.running[lane]), size)]
            for lane, size in zip(lanes, sizes, strict=True)
        ]
        firsts = np.concatenate([np.arange(len(one) + 1), len(one) + np.cumsum(sizes)])
        yield firsts, np.concatenate([one, *text]), np.concatenate([pool.lanes[one], lanes])


class _Table(ctypes.Structure):
    """The struct of refine.c."""

    _fields_ = [
        (name, ctypes.c_void_p)
        for name in ("firsts", "lanes", "values", "moved", "slopes", "marked", "met")
    ]


def _at(array: NDArray[Any]) -> ctypes.c_void_p:
    return array.ctypes.data_as(ctypes.c_void_p)


class Entries:
    """The chosen entries of a table, row by row, and what the loop notes about them."""

    def __init__(self, start: Floats, chosen: NDArray[np.bool_]) -> None:
        rows, lanes = np.nonzero(chosen)
        self.places = (rows, lanes)
        self.values = start[rows, lanes].astype(np.float32)
        size, count = len(start), len(rows)
        firsts = np.concatenate([[0], np.cumsum(chosen.sum(1))]).astype(np.int64)
        self._columns: list[NDArray[Any]] = [
            firsts, lanes.astype(np.uint8), self.values, np.full(count, 1e-3, np.float32),
            np.zeros(count, np.float32), np.zeros(size, np.uint8), np.zeros(size, np.int32),
        ]  # fmt: skip
        self._struct = _Table(*[_at(column) for column in self._columns])

    def learn(self, batch: tuple[Ints, Ints, Ints], words: "Words", rate: float) -> float:
        """Moves the entries that a batch meets; gives the sum of its cross-entropies."""
        firsts, numbers, lanes = (np.ascontiguousarray(part, np.int64) for part in batch)
        loss: float = _kernel()(
            ctypes.byref(self._struct), ctypes.c_int64(words.target.shape[1]),
            ctypes.c_int64(len(lanes)), _at(firsts), _at(numbers), _at(lanes),
            _at(words.firsts), _at(words.rows), _at(words.target), _at(_HALVES),
            ctypes.c_float(HARD), ctypes.c_float(rate),
        )  # fmt: skip
        return loss


_HALVES = np.arange(65536, dtype=np.uint16).view(np.float16).astype(np.float32)


class Words:
    """The words of a pool as the loop reads them: the table's rows in each, the shares wanted."""

    def __init__(self, pool: Pool, target: NDArray[np.float16], row_of: Ints) -> None:
        rows = row_of[pool.grams]
        inside = rows >= 0
        before = np.concatenate([[0], np.cumsum(inside)])
        self.firsts = before[pool.starts].astype(np.int64)
        self.rows = rows[inside].astype(np.int32)
        self.target = np.ascontiguousarray(target)


def refined(
    start: Floats,
    chosen: NDArray[np.bool_],
    target: NDArray[np.float16],
    pool: Pool,
    row_of: Ints,
    interests: Floats,
    passes: int = 4,
    rate: float = 0.3,
) -> Floats:
    """The chosen entries of a table (n-grams × lanes), adjusted.

    `target` is what the pool's words should score; `row_of` gives the table's row of each n-gram
    as the pool numbers them, -1 where it has none; `interests` are the lanes' shares of the
    running text.
    """
    entries, words = Entries(start, chosen), Words(pool, target, row_of)
    chance = np.random.default_rng(5)
    total, states = np.zeros(len(entries.values)), 0
    for number in range(passes):
        loss = count = 0.0
        for place, batch in enumerate(batches(pool, interests, chance)):
            loss += entries.learn(batch, words, rate)
            count += len(batch[2])
            if number == passes - 1 and place % EVERY == 0:
                total += entries.values
                states += 1
        rate *= SLOWER
        print(f"  pass {number + 1}: loss {loss / count:.4f}", flush=True)
    table = np.zeros_like(start)
    table[entries.places] = (total / max(states, 1)).astype(np.float32)
    return table
