"""Where an annotation stands, said in a way that survives a change of the article.

Field names follow the W3C Web Annotation model (TextPositionSelector, TextQuoteSelector).
"""

from annotator.model.span import Span
from annotator.model.value import Value

CONTEXT = 32
"""Code points kept before and after the words (the habit of Web Annotation clients)."""


class Anchor(Value, frozen=True, kw_only=True):
    """A position, the exact words, their surroundings, and which of several equal ones it is."""

    start: int
    """First code point, 0-based."""
    end: int
    """One past the last code point."""
    exact: str
    """The words themselves."""
    prefix: str = ""
    """Up to 32 code points before them."""
    suffix: str = ""
    """Up to 32 code points after them."""
    ordinal: int = 1
    """This is the n-th place in the article where the words stand, counted from 1."""
    of: int = 1
    """How many such places there are."""

    @property
    def span(self) -> Span:
        return Span(start=self.start, end=self.end)


class Segment(Value, frozen=True, kw_only=True):
    """One piece of a broken span, in code points of the article."""

    start: int
    end: int


class Occurrence(Anchor, frozen=True, kw_only=True):
    """One place of an annotation. An annotation has one or more."""

    role: str = "primary"
    """primary · duplicate (the same passage again) · variant (the same words in another form)."""
    by: str = ""
    """What proposed the place, for instance `repeats/1`; empty where a person chose it."""
    confirmed: bool = True
    """False where the person opted this place out; it stays listed."""
    segments: tuple[Segment, ...] = ()
    """The pieces, where the span is broken; empty where it is whole."""


STATES = ("exact", "moved", "proposed", "ambiguous", "orphaned")
"""What became of an anchor in the article as it is now."""


class Resolution(Value, frozen=True, kw_only=True):
    """Where an anchor stands in a text now. Computed at each load, never stored silently."""

    state: str
    """One of STATES."""
    start: int | None = None
    """None where the place is ambiguous or lost; the proposal where it is only proposed."""
    end: int | None = None
    score: float | None = None
    """0.0 to 1.0, for a proposal only."""
    note: str = ""
    """In words: "spelling changed", "3 places fit equally well" …"""
    alternatives: tuple[Span, ...] = ()
    """The places among which a person has to choose."""
