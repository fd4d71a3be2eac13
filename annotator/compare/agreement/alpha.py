"""Krippendorff's alpha at four levels of measurement; where it is undefined the reason is told.

Krippendorff, K. (2011), Computing Krippendorff's alpha-reliability, University of Pennsylvania.
"""

import math
from collections.abc import Callable, Sequence
from itertools import accumulate, combinations
from typing import Any

from annotator.compare.agreement.coded import coder_lists, is_number, label, refusal
from annotator.compare.agreement.outcome import Outcome, defined, undefined
from annotator.model.errors import InvalidInput

LEVELS = ("nominal", "ordinal", "interval", "ratio")


def alpha(data: Any, level: str = "nominal") -> Outcome:
    """Alpha over coders' lists; `n` is the number of units that two or more coders coded."""
    coders = coder_lists(data)
    check_level(level)
    refused = refusal(coders)
    if refused:
        return refused
    units = [[v for v in unit if v is not None] for unit in zip(*coders, strict=True)]
    pairable = [unit for unit in units if len(unit) > 1]
    values = [v for unit in pairable for v in unit]
    if not all(math.isfinite(v) for v in values if is_number(v)):
        raise InvalidInput("A value is not a finite number.", "Write null where it is missing.")
    if level == "nominal":
        domain: list[Any] = sorted({label(v) for v in values})
        counted = [[label(v) for v in unit] for unit in pairable]
    else:
        if not all(is_number(v) for v in values):
            raise InvalidInput(f"A value is no number, which {level} alpha needs.")
        domain = sorted(set(values))
        counted = pairable
    index = {value: k for k, value in enumerate(domain)}
    rows = [[0] * len(domain) for _ in counted]
    for row, unit in zip(rows, counted, strict=True):
        for value in unit:
            row[index[value]] += 1
    return from_rows(rows, domain, level)


def alpha_from_counts(
    data: Any, level: str = "nominal", domain: Sequence[float] | None = None
) -> Outcome:
    """Alpha over counts: a row a unit, a column a value (0, 1, 2 … unless `domain` says)."""
    rows = count_rows(data)
    check_level(level)
    if not rows:
        return undefined("no unit at all")
    values = list(range(len(rows[0]))) if domain is None else list(domain)
    if len(values) != len(rows[0]) or not all(is_number(v) for v in values):
        raise InvalidInput("The list of values does not fit the columns.")
    return from_rows([row for row in rows if sum(row) > 1], values, level)


def from_rows(rows: list[list[int]], domain: Sequence[Any], level: str) -> Outcome:
    """Alpha over counts of units that two or more coders coded; `domain` orders the columns."""
    if not rows:
        return undefined("no unit has values of two annotators")
    used = [k for k in range(len(domain)) if any(row[k] for row in rows)]
    if len(used) < 2:
        return undefined("only one value is used by everybody: alpha is 0/0", len(rows))
    kept = [[row[k] for k in used] for row in rows]
    values = [float(k) for k in used] if level == "nominal" else [float(domain[k]) for k in used]
    if level == "ratio" and values[0] < 0:
        return undefined("ratio alpha is not defined for negative values", len(rows))
    figure = _figure(kept, values, level)
    if not math.isfinite(figure):
        return undefined("the values are too large to square", len(rows))
    return defined(figure, len(rows))


def _figure(rows: list[list[int]], values: list[float], level: str) -> float:
    """1 − (n − 1) · observed / expected, over pairs within units and over all pairs.

    A unit of m values counts each of its pairs 1 / (m − 1) times, so that every value counts once.
    """
    totals: list[int] = [sum(column) for column in zip(*rows, strict=True)]
    apart = _distance(values, totals, level)
    observed = []
    for row in rows:
        there = [k for k, count in enumerate(row) if count]
        weight = sum(row) - 1
        observed += [row[a] * row[b] * apart(a, b) / weight for a, b in combinations(there, 2)]
    expected = math.fsum(
        totals[a] * totals[b] * apart(a, b) for a, b in combinations(range(len(values)), 2)
    )
    return 1 - (sum(totals) - 1) * math.fsum(observed) / expected


def _distance(
    values: Sequence[float], totals: Sequence[int], level: str
) -> Callable[[int, int], float]:
    """How far the a-th value is from the b-th, squared; a < b and the values ascend.

    Krippendorff 2011, section E: ordinal values differ by the values between them, half of each
    end counted; ratio values by their difference as a part of their sum.
    """
    upto = list(accumulate(totals))
    if level == "ordinal":
        return lambda a, b: _squared(upto[b] - upto[a] + (totals[a] - totals[b]) / 2)
    if level == "interval":
        return lambda a, b: _squared(values[b] - values[a])
    if level == "ratio":
        return lambda a, b: _squared((values[b] - values[a]) / (values[b] + values[a]))
    return lambda a, b: 1.0


def _squared(number: float) -> float:
    """The square; infinite where a float cannot say it."""
    return number * number


def check_level(level: str) -> None:
    """InvalidInput where the level of measurement is not one of LEVELS."""
    if level not in LEVELS:
        raise InvalidInput(f"“{level}” is no level of measurement.", "One of " + ", ".join(LEVELS))


def count_rows(data: Any) -> list[list[int]]:
    """Counts, a row a unit, all rows of one width; InvalidInput for anything else."""
    rows = coder_lists(data)
    if any(len(row) != len(rows[0]) for row in rows):
        raise InvalidInput("The rows of counts are not of the same length.")
    if any(not isinstance(v, int) or isinstance(v, bool) or v < 0 for row in rows for v in row):
        raise InvalidInput("A count is not a whole number from 0 up.")
    return rows
