"""Checking places: do the words stand where an anchor says they do?"""

from collections.abc import Iterator
from typing import NamedTuple

from annotator.model.anchor import Anchor, Occurrence
from annotator.model.annotation import Annotation
from annotator.text.anchoring import describe, resolve
from annotator.text.segments import is_boundary


class Text(NamedTuple):
    """The article as it is now, and whether it is the one that was annotated."""

    text: str
    same: bool
    was_length: int


Found = tuple[str, str, str]
"""Place, code, words."""

_STATES = {
    "moved": ("anchor-moved", "now at {0}:{1}"),
    "proposed": ("anchor-proposed", "perhaps at {0}:{1} (score {2})"),
    "ambiguous": ("anchor-ambiguous", "{3}"),
    "orphaned": ("anchor-orphaned", "{3}"),
}


def check_shape(place: str, anchor: Anchor) -> Iterator[Found]:
    """What is wrong with an anchor whatever the text."""
    if anchor.start < 0 or anchor.end <= anchor.start:
        yield place, "empty-place", f"{anchor.start}:{anchor.end} has no size"
    elif anchor.exact != anchor.exact.strip():
        yield place, "space-at-end", "the place begins or ends with a space"


def check_occurrence(place: str, anchor: Occurrence, article: Text) -> Iterator[Found]:
    """Everything about one place of an annotation."""
    yield from check_shape(place, anchor)
    for number, piece in enumerate(anchor.segments):
        if not anchor.start <= piece.start < piece.end <= anchor.end:
            words = f"{piece.start}:{piece.end} is not inside {anchor.start}:{anchor.end}"
            yield f"{place}.segments[{number}]", "segment-outside", words
    if anchor.start < 0 or anchor.end <= anchor.start:
        return
    text = article.text
    if not article.same:
        yield from _check_moved(place, anchor, article)
    elif anchor.end > len(text):
        yield place, "outside-text", f"{anchor.end} is beyond the {len(text)} of the text"
    elif text[anchor.start : anchor.end] != anchor.exact:
        yield place, "quote-differs", f"“{text[anchor.start : anchor.end][:60]}” stands there"
    else:
        yield from _check_exact(place, anchor, text)


def _check_moved(place: str, anchor: Anchor, article: Text) -> Iterator[Found]:
    found = resolve(article.text, anchor, False, article.was_length)
    if found.state in _STATES:
        code, words = _STATES[found.state]
        yield place, code, words.format(found.start, found.end, found.score, found.note)


def _check_exact(place: str, anchor: Anchor, text: str) -> Iterator[Found]:
    """The finer points of a place where the right words stand."""
    for end, name in ((anchor.start, "begins"), (anchor.end, "ends")):
        if not is_boundary(text, end):
            yield place, "inside-character", f"it {name} inside one character"
            break
    now = describe(text, anchor.start, anchor.end)
    if (anchor.ordinal, anchor.of) != (now.ordinal, now.of):
        words = f"{anchor.ordinal} of {anchor.of} is said, {now.ordinal} of {now.of} is right"
        yield place, "ordinal-wrong", words
    after = text[anchor.end : anchor.end + len(anchor.suffix)]
    if not text.endswith(anchor.prefix, 0, anchor.start) or after != anchor.suffix:
        yield place, "context-differs", "other words stand before or after it"


def check_evidence(place: str, anchor: Anchor, article: Text) -> Iterator[Found]:
    """An anchor that is the proof of something."""
    text = article.text
    if anchor.start < 0 or anchor.end <= anchor.start:
        yield place, "empty-place", f"{anchor.start}:{anchor.end} has no size"
    elif not article.same:
        state = resolve(text, anchor, False, article.was_length).state
        if state in ("ambiguous", "orphaned"):
            yield place, "evidence-lost", f"“{anchor.exact[:60]}” is {state}"
    elif anchor.end > len(text):
        yield place, "outside-text", f"{anchor.end} is beyond the {len(text)} of the text"
    elif text[anchor.start : anchor.end] != anchor.exact:
        words = f"“{text[anchor.start : anchor.end][:60]}” stands there"
        yield place, "evidence-differs", words


def evidence_of(annotation: Annotation) -> Iterator[tuple[str, Anchor]]:
    """All evidence of an annotation with its place below it."""
    for number, translation in enumerate(annotation.translations):
        for index, anchor in enumerate(translation.evidence):
            yield f"translations[{number}].evidence[{index}]", anchor
    for number, attribution in enumerate(annotation.attributions):
        for index, anchor in enumerate(attribution.evidence):
            yield f"attributions[{number}].evidence[{index}]", anchor


def check_overlaps(place: str, annotation: Annotation) -> Iterator[Found]:
    """Places of one annotation that share characters."""
    inside = sorted((o.start, o.end, n) for n, o in enumerate(annotation.occurrences))
    reach = -1
    for start, end, number in inside:
        if start < reach and end > start:
            words = f"{start}:{end} overlaps another place of the annotation"
            yield f"{place}.occurrences[{number}]", "overlapping-occurrences", words
        reach = max(reach, end)
