"""The list of articles is kept, and true whatever happens to the folders."""

import os
from pathlib import Path

import pytest

from annotator.store import shelf
from annotator.store.shelf import list_articles
from annotator.store.workspace import Workspace


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """Three articles in folders that have been at rest for a while."""
    for name in ("a.txt", "sub/b.md", "sub/deep/Ärger.txt"):
        path = tmp_path / "corpus" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Text.\n")
    monkeypatch.setattr(shelf, "_SETTLED_NS", -1)
    return Workspace(tmp_path, "aigul")


def walks(ws: Workspace, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Counts walks over the corpus from now on."""
    count = [0]
    real = Workspace.listing

    def listing(self: Workspace) -> object:
        count[0] += 1
        return real(self)

    monkeypatch.setattr(Workspace, "listing", listing)
    return count


def test_the_second_time_no_folder_is_walked(
    desk: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = list_articles(desk)
    assert first.ids == ["a", "sub/b", "sub/deep/Ärger"]
    assert first.paths == ["a.txt", "sub/b.md", "sub/deep/Ärger.txt"]
    count = walks(desk, monkeypatch)
    assert list_articles(desk) == first
    assert count == [0]


@pytest.mark.parametrize(
    "change",
    [
        lambda corpus: (corpus / "c.txt").write_text("New.\n"),
        lambda corpus: (corpus / "sub" / "deep" / "c.txt").write_text("New.\n"),
        lambda corpus: (corpus / "sub" / "b.md").unlink(),
        lambda corpus: (corpus / "a.txt").rename(corpus / "sub" / "a.txt"),
        lambda corpus: (corpus / "sub" / "deep").rename(corpus / "sub" / "deeper"),
        lambda corpus: (corpus / "empty").mkdir(),
    ],
)
def test_whatever_comes_goes_or_moves_is_seen(desk: Workspace, change: object) -> None:
    list_articles(desk)
    change(desk.corpus)  # type: ignore[operator]
    assert list_articles(desk).ids == [file.id for file in desk.articles()]
    (desk.corpus / "empty").mkdir(exist_ok=True)
    list_articles(desk)
    (desk.corpus / "empty" / "late.txt").write_text("Late.\n")
    assert "empty/late" in list_articles(desk).ids


def test_a_damaged_list_and_none_at_all_are_made_anew(desk: Workspace) -> None:
    first = list_articles(desk)
    path = desk.annotations / ".cache" / "articles.msgpack"
    for junk in (b"", b"\xc1", b"\x94\x01\x02\x03\x04", path.read_bytes()[:-3]):
        path.write_bytes(junk)
        assert list_articles(desk) == first
    path.unlink()
    assert list_articles(desk) == first


def test_a_folder_that_changed_just_now_is_not_relied_on(
    desk: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    list_articles(desk)
    assert not (desk.annotations / ".cache" / "articles.msgpack").exists()
    for folder, _, _ in os.walk(desk.corpus):
        os.utime(folder, (1_000_000_000, 1_000_000_000))
    list_articles(desk)
    assert (desk.annotations / ".cache" / "articles.msgpack").exists()
