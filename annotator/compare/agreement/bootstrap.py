"""95 % intervals by drawing the units again, with a fixed seed: same data, same interval.

Plain percentile bootstrap over units (Efron 1979). Not computed under 20 units: too few to say.
"""

import random
from collections.abc import Callable, Sequence
from typing import TypeVar

from msgspec.structs import replace

from annotator.compare.agreement.outcome import Outcome

SEED = 20261122
DRAWS = 400
FEWEST = 20
"""Units from which an interval is given."""
BUDGET = 400_000
"""Units drawn in all; for great n fewer draws are taken, never fewer than 100."""

Unit = TypeVar("Unit")


def with_interval(
    outcome: Outcome, units: Sequence[Unit], measure: Callable[[list[Unit]], Outcome]
) -> Outcome:
    """The outcome with `low` and `high`, from `measure` over samples of `units` with replacement.

    Samples for which the measure is undefined are left out; where that is most of them, there is
    no interval.
    """
    n = len(units)
    if outcome.value is None or n < FEWEST:
        return outcome
    draws = max(100, min(DRAWS, BUDGET // n))
    chance = random.Random(SEED)
    values = []
    for _ in range(draws):
        sample = measure([units[int(chance.random() * n)] for _ in range(n)])
        if sample.value is not None:
            values.append(sample.value)
    if len(values) * 2 < draws:
        return outcome
    values.sort()
    low = values[int(0.025 * (len(values) - 1))]
    high = values[-1 - int(0.025 * (len(values) - 1))]
    return replace(outcome, low=low, high=high)
