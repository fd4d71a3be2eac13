"""The articles of the workspace: what is in them, what is done, who worked on them."""

import sys
from asyncio import wrap_future
from collections.abc import Callable
from contextlib import redirect_stderr, suppress
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.worker import WorkType

from annotator.app.bindings import bindings_for
from annotator.app.library import ORDERS, Shelf, heading, row_line
from annotator.app.messages import (
    FilterChanged,
    FilterLeft,
    FilterTaken,
    OpenArticle,
    RowChosen,
    ShowAgreement,
    ShowExport,
)
from annotator.app.panel import wrapped
from annotator.app.screens.scrolling import Listed
from annotator.app.widgets.ask import Ask
from annotator.app.widgets.item_panel import ItemPanel
from annotator.app.widgets.lines import Bar, Line
from annotator.app.widgets.notice import Notice
from annotator.app.widgets.rows import RowList
from annotator.text.display import display_line

if TYPE_CHECKING:
    from annotator.tasks.background import Background

_SLICE = 0.008
"""Seconds of reading articles between two looks at the keys."""
_REST = 0.004
_AHEAD = 300
"""Articles looked at ahead of being opened, at most."""

_EMPTY = (
    "There is no article in {corpus} yet.",
    "",
    "Leave with q, or go to another terminal, and bring one in; Ctrl+R reads the folder again:",
    "",
    "    annotator add-article FILE …",
    "",
    "It takes .txt, .md, .html and .jsonl files, and folders of them.",
)


class LibraryScreen(Listed):
    """The first screen. The list stands at once; counts come while the keys are alive."""

    PLACE = "library"
    AUTO_FOCUS = "RowList"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("library")]
    DEFAULT_CSS = """
    #columns { color: $text-muted; text-style: underline; }
    #articles { height: 1fr; }
    #empty { height: 1fr; padding: 1 2; display: none; }
    """

    def __init__(self, shelf: Shelf, background: "Callable[[], Background]") -> None:
        """`background` gives the worker when it is needed."""
        super().__init__()
        self.shelf = shelf
        self.background = background

    def compose(self) -> ComposeResult:
        """Head, names of the columns, rows, filter, notice, keys."""
        yield Bar(id="top")
        yield Bar(id="columns")
        yield RowList(id="articles")
        yield ItemPanel(id="empty")
        yield Ask()
        yield Notice(id="notice")
        yield Bar(id="keys")

    def on_mount(self) -> None:
        """Show the list, then read what is in it."""
        self.query_one("#empty", ItemPanel).show(self._tell_empty)
        self.show_rows()
        self._say_what_is_left_out()
        self.call_after_refresh(self._read_some)

    def _tell_empty(self, width: int) -> list[Line]:
        """What to do where there is nothing to do; and where that is: it may be another folder."""
        corpus = display_line(str(self.shelf.workspace.corpus.absolute()), 300)
        told = (line.replace("{corpus}", corpus) for line in _EMPTY)
        return [((row, ""),) for line in told for row in wrapped(line, width) or [""]]

    def _say_what_is_left_out(self) -> None:
        """Files that are no articles stand in no row: the first is named, with the reason."""
        if left_out := self.shelf.left_out:
            (path, why), more = left_out[0], len(left_out) - 1
            others = f" {more} more: `annotator check` names them." if more else ""
            self.say(
                f"corpus/{display_line(path, 60)} is left out: {display_line(why, 200)}.{others}"
            )

    def on_resize(self, event: events.Resize) -> None:
        """The columns change their widths."""
        self.show_rows()

    def on_screen_resume(self) -> None:
        """Back from an article: its counts may have changed."""
        if self.shelf.reread():
            self.show_rows()
        self._look_ahead()

    def _read_some(self) -> None:
        """Read some articles and give way to the keys."""
        more = self.shelf.read_some(_SLICE)
        self.query_one(RowList).refresh()
        self._show_head()
        if more:
            self.set_timer(_REST, self._read_some)
        else:
            self._look_ahead()

    def _look_ahead(self) -> None:
        """Have articles looked at that nobody opened yet, those on the screen first."""
        if self.shelf.all_read:
            work: WorkType[None] = self._look
            self.run_worker(work, exclusive=True, group="look")

    async def _ask_returned(self) -> None:
        """What reviewers handed back, counted beside the screen where anybody reviewed."""
        from annotator.tasks.annotation.returned import reviewed_articles

        if not reviewed_articles(self.shelf.workspace):
            return
        with redirect_stderr(sys.__stderr__):
            future = self.background().waiting()
        before, self.shelf.returned = self.shelf.returned, await wrap_future(future)
        count = sum(self.shelf.returned.values())
        if count and self.shelf.returned != before:
            self.query_one(RowList).refresh()
            much = "one item" if count == 1 else f"{count} items"
            self.say(f"Reviewers handed {much} back to you (↩): V goes there.")

    def action_next_returned(self) -> None:
        """The article with what was handed back."""
        waiting = sorted(self.shelf.returned)
        if not waiting:
            self.say("No reviewer has handed anything back that is still open.")
            return
        chosen = self.chosen if self.chosen in waiting else waiting[0]
        self.post_message(OpenArticle(chosen))

    async def _look(self) -> None:
        """One after another, as long as the list is shown: an opened article must not wait."""
        with suppress(Exception):  # reviews that cannot be read are named by `annotator check`
            await self._ask_returned()
        for _ in range(_AHEAD):
            rows = self.query_one(RowList)
            number = self.shelf.unlooked(rows.first, rows.page)
            if number is None or not self.is_current:
                return
            try:
                with redirect_stderr(sys.__stderr__):
                    future = self.background().propose(self.shelf.id_of(number))
                await wrap_future(future)
            except Exception:
                return  # the article says so itself when it is opened
            self.shelf.looked(number)
            rows.refresh()
            self._show_head()

    # Showing -----------------------------------------------------------------------------------

    def show_rows(self, chosen: str = "") -> None:
        """The articles that fit the filter, the chosen one still chosen."""
        rows = self.query_one(RowList)
        chosen = chosen or self.chosen
        self.shelf.arrange()
        for name in ("#articles", "#columns"):
            self.query_one(name).display = bool(self.shelf.count)
        self.query_one("#empty").display = not self.shelf.count
        current = self.shelf.index_of(chosen) if chosen else 0
        rows.show_rows(len(self.shelf.shown), self._paint, current=max(0, current))
        columns = self.query_one("#columns", Bar)
        columns.line = heading(self.shelf, (self.size.width or 80) - 1)
        self._show_head()
        self.show_own_keys()

    def show_own_keys(self) -> None:
        """The row of keys, for what goes on."""
        if any(ask.is_open for ask in self.query(Ask)):
            self.show_field_keys(("↑↓", "choose"), ("Enter", "open"), ("Esc", "show all"))
        elif not self.shelf.count:
            self.show_keys(("reload", "read the folder again"))
        elif self.shelf.wanted:
            self.show_keys(("open_article", "open"), ("filter", "filter"), ("back", "show all"))
        else:
            self.show_keys()

    def _paint(self, row: int, line: int, width: int) -> Line:
        return row_line(self.shelf, self.shelf.shown[row], width)

    def _show_head(self) -> None:
        shelf = self.shelf
        who = display_line(shelf.annotator, 30)
        self.head(
            ((f" {display_line(shelf.name, 40)}", "title"), (f" · {shelf.progress()} · {who}", ""))
        )

    @property
    def chosen(self) -> str:
        """Id of the chosen article; empty where the list is empty."""
        rows, shown = self.query_one(RowList), self.shelf.shown
        return self.shelf.id_of(shown[rows.current]) if 0 <= rows.current < len(shown) else ""

    # What can be done --------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While the filter is typed, letters go there."""
        moving = ("caret_up", "caret_down", "page_up", "page_down", "help", "palette", "quit")
        asking = any(ask.is_open for ask in self.query(Ask))
        return not asking or action in moving

    def action_open_article(self) -> None:
        """Open the chosen article."""
        if self.chosen:
            self.post_message(OpenArticle(self.chosen))

    def on_row_chosen(self, event: RowChosen) -> None:
        """A row was clicked twice."""
        self.action_open_article()

    def action_next_unfinished(self) -> None:
        """The next article that has something to do."""
        rows = self.query_one(RowList)
        order = [*range(rows.current + 1, rows.count), *range(0, rows.current)]
        found = next((row for row in order if self.shelf.is_open(self.shelf.shown[row])), None)
        if not self.shelf.count:
            self.say("There is no article yet.")
        elif found is None:
            self.say("No other article has something to do, as far as they have been looked at.")
        else:
            rows.choose(found)

    def action_page_up(self) -> None:
        """A page up."""
        rows = self.query_one(RowList)
        rows.move(-rows.page)

    def action_page_down(self) -> None:
        """A page down."""
        rows = self.query_one(RowList)
        rows.move(rows.page)

    def action_sort(self) -> None:
        """By the next column."""
        at = ORDERS.index(self.shelf.sorted_by)
        self.shelf.sorted_by = ORDERS[(at + 1) % len(ORDERS)]
        self.shelf.read_all()
        self.show_rows()
        order = self.shelf.sorted_by
        self.say(f"Sorted by {'file name' if order == 'file' else order}; O turns the order round.")

    def action_sort_reverse(self) -> None:
        """The other way round."""
        self.shelf.backwards = not self.shelf.backwards
        self.show_rows()

    def action_reload(self) -> None:
        """Read the folders again."""
        self.shelf.reload()
        self.show_rows()
        self._read_some()
        self.say("1 article." if self.shelf.count == 1 else f"{self.shelf.count} articles.")

    def action_filter(self) -> None:
        """Ask for some letters."""
        self.query_one(Ask).ask("filter", "Filter", self.shelf.wanted)
        self.show_own_keys()

    def on_filter_changed(self, event: FilterChanged) -> None:
        """Show what fits."""
        self.shelf.wanted = event.text
        self.show_rows()
        self._say_filter()

    def _say_filter(self) -> None:
        shown, count = len(self.shelf.shown), self.shelf.count
        opens = "Enter opens the chosen one, " if shown else ""
        fits = f"{shown} of {count} articles" if shown else f"None of {count} articles fits"
        self.say(f"{fits}; {opens}Esc shows all again.")

    def on_filter_taken(self, event: FilterTaken) -> None:
        """Enter opens the chosen article."""
        self._leave_filter()
        self.action_open_article()

    def on_filter_left(self, event: FilterLeft) -> None:
        """Esc leaves the filter and shows all again."""
        self.shelf.wanted = ""
        self._leave_filter()
        self.show_rows()
        self.say("")

    def _leave_filter(self) -> None:
        self.query_one(Ask).close()
        self.query_one(RowList).focus()
        self.show_own_keys()

    def action_back(self) -> None:
        """Out of the filter. Esc once too often, on the way out of an article, ends nothing."""
        if self.shelf.wanted:
            self.shelf.wanted = ""
            self.show_rows()
            self.say("")
        else:
            self.say("q leaves the program; everything is saved.")

    def action_agreement(self) -> None:
        """How well the annotators agree."""
        self.post_message(ShowAgreement())

    def action_export(self) -> None:
        """Write what was annotated in somebody else's format."""
        self.post_message(ShowExport(self.chosen, here=False))
