"""Which entries (n-gram, language) are worth their bytes.

An entry matters as far as it is met (how often the n-gram stands in a language that could be
taken for this one) and as far as it says something (how far from what the row says by default).
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tools.models.train import Model

Floats = NDArray[np.float32]
RARE = (0.0, 1e-7, 5e-7, 1.5e-6, 3e-6, 4e-6)
"""Least frequency, by length, at which an n-gram is considered in a language."""


class Chosen(NamedTuple):
    """Rows with their entries: for each n-gram the lanes' numbers and steps."""

    grams: list[str]
    entries: list[list[tuple[int, int]]]


def candidates(all_counts: Iterator[dict[str, float]]) -> list[str]:
    """Every n-gram that is frequent enough in at least one language, sorted."""
    grams: set[str] = set()
    for counts in all_counts:
        total = sum(count for gram, count in counts.items() if len(gram) == 1)
        grams |= {g for g, c in counts.items() if g != " " and c >= RARE[len(g)] * total}
    return sorted(grams)


def dense(model: Model, grams: Sequence[str]) -> tuple[Floats, Floats]:
    """What each n-gram says for one language, and how frequent it is there."""
    says = np.array(model.deltas(grams), dtype=np.float32)
    often = np.array(model.frequencies(grams), dtype=np.float32)
    return says, often


def confusion(says: Floats, often: Floats) -> Floats:
    """How easily a word of language m (row) passes for language l (column), 0.005 to 1."""
    rate = often @ says.T
    gap = np.maximum(np.diag(rate)[:, None] - rate, 0.0)
    return np.maximum(np.exp(-5.0 * gap), 0.005).astype(np.float32)


def relevance(
    says: Floats, often: Floats, weights: Floats, base: int, chunk: int = 50_000
) -> tuple[Floats, Floats]:
    """How much each entry is worth (lanes × n-grams), and each row's default.

    `weights` are the lanes' shares of interest, `base` the lane of the main language, with which
    everything competes.
    """
    close = confusion(says, often) * weights[:, None]
    close[:, base] = weights
    close[base, :] = weights[base]
    worth = np.empty_like(says, dtype=np.float32)
    default = np.empty(says.shape[1], dtype=np.float32)
    for at in range(0, says.shape[1], chunk):
        part = says[:, at : at + chunk]
        default[at : at + chunk] = np.median(part, axis=0)
        met = np.zeros_like(part)
        for m in range(len(weights)):
            np.maximum(met, close[m][:, None] * often[m, at : at + chunk][None, :], out=met)
        worth[:, at : at + chunk] = met * np.abs(part - default[None, at : at + chunk])
    return worth, default


def chosen_entries(worth: Floats, entries: int) -> NDArray[np.bool_]:
    """Which entries are kept (lanes × n-grams): the `entries` most worthwhile."""
    flat = worth.ravel()
    entries = min(entries, int((flat > 0).sum()))
    limit = np.partition(flat, -entries)[-entries]
    return worth >= limit


def rounded(table: Floats, step: float) -> Floats:
    """The entries of a table in whole steps.

    Large numbers are rounded more coarsely: that costs nothing and packs better.
    """
    steps = np.rint(table / step).clip(-120, 120)
    large = np.abs(steps)
    grain = np.where(large > 24, 6, np.where(large > 12, 3, np.where(large > 6, 2, 1)))
    whole: Floats = np.rint(steps / grain) * grain
    return whole


def quantised(table: Floats, grams: Sequence[str], step: float) -> Chosen:
    """The entries of a table (n-grams × lanes) in whole steps; rows without any are left out."""
    steps = rounded(table, step).astype(int)
    out = Chosen([], [])
    for gram, row in zip(grams, steps, strict=True):
        lanes = np.nonzero(row)[0]
        if len(lanes):
            out.grams.append(gram)
            out.entries.append([(int(lane), int(row[lane])) for lane in lanes])
    return out
