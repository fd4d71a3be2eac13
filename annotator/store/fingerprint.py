"""How a file on the disk is recognised as the one that was read."""

import hashlib
import os
from pathlib import Path

import msgspec


class Fingerprint(msgspec.Struct, frozen=True, kw_only=True):
    """Cheap facts for a first look, and the digest that decides."""

    size: int
    mtime_ns: int
    inode: int
    sha256: str

    def same_stat(self, state: os.stat_result) -> bool:
        """Whether size, time and inode are those of the file that was read."""
        return (self.size, self.mtime_ns, self.inode) == (
            state.st_size,
            state.st_mtime_ns,
            state.st_ino,
        )

    def same_content(self, other: "Fingerprint") -> bool:
        """Whether the bytes are the same, whatever the times."""
        return self.sha256 == other.sha256


def fingerprint(data: bytes, state: os.stat_result) -> Fingerprint:
    """The fingerprint of bytes that were read together with the file's state."""
    return Fingerprint(
        size=state.st_size,
        mtime_ns=state.st_mtime_ns,
        inode=state.st_ino,
        sha256=hashlib.sha256(data).hexdigest(),
    )


def is_unchanged(path: Path, known: Fingerprint | None) -> bool:
    """Whether the file is still what was read; None means that there was no file.

    Times can lie by the grain of a clock, so the bytes are compared where the cheap facts agree
    only in part, and also where they all agree but the file is younger than its own reading.
    """
    try:
        state = path.lstat()
    except FileNotFoundError:
        return known is None
    except OSError:
        return False
    if known is None or state.st_size != known.size:
        return False
    from annotator.store.reading import read_plain

    return hashlib.sha256(read_plain(path)[0]).hexdigest() == known.sha256
