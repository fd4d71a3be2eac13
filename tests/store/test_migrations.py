"""Files of older versions are read for ever, and newer ones are left alone."""

import json
from pathlib import Path

import msgspec
import pytest

from annotator.model.errors import NewerFormat, UnreadableFile
from annotator.model.review import Review
from annotator.model.sheet import SHEET_VERSION, Sheet
from annotator.model.speaker import Speaker
from annotator.model.value import Value
from annotator.store import codec, documents
from annotator.store.codec import decode, encode, version_of
from annotator.store.meta import ArticleMeta
from annotator.store.migrations import MIGRATIONS
from annotator.store.workspace import Workspace

GOLDEN = Path(__file__).with_name("golden")
KINDS: dict[str, type[Value]] = {
    "sheet": Sheet,
    "review": Review,
    "speaker": Speaker,
    "article": ArticleMeta,
}


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.json")), ids=lambda path: path.stem)
def test_every_golden_file_of_every_version_is_read(path: Path) -> None:
    name, _, version = path.stem.rpartition("-")
    kind = KINDS[name]
    value = decode(path.read_bytes(), kind, path.name)
    again = encode(value)
    assert json.loads(again)["version"] == version_of(kind)
    if int(version) == version_of(kind):
        assert again == path.read_bytes()


def test_there_is_a_golden_file_for_every_version() -> None:
    there = {path.stem for path in GOLDEN.glob("*.json")}
    for name, kind in KINDS.items():
        assert {f"{name}-{v}" for v in range(1, version_of(kind) + 1)} <= there
        assert set(MIGRATIONS[f"annotator/{name}"]) == set(range(1, version_of(kind)))
    assert version_of(Sheet) == SHEET_VERSION


class Thing(Value, frozen=True, kw_only=True):
    """A kind of file that has come to version 3."""

    format: str = "test/thing"
    version: int = 3
    names: tuple[str, ...] = ()


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Version 1 had `name`, version 2 had `names` in one string."""
    table = {
        1: lambda raw: {**{k: v for k, v in raw.items() if k != "name"}, "names": raw["name"]},
        2: lambda raw: {**raw, "names": raw["names"].split(",")},
    }
    monkeypatch.setitem(MIGRATIONS, "test/thing", table)  # type: ignore[arg-type]


@pytest.mark.usefixtures("steps")
def test_an_old_file_comes_up_step_by_step_and_keeps_what_is_unknown() -> None:
    old = b'{"format": "test/thing", "version": 1, "name": "a,b", "more": {"x": 1}}'
    thing = decode(old, Thing, "old.json")
    assert thing.names == ("a", "b") and thing.version == 3
    assert json.loads(encode(thing))["more"] == {"x": 1}
    assert decode(b'{"format":"test/thing","version":2,"names":"c"}', Thing, "x").names == ("c",)
    with pytest.raises(NewerFormat):
        decode(b'{"format":"test/thing","version":4}', Thing, "x")
    with pytest.raises(UnreadableFile, match="version 1 cannot be brought to 3"):
        decode(b'{"format":"test/thing","version":1}', Thing, "x")


@pytest.mark.usefixtures("steps")
def test_reading_an_old_file_changes_it_not_and_saving_keeps_a_copy(ws: Workspace) -> None:
    path = ws.annotations / "aigul" / "old.json"
    path.parent.mkdir(parents=True)
    old = b'{"format": "test/thing", "version": 1, "name": "a"}'
    path.write_bytes(old)
    stored = documents.load(ws, path, Thing)
    assert stored is not None and path.read_bytes() == old
    data = encode(msgspec.structs.replace(stored.value, names=("z",)))
    documents.save(ws, path, data, Thing, stored.fingerprint)
    backups = list(ws.backup_folder(path).glob("20*.json"))
    assert [backup.read_bytes() for backup in backups] == [old]
    assert json.loads(path.read_bytes())["version"] == 3


def test_a_step_that_is_missing_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "test/thing" not in MIGRATIONS
    with pytest.raises(UnreadableFile):
        codec.decode(b'{"format":"test/thing","version":1}', Thing, "x")
