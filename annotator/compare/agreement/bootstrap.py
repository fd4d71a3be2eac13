"""95 % intervals by drawing the units again, with a fixed seed: same data, same interval.

Plain percentile bootstrap over units (Efron 1979). Not computed under 20 units: too few to say.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from annotator.compare.agreement.outcome import Outcome

SEED = 20261122
DRAWS = 400
FEWEST = 20
"""Units from which an interval is given."""


def interval_of_mean(outcome: Outcome, values: Sequence[float]) -> Outcome:
    """The outcome, a mean of these values, with `low` and `high`."""
    if outcome.value is None or len(values) < FEWEST:
        return outcome
    import numpy

    n, drawn = len(values), numpy.asarray(values)
    chance = numpy.random.RandomState(SEED)
    means = [float(drawn[chance.randint(0, n, n)].mean()) for _ in range(DRAWS)]
    return between(outcome, means)


def interval_of_counts(
    outcome: Outcome,
    units: Sequence[Hashable],
    measure: Callable[[Mapping[Any, int]], float | None],
) -> Outcome:
    """The outcome with `low` and `high`; `measure` is given how often each kind of unit was drawn.

    Draws for which the measure is undefined are left out; where that is most of them, there is no
    interval.
    """
    if outcome.value is None or len(units) < FEWEST:
        return outcome
    import numpy

    kinds = Counter(units)
    shares = [count / len(units) for count in kinds.values()]
    drawn = numpy.random.RandomState(SEED).multinomial(len(units), shares, size=DRAWS)
    values = []
    for counts in drawn.tolist():
        table = {kind: count for kind, count in zip(kinds, counts, strict=True) if count}
        value = measure(table)
        if value is not None:
            values.append(value)
    return outcome if len(values) * 2 < DRAWS else between(outcome, values)


def between(outcome: Outcome, values: list[float]) -> Outcome:
    """The outcome with the ends of the middle 95 % of these draws."""
    values.sort()
    skipped = int(0.025 * (len(values) - 1))
    return replace(outcome, low=values[skipped], high=values[-1 - skipped])
