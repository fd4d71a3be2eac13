"""Saying where words stand so that they are found again in a changed text.

`describe` and `resolve` are twins. What `resolve` says is shown, and written only when a person
agrees: it computes the state of an anchor and changes nothing.
"""

from array import array
from bisect import bisect_right
from functools import lru_cache

from annotator.model.anchor import CONTEXT, Anchor, Resolution
from annotator.model.errors import InvalidInput


def describe(text: str, start: int, end: int) -> Anchor:
    """The anchor of a stretch: its words, 32 code points on both sides, and the n-th of how many.

    Counted are places that do not overlap this one. Raises InvalidInput for an empty stretch or
    one outside the text.
    """
    if not 0 <= start < end <= len(text):
        raise InvalidInput(
            f"{start}:{end} is no stretch of a text of {len(text)} code points.",
            "Places are code points from 0, the end not included.",
        )
    exact = text[start:end]
    before, count = _count(text, exact, start, end)
    return Anchor(
        start=start,
        end=end,
        exact=exact,
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        ordinal=before + 1,
        of=count,
    )


def look_through(text: str, exact: str) -> None:
    """Find these words in the text now, so that `describe` need not: it takes milliseconds in
    five megabytes, and `describe` may be waited for."""
    _places(text, exact)


def _count(text: str, exact: str, start: int, end: int) -> tuple[int, int]:
    """How many places with these words lie before this one, and how many there are with it."""
    places = _places(text, exact)
    at = _encoded(text).byte(start)
    before = bisect_right(places, at - len(_bytes(exact)))
    if before < len(places) and places[before] == at:
        return before, len(places)
    return before, before + 1 + text.count(exact, end)  # it overlaps one that is counted


@lru_cache(maxsize=32)
def _places(text: str, exact: str) -> "array[int]":
    """At which bytes of the text the words stand, none overlapping the one before it, as
    `str.count` counts them.

    Kept for a while: a sheet may name each of ten thousand places of the same words, and many
    items of an article the same speaker.
    """
    data, wanted = _encoded(text).data, _bytes(exact)
    found = array("I")
    at = data.find(wanted)
    while at >= 0:
        found.append(at)
        at = data.find(wanted, at + len(wanted))
    return found


class _Encoded:
    """A text as UTF-8, where words are found several times as fast: 1 ms in five megabytes."""

    _STEP = 4096

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = array("I", [0])
        self.data = bytearray()
        for start in range(0, len(text), self._STEP):
            self.data += _bytes(text[start : start + self._STEP])
            self._at.append(len(self.data))

    def byte(self, place: int) -> int:
        """The byte at which a code point begins."""
        step = place // self._STEP
        return self._at[step] + len(_bytes(self._text[step * self._STEP : place]))


@lru_cache(maxsize=1)
def _encoded(text: str) -> _Encoded:
    return _Encoded(text)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def resolve(
    text: str, anchor: Anchor, same_text: bool, was_length: int | None = None
) -> Resolution:
    """Where an anchor stands in a text now.

    `same_text`: whether the article's digest is the one that the anchor was made for.
    `was_length`: how many code points the article had then, where known; it settles some cases in
    articles that repeat themselves. The result is exact, moved, proposed (with a score; a person
    decides), ambiguous (with the alternatives) or orphaned.
    """
    start, end = anchor.start, anchor.end
    inside = 0 <= start < end <= len(text)
    if same_text and inside and text[start:end] == anchor.exact:
        return Resolution(state="exact", start=start, end=end)
    if not anchor.exact.strip():
        return Resolution(state="orphaned", note="the anchor has no words")
    # Most articles never change: what looks for moved words is loaded where some were moved.
    from annotator.text.refinding import find_again

    return find_again(text, anchor, was_length)
