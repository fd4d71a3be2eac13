"""`annotator merge`, `annotator diff` and what git calls: files in, files out.

Sheets, reviews and speakers are merged in their own terms; the result is always a valid file of
its kind, and what could not be settled stands in its `conflicts`.
"""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from annotator.compare.merge.reviews import merge_reviews
from annotator.compare.merge.sheets import fresh_conflicts, merge_sheets
from annotator.compare.merge.speakers import merge_speakers
from annotator.compare.words import shorten
from annotator.model.annotation import Conflict
from annotator.model.conflict_words import conflict_in_words
from annotator.model.errors import UnreadableFile
from annotator.model.review import REVIEW_FORMAT, Review
from annotator.model.sheet import SHEET_FORMAT, Sheet
from annotator.model.speaker import SPEAKER_FORMAT, Speaker
from annotator.model.value import Value
from annotator.store.atomic import write_atomic
from annotator.store.codec import decode, encode
from annotator.store.reading import read_plain
from annotator.store.sheets import encode_sheet
from annotator.text.display import display_line

KINDS: dict[str, tuple[type[Value], Callable[[Any, Any, Any], Value]]] = {
    SHEET_FORMAT: (Sheet, merge_sheets),
    REVIEW_FORMAT: (Review, merge_reviews),
    SPEAKER_FORMAT: (Speaker, merge_speakers),
}
"""`format` in the file → its value, and how three of them are merged."""


class Merged(NamedTuple):
    """What came of a merge."""

    data: bytes
    """The merged file."""
    conflicts: tuple[tuple[str, Conflict], ...]
    """What this merge could not settle: (annotation id or "", conflict)."""
    exact: Mapping[str, str] = {}
    """The words of each annotation, by its id."""

    @property
    def exit_code(self) -> int:
        """0 where everything was settled, 1 where conflicts were kept: as git understands it."""
        return 1 if self.conflicts else 0

    @property
    def lines(self) -> list[str]:
        """One line a conflict, for people."""
        return [f"{self._place(name)}{told(conflict)}" for name, conflict in self.conflicts]

    def _place(self, name: str) -> str:
        words = shorten(self.exact.get(name, ""))
        shown = f"“{words}” ({name}): " if words else f"{name}: "
        return display_line(shown, 200) if name else ""


def told(conflict: Conflict) -> str:
    """A conflict in one line, safe for a terminal."""
    return display_line(conflict_in_words(conflict), 500)


def merge_bytes(
    ours: bytes,
    base: bytes,
    theirs: bytes,
    names: tuple[str, str, str] = ("ours", "base", "theirs"),
) -> Merged:
    """Three versions of one file into one. An empty `base`: both sides began the file.

    Where only one side changed the file, its bytes come back as they are. Raises UnreadableFile
    for what cannot be read, with its name out of `names`.
    """
    kind, other = read_kind(ours, names[0]), read_kind(theirs, names[2])
    if kind != other:
        raise UnreadableFile(f"{names[0]} and {names[2]} are different kinds of file.")
    shape, merge = KINDS[kind]
    ours_value, theirs_value = decode(ours, shape, names[0]), decode(theirs, shape, names[2])
    base_value = decode(base, shape, names[1]) if base.strip() else None
    if ours == theirs or theirs == base:
        return Merged(ours, ())
    if ours == base:
        return Merged(theirs, ())
    result = merge(base_value, ours_value, theirs_value)
    conflicts = tuple(fresh_conflicts(result, ours_value, theirs_value))
    exact = {a.id: a.exact for a in result.annotations} if isinstance(result, Sheet) else {}
    if result == ours_value:
        return Merged(ours, conflicts, exact)
    if result == theirs_value:
        return Merged(theirs, conflicts, exact)
    data = encode_sheet(result) if isinstance(result, Sheet) else encode(result)
    return Merged(data, conflicts, exact)


class _Head(msgspec.Struct):
    """What says which kind of file it is."""

    format: str = SHEET_FORMAT


def read_kind(data: bytes, name: str) -> str:
    """The `format` that a file states. UnreadableFile where it is none of ours."""
    try:
        stated = msgspec.json.decode(data, type=_Head).format
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise UnreadableFile(f"{name}: this is no JSON file of annotator’s.") from error
    if stated not in KINDS:
        raise UnreadableFile(f"{name}: $.format: this is no sheet, review or speaker.")
    return stated


def merge_files(ours: Path, base: Path, theirs: Path, out: Path | None = None) -> Merged:
    """The same over files; the result is written to `out` in one piece, if it is given.

    `/dev/null` as `base` is an empty file.
    Raises UnreadableFile with the file's name; `out` is then as it was.
    """
    none = str(base) == os.devnull
    merged = merge_bytes(
        read_plain(ours)[0],
        b"" if none else read_plain(base)[0],
        read_plain(theirs)[0],
        (f"{ours} (ours)", f"{base} (base)", f"{theirs} (theirs)"),
    )
    if out is not None and not _holds(out, merged.data):
        write_atomic(out, merged.data)
    return merged


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.is_file() and path.read_bytes() == data
    except OSError:
        return False
