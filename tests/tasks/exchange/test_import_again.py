"""What is there already is not added again, and speakers that are named have files afterwards."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from annotator.exchange.formats import FORMATS
from annotator.model.annotation import Annotation, Attribution, Translation, Transliteration
from annotator.model.sheet import Sheet
from annotator.model.speaker import Speaker, SpeakerName
from annotator.store.checking import check
from annotator.store.sheets import load_sheet, save_sheet
from annotator.store.speakers import load_speakers, save_speaker
from annotator.store.workspace import Workspace
from annotator.tasks.annotation.edits import as_occurrence
from annotator.tasks.annotation.session import Session
from annotator.tasks.exchange.export import ExportRequest, export_to
from annotator.tasks.exchange.importing import import_files
from annotator.tasks.stamp import FixedStamp
from annotator.text.anchoring import describe

WORDS = "Двір наш!"
TEXT = f"They wrote “{WORDS}” (“The yard is ours!”), said Halyna Kosar.\n"
STAMP = FixedStamp(datetime(2026, 11, 22, tzinfo=UTC))
READABLE = [n for n, f in FORMATS.items() if f.read is not None and f.annotations]


def annotation(**more: object) -> Annotation:
    start = TEXT.index(WORDS)
    values: dict[str, object] = {
        "id": "01KAQ9V3T8M4Q2ZJ6W7F5N1001",
        "kind": "quotation",
        "status": "done",
        "language": "uk",
        "script": "Cyrl",
        "occurrences": (as_occurrence(describe(TEXT, start, start + len(WORDS))),),
        "transliterations": (Transliteration(id="l1", text="Dvir nash!", scheme="bgnpcgn-2019"),),
        "translations": (Translation(id="t1", text="The yard is ours!", rank=1, preferred=True),),
        "attributions": (Attribution(speaker="halyna-kosar", name="", certainty="high"),),
        "note": "on the gate",
        "tags": ("yard",),
    }
    return Annotation(**(values | more))  # type: ignore[arg-type]


def workspace(root: Path, *annotations: Annotation) -> Workspace:
    (root / "corpus").mkdir(parents=True)
    (root / "corpus" / "yard.txt").write_text(TEXT, encoding="utf-8")
    ws = Workspace(root, "aigul")
    if annotations:
        sheet = Sheet(article=ws.article("yard").ref, annotator="aigul", annotations=annotations)
        save_sheet(ws, sheet, None)
        name = SpeakerName(text="Halyna Kosar", preferred=True)
        save_speaker(ws, Speaker(id="halyna-kosar", names=(name,)), None)
    return ws


def annotations_in(ws: Workspace) -> tuple[Annotation, ...]:
    stored = load_sheet(ws, ws.annotator, "yard")
    return stored.sheet.annotations if stored is not None else ()


def exported(name: str, ws: Workspace, path: Path) -> Path:
    if FORMATS[name].extra:
        pytest.importorskip("cassis", reason="the extra cas is not installed")
    if FORMATS[name].per_article:
        path.mkdir()
    export_to(ws, ExportRequest(name), path)
    return path


@pytest.mark.parametrize("name", READABLE)
def test_ones_own_export_comes_back_as_nothing(name: str, tmp_path: Path) -> None:
    ws = workspace(tmp_path / "here", annotation())
    out = exported(name, ws, tmp_path / "out")
    before = annotations_in(ws)
    result = import_files(ws, name, [out], STAMP)
    assert (result.already_there, result.counts["exact"], result.skipped) == (1, 1, [])
    assert annotations_in(ws) == before


@pytest.mark.parametrize("name", READABLE)
def test_in_a_fresh_workspace_the_second_import_adds_nothing_and_every_speaker_has_a_file(
    name: str, tmp_path: Path
) -> None:
    out = exported(name, workspace(tmp_path / "here", annotation()), tmp_path / "out")
    fresh = workspace(tmp_path / "fresh")
    first = import_files(fresh, name, [out], STAMP)
    assert (first.already_there, first.taken > 0) == (0, True)
    second = import_files(fresh, name, [out], STAMP)
    assert (second.already_there, second.skipped) == (1, [])
    assert len(annotations_in(fresh)) == 1
    assert [f for f in check(fresh) if f.code == "dangling-speaker"] == []
    if "speaker" in FORMATS[name].carries:
        (speaker,) = load_speakers(fresh).values()
        assert speaker.name == "Halyna Kosar"


@pytest.mark.parametrize("name", ["csv", "tei", "labelstudio"])
def test_a_value_that_differs_is_skipped_with_its_field_and_counted_once(
    name: str, tmp_path: Path
) -> None:
    ws = workspace(tmp_path / "here", annotation())
    out = exported(name, ws, tmp_path / "out")
    stored = load_sheet(ws, "aigul", "yard")
    assert stored is not None
    other = replace(annotation(), note="on the wall")
    save_sheet(ws, replace(stored.sheet, annotations=(other,)), stored.fingerprint)
    result = import_files(ws, name, [out], STAMP)
    assert [s.why for s in result.skipped] == ["it is there already with another note, which stays"]
    assert (result.read, result.counts["exact"], result.refused) == (1, 0, 1)
    assert annotations_in(ws) == (other,)


def test_another_language_at_the_same_place_is_another_annotation(tmp_path: Path) -> None:
    out = exported("doccano", workspace(tmp_path / "here", annotation()), tmp_path / "out")
    there = workspace(
        tmp_path / "there", annotation(language="ru", id="01KAQ9V3T8M4Q2ZJ6W7F5N1009")
    )
    result = import_files(there, "doccano", [out], STAMP)
    assert result.already_there == 0
    assert sorted(a.language for a in annotations_in(there)) == ["ru", "uk"]


def test_a_file_that_says_one_thing_twice_gives_it_once(tmp_path: Path) -> None:
    start = TEXT.index(WORDS)
    place = {"start_offset": start, "end_offset": start + len(WORDS), "label": "QUOTE_uk"}
    line = {"text": TEXT, "entities": [{"id": 1, **place}, {"id": 2, **place}], "relations": []}
    (tmp_path / "twice.jsonl").write_text(json.dumps(line), encoding="utf-8")
    ws = workspace(tmp_path / "here")
    result = import_files(ws, "doccano", [tmp_path / "twice.jsonl"], STAMP)
    assert (result.counts["exact"], result.already_there) == (2, 1)
    assert len(annotations_in(ws)) == 1


def test_a_speaker_is_found_by_name_under_the_id_that_it_has_here(tmp_path: Path) -> None:
    out = exported("csv", workspace(tmp_path / "here", annotation()), tmp_path / "out")
    there = workspace(tmp_path / "there")
    name = SpeakerName(text="Halyna Kosar", preferred=True)
    save_speaker(there, Speaker(id="kosar", names=(name,)), None)
    result = import_files(there, "csv", [out], STAMP)
    assert [a.attributions[0].speaker for a in annotations_in(there)] == ["kosar"]
    assert (result.speakers, list(load_speakers(there))) == ([], ["kosar"])


def test_an_id_without_a_name_is_told(tmp_path: Path) -> None:
    out = exported("jsonl", workspace(tmp_path / "here", annotation()), tmp_path / "out")
    line = json.loads(out.read_text(encoding="utf-8"))
    assert line.pop("speakers") == {"halyna-kosar": "Halyna Kosar"}
    out.write_text(json.dumps(line), encoding="utf-8")
    there = workspace(tmp_path / "there")
    result = import_files(there, "jsonl", [out], STAMP)
    assert list(result.remarks) == [
        "the speaker “halyna-kosar” has no file here and no name in the file"
    ]
    assert load_speakers(there) == {}


def test_a_dry_run_makes_no_speaker(tmp_path: Path) -> None:
    out = exported("csv", workspace(tmp_path / "here", annotation()), tmp_path / "out")
    there = workspace(tmp_path / "there")
    result = import_files(there, "csv", [out], STAMP, dry_run=True)
    assert [s.id for s in result.speakers] == ["halyna-kosar"]
    assert load_speakers(there) == {}
    assert annotations_in(there) == ()


def test_a_pair_that_was_imported_before_is_told_and_not_kept_again(tmp_path: Path) -> None:
    ws = workspace(tmp_path / "here")
    first, second = tmp_path / "first.csv", tmp_path / "second.csv"
    first.write_text("source,target\nДвір,yard\nДвір,yard\n", encoding="utf-8")
    second.write_text("target,source\nyard,Двір\n", encoding="utf-8")
    told = import_files(ws, "csv", [first], STAMP, language="uk")
    assert (len(told.pairs), told.already_there, told.taken) == (2, 1, 1)
    again = import_files(ws, "csv", [first], STAMP, dry_run=True, language="uk")
    assert (again.read, len(again.pairs), again.already_there, again.taken) == (2, 2, 2, 0)
    other = import_files(ws, "csv", [second], STAMP, language="uk")
    assert (other.already_there, other.taken) == (1, 0)
    assert [path.name[:5] for path in (ws.annotations / "_memory").iterdir()] == ["first"]
    russian = import_files(ws, "csv", [second], STAMP, language="ru")
    assert (russian.already_there, russian.taken) == (0, 1)


def test_a_speaker_who_is_there_with_all_names_is_nothing_new(tmp_path: Path) -> None:
    ws = workspace(tmp_path / "here", annotation())
    result = import_files(ws, "json", [exported("json", ws, tmp_path / "out")], STAMP)
    assert (result.speakers, result.already_there, result.taken) == ([], 1, 0)


@pytest.mark.parametrize("name", ["json", "csv"])
def test_undo_takes_back_the_speakers_that_the_import_made(name: str, tmp_path: Path) -> None:
    out = exported(name, workspace(tmp_path / "here", annotation()), tmp_path / "out")
    there = workspace(tmp_path / "there")
    import_files(there, name, [out], STAMP)
    assert list(load_speakers(there)) == ["halyna-kosar"]
    session = Session.open(there, "yard", stamp=STAMP)
    try:
        assert session.undo().startswith("imported ")
        assert (annotations_in(there), load_speakers(there)) == ((), {})
        session.redo()
        assert (len(annotations_in(there)), list(load_speakers(there))) == (1, ["halyna-kosar"])
    finally:
        session.close()


def test_undo_leaves_a_speaker_whom_another_sheet_names(tmp_path: Path) -> None:
    out = exported("csv", workspace(tmp_path / "here", annotation()), tmp_path / "out")
    there = workspace(tmp_path / "there")
    import_files(there, "csv", [out], STAMP)
    other = Sheet(article=there.article("yard").ref, annotator="tamar", annotations=(annotation(),))
    save_sheet(there, other, None)
    session = Session.open(there, "yard", stamp=STAMP)
    try:
        session.undo()
    finally:
        session.close()
    assert list(load_speakers(there)) == ["halyna-kosar"]
