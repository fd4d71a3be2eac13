"""Passages in quotation marks: where they are (`scanner`) and what they are (`kinds`)."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from annotator.detect.quotations.kinds import kind_of, view_of
from annotator.detect.quotations.scanner import Passage, scan, scan_inner
from annotator.model.proposal import Candidate, Quotation
from annotator.model.span import Span
from annotator.text.masked import mask, outer_ranges

__all__ = ["find_quotations"]

_OPENER = re.compile(r"[“”\"„‟«»‹›「『‘‚`&'’](?:(?<!['’])|(?<!\w.)\w)")
"""What may open a passage inside a passage: apostrophes inside words do not."""


def find_quotations(text: str, spans: Sequence[Candidate] = ()) -> tuple[Quotation, ...]:
    """The outermost passages in quotation marks, in order, each with its kind, no speaker yet.

    `spans` are the foreign spans of the text: a passage that is one of them is of kind `foreign`.
    Offsets are code points and leave out the marks. Never raises; time is linear in the text.
    """
    passages = scan(text)
    if not passages:
        return ()
    tokens = mask(text, outer_ranges(text, ((p.start, p.end) for p in passages)))
    ordered = sorted(spans, key=lambda s: s.start)
    # The farthest end so far: the first span that may touch a passage, nested or not.
    ends = list(accumulate((s.end for s in ordered), max))
    found = []
    kind = ""
    for number, passage in enumerate(passages):
        touching = _touching(ordered, bisect_right(ends, passage.start), passage)
        view = view_of(text, passage, tokens, tokens.of_quote[number], touching, kind)
        kind = kind_of(view)
        found.append(_quotation(text, passage, kind))
    return tuple(found)


def _touching(spans: Sequence[Candidate], first: int, passage: Passage) -> list[Candidate]:
    """The spans from number `first` on that share a character with the passage, in order."""
    touching = []
    for number in range(first, len(spans)):
        span = spans[number]
        if span.start >= passage.end:
            break
        if span.end > passage.start:
            touching.append(span)
    return touching


def _quotation(text: str, passage: Passage, kind: str) -> Quotation:
    inside = text[passage.start : passage.end]
    inner = scan_inner(text, passage) if _OPENER.search(inside) else []
    return Quotation(
        start=passage.start,
        end=passage.end,
        kind=kind,
        unclosed=passage.unclosed,
        inner=tuple(Span(start=p.start, end=p.end) for p in inner),
    )
