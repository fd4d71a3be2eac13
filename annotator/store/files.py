"""The few system calls through which the store changes a disk.

They stand in one small class so that tests can make the k-th of them fail, for every k.
"""

import contextlib
import os
import stat
from pathlib import Path


class Files:
    """The real thing. Every method raises OSError as the system does."""

    def create(self, path: Path, mode: int) -> int:
        """Open a new file for writing; fails where one stands. Gives the descriptor."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | getattr(os, "O_NOFOLLOW", 0)
        return os.open(path, flags, mode)

    def append_to(self, path: Path) -> int:
        """Open a file for adding at its end, made where missing. Gives the descriptor."""
        flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC | getattr(os, "O_NOFOLLOW", 0)
        return os.open(path, flags, 0o666)

    def write(self, descriptor: int, data: bytes | memoryview) -> int:
        """Write some of the bytes; says how many."""
        return os.write(descriptor, data)

    def set_mode(self, descriptor: int, mode: int) -> None:
        """Give an open file the permissions of the one it will replace."""
        os.fchmod(descriptor, mode)

    def sync(self, descriptor: int) -> None:
        """Wait until the bytes are on the disk."""
        os.fsync(descriptor)

    def close(self, descriptor: int) -> None:
        """Close a descriptor; some file systems report a lost write only here."""
        os.close(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        """Put one file in the place of another in one step."""
        os.replace(source, target)

    def link(self, source: Path, target: Path) -> None:
        """A second name for the same file."""
        os.link(source, target)

    def unlink(self, path: Path) -> None:
        """Remove a name."""
        os.unlink(path)

    def make_folder(self, path: Path) -> None:
        """Make one folder, whose parent is there."""
        os.mkdir(path)

    def truncate(self, descriptor: int, size: int) -> None:
        """Cut an open file to a size."""
        os.ftruncate(descriptor, size)

    def sync_folder(self, path: Path) -> None:
        """Wait until names in a folder are on the disk; quiet where a system cannot do that."""
        if os.name == "nt":
            return
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


FILES = Files()
"""The layer in use where none is given."""


def make_folders(path: Path, files: Files = FILES) -> None:
    """Make a folder and its parents, each durably; folders that are there are left alone."""
    missing = []
    while not path.exists():
        missing.append(path)
        path = path.parent
    for folder in reversed(missing):
        with contextlib.suppress(FileExistsError):
            files.make_folder(folder)
            files.sync_folder(folder.parent)


def mode_of(path: Path) -> int | None:
    """The permissions of a plain file, None where there is none."""
    try:
        state = path.lstat()
    except OSError:
        return None
    return stat.S_IMODE(state.st_mode) if stat.S_ISREG(state.st_mode) else None
