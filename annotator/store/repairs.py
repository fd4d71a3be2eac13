"""The safe repairs: places, numbers, order and spaces. Never words, never a doubtful place.

Pure: a sheet and its article in, the repaired sheet out. An anchor is moved only where `resolve`
says that it moved for certain.
"""

from typing import TypeVar

import msgspec

from annotator.model.anchor import Anchor, Occurrence, Segment
from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.sheet import Sheet
from annotator.store.sheets import in_order
from annotator.text.anchoring import describe, resolve

A = TypeVar("A", bound=Anchor)


def repair_sheet(sheet: Sheet, article: Article) -> Sheet:
    """The sheet with everything repaired that is safe; the same object where nothing is.

    The reference to the article is renewed only when every place is certain: else the open places
    would look as if they had been made for the new text.
    """
    same = sheet.article.sha256 == article.sha256
    annotations = tuple(
        _repair_annotation(a, article.text, same, sheet.article.length) for a in sheet.annotations
    )
    repaired = msgspec.structs.replace(sheet, annotations=annotations)
    if same or all(_stands(annotation, article.text) for annotation in annotations):
        ref = msgspec.structs.replace(
            sheet.article, sha256=article.sha256, length=len(article.text), path=article.path
        )
        repaired = msgspec.structs.replace(repaired, article=ref)
    repaired = in_order(repaired)
    return sheet if repaired == sheet else repaired


def _stands(annotation: Annotation, text: str) -> bool:
    """Whether every place and every piece of evidence is where it says."""
    anchors: list[Anchor] = [*annotation.occurrences]
    anchors += [e for t in annotation.translations for e in t.evidence]
    anchors += [e for t in annotation.attributions for e in t.evidence]
    return all(text[max(0, a.start) : max(0, a.end)] == a.exact for a in anchors)


def _repair_annotation(
    annotation: Annotation, text: str, same: bool, was_length: int
) -> Annotation:
    def mended(anchors: tuple[A, ...]) -> tuple[A, ...]:
        return tuple(_repair_anchor(anchor, text, same, was_length) for anchor in anchors)

    return msgspec.structs.replace(
        annotation,
        occurrences=mended(annotation.occurrences),
        translations=tuple(
            msgspec.structs.replace(t, evidence=mended(t.evidence)) if t.evidence else t
            for t in annotation.translations
        ),
        attributions=tuple(
            msgspec.structs.replace(t, evidence=mended(t.evidence)) if t.evidence else t
            for t in annotation.attributions
        ),
    )


def _repair_anchor(anchor: A, text: str, same: bool, was_length: int) -> A:
    found = resolve(text, anchor, same, was_length)
    if found.state not in ("exact", "moved") or found.start is None or found.end is None:
        return anchor
    start, end = found.start, found.end
    if text[start:end] != anchor.exact:
        return anchor  # the spelling changed: words are a person's to change
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start == end:
        return anchor
    now = describe(text, start, end)
    changes: dict[str, object] = {
        name: getattr(now, name) for name in ("start", "end", "exact", "ordinal", "of")
    }
    if not text[:start].endswith(anchor.prefix) or not text.startswith(anchor.suffix, end):
        changes |= {"prefix": now.prefix, "suffix": now.suffix}
    if isinstance(anchor, Occurrence) and anchor.segments:
        changes["segments"] = _shifted(anchor.segments, found.start - anchor.start, start, end)
    return msgspec.structs.replace(anchor, **changes)


def _shifted(pieces: tuple[Segment, ...], shift: int, low: int, high: int) -> tuple[Segment, ...]:
    """The pieces of a broken span moved with it, cut at its ends."""
    moved = (
        msgspec.structs.replace(
            piece, start=max(low, piece.start + shift), end=min(high, piece.end + shift)
        )
        for piece in pieces
    )
    return tuple(piece for piece in moved if piece.start < piece.end)
