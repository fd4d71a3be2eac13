"""Finding words again in a text that changed: choosing among all places that may be theirs."""

from annotator.model.anchor import Anchor, Resolution
from annotator.model.span import Span
from annotator.text.folded import Folded, folded_article
from annotator.text.nearby import near_places
from annotator.text.places import (
    GOOD,
    Place,
    Surroundings,
    copies_without,
    exact_places,
    folded_places,
    holes,
)

_ONE_SIDE = 0.9
"""Context of a place one side of which is as it was."""
_MARGIN = 0.2
"""Contexts nearer than this to the best one are as good as it."""


def find_again(text: str, anchor: Anchor, was_length: int | None = None) -> Resolution:
    """What became of an anchor whose words do not stand where they stood.

    See `annotator.text.anchoring.resolve` for what goes in and what comes out.
    """
    around = Surroundings(text, anchor)
    places = exact_places(text, anchor, around)
    if len(places) < max(1, anchor.of):
        places = _with_changed(text, anchor, around, places)
    if not places:
        return Resolution(state="orphaned", note="the words are no longer there")
    grown = None if was_length is None else len(text) - was_length
    return _say(anchor, _Choice(text, anchor, places, grown).make())


def _with_changed(
    text: str, anchor: Anchor, around: Surroundings, places: list[Place]
) -> list[Place]:
    """The exact places, and those where the words are spelled otherwise, changed or cut out."""
    folded: Folded = folded_article(text)
    spelled = [
        place
        for place in folded_places(text, folded, anchor, around)
        if place.context >= _ONE_SIDE  # "Democracy" elsewhere is another word, not our "democracy"
        and not any(place.start < o.end and o.start < place.end for o in places)
    ]
    places = sorted(places + spelled)
    if len(places) >= max(1, anchor.of):
        return places
    gone = holes(text, folded, anchor)
    near = near_places(text, folded, anchor, around, places)
    gone = [hole for hole in gone if not any(abs(n.start - hole.start) <= 2 for n in near)]
    if not places and not gone:
        return _leading(near)
    likely = 0.85 if gone and not places else 0.0
    near = [n for n in near if n.context >= _ONE_SIDE and n.similarity >= likely]
    room = max(1, anchor.of) - len(places) - len(gone)
    return sorted([*places, *gone, *near[: max(0, room)]])


def _leading(near: list[Place]) -> list[Place]:
    """Of changed words the best, with those that are practically as good."""
    return sorted(place for place in near if place.score >= near[0].score - 0.02)


class _Choice:
    """The choice between several places for one anchor."""

    def __init__(self, text: str, anchor: Anchor, places: list[Place], grown: int | None) -> None:
        self.text = text
        self.anchor = anchor
        self.places = places
        self.grown = grown
        best = max(place.context for place in places)
        self.contenders = [place for place in places if place.context >= best - _MARGIN]

    def make(self) -> Place | list[Place]:
        """The place, or all that fit equally well; an empty list where none can be right."""
        if len(self.places) == 1 and self.anchor.of <= 1:
            return self.places[0]
        known = max(self.places, key=lambda place: (place.kind == "exact", place.context))
        repeated, missing = copies_without(self.text, known, self.places)
        if len(self.places) < self.anchor.of:
            nth = self._nth(sorted([*self.places, *missing]))
            if nth is not None and (nth.kind == "gone" or nth.context >= _ONE_SIDE):
                return nth
            return self._after_loss()
        nth = self._nth(self.places)
        if nth is not None and (nth in self.contenders or nth.context >= _ONE_SIDE):
            return nth
        if nth is not None and repeated:
            return sorted([*self.contenders, nth])
        if len(self.contenders) == 1:
            best = self.contenders[0]
            return best if best.context >= GOOD or nth is None else nth
        if nth is not None:
            return self._nearest_to(nth) or self.contenders
        return self._nth(self.contenders) or self._by_shift() or self.contenders

    def _after_loss(self) -> Place | list[Place]:
        """Some of the places are gone: is one that is left the one that is meant?

        Only where it stands just where one change would have put it; its surroundings alone do not
        tell, since other places may have had the same. Changed words are only proposed anyway.
        """
        fitting = [place for place in self.contenders if place.context >= _ONE_SIDE]
        if len(fitting) == 1 and all(place.kind == "near" for place in self.places):
            return fitting[0]
        return (self._by_shift() or fitting) if fitting else []

    def _nearest_to(self, nth: Place) -> Place | None:
        """The contender near to the n-th place, if the others are much farther away."""
        near, second = sorted(abs(p.start - nth.start) for p in self.contenders)[:2]
        if 2 * near >= second:
            return None
        return min(self.contenders, key=lambda place: abs(place.start - nth.start))

    def _nth(self, places: list[Place]) -> Place | None:
        """The one of the anchor's ordinal, if there are as many as there were."""
        if len(places) != self.anchor.of or not 1 <= self.anchor.ordinal <= len(places):
            return None
        return places[self.anchor.ordinal - 1]

    def _by_shift(self) -> Place | None:
        """The one contender that stands where one change before or after would have put it."""
        shifts = {0} if self.grown is None else {0, self.grown}
        fitting = [p for p in self.contenders if p.start - self.anchor.start in shifts]
        return fitting[0] if len(fitting) == 1 else None


def _say(anchor: Anchor, chosen: Place | list[Place]) -> Resolution:
    """The choice as a resolution."""
    if isinstance(chosen, list):
        there = [place for place in chosen if place.kind != "gone"]
        if not there:
            return Resolution(state="orphaned", note="the words are no longer there")
        spans = tuple(Span(start=place.start, end=place.end) for place in there[:50])
        words = (
            "one place may be it" if len(there) == 1 else f"{len(there)} places fit equally well"
        )
        return Resolution(state="ambiguous", note=words, alternatives=spans)
    if chosen.kind == "gone":
        return Resolution(state="orphaned", note="the words were cut out")
    start, end = chosen.start, chosen.end
    if chosen.kind == "near":
        score = round(min(1.0, chosen.score), 3)
        return Resolution(state="proposed", start=start, end=end, score=score, note="words changed")
    if chosen.kind == "spelling":
        return Resolution(state="moved", start=start, end=end, note="spelling changed")
    if (start, end) == (anchor.start, anchor.end):
        return Resolution(state="exact", start=start, end=end)
    return Resolution(state="moved", start=start, end=end)
