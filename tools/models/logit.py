"""Learns the numbers of signs: choices that people made are the likeliest ones.

A case is a question with choices, one of which people took, or none. The numbers make what they
took the likeliest (a conditional logit over sparse signs with a Gaussian prior). Needs numpy and
scipy; the same cases give the same numbers.
"""

import json
import lzma
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from annotator.languages.learned import STEP

LEAST_MET = 3
"""A sign that fewer cases show is left out."""
PRIOR = 1.0
NOTHING = 2
"""Hundredths up to which a number says next to nothing."""
_EDGES = " \t\n.,;:!?…()[]“”„‟\"«»‹›‘’'`´*_–—-"

Range = tuple[int, int]
"""Code points, the end exclusive."""


class Case(NamedTuple):
    """A question: the signs of each choice, and whether people took it."""

    signs: list[list[str]]
    chosen: list[bool]


def vocabulary(all_cases: Sequence[Case]) -> dict[str, int]:
    """The signs that are met often enough, numbered."""
    met = Counter(sign for case in all_cases for sign in {s for signs in case.signs for s in signs})
    return {s: i for i, s in enumerate(sorted(s for s, n in met.items() if n >= LEAST_MET))}


def learn(all_cases: Sequence[Case], signs: dict[str, int], prior: float = PRIOR) -> Any:
    """The number of each sign; `prior`: how hard numbers are drawn to nothing."""
    columns: list[int] = []
    ends, group, chosen = [0], [], []
    for number, case in enumerate(all_cases):
        for row, right in zip(case.signs, case.chosen, strict=True):
            columns += [signs[s] for s in row if s in signs]
            ends.append(len(columns))
            group.append(number)
            chosen.append(right)
    matrix = csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(chosen), len(signs)))
    return _fit(matrix, np.array(group, int), np.array(chosen, float), len(all_cases), prior)


def _fit(matrix: Any, group: Any, chosen: Any, count: int, prior: float) -> Any:
    has = np.bincount(group, chosen, count) > 0

    def loss(numbers: Any) -> tuple[float, Any]:
        score = matrix @ numbers
        top = np.zeros(count)
        np.maximum.at(top, group, score)
        share, none = np.exp(score - top[group]), np.exp(-top)
        total = none + np.bincount(group, share, count)
        right = np.where(has, np.bincount(group, share * chosen, count), none)
        value = np.log(total).sum() - np.log(right + 1e-300).sum()
        want = np.where(has[group], share * chosen / np.maximum(right[group], 1e-300), 0)
        slope = matrix.T @ (share / total[group] - want) + prior * numbers
        return value + prior / 2 * numbers @ numbers, slope

    start = np.zeros(matrix.shape[1])
    return minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 200}).x


def rounded(numbers: Any, signs: dict[str, int], nothing: int = NOTHING) -> dict[str, int]:
    """The numbers in steps, as they ship; those next to nothing left out."""
    steps = np.rint(numbers * STEP).astype(int)
    return {sign: int(steps[at]) for sign, at in sorted(signs.items()) if abs(steps[at]) > nothing}


def write(numbers: Any, signs: dict[str, int], target: Path, nothing: int = NOTHING) -> int:
    """Write the table; its size in bytes."""
    lines = [f"{sign}\t{number}" for sign, number in rounded(numbers, signs, nothing).items()]
    data = lzma.compress("\n".join(lines).encode(), preset=9 | lzma.PRESET_EXTREME)
    target.write_bytes(data)
    return len(data)


def read(folder: Path, without: Sequence[str] = ()) -> list[dict[str, Any]]:
    """All passages of a folder but those in the files `without`, in the order of their files."""
    files = [f for f in sorted(folder.glob("*.jsonl")) if f.name not in without]
    return [json.loads(line) for f in files for line in f.read_text("utf-8").split("\n") if line]


def bare(text: str, start: int, end: int) -> Range:
    """A range without blanks, stops and marks at its edges."""
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return start, end
