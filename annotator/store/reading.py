"""Opening a file that somebody else may have put there."""

import hashlib
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from annotator.model.errors import NotFound, UnreadableFile
from annotator.text.display import display_line

MAX_BYTES = 64 * 1024 * 1024
"""Largest stored file that is read: some 15,000 rich annotations."""
_PIECE = 1 << 18
"""Bytes that are read at once where not the whole is wanted; they stay in the processor's cache."""


T = TypeVar("T")


def read_plain(path: Path, limit: int | None = None) -> tuple[bytes, os.stat_result]:
    """All bytes of a plain file, and its state from the same open file.

    Links, folders, devices, pipes and files above `limit` bytes (MAX_BYTES) are refused with
    UnreadableFile, and opening never waits for a writer. Raises NotFound where there is nothing.
    """
    most = MAX_BYTES if limit is None else limit

    def take(descriptor: int, size: int) -> bytes:
        data = _read_all(descriptor, size, most)
        if len(data) > most:
            raise UnreadableFile(f"{display_line(str(path))} grows while it is read.")
        return data

    return _with_plain(path, most, take)


def digest_plain(path: Path) -> tuple[str, bytes, os.stat_result]:
    """sha256 of a plain file, its first piece and its state, without keeping the whole of it.

    Refuses what `read_plain` refuses; a file may be of any size.
    """

    def take(descriptor: int, size: int) -> tuple[str, bytes]:
        found, first = hashlib.sha256(), b""
        while piece := os.read(descriptor, _PIECE):
            first = first or piece
            found.update(piece)
        return found.hexdigest(), first

    (digest, first), state = _with_plain(path, None, take)
    return digest, first, state


def _with_plain(
    path: Path, limit: int | None, take: Callable[[int, int], T]
) -> tuple[T, os.stat_result]:
    """What `take` makes of the open file (descriptor, size), and the file's state."""
    name = display_line(str(path))
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        descriptor = os.open(path, flags | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0))
    except (FileNotFoundError, NotADirectoryError) as error:
        raise NotFound(f"{name} is not there.") from error
    except (OSError, ValueError) as error:
        if path.is_symlink():
            raise UnreadableFile(f"{name} is a link, and links are not followed.") from error
        words = error.strerror if isinstance(error, OSError) else "its name is not a file name"
        raise UnreadableFile(f"{name} cannot be opened: {words}.") from error
    try:
        state = os.fstat(descriptor)
        if not stat.S_ISREG(state.st_mode):
            raise UnreadableFile(f"{name} is no plain file.")
        if limit is not None and state.st_size > limit:
            raise UnreadableFile(
                f"{name} has {state.st_size:,} bytes, more than the {limit:,} that are read.",
                "Split it into smaller files.",
            )
        return take(descriptor, state.st_size), state
    except OSError as error:
        raise UnreadableFile(f"{name} cannot be read: {error.strerror}.") from error
    finally:
        os.close(descriptor)


def _read_all(descriptor: int, size: int, limit: int) -> bytes:
    """In one piece where the file stays as long as it was: joining would copy all of it."""
    pieces = []
    left = limit + 1
    while left > 0 and (piece := os.read(descriptor, min(left, max(size, _PIECE) + 1))):
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)
