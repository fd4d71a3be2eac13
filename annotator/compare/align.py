"""Which annotation of one sheet is which of the other.

Pure: two lists of annotations in; pairs, only-left and only-right out. Symmetric up to the labels,
every annotation exactly once, a sheet with itself gives the identity.
"""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from annotator.compare.assignment import best_assignment
from annotator.model.annotation import Annotation
from annotator.model.sheet import Sheet
from annotator.model.value import Value

SAME_PLACE = "same place"
SAME_PASSAGE = "same passage"
OTHER_BORDERS = "other borders"
TOUCHING = "touching"
RELATIONS = (SAME_PLACE, SAME_PASSAGE, OTHER_BORDERS, TOUCHING)
"""Equal borders · another copy of the repeated passage is primary · IoU >= .5 · IoU below .5."""

HALF = 0.5
"""IoU from which two overlapping spans count as one place with other borders."""
ACTIVE = 16
"""Overlapping spans looked at from one span; keeps hostile heaps of nested spans linear."""


class Pair(Value, frozen=True, kw_only=True):
    """Two annotations of one place."""

    left: Annotation
    right: Annotation
    relation: str
    """One of RELATIONS."""
    iou: float
    """Intersection over union of the primary places, in code points, 0.0 to 1.0."""


class Alignment(Value, frozen=True, kw_only=True):
    """Everything both sheets hold, each annotation once, in text order."""

    pairs: tuple[Pair, ...] = ()
    only_left: tuple[Annotation, ...] = ()
    only_right: tuple[Annotation, ...] = ()

    @property
    def rows(self) -> tuple[tuple[Annotation | None, Annotation | None], ...]:
        """(left, right) in text order; None where a side has nothing."""
        rows: list[tuple[Annotation | None, Annotation | None]] = [
            (p.left, p.right) for p in self.pairs
        ]
        rows += [(a, None) for a in self.only_left]
        rows += [(None, a) for a in self.only_right]
        return tuple(sorted(rows, key=_row_order))


def _row_order(row: tuple[Annotation | None, Annotation | None]) -> tuple[int, int, str]:
    return min(place_key(a) for a in row if a is not None)


def place_key(annotation: Annotation) -> tuple[int, int, str]:
    """Text order: start, end, id."""
    return (annotation.start, annotation.end, annotation.id)


def iou(left: Annotation, right: Annotation) -> float:
    """Intersection over union of the primary places; 0.0 where one of them is turned round."""
    return _share(left.start, left.end, right.start, right.end)


def _share(start: int, end: int, other_start: int, other_end: int) -> float:
    if end < start or other_end < other_start:
        return 0.0
    shared = max(0, min(end, other_end) - max(start, other_start))
    union = (end - start) + (other_end - other_start) - shared
    return shared / union if union else 0.0


def align(left: Sheet, right: Sheet, *, by_id: bool = False) -> Alignment:
    """Pair the annotations of two sheets of the same text.

    Steps: (with `by_id`, for two versions of one sheet, equal ids) · equal place and kind · another
    copy of the same passage · best one-to-one assignment among those that overlap.
    """
    return align_annotations(left.annotations, right.annotations, by_id=by_id)


def align_annotations(
    left: Sequence[Annotation], right: Sequence[Annotation], *, by_id: bool = False
) -> Alignment:
    """`align` over bare annotations."""
    pairing = _Pairing(left, right)
    if by_id:
        pairing.by_key(lambda a: a.id)
    pairing.by_key(lambda a: (a.start, a.end, a.kind))
    pairing.by_key(lambda a: (a.start, a.end))
    pairing.by_passage()
    pairing.by_overlap()
    return pairing.result()


def _places(annotation: Annotation) -> set[tuple[int, int]]:
    return {(o.start, o.end) for o in annotation.occurrences}


Edge = tuple[float, tuple[object, object]]
"""Weight, and a key that is the same whichever side is called left."""


class _Mark(NamedTuple):
    """What an overlap is weighed by, read from the annotation once."""

    start: int
    end: int
    language: str
    kind: str
    key: tuple[int, int, str]

    @classmethod
    def of(cls, a: Annotation) -> "_Mark":
        """The mark of an annotation's primary place."""
        return cls(a.start, a.end, a.language, a.kind, place_key(a))


def _edge(a: _Mark, b: _Mark, bonus: float = 0.0) -> Edge:
    weight = bonus + _share(a.start, a.end, b.start, b.end)
    weight += 0.1 * (a.language == b.language) + 0.1 * (a.kind == b.kind)
    return round(weight, 9), ((a.key, b.key) if a.key <= b.key else (b.key, a.key))


class _Pairing:
    """What is paired so far, by position in either list."""

    def __init__(self, left: Sequence[Annotation], right: Sequence[Annotation]) -> None:
        self.left = sorted(left, key=place_key)
        self.right = sorted(right, key=place_key)
        self.partner: dict[int, int] = {}
        self.taken: set[int] = set()

    def free_left(self) -> Iterable[int]:
        """Positions on the left without a partner."""
        return (i for i in range(len(self.left)) if i not in self.partner)

    def free_right(self) -> Iterable[int]:
        """Positions on the right without a partner."""
        return (j for j in range(len(self.right)) if j not in self.taken)

    def pair(self, i: int, j: int) -> None:
        """Join a position on the left with one on the right, both free."""
        self.partner[i] = j
        self.taken.add(j)

    def by_key(self, key: Callable[[Annotation], object]) -> None:
        """Pair those with the same key; where several have it, equal ids first, then in order."""
        for same_id in (True, False):
            waiting: dict[object, deque[int]] = {}
            for j in self.free_right():
                b = self.right[j]
                waiting.setdefault((key(b), b.id if same_id else ""), deque()).append(j)
            for i in list(self.free_left()):
                a = self.left[i]
                queue = waiting.get((key(a), a.id if same_id else ""))
                if queue:
                    self.pair(i, queue.popleft())

    def by_passage(self) -> None:
        """Pair those that share a place, primary or not: most places in common first."""
        at: dict[tuple[int, int], tuple[list[int], list[int]]] = {}
        for side, free in ((0, self.free_left()), (1, self.free_right())):
            for k in free:
                for place in _places((self.left, self.right)[side][k]):
                    sides = at.setdefault(place, ([], []))
                    if len(sides[side]) < ACTIVE:
                        sides[side].append(k)
        shared = Counter((i, j) for lefts, rights in at.values() for i in lefts for j in rights)
        edges = {
            (i, j): _edge(_Mark.of(self.left[i]), _Mark.of(self.right[j]), bonus=float(n))
            for (i, j), n in shared.items()
        }
        for i, j in best_assignment(edges):
            self.pair(i, j)

    def by_overlap(self) -> None:
        """One-to-one assignment of greatest weight among those whose primary places overlap."""
        edges = self._overlaps()
        for i, j in best_assignment(edges):
            self.pair(i, j)

    def _overlaps(self) -> dict[tuple[int, int], Edge]:
        """Pairs of free annotations whose primary places share a code point."""
        marks = ([_Mark.of(a) for a in self.left], [_Mark.of(a) for a in self.right])
        events = [(marks[0][i].start, marks[0][i].end, 0, i) for i in self.free_left()]
        events += [(marks[1][j].start, marks[1][j].end, 1, j) for j in self.free_right()]
        open_spans: list[list[int]] = [[], []]
        edges: dict[tuple[int, int], Edge] = {}
        for start, end, side, k in sorted(events):
            other = 1 - side
            live = [m for m in open_spans[other] if marks[other][m].end > start]
            open_spans[other] = live
            for m in live if end > start else ():
                i, j = (k, m) if side == 0 else (m, k)
                edges[i, j] = _edge(marks[0][i], marks[1][j])
            open_spans[side] = [*open_spans[side][1 - ACTIVE :], k]
        return edges

    def result(self) -> Alignment:
        """What is paired and what is left, in text order."""
        pairs = [_pair(self.left[i], self.right[j]) for i, j in self.partner.items()]
        pairs.sort(key=lambda p: min(place_key(p.left), place_key(p.right)))
        return Alignment(
            pairs=tuple(pairs),
            only_left=tuple(self.left[i] for i in self.free_left()),
            only_right=tuple(self.right[j] for j in self.free_right()),
        )


def _pair(left: Annotation, right: Annotation) -> Pair:
    overlap = iou(left, right)
    if (left.start, left.end) == (right.start, right.end):
        relation = SAME_PLACE
    elif not overlap or _share_a_place(left, right):
        relation = SAME_PASSAGE
    else:
        relation = OTHER_BORDERS if overlap >= HALF else TOUCHING
    return Pair(left=left, right=right, relation=relation, iou=overlap)


def _share_a_place(left: Annotation, right: Annotation) -> bool:
    return not _places(left).isdisjoint(_places(right))
