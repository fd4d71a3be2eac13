"""Alpha for unitising: do people cut the same units out of a continuum, under the same category?

Krippendorff 1995 and 2004 (Content Analysis, 2nd ed., p. 251-256). Units of different categories
may overlap; those of one category and one annotator may not.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from annotator.compare.agreement.coded import is_number
from annotator.compare.agreement.outcome import Outcome, defined, undefined
from annotator.model.errors import InvalidInput
from annotator.model.value import Value


class Section(Value, frozen=True):
    """A stretch of one annotator's continuum: a unit, or the gap between two."""

    begin: float
    length: float
    unit: bool


class Continuum(Value, frozen=True, kw_only=True):
    """Where the annotators worked, and what each of them cut out."""

    begin: float
    length: float
    annotators: tuple[tuple[tuple[float, float, str], ...], ...]
    """For each annotator (start, length, category)."""

    @property
    def categories(self) -> list[str]:
        """All categories that anybody used, in order."""
        return sorted({c for units in self.annotators for _, _, c in units})


def read_continuum(data: Any) -> Continuum:
    """Parse `{"begin", "length", "annotators": [[[start, length, category], …], …]}`."""
    hint = 'Write {"begin": 0, "length": 300, "annotators": [[[225, 70, "c"]], …]}.'
    try:
        begin, length = data["begin"], data["length"]
        people = [[(s, n, str(c)) for s, n, c in units] for units in data["annotators"]]
    except (TypeError, KeyError, ValueError) as error:
        raise InvalidInput("The data are no continuum with units.", hint) from error
    numbers = [begin, length, *(x for units in people for s, n, _ in units for x in (s, n))]
    if not all(is_number(x) for x in numbers):
        raise InvalidInput("A place in the continuum is no number.", hint)
    for start, extent, _ in (unit for units in people for unit in units):
        if extent <= 0 or start < begin or start + extent > begin + length:
            raise InvalidInput(f"The unit from {start}, length {extent}, is not in the continuum.")
    return Continuum(begin=begin, length=length, annotators=tuple(tuple(u) for u in people))


def alpha_u(data: Any) -> Outcome:
    """Alpha over all categories: 1 - sum of observed / sum of expected disagreement."""
    return alpha_of(read_continuum(data))


def alpha_of(continuum: Continuum) -> Outcome:
    """Alpha over all categories of a continuum."""
    return _alpha(continuum, continuum.categories)


def alpha_u_c(data: Any, category: str) -> Outcome:
    """Alpha of one category."""
    return _alpha(read_continuum(data), [category])


def _alpha(continuum: Continuum, categories: Sequence[str]) -> Outcome:
    n = sum(1 for units in continuum.annotators for _, _, c in units if c in categories)
    if len(continuum.annotators) < 2:
        return undefined("one annotator only: there is nobody to agree with", n)
    if not n:
        return undefined("nobody marked any unit of this kind", n)
    observed = expected = 0.0
    for category in categories:
        found = [sections(continuum, units, category) for units in continuum.annotators]
        rows = [row for row in found if row is not None]
        if len(rows) < len(found):
            return undefined(f"units of one annotator overlap within “{category}”", n)
        observed += observed_disagreement(rows, continuum.length)
        expected += expected_disagreement(rows, continuum.length)
    if expected <= 0:
        return undefined("no disagreement is to be expected by chance: 0/0", n)
    return defined(1 - observed / expected, n)


def sections(
    continuum: Continuum, units: Iterable[tuple[float, float, str]], category: str
) -> list[Section] | None:
    """Units and gaps in order; None where two units overlap."""
    at = continuum.begin
    row = []
    for start, length in sorted((s, n) for s, n, c in units if c == category):
        if start < at:
            return None
        if start > at:
            row.append(Section(at, start - at, False))
        row.append(Section(start, length, True))
        at = start + length
    end = continuum.begin + continuum.length
    if at < end:
        row.append(Section(at, end - at, False))
    return row


def observed_disagreement(rows: Sequence[Sequence[Section]], length: float) -> float:
    """D_o of one category: squared differences of overlapping sections, over every pair."""
    people = len(rows)
    return observed_sum(rows) / (people * (people - 1) * length * length)


def observed_sum(rows: Sequence[Sequence[Section]]) -> float:
    """The squared differences themselves: where no unit crosses a border between two parts of a
    continuum, that of the whole is the sum of those of its parts."""
    pairs = ((left, right) for i, left in enumerate(rows) for j, right in enumerate(rows) if i != j)
    return sum(_between(left, right) for left, right in pairs)


def _between(left: Sequence[Section], right: Sequence[Section]) -> float:
    """Sum over overlapping sections of two rows, walked side by side (linear in their number)."""
    total, g, h = 0.0, 0, 0
    while g < len(left) and h < len(right):
        total += _difference(left[g], right[h])
        left_end = left[g].begin + left[g].length
        right_end = right[h].begin + right[h].length
        g += left_end <= right_end
        h += right_end <= left_end
    return total


def _difference(a: Section, b: Section) -> float:
    a_end, b_end = a.begin + a.length, b.begin + b.length
    if a.unit and b.unit:
        return (a.begin - b.begin) ** 2 + (a_end - b_end) ** 2
    if a.unit and b.begin <= a.begin and a_end <= b_end:
        return a.length**2
    if b.unit and a.begin <= b.begin and b_end <= a_end:
        return b.length**2
    return 0.0


def expected_disagreement(rows: Sequence[Sequence[Section]], length: float) -> float:
    """D_e of one category: what the same units and gaps would give if placed at random."""
    units = [s.length for row in rows for s in row if s.unit]
    gaps = [s.length for row in rows for s in row if not s.unit]
    return expected_of(units, gaps, len(rows), length)


def expected_of(units: Sequence[float], gaps: Sequence[float], people: int, length: float) -> float:
    """D_e from the lengths of everybody's units and gaps, in any order; 0 where undefined."""
    import numpy

    n = numpy.sort(numpy.asarray(units, dtype=float))
    rising = numpy.sort(numpy.asarray(gaps, dtype=float))
    whole = people * length
    below = whole * (whole - 1) - float((n * (n - 1)).sum())
    if not len(n) or below <= 0:
        return 0.0
    overlapping = (len(n) - 1) / 3 * (2 * n**3 - 3 * n**2 + n)
    first = numpy.searchsorted(rising, n)
    upto = numpy.concatenate(([0.0], numpy.cumsum(rising)))
    wide = len(rising) - first
    in_gaps = n * n * (upto[-1] - upto[first] - wide * (n - 1))
    return 2 / length * float((overlapping + in_gaps).sum()) / below
