"""One writer at a time for a file, also across programs.

The lock is the operating system's (`flock`): it vanishes with its process, so a lock left by a
crash is no lock. Who holds it stands in the lock file, for the person who has to wait. On systems
without `flock` the lock file itself is the lock, and one of a dead process on this host is taken
over.
"""

import contextlib
import errno
import getpass
import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

import msgspec

from annotator.model.errors import Locked
from annotator.store.atomic import save_failed
from annotator.store.files import make_folders
from annotator.text.display import display_line

try:
    import fcntl
except ImportError:  # pragma: no cover - only on Windows
    fcntl = None  # type: ignore[assignment]

_FLAGS = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | getattr(os, "O_NOFOLLOW", 0)
_NO_LOCKS = (errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS, errno.EINVAL)
"""What file systems say that have no locks, for instance some network drives."""
PATIENCE = 10.0
"""Seconds that a save waits for another program's save."""

_held: dict[str, int] = {}
_counts: dict[str, int] = {}
_guard = threading.RLock()


class Holder(msgspec.Struct, frozen=True, kw_only=True):
    """Who holds a lock."""

    pid: int = 0
    host: str = ""
    user: str = ""
    since: str = ""
    """RFC 3339, UTC."""

    def in_words(self) -> str:
        """`aigul on deskhost since 2026-11-22T23:50:11Z (process 4711)`, safe to show."""
        said = f"{self.user or 'somebody'} on {self.host or 'some machine'}"
        since = f" since {self.since}" if self.since else ""
        return display_line(f"{said}{since} (process {self.pid})", 200)


def me(now: datetime | None = None) -> Holder:
    """This process as a holder."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError):
        user = str(os.getuid()) if hasattr(os, "getuid") else ""
    since = (now or datetime.now(UTC)).strftime("%Y-%m-%dT%H:%M:%SZ")
    return Holder(pid=os.getpid(), host=socket.gethostname(), user=user, since=since)


def _read_holder(path: Path) -> Holder:
    with contextlib.suppress(OSError, msgspec.MsgspecError), path.open("rb") as file:
        return msgspec.json.decode(file.read(4096), type=Holder)
    return Holder()


def _is_alive(holder: Holder) -> bool:
    """Whether that process may still run; on another host nobody can tell, so yes."""
    if holder.host != socket.gethostname() or holder.pid <= 0:
        return True
    try:
        os.kill(holder.pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


class SheetLock:
    """The right to write one file, until `release` (or the end of the process).

    `path` is the lock file, as `Workspace.lock_path` gives it. The same process may take a lock
    again; it is free when every taker has released it.
    """

    def __init__(self, path: Path, *, now: datetime | None = None) -> None:
        self.path = path
        self._key = os.path.abspath(path)
        self._now = now
        self._taken = False

    @property
    def held(self) -> bool:
        """Whether this object holds the lock."""
        return self._taken

    def holder(self) -> Holder | None:
        """Who holds it now, None where it is free. A question, not a promise."""
        if is_held_here(self.path):
            return me()
        try:
            descriptor = os.open(self.path, os.O_RDWR | os.O_CLOEXEC)
        except OSError:
            return None
        try:
            return None if _try_lock(descriptor, self.path) else _read_holder(self.path)
        finally:
            os.close(descriptor)

    def acquire(self) -> "SheetLock":
        """Take the lock. Raises Locked, with the holder in words, where another process has it."""
        with _guard:
            if not self._taken:
                if self._key not in _held:
                    _held[self._key] = self._open()
                _counts[self._key] = _counts.get(self._key, 0) + 1
                self._taken = True
        return self

    def release(self) -> None:
        """Give it back; quiet where it is not held."""
        with _guard:
            if not self._taken:
                return
            self._taken = False
            _counts[self._key] -= 1
            if _counts[self._key] == 0:
                del _counts[self._key]
                descriptor = _held.pop(self._key)
                with contextlib.suppress(OSError):
                    os.ftruncate(descriptor, 0)
                with contextlib.suppress(OSError):
                    os.close(descriptor)

    def _open(self) -> int:
        try:
            make_folders(self.path.parent)
            descriptor = os.open(self.path, _FLAGS, 0o666)
        except OSError as error:
            raise save_failed(self.path, error) from error
        tries = 3  # somebody who only asks who holds it, holds it for a moment
        while not _try_lock(descriptor, self.path):
            tries -= 1
            if tries:
                time.sleep(0.01)
                continue
            os.close(descriptor)
            holder = _read_holder(self.path)
            raise Locked(
                f"Somebody else is writing there: {holder.in_words()}.",
                "Wait until it is closed, or open it for reading.",
            )
        with contextlib.suppress(OSError):  # a full disk must not forbid working
            os.ftruncate(descriptor, 0)
            os.write(descriptor, msgspec.json.encode(me(self._now)))
        return descriptor

    def __enter__(self) -> "SheetLock":
        return self.acquire()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()


def is_held_here(path: Path) -> bool:
    """Whether this process holds the lock at `path`."""
    return os.path.abspath(path) in _held


def _try_lock(descriptor: int, path: Path) -> bool:
    """Take the system's lock, or the word of the lock file where the system has none."""
    if fcntl is not None:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        except OSError as error:
            if error.errno not in _NO_LOCKS:
                return False
    return _free_by_word(path)


def _free_by_word(path: Path) -> bool:
    """Whether the lock file names nobody, or a process of this host that is dead."""
    holder = _read_holder(path)
    return holder.pid == 0 or holder.pid == os.getpid() or not _is_alive(holder)


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Hold a lock for one save; waits a little for another program's save."""
    lock = SheetLock(path)
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            lock.acquire()
            break
        except Locked:
            if time.monotonic() >= deadline:
                raise
            time.sleep(0.01)
    try:
        yield
    finally:
        lock.release()
