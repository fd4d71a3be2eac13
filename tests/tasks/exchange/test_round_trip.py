"""Exports as files and imports into sheets: names, refusals, and what lands where."""

import io
from datetime import UTC, datetime
from pathlib import Path

import pytest

from annotator.model.annotation import Annotation, Translation
from annotator.model.errors import InvalidInput, NotFound, UnreadableFile
from annotator.model.sheet import Sheet
from annotator.store.sheets import load_sheet, save_sheet
from annotator.store.workspace import Workspace
from annotator.tasks.annotation.edits import as_occurrence
from annotator.tasks.exchange.export import ExportRequest, export_stream, export_to, preview
from annotator.tasks.exchange.importing import import_files
from annotator.tasks.stamp import FixedStamp
from annotator.text.anchoring import describe

SQUARE = "📷 “Шал, кет!” (“Old man, go away!”)\n"
RIVER = "The banner: “Річка наша!” (“The river is ours!”)\r\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Two articles in two languages, each with one annotation."""
    corpus = tmp_path / "here" / "corpus"
    corpus.mkdir(parents=True)
    ws = Workspace(tmp_path / "here", "aigul")
    rows = (("square", SQUARE, "Шал, кет!", "kk"), ("river", RIVER, "Річка наша!", "uk"))
    for number, (name, text, words, language) in enumerate(rows):
        (corpus / f"{name}.txt").write_bytes(text.encode())
        article = ws.article(name)
        start = text.index(words)
        annotation = Annotation(
            id=f"01KAQ9V3T8M4Q2ZJ6W7F5N000{number}",
            language=language,
            occurrences=(as_occurrence(describe(text, start, start + len(words))),),
            translations=(
                Translation(id="t1", text="a rendering", preferred=True),
                Translation(id="t2", text="a guess", origin="machine"),
            ),
        )
        sheet = Sheet(article=article.ref, annotator="aigul", annotations=(annotation,))
        save_sheet(ws, sheet, None)
    return ws


def test_a_file_for_each_language_begins_with_the_name_that_was_given(
    workspace: Workspace, tmp_path: Path
) -> None:
    made = export_to(workspace, ExportRequest("xliff"), tmp_path / "out.xlf")
    assert sorted(path.name for path in made.files) == ["out.kk-en.xlf", "out.uk-en.xlf"]
    one = export_to(workspace, ExportRequest("xliff", ("square",)), tmp_path / "one.xlf")
    assert [path.name for path in one.files] == ["one.xlf"]


def test_a_memory_of_one_language_says_so_in_its_head(workspace: Workspace, tmp_path: Path) -> None:
    export_to(workspace, ExportRequest("tmx", ("square",)), tmp_path / "one.tmx")
    assert 'srclang="kk" datatype' in (tmp_path / "one.tmx").read_text("utf-8")
    export_to(workspace, ExportRequest("tmx"), tmp_path / "all.tmx")
    assert 'srclang="*all*" datatype' in (tmp_path / "all.tmx").read_text("utf-8")


def test_into_a_folder_a_format_of_one_file_gets_a_name_of_its_own(
    workspace: Workspace, tmp_path: Path
) -> None:
    made = export_to(workspace, ExportRequest("labelstudio"), tmp_path)
    names = sorted(path.name for path in made.files)
    assert names == ["annotations.json", "labelling-config.xml"]


def test_the_standard_output_takes_one_file_only(workspace: Workspace) -> None:
    for request in (ExportRequest("xliff"), ExportRequest("tei")):
        out = io.BytesIO()
        with pytest.raises(InvalidInput):
            export_stream(workspace, request, out)
        assert out.getvalue() == b""
    out = io.BytesIO()
    export_stream(workspace, ExportRequest("html", options={"as": "one"}), out)
    assert out.getvalue().count(b'<section class="sheet"') == 2


@pytest.mark.parametrize(
    ("name", "begins"), [("brat", b"T1\t"), ("cas-json", b"{"), ("cas-xmi", b"<xmi:XMI")]
)
def test_the_standard_output_takes_the_annotations_and_not_what_lies_beside_them(
    workspace: Workspace, name: str, begins: bytes
) -> None:
    out = io.BytesIO()
    export_stream(workspace, ExportRequest(name, ("square",)), out)
    told = out.getvalue()
    assert begins in told[:60]
    assert "Шал, кет!".encode() in told or b"\\u0428" in told


def test_a_person_without_sheets_is_no_empty_export(workspace: Workspace) -> None:
    for people in (("tamar",), ("aigul", "tamar")):
        with pytest.raises(NotFound, match="tamar has no sheet in this workspace"):
            export_stream(workspace, ExportRequest("csv", annotators=people), io.BytesIO())
    with pytest.raises(InvalidInput, match="cannot be an annotator’s name"):
        preview(workspace, ExportRequest("csv", annotators=("../x",)))


def test_what_nobody_confirmed_stays_out_unless_asked_for(
    workspace: Workspace, tmp_path: Path
) -> None:
    made = preview(workspace, ExportRequest("csv"))
    assert made.losses.suggested == 2
    export_to(workspace, ExportRequest("csv"), tmp_path / "a.csv")
    assert "a guess" not in (tmp_path / "a.csv").read_text("utf-8")
    export_to(workspace, ExportRequest("csv", include_suggested=True), tmp_path / "b.csv")
    assert "a guess" in (tmp_path / "b.csv").read_text("utf-8")


@pytest.mark.parametrize("name", ["webanno", "tei", "brat", "doccano", "labelstudio", "csv"])
def test_what_was_exported_can_be_imported_by_a_colleague(
    name: str, workspace: Workspace, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    export_to(workspace, ExportRequest(name), folder)
    theirs = Workspace(workspace.root, "bolat")
    stamp = FixedStamp(datetime(2026, 11, 22, tzinfo=UTC))
    dry = import_files(theirs, name, [folder], stamp, dry_run=True)
    assert dry.counts["exact"] == 2
    assert load_sheet(theirs, "bolat", "square") is None
    import_files(theirs, name, [folder], stamp)
    stored = load_sheet(theirs, "bolat", "square")
    assert stored is not None
    (row,) = stored.sheet.annotations
    assert (row.exact, row.language) == ("Шал, кет!", "kk")
    assert all(t.origin == "import" for t in row.translations)


def test_one_bad_file_among_good_ones_changes_nothing(workspace: Workspace, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.jsonl", tmp_path / "bad.jsonl"
    export_to(workspace, ExportRequest("jsonl"), good)
    bad.write_bytes(b'{"article": "square"')
    theirs = Workspace(tmp_path / "there", "aigul")
    (tmp_path / "there" / "corpus").mkdir(parents=True)
    (tmp_path / "there" / "corpus" / "square.txt").write_bytes(SQUARE.encode())
    stamp = FixedStamp(datetime(2026, 11, 22, tzinfo=UTC))
    with pytest.raises(UnreadableFile, match=r"bad\.jsonl, line 1"):
        import_files(theirs, "jsonl", [good, bad], stamp)
    assert not (tmp_path / "there" / "annotations").exists()


@pytest.mark.parametrize("place", ["corpus", "corpus/new", "annotations/aigul/square.json"])
def test_an_export_never_goes_among_articles_and_sheets(
    place: str, workspace: Workspace, tmp_path: Path
) -> None:
    """brat writes a .txt an article, and would put it over the article itself."""
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    (tmp_path / "short").symlink_to(workspace.root)
    for target in (workspace.root / place, tmp_path / "short" / place):
        with pytest.raises(InvalidInput, match="could overwrite work"):
            export_to(workspace, ExportRequest("brat"), target)
    assert {path: path.read_bytes() for path in before} == before
