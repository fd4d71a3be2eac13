"""Which translations of the article belong to a place, in an article with thousands of them."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate

from annotator.model.proposal import Gloss
from annotator.model.span import Span


class GlossIndex:
    """Glosses by the places of their sources, in whose order they stand.

    Made once; a look-up costs what it finds.
    """

    def __init__(self, glosses: Sequence[Gloss]) -> None:
        # Unpacked for good: the many places of one item are spread over the whole article.
        self._glosses = tuple(glosses)
        sources = [gloss.source for gloss in self._glosses]
        self._starts = array("I", (source.start for source in sources))
        self._ends = array("I", (source.end for source in sources))
        self._furthest = array("I", accumulate(self._ends, max))

    def near(self, places: Iterable[Span]) -> list[Gloss]:
        """Those whose source shares a code point with one of the places, place by place."""
        return [self._glosses[at] for place in places for at in self._at(place)]

    def _at(self, place: Span) -> list[int]:
        at = bisect_left(self._starts, place.end) - 1
        found: list[int] = []
        while at >= 0 and self._furthest[at] > place.start:
            if self._ends[at] > place.start:
                found.append(at)
            at -= 1
        return found[::-1]
