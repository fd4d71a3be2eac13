"""Opening a file that somebody else may have put there."""

import os
import stat
from pathlib import Path

from annotator.model.errors import NotFound, UnreadableFile
from annotator.text.display import display_line

MAX_BYTES = 64 * 1024 * 1024
"""Largest stored file that is read: some 15,000 rich annotations."""


def read_plain(path: Path, limit: int = MAX_BYTES) -> tuple[bytes, os.stat_result]:
    """All bytes of a plain file, and its state from the same open file.

    Links, folders, devices, pipes and files above `limit` bytes are refused with UnreadableFile,
    and opening never waits for a writer. Raises NotFound where there is nothing.
    """
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
        if state.st_size > limit:
            raise UnreadableFile(
                f"{name} has {state.st_size:,} bytes, more than the {limit:,} that are read.",
                "Split it into smaller files.",
            )
        data = _read_all(descriptor, limit)
        if len(data) > limit:
            raise UnreadableFile(f"{name} grows while it is read.")
        return data, state
    except OSError as error:
        raise UnreadableFile(f"{name} cannot be read: {error.strerror}.") from error
    finally:
        os.close(descriptor)


def _read_all(descriptor: int, limit: int) -> bytes:
    pieces = []
    left = limit + 1
    while left > 0 and (piece := os.read(descriptor, min(left, 1 << 20))):
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)
