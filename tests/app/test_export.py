"""The export screen: what it shows before it writes, what it asks, what it leaves on disk."""

import csv
import os
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual._compositor import CompositorUpdate
from textual.pilot import Pilot
from textual.screen import Screen

from annotator.app.app import AnnotatorApp
from annotator.app.exporting import result_lines
from annotator.app.screens.export import ExportScreen
from annotator.app.widgets.form_panel import FormPanel
from annotator.app.widgets.item_panel import ItemPanel
from annotator.app.widgets.notice import Notice
from annotator.model.annotation import Annotation, Comment, Translation
from annotator.model.errors import AnnotatorError
from annotator.model.sheet import Sheet
from annotator.store.sheets import save_sheet
from annotator.store.workspace import Workspace
from annotator.tasks.annotation.edits import as_occurrence
from annotator.tasks.exchange.export_request import ExportJob, ExportResult, choosable, do_export
from annotator.text.anchoring import describe

Make = Callable[..., AnnotatorApp]
TextOf = Callable[[AnnotatorApp], str]
Settle = Callable[[AnnotatorApp, Pilot[str]], Awaitable[None]]
HERE = Path(__file__).with_name("screens")
SIZES = ((120, 40), (60, 20))


class Here:
    """Does the jobs in the thread that waits for them, without a process."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.jobs: list[ExportJob | None] = []

    def begin(self, job: ExportJob | None) -> "Here":
        self.jobs.append(job)
        return self._of(job)

    def _of(self, job: ExportJob | None) -> "Here":
        running = Here(self._workspace)
        running.jobs = [job]
        return running

    def answer(self, told: Callable[[int], None]) -> object:
        (job,) = self.jobs
        if job is None:
            return choosable(self._workspace)
        return do_export(self._workspace, job, told)

    def close(self) -> None:
        self.jobs.clear()


@pytest.fixture(autouse=True)
def _no_process(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    if "real_process" not in request.fixturenames:
        monkeypatch.setattr(ExportScreen, "MAKE_WORKER", Here)


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What would go to a terminal: an app under test paints nothing by itself."""
    sent: list[str] = []

    def display(app: AnnotatorApp, screen: Screen[None], shown: object) -> None:
        """Write it out as Textual would."""
        if isinstance(shown, CompositorUpdate):
            sent.append(shown.render_segments(app.console))

    monkeypatch.setattr(AnnotatorApp, "_display", display)
    return sent


@pytest.fixture
def real_process() -> None:
    """Asked for by tests that want the process."""


@pytest.fixture(autouse=True)
def sheets(workspace: Workspace, slogan: str) -> None:
    """Nina has annotated the posters, Omar the posters and the other article."""
    for who, article_id in (("nina", "posters"), ("omar", "posters"), ("omar", "zest")):
        article = workspace.article(article_id)
        start = article.text.index(slogan)
        place = as_occurrence(describe(article.text, start, start + len(slogan)))
        comment = Comment(id="c1", author=who, at="2025-03-01T10:00:00Z", text="Ask the cleaners.")
        annotation = Annotation(
            id=f"01KAQ9V3T8M4Q2ZJ6W7F5N00{who[0].upper()}{article_id[0].upper()}",
            language="kk",
            status="done",
            occurrences=(place,),
            translations=(Translation(id="t1", text=f"Go out, says {who}."),),
            comments=(comment,),
        )
        sheet = Sheet(article=article.ref, annotator=who, annotations=(annotation,))
        save_sheet(Workspace(workspace.root, who), sheet, None)


async def ready(app: AnnotatorApp, pilot: Pilot[str]) -> ExportScreen:
    """Wait until the export screen has found out everything."""
    for _ in range(1000):
        await pilot.pause(0.01)
        screen = app.screen
        if isinstance(screen, ExportScreen) and screen.there and not screen.busy:
            await pilot.pause()
            return screen
    raise AssertionError("the export screen did not get ready")


async def opened(app: AnnotatorApp, pilot: Pilot[str]) -> ExportScreen:
    """From the list of articles to the export screen."""
    await pilot.pause()
    await pilot.press("ctrl+e")
    return await ready(app, pilot)


def said(app: AnnotatorApp) -> str:
    return app.screen.query_one("#notice", Notice).text


def rows_in(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_what_will_be_written_and_lost_is_shown_and_nothing_is_written(
    make_app: Make, workspace: Workspace, text_of: TextOf, size: tuple[int, int]
) -> None:
    app = make_app()
    async with app.run_test(size=size) as pilot:
        screen = await opened(app, pilot)
        seen = " ".join(text_of(app).split())
        assert "1 annotation of 1 article in 1 file" in seen
        assert "export/quotes.csv" in seen
        assert screen.found is not None
        assert " ".join(screen.found.report.split()) in seen
        assert "Nothing is written yet" in seen
        assert not (workspace.root / "export").exists()


STATES: dict[str, tuple[str, ...]] = {
    "export": (),
    "export-formats": ("enter",),
    "export-scopes": ("down", "enter"),
    "export-place": ("G", "up", "enter"),
    "export-overwrite": ("w",),
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("state", STATES)
async def test_the_screen_looks_as_it_did(
    make_app: Make, workspace: Workspace, text_of: TextOf, state: str, size: tuple[int, int]
) -> None:
    if state == "export-overwrite":
        (workspace.root / "export").mkdir()
        (workspace.root / "export" / "quotes.csv").touch()
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await opened(app, pilot)
        for key in STATES[state]:
            await pilot.press(key)
            await ready(app, pilot)
        seen = text_of(app) + "\n"
    path = HERE / f"{state}-{size[0]}x{size[1]}.txt"
    if os.environ.get("UPDATE_SCREENS"):
        path.write_text(seen, encoding="utf-8")
    assert seen == path.read_text(encoding="utf-8")


async def test_w_writes_and_says_where(make_app: Make, workspace: Workspace) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(app, pilot)
        await pilot.press("w")
        await ready(app, pilot)
        path = workspace.root / "export" / "quotes.csv"
        assert [row["translation"] for row in rows_in(path)] == ["Go out, says nina."]
        assert said(app) == f"Written: 1 annotation. {path}"


async def test_what_is_there_is_overwritten_only_after_a_yes(
    make_app: Make, workspace: Workspace, text_of: TextOf
) -> None:
    path = workspace.root / "export" / "quotes.csv"
    path.parent.mkdir()
    path.write_text("mine", encoding="utf-8")
    app = make_app()
    async with app.run_test(size=(60, 20)) as pilot:
        await opened(app, pilot)
        assert "is there already" in text_of(app)
        await pilot.press("w")
        await pilot.pause()
        assert "Overwrite?" in text_of(app)
        await pilot.press("enter")
        await ready(app, pilot)
        assert path.read_text(encoding="utf-8") == "mine"
        assert said(app) == "Nothing was written."
        await pilot.press("w", "escape")
        await ready(app, pilot)
        assert path.read_text(encoding="utf-8") == "mine"
        await pilot.press("w", "down", "down", "enter")
        await ready(app, pilot)
        assert len(rows_in(path)) == 1


async def test_a_file_that_came_after_the_look_is_not_overwritten_unasked(
    make_app: Make, workspace: Workspace, text_of: TextOf
) -> None:
    app = make_app()
    path = workspace.root / "export" / "quotes.csv"
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(app, pilot)
        path.parent.mkdir()
        path.write_text("mine", encoding="utf-8")
        await pilot.press("w")
        await pilot.pause()
        assert "Overwrite?" in text_of(app)
        assert path.read_text(encoding="utf-8") == "mine"


async def test_the_format_is_found_by_typing_and_each_article_gets_its_file(
    make_app: Make, workspace: Workspace, text_of: TextOf
) -> None:
    app = make_app(annotator="omar")
    async with app.run_test(size=(60, 20)) as pilot:
        await opened(app, pilot)
        await pilot.press("enter", *"tei", "enter")
        await ready(app, pilot)
        assert "2 annotations of 2 articles in 2 files" in text_of(app)
        await pilot.press("w")
        await ready(app, pilot)
        folder = workspace.root / "export" / "tei"
        assert sorted(path.name for path in folder.iterdir()) == ["posters.xml", "zest.xml"]
        assert said(app) == f"Written: 2 annotations. 2 files in {folder}"


async def test_a_package_that_is_missing_is_said_and_not_taken(
    make_app: Make, text_of: TextOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotator.tasks.exchange.export_request.find_spec", lambda name: None)
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(app, pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert "not installed: pip install 'annotator[cas]'" in text_of(app)
        await pilot.press(*"cas-xmi", "enter")
        await ready(app, pilot)
        assert said(app) == "cas-xmi is not installed. pip install 'annotator[cas]'"
        assert screen.wanted.format == "csv"


async def test_everybody_s_sheets_are_one_choice_away(make_app: Make, workspace: Workspace) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(app, pilot)
        await pilot.press("down", "enter", "down", "down", "enter")
        await ready(app, pilot)
        await pilot.press("w")
        await ready(app, pilot)
        rows = rows_in(workspace.root / "export" / "quotes.csv")
        assert sorted(row["translation"] for row in rows) == [
            "Go out, says nina.",
            "Go out, says omar.",
            "Go out, says omar.",
        ]


async def test_from_an_article_that_article_is_exported_under_its_name(
    make_app: Make, workspace: Workspace, settle: Settle
) -> None:
    app = make_app("posters")
    async with app.run_test(size=(60, 20)) as pilot:
        await settle(app, pilot)
        await pilot.press("ctrl+e")
        await ready(app, pilot)
        await pilot.press("w")
        await ready(app, pilot)
        assert len(rows_in(workspace.root / "export" / "posters.csv")) == 1
        await pilot.press("escape")
        assert not isinstance(app.screen, ExportScreen)


async def test_what_nobody_confirmed_comes_along_when_asked_for(
    make_app: Make, workspace: Workspace, settle: Settle
) -> None:
    app = make_app("zest")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(app, pilot)
        await pilot.press("ctrl+e")
        screen = await ready(app, pilot)
        assert screen.found is not None and screen.found.annotations == 0
        await pilot.press("down", "down", "enter")
        await ready(app, pilot)
        assert screen.found is not None and screen.found.annotations > 0
        assert screen.wanted.include_suggested


async def test_another_place_is_typed(make_app: Make, workspace: Workspace, tmp_path: Path) -> None:
    app = make_app()
    async with app.run_test(size=(60, 20)) as pilot:
        await opened(app, pilot)
        await pilot.press("G", "up", "enter")
        field = app.screen.query_one(FormPanel).query_one("Field")
        setattr(field, "value", str(tmp_path / "elsewhere" / "q.csv"))  # noqa: B010
        await pilot.press("enter")
        await ready(app, pilot)
        await pilot.press("w")
        await ready(app, pilot)
        assert len(rows_in(tmp_path / "elsewhere" / "q.csv")) == 1


async def test_what_cannot_be_written_is_told(make_app: Make, workspace: Workspace) -> None:
    (workspace.root / "export").write_text("a file", encoding="utf-8")
    app = make_app()
    async with app.run_test(size=(60, 20)) as pilot:
        await opened(app, pilot)
        await pilot.press("w")
        screen = await ready(app, pilot)
        assert "quotes.csv" in said(app)
        assert not screen.writing
        assert (workspace.root / "export").read_text(encoding="utf-8") == "a file"


async def test_a_sheet_that_cannot_be_read_is_named_and_the_rest_is_written(
    make_app: Make, workspace: Workspace, text_of: TextOf
) -> None:
    path = workspace.sheet_path("omar", "zest")
    path.write_text("{", encoding="utf-8")
    app = make_app(annotator="omar")
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(app, pilot)
        assert "Left out" in text_of(app) and "zest" in text_of(app)
        await pilot.press("w")
        await ready(app, pilot)
        assert len(rows_in(workspace.root / "export" / "quotes.csv")) == 1


async def test_a_long_outcome_is_scrolled_by_pages(make_app: Make, text_of: TextOf) -> None:
    app = make_app()
    async with app.run_test(size=(60, 12)) as pilot:
        await opened(app, pilot)
        outcome = app.screen.query_one("#outcome", ItemPanel)
        before = outcome.scroll_offset.y
        await pilot.press("pagedown")
        assert outcome.scroll_offset.y > before
        await pilot.press("pageup")
        assert outcome.scroll_offset.y == before


async def test_without_colour_everything_is_told_in_words(
    make_app: Make, text_of: TextOf, monkeypatch: pytest.MonkeyPatch, painted: list[str]
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = make_app()
    async with app.run_test(size=(60, 20)) as pilot:
        await opened(app, pilot)
        assert "Will be written" in text_of(app) and "Lost" in text_of(app)
        await pilot.press("down", "down", "enter")
        await ready(app, pilot)
        assert "yes: with what nobody has confirmed" in text_of(app)
        assert painted


async def test_the_process_beside_the_screen_writes_the_same(
    make_app: Make, workspace: Workspace, real_process: None
) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(app, pilot)
        await pilot.press("w")
        await ready(app, pilot)
        written = (workspace.root / "export" / "quotes.csv").read_bytes()
    other = workspace.root / "other.csv"
    do_export(workspace, ExportJob("csv", other, annotators=("nina",), write=True), int)
    assert written == other.read_bytes()


async def test_esc_while_writing_stops_it(make_app: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(app, pilot)
        monkeypatch.setattr(screen, "_wait", lambda run: None)
        await pilot.press("w")
        await pilot.pause()
        assert screen.writing and screen.busy
        await pilot.press("enter")
        assert said(app) == "Still writing; Esc stops it."
        await pilot.press("escape")
        assert said(app) == "Stopped. Files that were complete stay."
        assert not screen.busy and app.screen is screen
        await pilot.press("escape")
        assert app.screen is not screen


async def test_a_refused_look_says_why(make_app: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AnnotatorError("The disk is gone.", "Look for it.")

    app = make_app()
    async with app.run_test(size=(60, 20)) as pilot:
        screen = await opened(app, pilot)
        monkeypatch.setattr(Here, "answer", refuse)
        await pilot.press("down", "down", "enter")
        await ready(app, pilot)
        assert said(app) == "The disk is gone. Look for it."
        await pilot.press("w")
        assert said(app) == "Nothing can be written like this; change a row first."
        assert screen.found is None


async def test_the_language_to_translate_into_is_typed_as_on_the_command_line(
    make_app: Make, workspace: Workspace, text_of: TextOf
) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(app, pilot)
        await pilot.press("enter", *"tmx", "enter")
        await ready(app, pilot)
        await pilot.press("down", "down", "down", "enter")
        await pilot.pause()
        assert "The one language to translate into" in text_of(app)
        await pilot.press(*"not one", "enter")
        await ready(app, pilot)
        assert said(app).startswith("“not one” is not the one language to translate into")
        assert screen.wanted.options == {}
        await pilot.press("enter", *"de", "enter")
        await ready(app, pilot)
        assert screen.wanted.options == {"target": "de"}
        assert screen.found is not None and "other languages left out" in screen.found.report
        await pilot.press("enter", "down", "enter")
        await ready(app, pilot)
        assert screen.wanted.options == {"target": "all"}
        assert "other languages left out" not in screen.found.report


def test_where_nothing_is_written_nothing_is_said_of_losses(tmp_path: Path) -> None:
    nothing = ExportResult((tmp_path / "a.csv",), 276, 1, 0, True, "csv: there is no …", ())
    told = " ".join(
        piece
        for line in result_lines(nothing, frozenset(), tmp_path, 60, written=False)
        for piece, _ in line
    )
    assert "There is no annotation in this" in told
    assert "Lost" not in told
