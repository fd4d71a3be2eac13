"""How a file on the disk is recognised as the one that was read."""

import hashlib
import os

import msgspec


class Fingerprint(msgspec.Struct, frozen=True, kw_only=True):
    """Cheap facts for a first look, and the digest that decides."""

    size: int
    mtime_ns: int
    inode: int
    sha256: str

    def same_content(self, other: "Fingerprint") -> bool:
        """Whether the bytes are the same, whatever the times."""
        return self.sha256 == other.sha256


def fingerprint(data: bytes, state: os.stat_result) -> Fingerprint:
    """The fingerprint of bytes that were read together with the file's state."""
    return known(hashlib.sha256(data).hexdigest(), state)


def known(sha256: str, state: os.stat_result) -> Fingerprint:
    """The fingerprint of a file whose digest was taken already."""
    return Fingerprint(
        size=state.st_size, mtime_ns=state.st_mtime_ns, inode=state.st_ino, sha256=sha256
    )
