"""Which stretches of the text are marked, and how a row is cut into pieces of one look each.

Pure. Stretches may overlap in any way; a look-up costs the same in a text of any length.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

T = TypeVar("T")

_BUCKET = 1024
"""Code points in one bucket of the index."""

LOOKS = ("rejected", "orphaned", "candidate", "done", "draft", "disputed", "active", "selected")
"""How a stretch may look; a later one covers an earlier one."""

_RANK = {look: rank for rank, look in enumerate(LOOKS)}

LETTERS = {"candidate": "?", "draft": "~", "done": "+", "disputed": "!", "rejected": "x"}
"""Sign in the margin, so that colour is never the only one."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One marked stretch: code points, and the look."""

    start: int
    end: int
    look: str
    """One of LOOKS."""
    item: str
    """Id of the item that it belongs to."""


class Marks:
    """All marked stretches of a text."""

    def __init__(self) -> None:
        self._buckets: dict[int, set[Mark]] = {}

    def replace(self, marks: Iterable[Mark]) -> list[Mark]:
        """Have these instead; returns those that came and those that went."""
        wanted = frozenset(marks)
        all_now = frozenset().union(*self._buckets.values())
        return self.change(all_now - wanted, wanted - all_now)

    def change(self, gone: Iterable[Mark], come: Iterable[Mark]) -> list[Mark]:
        """Have these no longer, and those as well; returns the ones that make a difference."""
        left, new = frozenset(gone), frozenset(come)
        for mark in left - new:
            for bucket in _buckets(mark):
                self._buckets[bucket].discard(mark)
        for mark in new - left:
            for bucket in _buckets(mark):
                self._buckets.setdefault(bucket, set()).add(mark)
        return [*(left ^ new)]

    def over(self, start: int, end: int) -> list[Mark]:
        """Marks that share a code point with the stretch, in text order, outer ones first."""
        found: set[Mark] = set()
        for bucket in range(start // _BUCKET, max(start, end - 1) // _BUCKET + 1):
            found |= self._buckets.get(bucket, set())
        touching = (mark for mark in found if mark.start < end and start < mark.end)
        return sorted(touching, key=lambda mark: (mark.start, -mark.end, mark.item))


class Marked(Generic[T]):
    """What is marked for which things; only things that are other objects than before cost."""

    def __init__(self, marks_of: Callable[[str, T], list[Mark]]) -> None:
        """`marks_of` makes the marks of a thing and its name."""
        self._marks_of = marks_of
        self._known: dict[str, tuple[T, list[Mark]]] = {}

    def now(self, things: Iterable[tuple[str, T]]) -> tuple[list[Mark], list[Mark]]:
        """The marks that went and those that came, where these are all things now, by name."""
        before, self._known = self._known, {}
        gone: list[Mark] = []
        come: list[Mark] = []
        for name, thing in things:
            known = before.pop(name, None)
            if known is None or known[0] is not thing:
                gone += known[1] if known is not None else ()
                known = (thing, self._marks_of(name, thing))
                come += known[1]
            self._known[name] = known
        for _, marks in before.values():
            gone += marks
        return gone, come


def _buckets(mark: Mark) -> range:
    return range(mark.start // _BUCKET, max(mark.start, mark.end - 1) // _BUCKET + 1)


def cut(start: int, end: int, marks: Sequence[Mark]) -> list[tuple[int, int, str]]:
    """The stretch as pieces of one look each; "" where nothing is marked. No piece is empty."""
    borders = {start, end}
    for mark in marks:
        borders.update(place for place in (mark.start, mark.end) if start < place < end)
    places = sorted(borders)
    pieces: list[tuple[int, int, str]] = []
    for left, right in pairwise(places):
        looks = [mark.look for mark in marks if mark.start <= left and right <= mark.end]
        look = max(looks, key=_RANK.__getitem__) if looks else ""
        if pieces and pieces[-1][2] == look:
            left = pieces.pop()[0]
        pieces.append((left, right, look))
    return pieces


def letter(start: int, end: int, marks: Iterable[Mark]) -> str:
    """The sign for the margin of a row: of the most urgent mark that begins in it."""
    looks = [m.look for m in marks if start <= m.start < end and m.look in LETTERS]
    return LETTERS[max(looks, key=_RANK.__getitem__)] if looks else " "
