"""An import that fails midway leaves the workspace byte for byte as it was."""

import fcntl
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from annotator.exchange import strict
from annotator.model.annotation import Annotation, Attribution
from annotator.model.errors import AnnotatorError, Locked, SaveFailed, UnreadableFile
from annotator.model.sheet import Sheet
from annotator.model.speaker import Speaker, SpeakerName
from annotator.store.sheets import load_sheet, save_sheet
from annotator.store.speakers import load_speaker, save_speaker
from annotator.store.workspace import Workspace
from annotator.tasks.annotation.edits import as_occurrence
from annotator.tasks.exchange import import_writing, importing
from annotator.tasks.exchange.export import ExportRequest, export_to
from annotator.tasks.exchange.importing import import_files
from annotator.tasks.stamp import FixedStamp
from annotator.text.anchoring import describe

NAMES = ("bridge", "river", "square")
WORDS = "Двір наш!"
TEXT = f"📷 “{WORDS}” (“The yard is ours!”)\n"
STAMP = FixedStamp(datetime(2026, 11, 22, tzinfo=UTC))


def annotation(number: int) -> Annotation:
    start = TEXT.index(WORDS)
    return Annotation(
        id=f"01KAQ9V3T8M4Q2ZJ6W7F5N100{number}",
        language="uk",
        occurrences=(as_occurrence(describe(TEXT, start, start + len(WORDS))),),
        attributions=(Attribution(speaker="halyna"),),
        note=f"number {number}",
    )


def workspace(root: Path) -> Workspace:
    """Three articles, nothing annotated."""
    (root / "corpus").mkdir(parents=True)
    for name in NAMES:
        (root / "corpus" / f"{name}.txt").write_bytes(TEXT.encode())
    return Workspace(root, "aigul")


@pytest.fixture
def here(tmp_path: Path) -> Workspace:
    """A workspace in which one article is annotated and one speaker known."""
    ws = workspace(tmp_path / "here")
    article = ws.article("river")
    save_sheet(
        ws, Sheet(article=article.ref, annotator="aigul", annotations=(annotation(9),)), None
    )
    save_speaker(ws, Speaker(id="halyna", names=(SpeakerName(text="Halyna"),)), None)
    return ws


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """Everything of another workspace in our own format: three sheets, two speakers."""
    ws = workspace(tmp_path / "there")
    for number, name in enumerate(NAMES):
        article = ws.article(name)
        rows = (annotation(number),)
        save_sheet(ws, Sheet(article=article.ref, annotator="aigul", annotations=rows), None)
    save_speaker(ws, Speaker(id="halyna", names=(SpeakerName(text="Галина"),)), None)
    save_speaker(ws, Speaker(id="andriy", names=(SpeakerName(text="Andriy"),)), None)
    path = tmp_path / "bundle.json"
    export_to(ws, ExportRequest("json"), path)
    return path


def files_of(ws: Workspace) -> dict[str, bytes]:
    """All that people wrote, without the locks and the backups of the store."""
    return {
        path.relative_to(ws.root).as_posix(): path.read_bytes()
        for path in sorted(ws.root.rglob("*"))
        if path.is_file() and not {".locks", ".backups"} & set(path.parts)
    }


def fail_at(monkeypatch: pytest.MonkeyPatch, name: str, count: int) -> None:
    """Lets a function of the import fail when it is called for the count-th time."""
    real: Callable[..., object] = getattr(import_writing, name)
    calls = iter(range(1, 1000))

    def failing(*arguments: object, **more: object) -> object:
        if next(calls) == count:
            raise SaveFailed("The disk is full.")
        return real(*arguments, **more)

    monkeypatch.setattr(import_writing, name, failing)


def test_a_whole_import_takes_everything(here: Workspace, bundle: Path) -> None:
    seen: list[int] = []
    result = import_files(here, "json", [bundle], STAMP, progress=seen.append)
    assert result.counts == {"exact": 3}
    assert seen == [1, 2, 3]
    for name in NAMES:
        stored = load_sheet(here, "aigul", name)
        assert stored is not None
        assert len(stored.sheet.annotations) == (2 if name == "river" else 1)
    known = load_speaker(here, "halyna")
    assert known is not None
    assert [n.text for n in known.value.names] == ["Halyna", "Галина"]


@pytest.mark.parametrize(
    ("name", "count"),
    [
        *(("save_speaker", 1), ("save_speaker", 2)),
        *(("with_arrival", 1), ("with_arrival", 2), ("with_arrival", 3)),
    ],
)
def test_what_fails_midway_leaves_everything_as_it_was(
    name: str, count: int, here: Workspace, bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files_of(here)
    fail_at(monkeypatch, name, count)
    with pytest.raises(SaveFailed, match="The disk is full"):
        import_files(here, "json", [bundle], STAMP)
    after = files_of(here)
    told = {path for path in after if "/.journal/" not in path}
    assert told == {path for path in before if "/.journal/" not in path}
    assert {path: after[path] for path in told} == {path: before[path] for path in told}


def test_a_sheet_that_somebody_holds_stops_the_import_and_nothing_is_written(
    here: Workspace, bundle: Path
) -> None:
    before = files_of(here)
    path = here.lock_path(here.sheet_path("aigul", "square"))
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as theirs:
        fcntl.flock(theirs, fcntl.LOCK_EX)  # Another program's, as the system sees it.
        with pytest.raises(Locked, match="square cannot be written"):
            import_files(here, "json", [bundle], STAMP)
    told = {path: data for path, data in files_of(here).items() if "/.journal/" not in path}
    assert told == before


def test_what_was_written_while_the_import_read_is_not_lost(
    here: Workspace, bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the first look and the writing, a colleague's save of the same sheet comes in."""
    real = importing.Writing

    def late(*arguments: object) -> object:
        stored = load_sheet(here, "aigul", "river")
        assert stored is not None
        rows = (*stored.sheet.annotations, annotation(7))
        ordered = tuple(sorted(rows, key=lambda a: (a.start, a.end, a.id)))
        import msgspec

        changed = msgspec.structs.replace(stored.sheet, annotations=ordered)
        save_sheet(here, changed, stored.fingerprint)
        return real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(importing, "Writing", late)
    import_files(here, "json", [bundle], STAMP)
    stored = load_sheet(here, "aigul", "river")
    assert stored is not None
    assert [a.id[-1] for a in stored.sheet.annotations] == ["1", "7", "9"]


def test_pairs_go_again_where_a_later_step_fails(
    here: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [{"text": WORDS, "label": ["The yard is ours!"], "language": "uk"}]
    rows.append({"text": TEXT, "label": [[3, 12, "QUOTE_uk"]], "article": "square"})
    path = tmp_path / "mixed.jsonl"
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
    before = files_of(here)
    fail_at(monkeypatch, "with_arrival", 1)
    with pytest.raises(SaveFailed):
        import_files(here, "doccano", [path], STAMP)
    assert files_of(here) == before


def test_a_file_above_the_limit_and_too_many_files_are_refused_before_anything_is_written(
    here: Workspace, bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files_of(here)
    monkeypatch.setattr(importing, "MAX_BYTES", 1000)
    with pytest.raises(UnreadableFile, match="more than the 1,000 that are read"):
        import_files(here, "json", [bundle], STAMP)
    monkeypatch.setattr(importing, "MAX_BYTES", strict.MAX_BYTES)
    monkeypatch.setattr(importing, "MAX_TOTAL", 5_000)
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(9):
        (folder / f"{number}.json").write_bytes(bundle.read_bytes())
    with pytest.raises(UnreadableFile, match="MB together"):
        import_files(here, "json", [folder], STAMP)
    assert files_of(here) == before


@pytest.mark.parametrize("kind", ["json", "csv", "tmx", "tei", "brat"])
def test_a_claim_of_ten_gigabytes_is_refused_without_reading(
    kind: str, here: Workspace, tmp_path: Path
) -> None:
    """A sparse file says that it is huge."""
    path = tmp_path / "huge"
    with path.open("wb") as file:
        file.truncate(10_000_000_000)
    with pytest.raises(AnnotatorError, match="10,000,000,000 bytes"):
        import_files(here, kind, [path], STAMP)
