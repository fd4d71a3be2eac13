"""Places where the words of an anchor may stand, and how well what is around them fits."""

from typing import NamedTuple

from rapidfuzz.distance import Indel

from annotator.model.anchor import CONTEXT, Anchor
from annotator.text.folded import Folded, back, fold_words

MAX_PLACES = 5000
"""Places looked at; of more, those nearest to the old one. Only single letters have so many."""
GOOD = 0.25
"""Context of a place that is more than chance: a quarter of one side."""
_WIDE = 120
_GAPS = (200, 600, 1500)
"""Length and distances of the stretches that tell whether an article repeats itself."""
_COPY = 160
"""A place this near to where a copy should have it is the copy's."""
_FAR = 800


class Place(NamedTuple):
    """A stretch of the text that may be what is looked for."""

    start: int
    end: int
    context: float = 0.0
    """How well the two sides fit: 0 not at all, 2 both wholly."""
    similarity: float = 1.0
    """Of the words: 1 where they are the same."""
    kind: str = "exact"
    """exact · spelling (the same when folded) · near · gone (where they must have stood)."""
    score: float = 1.0


def side(wanted: str, found: str, *, before: bool) -> float:
    """How well one side fits, 0 to 1: the unbroken run next to the words, or the likeness.

    Both are folded texts. A short stretch, at an end of the article, proves little: it counts less.
    """
    if not wanted:
        return 0.5 if not found else 0.0
    run = 0
    for a, b in zip(*((wanted[::-1], found[::-1]) if before else (wanted, found)), strict=False):
        if a != b:
            break
        run += 1
    alike = max(0.0, Indel.normalized_similarity(wanted, found) - 0.55) / 0.45
    return max(run / len(wanted), 0.9 * alike) * min(1.0, len(wanted) / 16)


class Surroundings:
    """The context of one anchor, ready to be compared with that of any place in the text."""

    def __init__(self, text: str, anchor: Anchor) -> None:
        self.text = text
        self.before = fold_words(anchor.prefix).strip(" ")
        self.after = fold_words(anchor.suffix).strip(" ")
        self._reach = max(CONTEXT, len(anchor.prefix)), max(CONTEXT, len(anchor.suffix))

    def sides(self, start: int, end: int) -> tuple[float, float]:
        """How well each side of a place fits, 0 to 1."""
        found_before = fold_words(self.text[max(0, start - self._reach[0]) : start]).strip(" ")
        found_after = fold_words(self.text[end : end + self._reach[1]]).strip(" ")
        return (
            side(self.before, found_before, before=True),
            side(self.after, found_after, before=False),
        )

    def context(self, start: int, end: int) -> float:
        """How well both sides fit, 0 to 2."""
        return sum(self.sides(start, end))


def find_all(text: str, words: str) -> list[int]:
    """Where the words stand, first to last, not overlapping. Linear in the text."""
    found: list[int] = []
    if not words:
        return found
    place = text.find(words)
    while place >= 0:
        found.append(place)
        place = text.find(words, place + len(words))
    return found


def nearest(places: list[int], wanted: int) -> list[int]:
    """At most MAX_PLACES of them, those nearest to the wanted place, in order."""
    if len(places) <= MAX_PLACES:
        return places
    return sorted(sorted(places, key=lambda place: abs(place - wanted))[:MAX_PLACES])


def exact_places(text: str, anchor: Anchor, around: Surroundings) -> list[Place]:
    """Everywhere where exactly these words stand."""
    size = len(anchor.exact)
    found = find_all(text, anchor.exact)
    if len(found) == 1:
        return [Place(found[0], found[0] + size, around.context(found[0], found[0] + size))]
    whole = find_all(text, anchor.prefix + anchor.exact + anchor.suffix)
    kept = set(nearest(found, anchor.start))
    if len(kept) < len(found):
        kept.update(place + len(anchor.prefix) for place in whole[:MAX_PLACES])
    return [Place(at, at + size, around.context(at, at + size)) for at in sorted(kept)]


def folded_places(text: str, folded: Folded, anchor: Anchor, around: Surroundings) -> list[Place]:
    """Everywhere where the words stand in another spelling: accents, case, marks, spaces."""
    words = fold_words(anchor.exact).strip(" ")
    found = nearest(find_all(folded.text, words), folded.near(anchor.start))
    places = []
    for at in found:
        start, end = back(text, folded, at, at + len(words))
        places.append(Place(start, end, around.context(start, end), kind="spelling"))
    return places


def holes(text: str, folded: Folded, anchor: Anchor) -> list[Place]:
    """Where the text before and the text after the words now meet: they were cut out there."""
    before = fold_words(anchor.prefix)[-16:]
    after = fold_words(anchor.suffix)[:16]
    if len(before) < 6 or len(after) < 6:
        return []
    joins = {before + after, before.rstrip(" ") + " " + after.lstrip(" ")}
    joins.add(before.rstrip(" ") + after.lstrip(" "))
    found: list[Place] = []
    for join in joins:
        for at in find_all(folded.text, join)[:100]:
            middle = folded.origin[min(at + len(before.rstrip(" ")), len(folded.text))]
            found.append(Place(middle, middle, 2.0, 0.0, "gone"))
    return _apart(found, 8)


def _apart(places: list[Place], distance: int) -> list[Place]:
    """The places in order, without those that stand right beside the one before."""
    kept: list[Place] = []
    for place in sorted(places):
        if not kept or place.start - kept[-1].start > distance:
            kept.append(place)
    return kept


def copies_without(text: str, known: Place, places: list[Place]) -> tuple[bool, list[Place]]:
    """Whether the article repeats itself around a place, and where a copy lacks the words.

    A scraped article holds its body several times. The stretches some way before and after the
    place are looked for elsewhere: each copy of them belongs to a copy of the words.
    """
    missing: list[Place] = []
    repeated = False
    for gap in _GAPS:
        for at in (known.start - gap - _WIDE, known.end + gap):
            stretch = text[at : at + _WIDE] if at >= 0 else ""
            if len(stretch) < _WIDE:
                continue
            for copy in find_all(text, stretch)[:50]:
                start = known.start + copy - at
                if copy == at or not 0 <= start <= len(text):
                    continue
                repeated = True
                if not any(_belongs(place, start) for place in places):
                    missing.append(Place(start, start, 0.0, 0.0, "gone"))
    return repeated, _apart(missing, _FAR)


def _belongs(place: Place, start: int) -> bool:
    """Whether a place is the copy's that should have one at `start`.

    It may be farther away where it has the right surroundings: something between was cut out.
    """
    reach = _FAR if place.context >= 0.9 else _COPY
    return abs(place.start - start) <= reach
