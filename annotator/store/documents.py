"""Loading and saving one stored value: the part that sheets, reviews and speakers share."""

import hashlib
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from annotator.model.errors import (
    ChangedUnderneath,
    NewerFormat,
    NotFound,
    SaveFailed,
    UnreadableFile,
)
from annotator.model.value import Value
from annotator.store import reading
from annotator.store.atomic import remove_leftovers, write_atomic
from annotator.store.backups import keep_dated
from annotator.store.codec import decode, version_of
from annotator.store.fingerprint import Fingerprint, fingerprint, known
from annotator.store.locks import writing
from annotator.store.reading import digest_plain, read_plain
from annotator.store.workspace import Workspace
from annotator.text.display import display_line

T = TypeVar("T", bound=Value)
_VERSION = re.compile(rb'"version"\s*:\s*([0-9]{1,9})')


class Stored(Generic[T]):
    """A value and the state of the file it was read from."""

    __slots__ = ("fingerprint", "path", "value")

    def __init__(self, value: T, mark: Fingerprint, path: Path) -> None:
        self.value = value
        self.fingerprint = mark
        self.path = path


def load(ws: Workspace, path: Path, kind: type[T]) -> Stored[T] | None:
    """Read one stored value; None where there is no file.

    Raises UnreadableFile (NewerFormat) with the file and the place; nothing is changed.
    """
    try:
        data, state = read_plain(ws.inside(path))
    except NotFound:
        return None
    try:
        value = decode(data, kind, ws.relative(path))
    except NewerFormat:
        raise
    except UnreadableFile as error:
        backups = ws.backup_folder(path)
        if not backups.is_dir():
            raise
        older = f"{error.hint} Earlier versions of it are in {ws.relative(backups)}."
        raise UnreadableFile(error.message, older) from error
    return Stored(value, fingerprint(data, state), path)


def save(
    ws: Workspace,
    path: Path,
    data: bytes,
    kind: type[Value],
    expected: Fingerprint | None,
    now: datetime | None = None,
) -> Fingerprint:
    """Write one stored value durably and return the new fingerprint.

    `expected` is the fingerprint that was read, None where there must be no file. The same bytes
    as on the disk change nothing. Raises ChangedUnderneath where the disk differs, UnreadableFile
    where it holds something that cannot be read or is newer (promise P4), Locked, SaveFailed.
    """
    _refuse_what_is_lost(ws, path, data, expected)
    ws.inside(path)
    with writing(ws.lock_path(path)):
        _sweep(ws, path)
        written = hashlib.sha256(data).hexdigest()
        current = _current(path)
        if current is not None and current.mark.sha256 == written:
            return current.mark  # whoever wrote these bytes has waited for the disk
        _refuse_change(ws, path, current, kind, expected)
        if current is not None:
            old = _is_old(current.first, kind)
            moment = now or datetime.now(UTC)
            keep_dated(path, ws.backup_folder(path), moment, ws.files, always=old)
        previous = ws.backup_folder(path) / "previous.json"

        def last_look() -> None:
            """Waiting for the disk takes long enough for a script or git to come between."""
            if _moved_on(path, current.mark if current is not None else None):
                raise _changed(ws, path)

        write_atomic(path, data, files=ws.files, previous=previous, last_look=last_look)
        return known(written, path.lstat())


def _refuse_what_is_lost(
    ws: Workspace, path: Path, data: bytes, expected: Fingerprint | None
) -> None:
    """Raise SaveFailed for a file that nobody would read or find again."""
    name = display_line(ws.relative(path))
    if len(data) > reading.MAX_BYTES:
        raise SaveFailed(
            f"{name} would have {len(data):,} bytes, more than the {reading.MAX_BYTES:,} that are "
            "read again.",
            "The file on disk is as it was. Split the article into smaller ones.",
        )
    if expected is not None and not ws.root.is_dir():
        raise SaveFailed(
            f"{name} could not be saved: the folder {display_line(str(ws.root))} is gone.",
            "Put the workspace back and save again.",
        )


def _is_old(data: bytes, kind: type[Value]) -> bool:
    """Whether a readable file is of an older version: its last state is then always kept."""
    found = _VERSION.search(data[:4096])
    return found is not None and int(found[1]) < version_of(kind)


_swept: set[Path] = set()


def _sweep(ws: Workspace, path: Path) -> None:
    """Remove what killed saves of this file left; once a process, since it lists the folder."""
    if path not in _swept:
        _swept.add(path)
        remove_leftovers(path, ws.files)


class _Current(NamedTuple):
    """What is on the disk before a save; not all its bytes, which may be many."""

    mark: Fingerprint
    first: bytes


def _current(path: Path) -> _Current | None:
    try:
        digest, first, state = digest_plain(path)
    except NotFound:
        return None
    return _Current(known(digest, state), first)


def _refuse_change(
    ws: Workspace,
    path: Path,
    current: _Current | None,
    kind: type[Value],
    expected: Fingerprint | None,
) -> None:
    """Raise where what is on the disk is not what the caller has read."""
    name = display_line(ws.relative(path))
    if current is None:
        if expected is not None:
            raise ChangedUnderneath(
                f"{name} was removed while it was open.",
                "Save it again as a new file, or restore it from annotations/.backups.",
            )
        return
    if expected is not None and expected.same_content(current.mark):
        return
    try:
        decode(read_plain(path)[0], kind, ws.relative(path))
    except NewerFormat:
        raise
    except UnreadableFile as error:
        raise UnreadableFile(
            f"{error.message} It is not overwritten.", "Repair or move it, then save again."
        ) from error
    raise _changed(ws, path)


def _changed(ws: Workspace, path: Path) -> ChangedUnderneath:
    return ChangedUnderneath(
        f"{display_line(ws.relative(path))} was changed by somebody else since it was read.",
        "Load it again; both versions can be merged.",
    )


def _moved_on(path: Path, mark: Fingerprint | None) -> bool:
    """Whether the file is another one, or written to, since its bytes were compared."""
    try:
        state = path.lstat()
    except FileNotFoundError:
        return mark is not None
    if mark is None:
        return True
    return (state.st_ino, state.st_size, state.st_mtime_ns) != (
        mark.inode,
        mark.size,
        mark.mtime_ns,
    )
