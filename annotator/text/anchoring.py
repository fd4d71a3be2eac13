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


def _count(text: str, exact: str, start: int, end: int) -> tuple[int, int]:
    """How many places with these words lie before this one, and how many there are with it."""
    places = _places(text, exact)
    before = bisect_right(places, start - len(exact))
    if before < len(places) and places[before] == start:
        return before, len(places)
    return before, before + 1 + text.count(exact, end)  # it overlaps one that is counted


@lru_cache(maxsize=8)
def _places(text: str, exact: str) -> "array[int]":
    """Where the words stand, none overlapping the one before it, as `str.count` counts them.

    Kept for a moment: a sheet may name each of ten thousand places of the same words.
    """
    found = array("q")
    at = text.find(exact)
    while at >= 0:
        found.append(at)
        at = text.find(exact, at + len(exact))
    return found


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
