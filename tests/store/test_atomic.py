"""One complete version of a file is on the disk at every moment, whatever fails or dies."""

import errno
import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from annotator.model.errors import ChangedUnderneath, Locked, SaveFailed
from annotator.model.sheet import Sheet
from annotator.store import documents
from annotator.store.atomic import keep_previous, write_atomic
from annotator.store.files import Files
from annotator.store.journal import Journal, Step
from annotator.store.sheets import encode_sheet, load_sheet, save_sheet
from annotator.store.workspace import Workspace

MakeSheet = Callable[..., Sheet]
CALLS = (
    *("create", "append_to", "write", "set_mode", "sync", "close", "replace", "link", "unlink"),
    *("make_folder", "truncate", "sync_folder"),
)


class Watched(Files):
    """The real file layer, calling `act` with name and number before every call."""

    def __init__(self, act: Callable[[str, int], None]) -> None:
        self.act = act
        self.calls: list[str] = []

    def __getattribute__(self, name: str) -> object:
        method = super().__getattribute__(name)
        if name not in CALLS:
            return method

        def call(*arguments: object) -> object:
            self.calls.append(name)
            self.act(name, len(self.calls))
            return method(*arguments)  # type: ignore[operator]

        return call


def failing(at: int, code: int) -> Watched:
    def act(name: str, number: int) -> None:
        if number == at:
            raise OSError(code, os.strerror(code))

    return Watched(act)


def dying(at: int) -> Watched:
    def act(name: str, number: int) -> None:
        if number == at:
            os.kill(os.getpid(), signal.SIGKILL)

    return Watched(act)


def with_files(ws: Workspace, files: Files) -> Workspace:
    return Workspace(ws.root, ws.annotator, files=files)


def all_files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def steps_of_a_save(ws: Workspace, sheet: Sheet, mark: object) -> int:
    files = failing(0, 0)
    save_sheet(with_files(ws, files), sheet, mark)  # type: ignore[arg-type]
    return len(files.calls)


ERRORS = (errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EACCES, errno.EROFS, errno.EMFILE)


@pytest.mark.parametrize("code", ERRORS, ids=[errno.errorcode[code] for code in ERRORS])
def test_whichever_call_fails_the_old_file_is_whole_and_a_retry_works(
    ws: Workspace, make_sheet: MakeSheet, code: int
) -> None:
    path = ws.sheet_path("aigul", "fair")
    mark = save_sheet(ws, make_sheet(1), None)
    refused = 0
    for at in range(1, 40):
        number = at + 1
        before = path.read_bytes()
        files = failing(at, code)
        try:
            mark = save_sheet(with_files(ws, files), make_sheet(number), mark)
        except SaveFailed as error:
            refused += 1
            assert path.read_bytes() == before
            assert "could not be saved" in error.message and error.hint
            assert not isinstance(error, ChangedUnderneath)
            mark = save_sheet(ws, make_sheet(number), mark)
        assert path.read_bytes() == encode_sheet(make_sheet(number))
        assert all_files(path.parent) == ["fair.json"]
        if at > len(files.calls):
            break
    else:
        pytest.fail("the save never ran without the fault")
    assert refused >= 6


def test_the_first_save_of_a_sheet_leaves_nothing_when_it_fails(
    ws: Workspace, make_sheet: MakeSheet
) -> None:
    for at in range(1, 40):
        files = failing(at, errno.ENOSPC)
        try:
            save_sheet(with_files(ws, files), make_sheet(1), None)
        except SaveFailed:
            assert load_sheet(ws, "aigul", "fair") is None
        else:
            assert load_sheet(ws, "aigul", "fair") is not None
            shutil.rmtree(ws.annotations)
        if at > len(files.calls):
            return
    pytest.fail("the save never ran without the fault")


def test_a_write_that_takes_only_a_part_is_continued(ws: Workspace, tmp_path: Path) -> None:
    class Slow(Files):
        def write(self, descriptor: int, data: bytes | memoryview) -> int:
            return os.write(descriptor, data[:7])

    write_atomic(tmp_path / "a.json", b"0123456789" * 10, files=Slow())
    assert (tmp_path / "a.json").read_bytes() == b"0123456789" * 10


def test_bytes_are_on_the_disk_before_the_name_and_the_name_before_the_answer(
    ws: Workspace, make_sheet: MakeSheet
) -> None:
    mark = save_sheet(ws, make_sheet(1), None)
    files = failing(0, 0)
    save_sheet(with_files(ws, files), make_sheet(2), mark)
    calls = files.calls
    create = calls.index("create")
    assert calls[create : create + 5] == ["create", "set_mode", "write", "sync", "close"]
    assert calls[-2:] == ["replace", "sync_folder"]
    assert "truncate" not in calls and "append_to" not in calls


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_process_killed_at_any_call_leaves_one_complete_version(
    ws: Workspace, make_sheet: MakeSheet
) -> None:
    path = ws.sheet_path("aigul", "fair")
    mark = save_sheet(ws, make_sheet(1), None)
    versions = {encode_sheet(make_sheet(count)) for count in (1, 2)}
    for at in range(1, 40):
        child = os.fork()
        if child == 0:
            try:
                save_sheet(with_files(ws, dying(at)), make_sheet(2), mark)
            finally:
                os._exit(0)
        survived = os.waitpid(child, 0)[1] == 0
        assert path.read_bytes() in versions
        stored = load_sheet(ws, "aigul", "fair")
        assert stored is not None
        if survived:
            assert stored.sheet == make_sheet(2)
        documents._swept.clear()  # as in a program that was started anew
        mark = save_sheet(ws, make_sheet(1), stored.fingerprint)
        assert all_files(path.parent) == ["fair.json"]
        if survived:
            return
    pytest.fail("no child survived")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_two_programs_at_once_lose_no_save_of_either(ws: Workspace, make_sheet: MakeSheet) -> None:
    def add_many(first: int) -> None:
        for number in range(first, first + 25):
            while True:
                stored = load_sheet(ws, "aigul", "fair")
                new = make_sheet(places=((number, 16),)).annotations
                sheet = stored.sheet if stored else make_sheet(0)
                sheet = msgspec.structs.replace(sheet, annotations=sheet.annotations + new)
                try:
                    save_sheet(ws, sheet, stored.fingerprint if stored else None)
                    break
                except (ChangedUnderneath, Locked):
                    continue

    children = []
    for start in (100, 200, 300):
        child = os.fork()
        if child == 0:
            code = 1
            try:
                add_many(start)
                code = 0
            finally:
                os._exit(code)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0, 0]
    stored = load_sheet(ws, "aigul", "fair")
    assert stored is not None and len(stored.sheet.annotations) == 75


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_real_refusal_of_the_system_leaves_the_old_file(
    ws: Workspace, make_sheet: MakeSheet
) -> None:
    mark = save_sheet(ws, make_sheet(1), None)
    path = ws.sheet_path("aigul", "fair")
    before = path.read_bytes()
    child = os.fork()
    if child == 0:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
        code = 1
        try:
            save_sheet(ws, make_sheet(90), mark)
        except SaveFailed as error:
            code = 0 if "larger than allowed" in error.message else 2
        finally:
            os._exit(code)
    assert os.waitpid(child, 0)[1] == 0
    assert path.read_bytes() == before
    assert all_files(path.parent) == ["fair.json"]


def test_a_file_in_the_way_of_a_folder_is_told_in_words(
    ws: Workspace, make_sheet: MakeSheet
) -> None:
    ws.annotations.mkdir()
    (ws.annotations / "aigul").write_text("in the way")
    with pytest.raises(SaveFailed, match="a file stands where a folder should be"):
        save_sheet(ws, make_sheet(1), None)


def test_whichever_call_of_the_journal_fails_it_says_so_and_stays_readable(ws: Workspace) -> None:
    Journal(ws, "aigul", "fair").do(Step(label="first"))
    for at in range(1, 10):
        files = failing(at, errno.ENOSPC)
        journal = Journal(with_files(ws, files), "aigul", "fair")
        kept = [step.label for step in journal.read().done]
        try:
            journal.do(Step(label=f"step {at}"), sync=True)
        except SaveFailed:
            left = [step.label for step in journal.read().done]
            assert left in (kept, [*kept, f"step {at}"])
        else:
            assert [step.label for step in journal.read().done] == [*kept, f"step {at}"]
            if at > len(files.calls):
                return
        journal.close()
    pytest.fail("the journal never ran without the fault")


def test_what_cannot_be_kept_as_previous_stops_no_save(tmp_path: Path) -> None:
    assert not keep_previous(tmp_path / "nothing", tmp_path / "kept")
    (tmp_path / "a").write_bytes(b"1")
    (tmp_path / "file").write_bytes(b"")
    assert not keep_previous(tmp_path / "a", tmp_path / "file" / "kept")
    write_atomic(tmp_path / "a", b"2", previous=tmp_path / "file" / "kept")
    assert (tmp_path / "a").read_bytes() == b"2"


def test_no_file_is_readable_by_more_people_than_the_mask_allows(tmp_path: Path) -> None:
    old = os.umask(0o077)
    try:
        write_atomic(tmp_path / "private.json", b"x")
    finally:
        os.umask(old)
    assert (tmp_path / "private.json").stat().st_mode & 0o777 == 0o600


STRACED = """
import sys
from pathlib import Path
from annotator.store.sheets import load_sheet, save_sheet
from annotator.store.workspace import Workspace
import msgspec
ws = Workspace(Path(sys.argv[1]), "aigul")
stored = load_sheet(ws, "aigul", "fair")
sheet = msgspec.structs.replace(stored.sheet, annotations=())
print("BEGIN", flush=True)
save_sheet(ws, sheet, stored.fingerprint)
print("ACK", flush=True)
"""


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_the_system_sees_file_synced_renamed_and_folder_synced_before_the_answer(
    ws: Workspace, make_sheet: MakeSheet, tmp_path: Path
) -> None:
    save_sheet(ws, make_sheet(2), None)
    log = tmp_path / "log"
    calls = "trace=openat,write,fsync,rename,renameat,renameat2,truncate,ftruncate"
    subprocess.run(
        ["strace", "-f", "-y", "-e", calls, "-o", log, sys.executable, "-c", STRACED, ws.root],
        check=True,
        capture_output=True,
    )
    lines = log.read_text(errors="replace").split("\n")
    begin = next(i for i, line in enumerate(lines) if "write(1" in line and "BEGIN" in line)
    answer = next(i for i, line in enumerate(lines) if "write(1" in line and "ACK" in line)
    during = lines[begin:answer]
    final = [i for i, line in enumerate(during) if "rename" in line and "aigul/fair.json" in line][
        -1
    ]
    assert any("fsync" in line and "annotations/aigul/." in line for line in during[:final])
    assert any("fsync" in line and "annotations/aigul>" in line for line in during[final:])
    assert not any("O_TRUNC" in line and "aigul/fair.json" in line for line in during)
