"""The interval of alpha for unitising: the parts of a continuum drawn again.

A unit has a place, so single units cannot be drawn; whole articles can. The drawn articles are
laid end to end like those of the figure itself, so a gap goes on over the border of two.
"""

from array import array
from collections.abc import Sequence
from typing import Any

from annotator.compare.agreement.bootstrap import DRAWS, FEWEST, SEED, between
from annotator.compare.agreement.outcome import Outcome
from annotator.compare.agreement.unitizing import (
    Continuum,
    Section,
    expected_of,
    observed_sum,
    sections,
)
from annotator.model.value import Value

MOST = 200
"""Parts that are drawn from; of more articles, neighbours go together."""


class Row(Value, frozen=True, kw_only=True):
    """What one annotator left in one part."""

    units: "array[float]"
    gaps: "array[float]"
    """Lengths in order, without the two at the borders."""
    first: float
    """Length of the gap at the start; 0 where a unit stands there."""
    last: float


class Part(Value, frozen=True, kw_only=True):
    """One part of the material, and what of it goes into the figure."""

    length: float
    observed: float
    rows: tuple[Row, ...]


def interval_of_parts(outcome: Outcome, continua: Sequence[Continuum]) -> Outcome:
    """The outcome, alpha of these continua of one category laid end to end, with `low`, `high`.

    Nothing is added under 20 continua, or where most draws have no unit in them.
    """
    if outcome.value is None or len(continua) < FEWEST:
        return outcome
    import numpy

    parts = [part_of(continuum) for continuum in continua]
    chance = numpy.random.RandomState(SEED)
    drawn = [chance.randint(0, len(parts), len(parts)).tolist() for _ in range(DRAWS)]
    values = [alpha_of_parts([parts[k] for k in draw]) for draw in drawn]
    told = [value for value in values if value is not None]
    return outcome if len(told) * 2 < DRAWS else between(outcome, told)


def part_of(continuum: Continuum) -> Part:
    """A continuum of one category, counted once for all draws."""
    category = "".join(continuum.categories[:1])
    rows = [sections(continuum, units, category) or [] for units in continuum.annotators]
    return Part(
        length=continuum.length,
        observed=observed_sum(rows),
        rows=tuple(_row(row) for row in rows),
    )


def _row(row: Sequence[Section]) -> Row:
    starts_open = bool(row) and not row[0].unit
    ends_open = len(row) > 1 and not row[-1].unit
    inner = row[starts_open : len(row) - ends_open]
    return Row(
        units=array("d", (s.length for s in inner if s.unit)),
        gaps=array("d", (s.length for s in inner if not s.unit)),
        first=row[0].length if starts_open else 0.0,
        last=row[-1].length if ends_open else 0.0,
    )


def alpha_of_parts(parts: Sequence[Part]) -> float | None:
    """Alpha of the parts laid end to end; None where it is 0/0."""
    length = sum(part.length for part in parts)
    people = len(parts[0].rows)
    units, gaps = array("d"), array("d")
    for k in range(people):
        rows = [part.rows[k] for part in parts]
        for row in rows:
            units += row.units
        gaps += _laid_end_to_end(rows)
    expected = expected_of(units, gaps, people, length)
    if expected <= 0:
        return None
    observed = sum(part.observed for part in parts) / (people * (people - 1) * length * length)
    return 1 - observed / expected


def _laid_end_to_end(rows: Sequence[Row]) -> "array[float]":
    """The gaps of one annotator, those at borders joined. A gap of no length counts for nothing."""
    gaps = array("d")
    open_gap = 0.0
    for row in rows:
        open_gap += row.first
        if row.units:
            gaps.append(open_gap)
            gaps += row.gaps
            open_gap = row.last
    gaps.append(open_gap)
    return gaps


def in_parts(articles: Sequence[Any]) -> list[Sequence[Any]]:
    """The articles in order, in at most 200 parts."""
    size = -(-len(articles) // MOST)
    return [articles[k : k + size] for k in range(0, len(articles), size)]
