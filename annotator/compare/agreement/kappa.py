"""Kappa and its relatives. Each is 0/0, and so undefined, where only one label is used.

Cohen 1960 and 1968 (weighted), Scott 1955 (pi), Fleiss 1971.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from annotator.compare.agreement.alpha import count_rows
from annotator.compare.agreement.coded import (
    coder_lists,
    is_number,
    label,
    paired_units,
    refusal,
)
from annotator.compare.agreement.outcome import Outcome, defined, undefined
from annotator.model.errors import InvalidInput

WEIGHTS: dict[str, Callable[[int], float]] = {
    "linear": lambda distance: float(abs(distance)),
    "quadratic": lambda distance: float(distance * distance),
}
ONE_LABEL = "only one label is used by everybody: agreement by chance is complete, 0/0"
NO_UNIT = "no unit has a value of both annotators"


def _two(data: Any) -> tuple[Outcome | None, list[tuple[Any, Any]]]:
    coders = coder_lists(data)
    refused = refusal(coders, exactly=2)
    if refused:
        return refused, []
    units = paired_units(coders[0], coders[1])
    return (None if units else undefined(NO_UNIT)), units


def cohen_kappa(data: Any) -> Outcome:
    """Cohen's kappa of two coders over the units that both coded."""
    refused, units = _two(data)
    return refused or kappa_of(Counter((label(a), label(b)) for a, b in units))


def kappa_of(table: Mapping[tuple[Any, Any], int]) -> Outcome:
    """Cohen's kappa of a table: (left label, right label) → number of units, one or more."""
    left: Counter[Any] = Counter()
    right: Counter[Any] = Counter()
    for (a, b), count in table.items():
        left[a] += count
        right[b] += count
    n = sum(table.values())
    return _beyond_chance(table, sum(left[k] * right[k] for k in left), n * n)


def scott_pi(data: Any) -> Outcome:
    """Scott's pi of two coders: chance from the labels of both together."""
    refused, units = _two(data)
    if refused:
        return refused
    both = Counter(label(v) for unit in units for v in unit)
    table = Counter((label(a), label(b)) for a, b in units)
    return _beyond_chance(table, sum(c * c for c in both.values()), 4 * len(units) ** 2)


def _beyond_chance(table: Mapping[tuple[Any, Any], int], by_chance: int, of: int) -> Outcome:
    """(observed - chance) / (1 - chance), in whole numbers as far as possible."""
    n = sum(table.values())
    if by_chance == of:
        return undefined(ONE_LABEL, n)
    observed = sum(count for (a, b), count in table.items() if a == b)
    return defined((observed * of - by_chance * n) / (n * (of - by_chance)), n)


def weighted_kappa(
    data: Any, weights: str = "linear", labels: Sequence[Any] | None = None
) -> Outcome:
    """Weighted kappa of two coders; the distance of two labels is that of their ranks.

    `labels` gives the order; without it numbers are ordered by size, strings by their code points.
    """
    refused, units = _two(data)
    if weights not in WEIGHTS:
        raise InvalidInput(f"“{weights}” are no weights.", "One of " + ", ".join(WEIGHTS))
    if refused:
        return refused
    rank = _ranks(units, labels)
    left = Counter(rank[label(a)] for a, _ in units)
    right = Counter(rank[label(b)] for _, b in units)
    distance = WEIGHTS[weights]
    expected = sum(distance(i - j) * x * y for i, x in left.items() for j, y in right.items())
    if not expected:
        return undefined(ONE_LABEL, len(units))
    observed = sum(distance(rank[label(a)] - rank[label(b)]) for a, b in units)
    return defined(1 - observed * len(units) / expected, len(units))


def _ranks(units: Sequence[tuple[Any, Any]], labels: Sequence[Any] | None) -> dict[str, int]:
    found = {label(v): v for unit in units for v in unit}
    if labels is not None:
        rank = {label(v): k for k, v in enumerate(labels)}
        missing = sorted(set(found) - set(rank))
        if missing:
            raise InvalidInput(f"The label {found[missing[0]]!r} is not in the list of labels.")
        return rank
    if not all(is_number(v) for v in found.values()) and not all(
        isinstance(v, str) for v in found.values()
    ):
        raise InvalidInput("Numbers and words are mixed: they have no order.", "Give `labels`.")
    return {label(v): k for k, v in enumerate(sorted(found.values()))}


def fleiss_kappa(data: Any) -> Outcome:
    """Fleiss' kappa over counts: a row a unit, a column a label, equal row sums of 2 or more."""
    rows = count_rows(data)
    if not rows or not rows[0]:
        return undefined("no unit at all")
    return fleiss_of(Counter(map(tuple, rows)))


def fleiss_of(rows: Mapping[tuple[Any, ...], int]) -> Outcome:
    """Fleiss' kappa of counted rows: (annotators a label, …) → number of units, one or more."""
    n = sum(rows.values())
    raters = sum(next(iter(rows)))
    if any(sum(row) != raters for row in rows):
        return undefined(
            "the units were not all coded by the same number of annotators: use alpha", n
        )
    if raters < 2:
        return undefined("one annotator only: there is nobody to agree with", n)
    total = raters * n
    columns = zip(*([v * count for v in row] for row, count in rows.items()), strict=True)
    chance = sum(sum(column) ** 2 for column in columns)
    if chance == total * total:
        return undefined(ONE_LABEL, n)
    agreeing = sum(v * v * count for row, count in rows.items() for v in row) - total
    observed = agreeing / (total * (raters - 1))
    by_chance = chance / (total * total)
    return defined((observed - by_chance) / (1 - by_chance), n)
