"""Which translations of the article belong to a place, in an article with thousands of them."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate

import msgspec

from annotator.model.proposal import Gloss
from annotator.model.span import Span


class GlossIndex:
    """Glosses by the places of their sources, in whose order they stand.

    Made once; a look-up costs what it finds. Each is kept as a few bytes of its own: the many
    places of one item are spread over the whole article, and as values they take four times as
    much.
    """

    def __init__(self, glosses: Sequence[Gloss]) -> None:
        self._starts, self._ends = array("I"), array("I")
        self._packed, self._from = bytearray(), array("I", [0])
        encode = msgspec.msgpack.Encoder().encode_into
        for gloss in glosses:
            self._starts.append(gloss.source.start)
            self._ends.append(gloss.source.end)
            encode(gloss, self._packed, -1)
            self._from.append(len(self._packed))
        self._furthest = array("I", accumulate(self._ends, max))
        self._decode = msgspec.msgpack.Decoder(Gloss).decode

    def near(self, places: Iterable[Span]) -> list[Gloss]:
        """Those whose source shares a code point with one of the places, place by place."""
        return [self._gloss(at) for place in places for at in self._at(place)]

    def _gloss(self, at: int) -> Gloss:
        return self._decode(memoryview(self._packed)[self._from[at] : self._from[at + 1]])

    def _at(self, place: Span) -> list[int]:
        at = bisect_left(self._starts, place.end) - 1
        found: list[int] = []
        while at >= 0 and self._furthest[at] > place.start:
            if self._ends[at] > place.start:
                found.append(at)
            at -= 1
        return found[::-1]
