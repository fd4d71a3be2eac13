"""Who holds a file for writing, and what becomes of a dead holder's lock."""

import errno
import fcntl
import os
import socket
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from annotator.model.errors import Locked, SaveFailed
from annotator.store import locks
from annotator.store.locks import Holder, SheetLock, is_held_here, me, writing

NOW = datetime(2026, 11, 23, 1, 2, 3, tzinfo=UTC)


def test_the_holder_stands_in_the_file_in_words(tmp_path: Path) -> None:
    with SheetLock(tmp_path / "a.lock", now=NOW):
        holder = msgspec.json.decode((tmp_path / "a.lock").read_bytes(), type=Holder)
        assert holder == me(NOW)
        assert holder.in_words().endswith(f"since 2026-11-23T01:02:03Z (process {os.getpid()})")
    assert (tmp_path / "a.lock").read_bytes() == b""


def test_one_process_may_take_its_lock_again(tmp_path: Path) -> None:
    path = tmp_path / "a.lock"
    one, two = SheetLock(path), SheetLock(path)
    one.acquire()
    one.acquire()
    two.acquire()
    one.release()
    one.release()
    assert is_held_here(path) and two.held and not one.held
    assert two.holder() is not None
    two.release()
    assert not is_held_here(path) and two.holder() is None


def held_elsewhere(path: Path) -> int:
    """Take the system's lock as another process would, by another open file."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    return descriptor


def test_the_second_is_told_who_holds_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.lock"
    other = Holder(pid=4711, host="deskhost", user="be\x1b[2Jn", since="2026-01-01T00:00:00Z")
    path.write_bytes(msgspec.json.encode(other))
    descriptor = held_elsewhere(path)
    with pytest.raises(Locked) as refusal:
        SheetLock(path).acquire()
    assert "deskhost since 2026-01-01" in refusal.value.message
    assert "\x1b" not in str(refusal.value)
    assert SheetLock(path).holder() == other
    monkeypatch.setattr(locks, "PATIENCE", 0.03)
    with pytest.raises(Locked), writing(path):
        pytest.fail("the lock was held")
    os.close(descriptor)
    with writing(path):
        assert is_held_here(path)


def test_a_lock_left_by_a_crash_is_no_lock(tmp_path: Path) -> None:
    path = tmp_path / "a.lock"
    path.write_bytes(msgspec.json.encode(Holder(pid=1, host=socket.gethostname())))
    lock = SheetLock(path).acquire()
    assert is_held_here(path)
    lock.release()


@pytest.mark.parametrize("junk", [b"", b"{", b"\xff" * 9000, b'{"pid": "x"}'])
def test_a_lock_file_with_anything_in_it_is_only_a_file(tmp_path: Path, junk: bytes) -> None:
    path = tmp_path / "a.lock"
    path.write_bytes(junk)
    descriptor = held_elsewhere(path)
    with pytest.raises(Locked, match="somebody on some machine"):
        SheetLock(path).acquire()
    os.close(descriptor)
    SheetLock(path).acquire().release()


def test_where_there_are_no_system_locks_the_file_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(descriptor: int, operation: int) -> None:
        raise OSError(errno.ENOLCK, "no locks")

    monkeypatch.setattr(fcntl, "flock", none)
    path = tmp_path / "a.lock"
    here = socket.gethostname()
    for holder, free in (
        (Holder(pid=os.getppid(), host=here), False),
        (Holder(pid=2**22 + 7, host=here), True),
        (Holder(pid=5, host="another-machine"), False),
        (Holder(pid=os.getpid(), host=here), True),
    ):
        path.write_bytes(msgspec.json.encode(holder))
        lock = SheetLock(path)
        if free:
            lock.acquire().release()
        else:
            with pytest.raises(Locked):
                lock.acquire()


def test_a_lock_that_cannot_be_made_is_a_refusal_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SaveFailed):
        SheetLock(tmp_path / "file" / "a.lock").acquire()
    (tmp_path / "b.lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(SaveFailed, match="link"):
        SheetLock(tmp_path / "b.lock").acquire()
    assert not (tmp_path / "elsewhere").exists()
