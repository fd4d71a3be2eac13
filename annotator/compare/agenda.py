"""What there is to decide between several sheets, asked again after every decision."""

from collections.abc import Mapping, Sequence

from annotator.compare.fields import Redirects
from annotator.compare.groups import Group, group_sheets
from annotator.compare.questions import Item, questions_of
from annotator.model.annotation import Annotation
from annotator.model.sheet import Rejected, Sheet

Sources = Mapping[str, tuple[Annotation, frozenset[str]]]
"""Agreed annotations by their ids, each with the annotations (`annotator/id`) it was made of."""


class Agenda:
    """Every place that anybody annotated.

    The sheets are paired once; a decision makes anew only the places that it is about.
    """

    def __init__(self, sheets: Sequence[Sheet], redirects: Redirects | None = None) -> None:
        self._places = [(group, *origin(group)) for group in group_sheets(sheets)]
        self._redirects = redirects or {}
        self._made: dict[int, tuple[Annotation | None, Rejected | None, Item]] = {}
        self._sources: Sources = {}

    def items(self, adjudicated: Sheet) -> tuple[Item, ...]:
        """With what is decided and what is open, in text order.

        Places where nothing was decided since are the same objects as before.
        """
        links = Links(adjudicated, self._sources)
        self._sources = links.sources
        items = []
        for number, (group, names, places) in enumerate(self._places):
            agreed, nothing = links.annotation(names, places), links.nothing(names)
            known = self._made.get(number)
            if known is None or known[0] is not agreed or known[1] is not nothing:
                item = questions_of(group, agreed, nothing, self._redirects)
                known = self._made[number] = (agreed, nothing, item)
            items.append(known[2])
        return tuple(items)


def origin(group: Group) -> tuple[Sequence[str], Sequence[tuple[int, int]]]:
    """How decisions name the annotations of a group (`annotator/id`), and where these stand."""
    present = group.present
    names = tuple(f"{name}/{version.id}" for name, version in present)
    return names, tuple((version.start, version.end) for _, version in present)


class Links:
    """Which agreed annotation was made of which annotations; by the decisions on record.

    `known`: what was found out about agreed annotations before.
    """

    def __init__(self, adjudicated: Sheet, known: Sources | None = None) -> None:
        self._by_source: dict[str, Annotation] = {}
        self._by_place: dict[tuple[int, int], Annotation] = {}
        self._nothing: dict[str, Rejected] = {}
        self.sources: dict[str, tuple[Annotation, frozenset[str]]] = {}
        for annotation in adjudicated.annotations:
            entry = _sources(annotation, (known or {}).get(annotation.id))
            self.sources[annotation.id] = entry
            for source in entry[1]:
                self._by_source.setdefault(source, annotation)
            if not entry[1]:
                self._by_place.setdefault((annotation.start, annotation.end), annotation)
        for rejected in adjudicated.rejected:
            for source in rejected.seen:
                self._nothing.setdefault(source.partition("@")[0], rejected)

    def annotation(
        self, names: Sequence[str], places: Sequence[tuple[int, int]]
    ) -> Annotation | None:
        """The agreed annotation of a group, by its `origin`; None where there is none."""
        for name in names:
            if name in self._by_source:
                return self._by_source[name]
        for place in places:
            if place in self._by_place:
                return self._by_place[place]
        return None

    def nothing(self, names: Sequence[str]) -> Rejected | None:
        """The decision that a group is nothing; None where there is none."""
        for name in names:
            if name in self._nothing:
                return self._nothing[name]
        return None


def _sources(
    annotation: Annotation, known: tuple[Annotation, frozenset[str]] | None
) -> tuple[Annotation, frozenset[str]]:
    if known is not None and known[0] is annotation:
        return known
    seen = (source for decision in annotation.decisions for source in decision.seen)
    return annotation, frozenset(source.partition("@")[0] for source in seen)
