"""Names that a copy or a checkout has taken apart into letters and accents."""

import unicodedata
from pathlib import Path

import pytest

from annotator.model.sheet import Sheet
from annotator.store.forms import as_stored
from annotator.store.sheets import load_sheet, save_sheet
from annotator.store.workspace import Workspace


def nfd(name: str) -> str:
    return unicodedata.normalize("NFD", name)


@pytest.fixture
def cafe(ws: Workspace) -> Workspace:
    """A workspace in which aigul has a sheet on the article `Łódź/café`."""
    (ws.corpus / "Łódź").mkdir()
    (ws.corpus / "Łódź" / "café.txt").write_text("He said “Назар сал!” there.")
    sheet = Sheet(article=ws.article("Łódź/café").ref, annotator="aigul")
    save_sheet(ws, sheet, None)
    return ws


def test_a_sheet_whose_name_was_taken_apart_is_still_that_of_its_article(cafe: Workspace) -> None:
    folder = cafe.annotations / "aigul"
    (folder / "Łódź" / "café.json").rename(folder / "Łódź" / nfd("café.json"))
    (folder / "Łódź").rename(folder / nfd("Łódź"))
    assert cafe.sheet_ids("aigul") == ["Łódź/café"]
    stored = load_sheet(cafe, "aigul", "Łódź/café")
    assert stored is not None
    more = Sheet(article=stored.sheet.article, annotator="aigul", unknown={"note": "more"})
    save_sheet(cafe, more, stored.fingerprint)
    assert [path.name for path in folder.rglob("*.json")] == [nfd("café.json")]


def test_of_two_twins_the_one_under_the_very_name_is_taken(tmp_path: Path) -> None:
    (tmp_path / nfd("é.json")).write_text("apart")
    assert as_stored(tmp_path, "é.json") == tmp_path / nfd("é.json")
    (tmp_path / "é.json").write_text("together")
    assert as_stored(tmp_path, "é.json") == tmp_path / "é.json"


def test_a_name_that_is_not_there_stays_as_it_is(tmp_path: Path) -> None:
    assert as_stored(tmp_path, "é.json") == tmp_path / "é.json"
    assert as_stored(tmp_path / "none", "ł/é.json") == tmp_path / "none" / "ł" / "é.json"
    assert as_stored(tmp_path, "plain.json") == tmp_path / "plain.json"
