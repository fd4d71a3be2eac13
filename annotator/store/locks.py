"""One writer at a time for a file, also across programs.

The lock is the operating system's (`flock`): it vanishes with its process, so a lock left by a
crash is no lock. Who holds it stands in the lock file, for the person who has to wait. On systems
without `flock` the lock file itself is the lock, and one of a dead process on this host is taken
over.
"""

import contextlib
import getpass
import os
import socket
import threading
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

_held: dict[str, int] = {}
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
            return None if _try_lock(descriptor) else _read_holder(self.path)
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
            flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | getattr(os, "O_NOFOLLOW", 0)
            descriptor = os.open(self.path, flags, 0o666)
        except OSError as error:
            raise save_failed(self.path, error) from error
        if not _try_lock(descriptor):
            os.close(descriptor)
            holder = _read_holder(self.path)
            raise Locked(
                f"Somebody else is writing there: {holder.in_words()}.",
                "Wait until it is closed, or open it for reading.",
            )
        with contextlib.suppress(OSError):  # a full disk must not forbid reading who we are
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


_counts: dict[str, int] = {}


def is_held_here(path: Path) -> bool:
    """Whether this process holds the lock at `path`."""
    return os.path.abspath(path) in _held


def _try_lock(descriptor: int) -> bool:
    if fcntl is None:  # pragma: no cover - only on Windows
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


@contextmanager
def writing(path: Path, patience: float = 10.0) -> Iterator[None]:
    """Hold a lock for one save; waits up to `patience` seconds for another program's save."""
    import time

    lock = SheetLock(path)
    deadline = time.monotonic() + patience
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
