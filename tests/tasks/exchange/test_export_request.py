"""What an export would write, found out before it is written, and the process that does it."""

import os
from pathlib import Path

import pytest

from annotator.exchange.formats import FORMATS
from annotator.model.annotation import Annotation, Translation
from annotator.model.errors import AnnotatorError
from annotator.model.sheet import Sheet
from annotator.store.sheets import save_sheet
from annotator.store.workspace import Workspace
from annotator.tasks.annotation.edits import as_occurrence
from annotator.tasks.exchange.export import ExportRequest, export_to, rehearse
from annotator.tasks.exchange.export_request import (
    Choosable,
    ExportJob,
    ExportResult,
    choosable,
    do_export,
)
from annotator.tasks.exchange.export_worker import ExportWorker
from annotator.text.anchoring import describe

TEXTS = {
    "square": ("📷 “Шал, кет!” (“Old man, go away!”)\n", "Шал, кет!", "kk"),
    "news/river": ("The banner: “Річка\x07 наша!” (“Ours!”)\r\n", "Річка\x07 наша!", "uk"),
}


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Two articles in two languages, one with a character that XML cannot hold."""
    ws = Workspace(tmp_path / "here", "aigul")
    for number, (name, (text, words, language)) in enumerate(TEXTS.items()):
        path = ws.corpus / f"{name}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        start = text.index(words)
        annotation = Annotation(
            id=f"01KAQ9V3T8M4Q2ZJ6W7F5N000{number}",
            language=language,
            occurrences=(as_occurrence(describe(text, start, start + len(words))),),
            translations=(Translation(id="t1", text="a rendering"),),
            note="Look again.",
        )
        sheet = Sheet(article=ws.article(name).ref, annotator="aigul", annotations=(annotation,))
        save_sheet(ws, sheet, None)
    return ws


def _there(name: str) -> str:
    fmt = FORMATS[name]
    if fmt.module:
        pytest.importorskip(fmt.module, reason=f"{name} needs annotator[{fmt.extra}]")
    return name


@pytest.mark.parametrize("name", FORMATS)
def test_a_rehearsal_tells_the_files_the_size_and_the_losses_of_the_export(
    workspace: Workspace, tmp_path: Path, name: str
) -> None:
    request, fmt = ExportRequest(_there(name)), FORMATS[name]
    target = tmp_path / "out" / ("all" if fmt.per_article else f"all{fmt.suffix}")
    told, size = rehearse(workspace, request, target)
    assert not target.parent.exists()
    made = export_to(workspace, request, target)
    assert set(told.files) == set(made.files)
    assert set(made.files) == {path for path in target.parent.rglob("*") if path.is_file()}
    assert size == sum(path.stat().st_size for path in made.files)
    assert told.losses == made.losses and told.report == made.report


def test_what_can_be_chosen_is_every_format_and_everybody_with_sheets(
    workspace: Workspace,
) -> None:
    (workspace.annotations / "idle").mkdir()
    there = choosable(workspace)
    assert [fmt.name for fmt in there.formats] == list(FORMATS)
    assert there.sheets == {"aigul": 2} and there.agreed == 0


def test_a_package_that_is_missing_is_named_with_how_to_install_it(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotator.tasks.exchange.export_request.find_spec", lambda name: None)
    lines = {fmt.name: fmt.install for fmt in choosable(workspace).formats if fmt.install}
    assert lines == {name: "pip install 'annotator[cas]'" for name in ("cas-xmi", "cas-json")}


def test_one_process_answers_job_after_job_and_ends(workspace: Workspace, tmp_path: Path) -> None:
    worker = ExportWorker(workspace)
    try:
        there = worker.begin(None).answer(int)
        assert isinstance(there, Choosable) and there == choosable(workspace)
        running = worker.begin(ExportJob("csv", tmp_path / "a.csv"))
        seen: list[int] = []
        told = running.answer(seen.append)
        assert told == do_export(workspace, ExportJob("csv", tmp_path / "a.csv"), int)
        assert seen and not (tmp_path / "a.csv").exists()
        written = worker.begin(ExportJob("csv", tmp_path / "a.csv", write=True)).answer(int)
        assert isinstance(written, ExportResult) and written.files == (tmp_path / "a.csv",)
        with pytest.raises(AnnotatorError, match="no option"):
            worker.begin(ExportJob("csv", tmp_path / "a.csv", options={"x": "y"})).answer(int)
    finally:
        worker.close()


def test_a_job_that_is_stopped_has_no_answer_and_a_new_one_begins_anew(
    workspace: Workspace, tmp_path: Path
) -> None:
    worker = ExportWorker(workspace)
    try:
        stopped = worker.begin(None)
        after = worker.begin(ExportJob("csv", tmp_path / "a.csv"))
        assert stopped.answer(int) is None
        assert isinstance(after.answer(int), ExportResult)
    finally:
        worker.close()


def test_a_process_that_died_is_told_in_words(workspace: Workspace) -> None:
    worker = ExportWorker(workspace)
    running = worker.begin(None)
    assert running.process_id is not None
    os.kill(running.process_id, 9)
    with pytest.raises(AnnotatorError, match="ended before it was complete"):
        running.answer(int)
    worker.close()
