"""The rule for one field, and what is carried along while a value is merged.

A side's *state* of a field is the set of values that people gave it: one, or several where an
earlier merge left a conflict. Three states are merged like three values; where two remain, the
field keeps the base's value and both stand in `conflicts`. Merging more than two versions
therefore ends the same in whichever order it is done.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from annotator.compare.merge.plain import ABSENT, as_json
from annotator.model.annotation import Conflict

CHANGED = '"changed"'
"""What stands in a conflict for the side that changed what the other deleted: it is kept whole."""
Conflicts = Sequence[Conflict]


class Merging:
    """One value being merged: the open conflicts of its three versions, and of the result."""

    def __init__(self, base: Conflicts, ours: Conflicts, theirs: Conflicts) -> None:
        self._open = [_by_field(c) for c in (base, ours, theirs)]
        self._seen: set[str] = set()
        self.found: list[Conflict] = []

    def plain(self, field: str, base: Any, ours: Any, theirs: Any, *, needed: bool = False) -> Any:
        """The merged value of one field.

        `needed`: where base has nothing, a conflict takes the smaller of the two instead.
        """
        self._seen.add(field)
        states = [self._state(k, field, v) for k, v in enumerate((base, ours, theirs))]
        was, mine, other = (frozenset(s) for s in states)
        if mine == other or other == was:
            self.found += self._open[1].get(field, ())
            return ours
        if mine == was:
            self.found += self._open[2].get(field, ())
            return theirs
        self._conflict(field, states, base)
        if needed and (base is ABSENT or base is None):
            return min((ours, theirs), key=as_json)
        return base

    def _state(self, side: int, field: str, value: Any) -> list[str]:
        """The candidates for a field in order, each once."""
        conflicts = self._open[side].get(field, ())
        if not conflicts:
            return [as_json(value)]
        return list(dict.fromkeys(v for c in conflicts for v in (c.ours, c.theirs)))

    def _conflict(self, field: str, states: list[list[str]], base: Any) -> None:
        """Record every candidate of both sides, with the fewest and oldest records possible."""
        _, mine, other = states
        kept = self._open[1].get(field, ())
        if set(mine) <= set(other):
            kept, mine, other = self._open[2].get(field, ()), other, mine
        self.found += kept
        new = [v for v in other if v not in mine]
        self.found += [
            Conflict(field=field, ours=mine[0], theirs=v, base=as_json(base)) for v in new
        ]

    def presence(self, field: str, base: Any, ours: Any, theirs: Any) -> bool:
        """Whether something that base has stays, where a side may have deleted it.

        Deleted here and changed there is a conflict: it stays, and is marked.
        """
        self._seen.add(field)
        marked = [bool(side.get(field)) for side in self._open]
        kept = (*self._open[1].get(field, ()), *self._open[2].get(field, ()))
        if ours is not ABSENT and theirs is not ABSENT:
            self._carry_mark(field, marked)
            return True
        if ours is ABSENT and theirs is ABSENT:
            self._carry_mark(field, marked)
            return False
        there, mark = (theirs, marked[2]) if ours is ABSENT else (ours, marked[1])
        inside = f"{field}."
        there_side, was = self._open[2 if ours is ABSENT else 1], self._open[0]
        disputed = any(f.startswith(inside) and f not in was for f in there_side)
        if there == base and mark == marked[0] and not disputed:
            self._carry_mark(field, marked)
            return False
        told = ["" if side is ABSENT else CHANGED for side in (ours, theirs)]
        self.found += kept[:1] or [
            Conflict(field=field, ours=told[0], theirs=told[1], base=as_json(base))
        ]
        return True

    def _carry_mark(self, field: str, marked: list[bool]) -> None:
        """A mark that one side has: new there, or taken away by the other?"""
        was, mine, other = marked
        if mine and (other or not was):
            self.found += self._open[1][field]
        elif other and not was:
            self.found += self._open[2][field]

    def reopened(self, field: str) -> int | None:
        """What became of a field that was in conflict before: None where it was not; 1 or 2 where
        that side has settled base's conflict; 0 where it goes on, and is carried along."""
        self._seen.add(field)
        was, mine, other = (bool(side.get(field)) for side in self._open)
        if not (mine or other or was):
            return None
        if was and not (mine and other):
            return 2 if mine else 1
        self.found += self._open[1 if mine else 2][field]
        return 0

    def one_sided(self, prefix: str, base: Any, ours: Any, theirs: Any) -> Any:
        """The side to take as it is, where only one (or both alike) changed it; else ABSENT."""
        if self.fields_under(prefix):
            return ABSENT
        if ours == theirs or theirs == base:
            return ours
        return theirs if ours == base else ABSENT

    def fields_under(self, prefix: str) -> set[str]:
        """Fields in conflict on any side that begin so."""
        return {f for side in self._open for f in side if f.startswith(prefix)}

    def result(self) -> tuple[Conflict, ...]:
        """All conflicts of the merged value, those of fields nobody asked for included."""
        loose = sorted({f for side in self._open for f in side} - self._seen)
        for field in loose:
            was, mine, other = (side.get(field, ()) for side in self._open)
            if mine == was:
                self.found += other
            elif other == was or mine == other:
                self.found += mine
            else:
                self.found += _once([*mine, *other])
        return tuple(_once(self.found))


def _by_field(conflicts: Conflicts) -> dict[str, tuple[Conflict, ...]]:
    table: dict[str, list[Conflict]] = {}
    for conflict in conflicts:
        table.setdefault(conflict.field, []).append(conflict)
    return {field: tuple(found) for field, found in table.items()}


def _once(conflicts: Iterable[Conflict]) -> list[Conflict]:
    """Each conflict once, also where it is only told from the other side; in order of field."""
    seen: dict[tuple[str, frozenset[str]], Conflict] = {}
    for conflict in conflicts:
        seen.setdefault((conflict.field, frozenset((conflict.ours, conflict.theirs))), conflict)
    return sorted(seen.values(), key=lambda c: c.field)
