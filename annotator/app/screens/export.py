"""Export: what will be written and what will be lost is shown before anything is written."""

import sys
from collections.abc import Callable
from contextlib import redirect_stderr
from dataclasses import replace
from functools import partial
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.worker import WorkType

from annotator.app import exporting
from annotator.app.bindings import bindings_for
from annotator.app.exporting import ARTICLE, MINE, Wanted
from annotator.app.messages import RowChosen
from annotator.app.screens.prompting import Prompting
from annotator.app.screens.scrolling import Listed
from annotator.app.widgets.item_panel import ItemPanel
from annotator.app.widgets.lines import Bar, Line
from annotator.app.widgets.notice import Notice
from annotator.app.widgets.rows import RowList
from annotator.model.errors import AnnotatorError
from annotator.store.workspace import Workspace
from annotator.tasks.exchange.export_request import Choosable, ExportJob, ExportResult
from annotator.tasks.exchange.export_worker import ExportWorker, Running
from annotator.text.display import display_line

_KEYS = (
    ("export_change", "change"),
    ("export_write", "write"),
    ("back", "back"),
    ("page_down", "scroll"),
)


class ExportScreen(Prompting, Listed):
    """Rows to change, below them what comes of it. A process beside the screen does the work."""

    PLACE = "export"
    AUTO_FOCUS = "#choices"
    WORKED_IN = "#choices"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("export")]
    DEFAULT_CSS = """
    #choices { height: 5; }
    #side { height: 1fr; border-top: solid $panel; }
    #side ItemPanel { height: 1fr; padding: 0 1; }
    #side FormPanel { height: 1fr; padding: 0 0 0 1; }
    """

    MAKE_WORKER: ClassVar[Callable[[Workspace], ExportWorker]] = ExportWorker
    """Makes what does the work; a process of its own."""

    def __init__(self, workspace: Workspace, article: str = "", here: bool = False) -> None:
        """`article`: from which one came; `here`: whether that is what is to be exported."""
        super().__init__()
        self.workspace = workspace
        self.wanted = Wanted(article=article, scope=ARTICLE if here else MINE)
        self.there: Choosable | None = None
        """What there is to choose from; None until that is known."""
        self.found: ExportResult | None = None
        """What would be written, or was; None while that is being found out."""
        self.writing = False
        self._written = False
        self._worker = type(self).MAKE_WORKER(workspace)
        self._run: Running | None = None

    @property
    def listed(self) -> RowList:
        """The rows to change, not those of the form."""
        return self.query_one("#choices", RowList)

    @property
    def busy(self) -> bool:
        """Whether something is being found out or written."""
        return self._run is not None

    def compose(self) -> ComposeResult:
        """Head, choices, what comes of them, notice, keys."""
        yield Bar(id="top")
        yield RowList(id="choices")
        with Vertical(id="side"):
            yield ItemPanel(id="outcome")
        yield Notice(id="notice")
        yield Bar(id="keys")

    def on_mount(self) -> None:
        """Ask what there is to choose from; everything else follows."""
        self.call_after_refresh(self.mount_form)
        place = self.workspace
        self.head_with(
            "Export", display_line(place.root.name, 30), display_line(place.annotator, 20)
        )
        self.show_own_keys()
        self._begin(None)

    def on_unmount(self) -> None:
        """Nobody waits any more."""
        self._worker.close()

    def on_resize(self, event: events.Resize) -> None:
        """The rows change their widths."""
        self.show_own_keys()

    def show_own_keys(self) -> None:
        """What is useful here."""
        if self._form is None or not self._form.is_open:
            self.show_keys(*_KEYS)

    # The work beside the screen ----------------------------------------------------------------

    def _begin(self, job: ExportJob | None) -> None:
        """Begin a job; one that is under way ends."""
        self.writing = job is not None and job.write
        with redirect_stderr(sys.__stderr__):  # Textual's has no descriptor to hand on
            run = self._run = self._worker.begin(job)
        self.say("Writing …" if self.writing else "Looking …")
        work: WorkType[None] = partial(self._wait, run)
        self.run_worker(work, thread=True, group="export", exit_on_error=True)

    def _wait(self, run: Running) -> None:
        """In a thread: hand the answer over to the screen."""
        tell = self.app.call_from_thread
        try:
            answer = run.answer(lambda count: tell(self._told, run, count))
        except AnnotatorError as error:
            tell(self._refused, run, error)
            return
        if answer is not None:
            tell(self._came, run, answer)

    def _told(self, run: Running, count: int) -> None:
        if run is not self._run:
            return
        if self.writing and self.found is not None:
            self.say(f"Writing … {count:,} of {self.found.articles:,} articles; Esc stops it.")
        else:
            self.say(f"Looking … {count:,} {'article' if count == 1 else 'articles'}")

    def _refused(self, run: Running, error: AnnotatorError) -> None:
        if run is self._run:
            self._run, self.writing = None, False
            self.warn(error)

    def _came(self, run: Running, answer: Choosable | ExportResult) -> None:
        if run is not self._run:
            return
        self._run = None
        if isinstance(answer, Choosable):
            self.there = answer
            who = self.workspace.annotator
            self.wanted = exporting.first_choice(self.wanted, answer, who)
            self.look()
            return
        self.found, self._written = answer, self.writing
        self.writing = False
        if self._written:
            self._say_written(answer)
        else:
            self.say("Nothing is written yet. Enter changes a row, w writes.")
        self._show_outcome()

    def _say_written(self, found: ExportResult) -> None:
        much = exporting.counted(found.annotations, "annotation")
        files = found.files
        where = str(files[0]) if len(files) == 1 else f"{len(files):,} files in {self._folder()}"
        self.say(f"Written: {much}. {where}")

    def _folder(self) -> str:
        assert self.found is not None
        folders = {path.parent for path in self.found.files}
        return str(min(folders, key=lambda path: len(path.parts))) if folders else ""

    # Showing -----------------------------------------------------------------------------------

    def look(self) -> None:
        """Find out what the choices would write and lose."""
        self.found, self._written = None, False
        self._show_choices()
        self._show_outcome()
        with self.noticed():
            self._begin(self._job())

    def _job(self) -> ExportJob:
        assert self.there is not None
        who = self.workspace.annotator
        return exporting.job_of(self.workspace.root, self.wanted, self.there, who)

    @property
    def rows(self) -> tuple[exporting.Row, ...]:
        """The rows to change."""
        if self.there is None:
            return ()
        return exporting.rows_of(self.wanted, self.there, self.workspace.annotator)

    def _show_choices(self) -> None:
        choices, rows = self.query_one(RowList), self.rows
        choices.styles.height = len(rows)
        choices.show_rows(len(rows), self._paint, current=max(0, choices.current))

    def _paint(self, row: int, line: int, width: int) -> Line:
        rows = self.rows
        return exporting.row_line(rows[row], width) if row < len(rows) else ()

    def _show_outcome(self) -> None:
        found = self.found
        exists = frozenset(path for path in found.files if path.exists()) if found else frozenset()
        root, written = self.workspace.root, self._written

        def tell(width: int) -> list[exporting.Line]:
            if found is None:
                return []
            return exporting.result_lines(found, exists, root, width, written=written)

        self.query_one("#outcome", ItemPanel).show(tell)

    # Changing ----------------------------------------------------------------------------------

    def action_export_change(self) -> None:
        """Change the chosen row; the last one writes."""
        at, rows = self.query_one(RowList).current, self.rows
        if self._is_writing() or not 0 <= at < len(rows) or self.there is None:
            return
        key, wanted, there = rows[at].key, self.wanted, self.there
        if key == "write":
            self.action_export_write()
        elif key == "suggested":
            self._take(replace(wanted, include_suggested=not wanted.include_suggested))
        elif key == "format":
            self.ask(exporting.format_page(wanted, there), self._take_format)
        elif key == "scope":
            page = exporting.scope_page(wanted, there, self.workspace.annotator)
            self.ask(page, lambda scope, text: self._take(replace(wanted, scope=scope)))
        elif key == "path":
            self.ask(exporting.path_page(wanted, there), self._take_path)
        else:
            name = key.partition(":")[2]
            self.ask(exporting.option_page(name, wanted, there), partial(self._take_option, name))

    def on_row_chosen(self, event: RowChosen) -> None:
        """A row was clicked twice."""
        self.action_export_change()

    def _take(self, wanted: Wanted) -> None:
        if wanted != self.wanted or self.found is None:
            self.wanted = wanted
            self.look()

    def _take_format(self, name: str, text: str) -> None:
        assert self.there is not None
        chosen = next((fmt for fmt in self.there.formats if fmt.name == name), None)
        if chosen is None:
            self.say("There is no such format.")
        elif chosen.install:
            self.warn(AnnotatorError(f"{name} is not installed.", chosen.install))
        else:
            self._take(exporting.with_format(self.wanted, name, self.there))

    def _take_option(self, name: str, value: str, text: str) -> None:
        assert self.there is not None
        chosen = exporting.option_value(name, value, text, self.wanted, self.there)
        self._take(replace(self.wanted, options={**self.wanted.options, name: chosen}))

    def _take_path(self, value: str, text: str) -> None:
        """The first row is the usual place; else what is written."""
        assert self.there is not None
        usual = exporting.usual_path(self.wanted, exporting.format_of(self.wanted, self.there))
        path = "" if value or text.strip() == usual else text.strip()
        wanted = replace(self.wanted, path=path)
        fmt = exporting.format_of(wanted, self.there)
        exporting.target_of(self.workspace.root, wanted, fmt)  # refused before it is taken
        self._take(wanted)

    # Writing -----------------------------------------------------------------------------------

    def action_export_write(self) -> None:
        """Write it; ask first where something is there already."""
        if self._is_writing():
            return
        if self.found is None:
            self.say("Still looking at what would be written; then w writes." if self.busy
                     else "Nothing can be written like this; change a row first.")  # fmt: skip
            return
        exists = [path for path in self.found.files if path.exists()]
        if exists:
            self.say("")  # what was written before is no answer
            self.ask(exporting.overwrite_page(exists, self.workspace.root), self._overwrite)
        else:
            self._write()

    def _overwrite(self, value: str, text: str) -> None:
        assert self.there is not None
        if value == "yes":
            self._write()
        elif value == "path":
            self.ask(exporting.path_page(self.wanted, self.there), self._take_path)
        else:
            self.say("Nothing was written.")

    def _write(self) -> None:
        with self.noticed():
            self._begin(replace(self._job(), write=True))

    def _is_writing(self) -> bool:
        if self.writing:
            self.say("Still writing; Esc stops it.")
        return self.writing

    def action_back(self) -> None:
        """Stop writing; else back to where one came from."""
        if self.writing:
            self._worker.close()
            self._run, self.writing = None, False
            self.say("Stopped. Files that were complete stay.")
            return
        self.dismiss(None)

    # Scrolling what comes of it ----------------------------------------------------------------

    def action_page_up(self) -> None:
        """The outcome, a page up."""
        self._scroll(-1)

    def action_page_down(self) -> None:
        """The outcome, a page down."""
        self._scroll(1)

    def _scroll(self, pages: int) -> None:
        outcome = self.query_one("#outcome", ItemPanel)
        outcome.scroll_by(pages * max(1, outcome.size.height - 1))
