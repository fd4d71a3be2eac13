"""Settling the places that a changed article left open: a person says where the words stand now.

Nothing moves by itself. What is found again for certain can be taken as it is, a proposal can be
accepted, and what is ambiguous or lost gets the place that the person names.
"""

from typing import TYPE_CHECKING

from msgspec.structs import replace

from annotator.model.anchor import Anchor, Occurrence, Resolution
from annotator.model.annotation import Annotation
from annotator.model.errors import InvalidInput
from annotator.model.value import Value
from annotator.tasks.annotation import edits

if TYPE_CHECKING:
    from annotator.tasks.annotation.session import Session


class OpenPlace(Value, frozen=True, kw_only=True):
    """A place of an annotation that does not stand where it was made."""

    annotation: Annotation
    index: int
    """Which of its places, from 0."""
    found: Resolution
    """What became of it: moved, proposed, ambiguous or orphaned."""

    @property
    def place(self) -> Occurrence:
        """The place as it was made."""
        return self.annotation.occurrences[self.index]


def open_places(session: "Session") -> tuple[OpenPlace, ...]:
    """All places that are not exact any more, in the order of the sheet; opted-out ones not."""
    found = session.resolutions()
    return tuple(
        OpenPlace(annotation=annotation, index=index, found=resolution)
        for annotation in session.sheet.annotations
        for index, resolution in enumerate(found.get(annotation.id, ()))
        if resolution.state != "exact" and annotation.occurrences[index].confirmed
    )


def settle_anchor(
    session: "Session", annotation_id: str, occurrence_index: int, start: int, end: int
) -> str:
    """Put one place of an annotation at these code points of the article as it is now; one step.

    When every place of the sheet stands again, the sheet counts in the present text from then on.
    Gives the words that stand there. InvalidInput for a place outside the text or without words.
    """
    from annotator.text.anchoring import describe

    annotation = edits.find(session.sheet, annotation_id)
    if not 0 <= occurrence_index < len(annotation.occurrences):
        raise InvalidInput(f"The annotation has no place number {occurrence_index + 1}.")
    text = session.article.text
    if not 0 <= start < end <= len(text) or not text[start:end].strip():
        raise InvalidInput(
            f"{start}:{end} is no place with words in {session.article.id}.",
            f"Offsets are code points from 0 to {len(text)}, the end not included.",
        )
    now = describe(text, start, end)
    session.store(
        _at(annotation, occurrence_index, now), f"settled “{now.exact[:40]}”", settles=True
    )
    return now.exact


def accept_place(session: "Session", annotation_id: str, occurrence_index: int) -> str:
    """Take the place that was found or proposed. Gives its words.

    InvalidInput where none was: then a person has to name one.
    """
    annotation = edits.find(session.sheet, annotation_id)
    found = session.resolutions().get(annotation.id, ())
    if not 0 <= occurrence_index < len(found):
        raise InvalidInput(f"The annotation has no place number {occurrence_index + 1}.")
    one = found[occurrence_index]
    if one.start is None or one.end is None:
        choices = ", ".join(f"{span.start}:{span.end}" for span in one.alternatives[:8])
        hint = f"It may be one of {choices}." if choices else "Name the place, or remove it."
        raise InvalidInput(f"No single place was found for these words: {one.state}.", hint)
    return settle_anchor(session, annotation_id, occurrence_index, one.start, one.end)


def _at(annotation: Annotation, index: int, now: Anchor) -> Annotation:
    """The annotation with one place moved; pieces of a broken span cannot be kept."""
    old = annotation.occurrences[index]
    moved = replace(edits.as_occurrence(now), role=old.role, by=old.by, unknown=old.unknown)
    places = [*annotation.occurrences]
    places[index] = moved
    return replace(annotation, occurrences=tuple(places))
