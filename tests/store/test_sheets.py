"""Sheets on disk: what is saved is there, what is there is not overwritten."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from annotator.model.errors import (
    ChangedUnderneath,
    InvalidInput,
    Locked,
    NewerFormat,
    SaveFailed,
    UnreadableFile,
)
from annotator.model.sheet import Conflict, Rejected, Sheet
from annotator.store import documents
from annotator.store.codec import decode, encode
from annotator.store.files import Files
from annotator.store.locks import SheetLock
from annotator.store.sheets import digest, encode_sheet, in_order, load_sheet, save_sheet
from annotator.store.workspace import Workspace

MakeSheet = Callable[..., Sheet]
HOLD = """
import pathlib, sys
from annotator.store.locks import SheetLock
SheetLock(pathlib.Path(sys.argv[1])).acquire()
print("held", flush=True)
sys.stdin.read()
"""
DIGEST = """
import sys
from annotator.model.sheet import Sheet
from annotator.store import documents
from annotator.store.codec import decode
from annotator.store.sheets import digest
print(digest(decode(sys.stdin.buffer.read(), Sheet, "x")))
"""


def test_a_sheet_comes_back_as_it_was_saved(ws: Workspace, make_sheet: MakeSheet) -> None:
    assert load_sheet(ws, "aigul", "fair") is None
    mark = save_sheet(ws, make_sheet(3), None)
    stored = load_sheet(ws, "aigul", "fair")
    assert stored is not None
    assert stored.sheet == make_sheet(3)
    assert stored.fingerprint == mark
    second = save_sheet(ws, make_sheet(4), mark)
    assert not second.same_content(mark)


def test_the_quick_bytes_are_those_of_the_codec(make_sheet: MakeSheet) -> None:
    more = {"future": {"annotations": [0]}}
    for count in (0, 1, 3):
        sheet = msgspec.structs.replace(
            make_sheet(count),
            unknown=more,
            rejected=(Rejected(key="k", start=0, end=1, exact="x"),),
            conflicts=(Conflict(field="a", ours="1", theirs="2"),),
        )
        for _ in range(2):
            assert encode_sheet(sheet) == encode(in_order(sheet))
        assert decode(encode_sheet(sheet), Sheet, "x") == in_order(sheet)


def test_annotations_are_stored_in_the_order_of_their_places(make_sheet: MakeSheet) -> None:
    sheet = make_sheet(places=((3, 20), (1, 20), (2, 4)))
    ids = [a["id"][-1] for a in json.loads(encode_sheet(sheet))["annotations"]]
    assert ids == ["2", "1", "3"]


def test_saving_the_same_again_changes_no_byte_and_no_time(
    ws: Workspace, make_sheet: MakeSheet
) -> None:
    mark = save_sheet(ws, make_sheet(), None)
    path = ws.sheet_path("aigul", "fair")
    before = path.stat()
    assert save_sheet(ws, make_sheet(), mark) == mark
    assert path.stat() == before


def test_a_sheet_changed_by_somebody_else_is_not_overwritten(
    ws: Workspace, make_sheet: MakeSheet
) -> None:
    mark = save_sheet(ws, make_sheet(1), None)
    save_sheet(ws, make_sheet(2), mark)
    with pytest.raises(ChangedUnderneath):
        save_sheet(ws, make_sheet(3), mark)
    with pytest.raises(ChangedUnderneath):
        save_sheet(ws, make_sheet(3), None)
    stored = load_sheet(ws, "aigul", "fair")
    assert stored is not None and stored.sheet == make_sheet(2)


def test_a_touched_file_with_the_same_bytes_is_not_a_change(
    ws: Workspace, make_sheet: MakeSheet
) -> None:
    mark = save_sheet(ws, make_sheet(1), None)
    os.utime(ws.sheet_path("aigul", "fair"), (1, 1))
    save_sheet(ws, make_sheet(2), mark)
    stored = load_sheet(ws, "aigul", "fair")
    assert stored is not None and stored.sheet == make_sheet(2)


def test_a_sheet_removed_underneath_is_noticed(ws: Workspace, make_sheet: MakeSheet) -> None:
    mark = save_sheet(ws, make_sheet(1), None)
    ws.sheet_path("aigul", "fair").unlink()
    with pytest.raises(ChangedUnderneath, match="removed"):
        save_sheet(ws, make_sheet(2), mark)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", UnreadableFile),
        (b"{", UnreadableFile),
        (b"<<<<<<< HEAD\n", UnreadableFile),
        (b'{"format": "annotator/sheet", "version": 2}', NewerFormat),
    ],
)
def test_what_cannot_be_read_is_never_overwritten(
    ws: Workspace, make_sheet: MakeSheet, data: bytes, kind: type[Exception]
) -> None:
    mark = save_sheet(ws, make_sheet(1), None)
    path = ws.sheet_path("aigul", "fair")
    path.write_bytes(data)
    with pytest.raises(kind):
        load_sheet(ws, "aigul", "fair")
    for expected in (mark, None):
        with pytest.raises(kind):
            save_sheet(ws, make_sheet(2), expected)
    assert path.read_bytes() == data


def test_of_a_damaged_sheet_it_is_told_where_its_earlier_versions_are(
    ws: Workspace, make_sheet: MakeSheet
) -> None:
    save_sheet(ws, make_sheet(2), save_sheet(ws, make_sheet(1), None))
    ws.sheet_path("aigul", "fair").write_text('{"a": ')
    with pytest.raises(UnreadableFile) as refused:
        load_sheet(ws, "aigul", "fair")
    assert "line 1, column 7: from here on it is no JSON" in refused.value.message
    backups = refused.value.hint.split()[-1].rstrip(".")
    assert (ws.root / backups / "previous.json").is_file()


def test_a_link_in_the_place_of_a_sheet_is_neither_read_nor_replaced(
    ws: Workspace, make_sheet
) -> None:
    path = ws.sheet_path("aigul", "fair")
    path.parent.mkdir(parents=True)
    target = ws.root / "target.json"
    target.write_bytes(encode(make_sheet(1)))
    path.symlink_to(target)
    with pytest.raises(UnreadableFile, match="link"):
        load_sheet(ws, "aigul", "fair")
    with pytest.raises(UnreadableFile):
        save_sheet(ws, make_sheet(2), None)
    assert path.is_symlink()


def test_the_permissions_of_the_old_file_stay(ws: Workspace, make_sheet: MakeSheet) -> None:
    mark = save_sheet(ws, make_sheet(1), None)
    path = ws.sheet_path("aigul", "fair")
    path.chmod(0o640)
    save_sheet(ws, make_sheet(2), mark)
    assert path.stat().st_mode & 0o777 == 0o640


def test_temporary_files_of_killed_saves_are_swept_up(ws: Workspace, make_sheet: MakeSheet) -> None:
    from annotator.store.atomic import temporary_prefix

    mark = save_sheet(ws, make_sheet(1), None)
    path = ws.sheet_path("aigul", "fair")
    (path.parent / f"{temporary_prefix(path)}0123.tmp").write_bytes(b"half")
    documents._swept.clear()  # as in a program that was started anew
    save_sheet(ws, make_sheet(2), mark)
    assert os.listdir(path.parent) == ["fair.json"]


def test_the_version_before_is_kept_beside_and_one_a_day(
    ws: Workspace, make_sheet: MakeSheet
) -> None:
    mark = None
    for day in range(1, 15):
        for hour in (8, 9):
            now = datetime(2026, 3, day, hour, tzinfo=UTC)
            mark = save_sheet(ws, make_sheet(day * 2 + hour - 8), mark, now=now)
    folder = ws.backup_folder(ws.sheet_path("aigul", "fair"))
    dated = sorted(path.name for path in folder.glob("2026*"))
    assert len(dated) == 10
    assert dated[-1].startswith("2026-03-14T08") and dated[0].startswith("2026-03-05")
    assert decode((folder / "previous.json").read_bytes(), Sheet, "x") == make_sheet(28)


@pytest.mark.parametrize("year", [1970, 2106])
def test_a_clock_that_is_far_off_neither_fills_the_folder_nor_costs_the_newest_backup(
    ws: Workspace, make_sheet: MakeSheet, year: int
) -> None:
    mark = None
    for day in range(1, 13):
        for second in range(3):
            now = datetime(year, 1, day, 0, 0, second, tzinfo=UTC)
            mark = save_sheet(ws, make_sheet(day * 3 + second), mark, now=now)
    folder = ws.backup_folder(ws.sheet_path("aigul", "fair"))
    assert len(list(folder.glob(f"{year}-*"))) == 10
    right = datetime(2026, 11, 23, tzinfo=UTC)  # and then the clock is set right
    save_sheet(ws, make_sheet(1), mark, now=right)
    assert len(list(folder.glob("????-*"))) == 10
    (kept,) = folder.glob("2026-11-23*")
    assert decode(kept.read_bytes(), Sheet, "x") == make_sheet(38)


class Interrupted(Files):
    """A disk that takes so long that somebody else writes meanwhile."""

    def __init__(self, meanwhile: Callable[[], None]) -> None:
        self._meanwhile = meanwhile

    def sync(self, descriptor: int) -> None:
        super().sync(descriptor)
        self._meanwhile()


@pytest.mark.parametrize("there", [True, False], ids=["changed", "begun"])
def test_what_somebody_writes_while_the_disk_is_waited_for_is_not_overwritten(
    ws: Workspace, make_sheet: MakeSheet, there: bool
) -> None:
    mark = save_sheet(ws, make_sheet(2), None) if there else None
    path = ws.sheet_path("aigul", "fair")
    theirs = encode_sheet(make_sheet(5))

    def meanwhile() -> None:
        (path.parent / "x").write_bytes(theirs)
        (path.parent / "x").rename(path)

    slow = Workspace(ws.root, "aigul", files=Interrupted(meanwhile))
    with pytest.raises(ChangedUnderneath):
        save_sheet(slow, make_sheet(3), mark)
    assert path.read_bytes() == theirs
    assert os.listdir(path.parent) == ["fair.json"]


def test_a_sheet_that_could_not_be_read_again_is_not_written(
    ws: Workspace, make_sheet: MakeSheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = save_sheet(ws, make_sheet(2), None)
    path = ws.sheet_path("aigul", "fair")
    before = path.read_bytes()
    monkeypatch.setattr("annotator.store.reading.MAX_BYTES", len(before))
    with pytest.raises(SaveFailed, match="more than the"):
        save_sheet(ws, make_sheet(3), mark)
    assert path.read_bytes() == before
    save_sheet(ws, make_sheet(1), mark)


def test_a_workspace_that_was_moved_away_is_not_begun_anew_in_its_old_place(
    ws: Workspace, make_sheet: MakeSheet
) -> None:
    mark, more = save_sheet(ws, make_sheet(2), None), make_sheet(3)
    moved = ws.root.with_name("moved")
    ws.root.rename(moved)
    with pytest.raises(SaveFailed, match="is gone"):
        save_sheet(ws, more, mark)
    assert not ws.root.exists()
    moved.rename(ws.root)
    save_sheet(ws, more, mark)


def test_a_lock_of_another_process_stops_a_save(
    ws: Workspace, make_sheet: MakeSheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = ws.lock_path(ws.sheet_path("aigul", "fair"))
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    try:
        assert holder.stdout is not None and holder.stdout.readline() == b"held\n"
        monkeypatch.setattr("annotator.store.locks.PATIENCE", 0.05)
        with pytest.raises(Locked, match=str(holder.pid)):
            save_sheet(ws, make_sheet(1), None)
        with pytest.raises(Locked, match=str(holder.pid)):
            SheetLock(path).acquire()
        assert SheetLock(path).holder().pid == holder.pid
    finally:
        holder.kill()
        holder.communicate()
    assert SheetLock(path).holder() is None
    save_sheet(ws, make_sheet(1), None)


def test_a_session_that_holds_the_lock_saves_under_it(ws: Workspace, make_sheet: MakeSheet) -> None:
    with SheetLock(ws.lock_path(ws.sheet_path("aigul", "fair"))) as lock:
        mark = save_sheet(ws, make_sheet(1), None)
        save_sheet(ws, make_sheet(2), mark)
        assert lock.held
    assert not lock.held


def test_a_sheet_without_an_owner_has_no_place(ws: Workspace, make_sheet: MakeSheet) -> None:
    with pytest.raises(InvalidInput):
        save_sheet(ws, msgspec.structs.replace(make_sheet(), annotator=""), None)


def test_the_same_sheet_has_the_same_digest_in_every_process(make_sheet: MakeSheet) -> None:
    data = encode(make_sheet(3))
    said = {
        subprocess.run(
            [sys.executable, "-c", DIGEST],
            input=data,
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
        ).stdout
        for seed in range(3)
    }
    assert said == {f"{digest(make_sheet(3))}\n".encode()}


def test_a_long_name_is_saved_like_a_short_one(ws: Workspace, make_sheet: MakeSheet) -> None:
    long_id = "ä" * 120
    (ws.corpus / f"{long_id}.txt").write_text("x")
    sheet = Sheet(article=ws.article(long_id).ref, annotator="aigul")
    mark = save_sheet(ws, sheet, None)
    other = msgspec.structs.replace(sheet, rejected=(Rejected(key="k", start=0, end=1, exact="x"),))
    save_sheet(ws, other, mark)
    assert isinstance(load_sheet(ws, "aigul", long_id), tuple)
    assert Path(ws.sheet_path("aigul", long_id)).stat().st_size > 0
