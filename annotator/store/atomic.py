"""Writing a file so that at every moment one complete version of it is on the disk.

The order is what matters: a new file beside the old one, its bytes on the disk, then its name in
place of the old, then the folder on the disk. Only then is anything called saved.
"""

import contextlib
import errno
import hashlib
import os
import secrets
from collections.abc import Callable
from pathlib import Path

from annotator.model.errors import SaveFailed
from annotator.store.files import FILES, Files, make_folders, mode_of
from annotator.text.display import display_line

_NEXT = {
    errno.ENOSPC: ("the disk is full", "Free some room and save again."),
    errno.EDQUOT: ("your share of the disk is used up", "Free some room and save again."),
    errno.EROFS: ("the disk can only be read", "Save a copy elsewhere, or make it writable."),
    errno.EACCES: ("you may not write there", "Ask for permission or save a copy elsewhere."),
    errno.EPERM: ("you may not write there", "Ask for permission or save a copy elsewhere."),
    errno.EIO: ("the disk reports an error", "Save a copy on another disk, then check this one."),
    errno.EMFILE: ("too many files are open", "Close some other programs and save again."),
    errno.ENFILE: ("too many files are open", "Close some other programs and save again."),
    errno.EFBIG: ("the file would be larger than allowed", "Raise the limit and save again."),
    errno.ENAMETOOLONG: ("the name is too long", "Give the article a shorter name."),
    errno.ENOENT: ("the folder is gone", "Put the workspace back and save again."),
    errno.ENOTDIR: ("a file stands where a folder should be", "Move that file and save again."),
    errno.EISDIR: ("a folder stands where the file should be", "Move it and save again."),
    errno.ELOOP: ("a link stands in its place", "Remove the link and save again."),
}


def save_failed(path: Path, error: OSError) -> SaveFailed:
    """The refusal for an error of the system: what happened and what to do next."""
    what, advice = _NEXT.get(
        error.errno or 0, (error.strerror or type(error).__name__, "Try again or save elsewhere.")
    )
    kept = "The file on disk is as it was."
    return SaveFailed(f"{display_line(str(path))} could not be saved: {what}.", f"{kept} {advice}")


def temporary_prefix(path: Path) -> str:
    """How the names of temporary files for `path` begin; short, whatever the name's length."""
    return f".{hashlib.sha256(os.fsencode(path.name)).hexdigest()[:12]}."


def write_atomic(
    path: Path,
    data: bytes,
    *,
    files: Files = FILES,
    previous: Path | None = None,
    last_look: Callable[[], None] | None = None,
) -> None:
    """Replace (or make) `path` with `data`, durable when this returns (promises P1 to P3).

    The new file has the permissions of the old one. `previous`: a name under which the old version
    is kept by a hard link; it is left out quietly where the file system has none. `last_look` is
    called when all is on the disk but the name: what it raises stops the replacing.
    Raises SaveFailed, the old file byte for byte in its place.
    """
    temporary: Path | None = None
    replaced = False
    try:
        make_folders(path.parent, files)
        temporary = _write_beside(path, data, files)
        if last_look is not None:
            last_look()
        kept = previous is not None and keep_previous(path, previous, files)
        new = not kept and mode_of(path) is None
        files.replace(temporary, path)
        temporary, replaced = None, True
        files.sync_folder(path.parent)
    except OSError as error:
        if replaced:
            _take_back(path, previous if kept else None, new, files)
        raise save_failed(path, error) from error
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                files.unlink(temporary)


def _take_back(path: Path, previous: Path | None, new: bool, files: Files) -> None:
    """The folder could not be synced: what is called unsaved shall not stand there either."""
    with contextlib.suppress(OSError):
        if previous is not None:
            step = path.parent / f"{temporary_prefix(path)}{secrets.token_hex(8)}.tmp"
            files.link(previous, step)
            files.replace(step, path)
        elif new:
            files.unlink(path)


def _write_beside(path: Path, data: bytes, files: Files) -> Path:
    """A temporary file in the same folder with all bytes on the disk."""
    temporary = path.parent / f"{temporary_prefix(path)}{secrets.token_hex(8)}.tmp"
    mode = mode_of(path)
    descriptor = files.create(temporary, 0o666 if mode is None else 0o600)
    try:
        if mode is not None:
            files.set_mode(descriptor, mode)
        rest = memoryview(data)
        while rest:
            rest = rest[files.write(descriptor, rest) :]
        files.sync(descriptor)
    except BaseException:
        with contextlib.suppress(OSError):
            files.close(descriptor)
        with contextlib.suppress(OSError):
            files.unlink(temporary)
        raise
    try:
        files.close(descriptor)
    except OSError:
        with contextlib.suppress(OSError):
            files.unlink(temporary)
        raise
    return temporary


def keep_previous(path: Path, previous: Path, files: Files = FILES) -> bool:
    """Keep the file now at `path` under a second name too; False where that cannot be done."""
    if mode_of(path) is None:
        return False
    with contextlib.suppress(OSError):
        make_folders(previous.parent, files)
        step = previous.parent / f"{temporary_prefix(previous)}{secrets.token_hex(8)}.tmp"
        files.link(path, step)
        try:
            files.replace(step, previous)
        finally:
            # replace leaves both names where they are the same file already
            with contextlib.suppress(OSError):
                files.unlink(step)
        return True
    return False


def remove_leftovers(path: Path, files: Files = FILES) -> int:
    """Remove temporary files of saves of `path` that were killed. Call it under the file's lock."""
    removed = 0
    prefix = temporary_prefix(path)
    with contextlib.suppress(OSError):
        for name in os.listdir(path.parent):
            if name.startswith(prefix) and name.endswith(".tmp"):
                with contextlib.suppress(OSError):
                    files.unlink(path.parent / name)
                    removed += 1
    return removed
