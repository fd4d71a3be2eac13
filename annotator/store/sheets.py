"""Sheets on disk: one annotator's work on one article."""

import hashlib
from datetime import datetime
from typing import NamedTuple

import msgspec

from annotator.model.annotation import Annotation
from annotator.model.errors import InvalidInput
from annotator.model.plain import to_plain
from annotator.model.sheet import Sheet
from annotator.store import documents
from annotator.store.codec import encode, encode_plain
from annotator.store.fingerprint import Fingerprint
from annotator.store.workspace import Workspace

_MARK = b'\n  "annotations": [\n    0\n  ]'
_KEPT = 20_000
_fragments: dict[int, tuple[Annotation, bytes]] = {}


class StoredSheet(NamedTuple):
    """A sheet as it was read."""

    sheet: Sheet
    fingerprint: Fingerprint


def sort_key(annotation: Annotation) -> tuple[int, int, str]:
    """The order of annotations in a file: start, end, id of the primary place."""
    return annotation.start, annotation.end, annotation.id


def in_order(sheet: Sheet) -> Sheet:
    """The sheet with its annotations in the order of the file."""
    wanted = tuple(sorted(sheet.annotations, key=sort_key))
    if wanted == sheet.annotations:
        return sheet
    return msgspec.structs.replace(sheet, annotations=wanted)


def _fragment(annotation: Annotation) -> bytes:
    """One annotation as it stands in the file, made once: saves change one of thousands."""
    kept = _fragments.get(id(annotation))
    if kept is not None and kept[0] is annotation:
        return kept[1]
    lines = encode_plain(to_plain(annotation)).rstrip(b"\n")
    made = b"\n    " + lines.replace(b"\n", b"\n    ")
    if len(_fragments) >= _KEPT:
        _fragments.clear()
    _fragments[id(annotation)] = (annotation, made)
    return made


def encode_sheet(sheet: Sheet) -> bytes:
    """The bytes of a sheet in order: those of `codec.encode`, quicker from the second time on."""
    ordered = in_order(sheet)
    if not ordered.annotations:
        return encode(ordered)
    plain = to_plain(msgspec.structs.replace(ordered, annotations=()))
    head, _, tail = _with_mark(plain).partition(_MARK)
    pieces = [_fragment(annotation) for annotation in ordered.annotations]
    pieces[0] = head + b'\n  "annotations": [' + pieces[0]
    pieces[-1] += b"\n  ]" + tail
    return b",".join(pieces)


def _with_mark(plain: dict[str, object]) -> bytes:
    """The sheet without annotations, a mark standing where they belong."""
    marked: dict[str, object] = {}
    for name, value in plain.items():
        marked[name] = value
        if name == "annotator":
            marked["annotations"] = [0]
    return encode_plain(marked)


def digest(sheet: Sheet) -> str:
    """sha256 of the sheet's bytes."""
    return hashlib.sha256(encode_sheet(sheet)).hexdigest()


def load_sheet(ws: Workspace, annotator: str, article_id: str) -> StoredSheet | None:
    """Somebody's sheet on an article; None where there is none yet.

    Raises UnreadableFile with the file and the place, NewerFormat for a newer version; the file
    stays as it is.
    """
    stored = documents.load(ws, ws.sheet_path(annotator, article_id), Sheet)
    return None if stored is None else StoredSheet(stored.value, stored.fingerprint)


def save_sheet(
    ws: Workspace, sheet: Sheet, expected: Fingerprint | None, *, now: datetime | None = None
) -> Fingerprint:
    """Write a sheet to its place; durable when this returns. Gives the new fingerprint.

    `expected`: what `load_sheet` gave, None for a new sheet. Raises ChangedUnderneath where the
    disk holds something else, Locked where another program is writing, SaveFailed where the
    system refuses; the old file is then as it was.
    """
    if not sheet.annotator:
        raise InvalidInput("The sheet has no annotator.")
    path = ws.sheet_path(sheet.annotator, sheet.article.id)
    return documents.save(ws, path, encode_sheet(sheet), Sheet, expected, now)
