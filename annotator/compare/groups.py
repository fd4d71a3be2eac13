"""Several sheets of one text: which annotations of all of them are one and the same."""

from collections.abc import Sequence

from annotator.compare.align import align_annotations, place_key
from annotator.model.annotation import Annotation
from annotator.model.sheet import Rejected, Sheet
from annotator.model.value import Value


class Group(Value, frozen=True, kw_only=True):
    """One place as everybody annotated it."""

    annotators: tuple[str, ...]
    versions: tuple[Annotation | None, ...]
    """One for each annotator; None where that person has nothing here."""
    rejected_by: tuple[str, ...] = ()
    """Those without a version who turned the very same words down."""

    @property
    def present(self) -> tuple[tuple[str, Annotation], ...]:
        """The annotators who have something here, and what."""
        both = zip(self.annotators, self.versions, strict=True)
        return tuple((name, version) for name, version in both if version is not None)

    @property
    def start(self) -> int:
        """Where the first of the versions begins, in code points."""
        return min(version.start for _, version in self.present)

    @property
    def complete(self) -> bool:
        """Whether everybody has something here."""
        return all(version is not None for version in self.versions)


Node = tuple[int, int]
"""Which sheet, and which annotation of it, by position."""


def group_sheets(sheets: Sequence[Sheet]) -> tuple[Group, ...]:
    """Every annotation of every sheet in exactly one group, in text order.

    Two by two as in `align`; closest pairs are joined first, and a group never holds two
    annotations of one person.
    """
    members = {(k, n): {k: a} for k, s in enumerate(sheets) for n, a in enumerate(s.annotations)}
    root = {node: node for node in members}
    for one, other in _closest_first(sheets):
        left, right = _find(root, one), _find(root, other)
        if left == right or members[left].keys() & members[right].keys():
            continue
        root[right] = left
        members[left].update(members.pop(right))
    turned_down = [_turned_down(s.rejected) for s in sheets]
    names = tuple(s.annotator for s in sheets)
    groups = [_group(names, found, turned_down) for found in members.values()]
    return tuple(sorted(groups, key=lambda g: min(place_key(a) for _, a in g.present)))


def _closest_first(
    sheets: Sequence[Sheet],
) -> list[tuple[Node, Node]]:
    # Two annotations of one id, which should not be, are told apart by being two objects.
    number = [{id(a): n for n, a in enumerate(s.annotations)} for s in sheets]
    pairs = []
    for i in range(len(sheets)):
        for j in range(i + 1, len(sheets)):
            found = align_annotations(sheets[i].annotations, sheets[j].annotations)
            for p in found.pairs:
                order = (-p.iou, min(place_key(p.left), place_key(p.right)), i, j)
                one, other = number[i][id(p.left)], number[j][id(p.right)]
                pairs.append((order, (i, one), (j, other)))
    return [(one, other) for _, one, other in sorted(pairs)]


def _find(root: dict[Node, Node], node: Node) -> Node:
    while root[node] != node:
        root[node] = root[root[node]]
        node = root[node]
    return node


def _turned_down(rejected: Sequence[Rejected]) -> set[tuple[int, int]]:
    return {(r.start, r.end) for r in rejected}


def _group(
    names: tuple[str, ...], found: dict[int, Annotation], turned_down: list[set[tuple[int, int]]]
) -> Group:
    versions = tuple(found.get(k) for k in range(len(names)))
    places = {(o.start, o.end) for a in found.values() for o in a.occurrences}
    rejected = tuple(
        names[k]
        for k in range(len(names))
        if versions[k] is None and not turned_down[k].isdisjoint(places)
    )
    return Group(annotators=names, versions=versions, rejected_by=rejected)
