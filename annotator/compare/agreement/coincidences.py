"""Nominal and ordinal alpha from counted units: the same figure as `alpha`, for bootstrap.

An interval takes hundreds of alphas over the same few kinds of units; this counts each kind once.
"""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from itertools import accumulate
from typing import Any

Units = Mapping[tuple[Hashable, ...], int]
"""What everybody said of a unit (None where missing) → how many units there are like that."""


def alpha_of(units: Units, level: str = "nominal") -> float | None:
    """Krippendorff's alpha, nominal or ordinal; None where it is undefined."""
    together: dict[tuple[Any, Any], float] = {}
    for unit, count in units.items():
        values = Counter(v for v in unit if v is not None)
        said = sum(values.values())
        if said < 2 or not count:
            continue
        for a, x in values.items():
            for b, y in values.items():
                pairs = x * (y - (a == b))
                if pairs:
                    weight = count * pairs / (said - 1)
                    together[a, b] = together.get((a, b), 0.0) + weight
    totals: dict[Any, float] = {}
    for (a, _), weight in together.items():
        totals[a] = totals.get(a, 0.0) + weight
    if len(totals) < 2:
        return None
    if level == "nominal":
        return _nominal(together, totals)
    return _ordinal(together, totals)


def _nominal(together: Mapping[tuple[Any, Any], float], totals: Mapping[Any, float]) -> float:
    n = sum(totals.values())
    observed = sum(w for (a, b), w in together.items() if a != b)
    expected = n * n - sum(t * t for t in totals.values())
    return 1 - (n - 1) * observed / expected


def _ordinal(together: Mapping[tuple[Any, Any], float], totals: Mapping[Any, float]) -> float:
    """Krippendorff 2011: values differ by the ranks between them, half of each end counted."""
    ranks: Sequence[Any] = sorted(totals)
    upto = dict(zip(ranks, accumulate(totals[r] for r in ranks), strict=True))

    def apart(a: Any, b: Any) -> float:
        low, high = min(a, b), max(a, b)
        between = upto[high] - upto[low] + totals[low]
        return float((between - (totals[low] + totals[high]) / 2) ** 2)

    n = sum(totals.values())
    observed = sum(w * apart(a, b) for (a, b), w in together.items() if a != b)
    expected = sum(totals[a] * totals[b] * apart(a, b) for a in ranks for b in ranks if a != b)
    return 1 - (n - 1) * observed / expected
