"""One article at work: its text, and beside it the item that is looked at."""

import sys
from asyncio import wrap_future
from collections.abc import Callable
from contextlib import redirect_stderr
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.worker import WorkType

from annotator.app.bindings import bindings_for
from annotator.app.messages import (
    CaretMoved,
    LeaveArticle,
    SelectionChanged,
    ShowExport,
    StepArticle,
)
from annotator.app.screens.deciding import Deciding
from annotator.app.screens.looking import Looking
from annotator.app.screens.moving import Moving
from annotator.app.screens.work import has_conflicts
from annotator.app.widgets.document import DocumentView
from annotator.app.widgets.item_panel import ItemPanel
from annotator.app.widgets.lines import Bar
from annotator.app.widgets.notice import Notice
from annotator.tasks.annotation.session import Session
from annotator.text.display import display_line

if TYPE_CHECKING:
    from annotator.tasks.background import Background


LAYOUT = """
#body { layout: horizontal; height: 1fr; }
#text { width: 1fr; }
#side { width: 44; border-left: solid $panel; }
#side ItemPanel { height: 1fr; padding: 0 0 0 1; }
#side FormPanel { height: 1fr; padding: 0 0 0 1; }
#body.narrow { layout: vertical; }
#body.narrow #text { width: 100%; height: 1fr; }
#body.narrow #side { width: 100%; height: 50%; border-left: none; border-top: solid $panel; }
#body.narrow #side.editing { height: 70%; }
#body.narrow #side ItemPanel, #body.narrow #side FormPanel { padding: 0; }
"""
"""Text and item beside each other, or below each other on a narrow terminal."""


class AnnotateScreen(Deciding, Looking, Moving):
    """The work on one article. What it shows is always what is on disk."""

    PLACE = "text"
    AUTO_FOCUS = "#text"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("text")]
    DEFAULT_CSS = LAYOUT

    def __init__(
        self, session: Session, background: "Callable[[], Background]", position: str = ""
    ) -> None:
        """`background` gives the worker when it is needed.

        `position` says which article of how many it is: `3 of 24`.
        """
        super().__init__()
        self.background = background
        self.begin(session, position)
        self.begin_readings()

    def compose(self) -> ComposeResult:
        """The row on top, text and item, notice, keys. The form comes after the first paint."""
        yield Bar(id="top")
        with Container(id="body"):
            yield DocumentView(self.session.article.text, id="text")
            with Vertical(id="side"):
                yield ItemPanel(id="item")
        yield Notice(id="notice")
        yield Bar(id="keys")

    def on_mount(self) -> None:
        """Show the text at once; the form when there is time."""
        self.fit_width()
        self.show_everything()
        self.call_after_refresh(self.start_looking)
        self.get_ready()

    def on_resize(self, event: events.Resize) -> None:
        """The item goes below the text where there is little room beside it."""
        self.fit_width()

    def fit_width(self) -> None:
        """Beside each other or below each other."""
        self.query_one("#body").set_class(self.size.width < self.NARROW, "narrow")
        self.show_state()

    def load(self, session: Session, position: str = "") -> None:
        """Another article on the same screen."""
        self.stop_asking()
        self.begin(session, position)
        self.begin_readings()
        self.document.set_text(session.article.text)
        self.close_form()
        self.show_everything()
        self.start_looking()

    def start_looking(self) -> None:
        """Take what was proposed earlier for this text; else have it proposed in the background."""
        from annotator.tasks.detection.candidates import kept_late

        session = self.session
        self.looked = True
        self._say_returned()
        kept = kept_late(session.workspace, session.article)
        if kept is not None:
            self.set_proposals(kept)
            return
        self.waiting = True
        self.show_current()
        work: WorkType[None] = partial(self._look, session)
        self.run_worker(work, exclusive=True)

    def _say_returned(self) -> None:
        """Reviewers are heard before anything else, then what a merge left open."""
        waiting = self.session.returned
        if waiting:
            self.go_to_first()
            people = dict.fromkeys(one.reviewer for items in waiting.values() for one in items)
            who = " and ".join(display_line(name, 20) for name in people)
            much = "one item" if len(waiting) == 1 else f"{len(waiting)} items"
            self.say(f"{who} handed {much} back: A takes it over or answers, V goes to the next.")
        elif self.session.read_only:
            self.may_write()
        elif left := sum(map(has_conflicts, self.items)):
            self.go_to_first()
            much = "one item" if left == 1 else f"{left} items"
            self.say(f"A merge left something open in {much}: C settles it.")

    async def _look(self, session: Session) -> None:
        """Wait for the proposals; the keys are alive meanwhile."""
        from annotator.tasks.background import proposals_from

        try:
            # Textual's stand-in for stderr has no descriptor that a new process could inherit.
            with redirect_stderr(sys.__stderr__):
                future = self.background().propose(session.article.id)
            answer = await wrap_future(future)
        except Exception as error:  # whatever ended the worker must not end the screen
            self.waiting = False
            self.show_current()
            told = f"Suggestions could not be made: {error}. Select words with v to annotate them."
            self.query_one("#notice", Notice).say(told, warning=True)
            return
        if self.session is session:
            self.set_proposals(proposals_from(answer))

    def on_unmount(self) -> None:
        """Nobody waits for a machine any more."""
        if self._asking is not None:
            self._asking.stop()

    def on_caret_moved(self, event: CaretMoved) -> None:
        """The item under the caret is the current one, but not under an open form: keys that came
        quicker than this message have opened it for the item of that moment."""
        if not self.has_form:
            self.follow_caret(event.offset)

    def on_selection_changed(self, event: SelectionChanged) -> None:
        """What Enter does depends on it."""
        if not self.has_form:
            self.show_selection(event.span)

    def action_next_article(self) -> None:
        """The next article of the list."""
        self.post_message(StepArticle(1))

    def action_previous_article(self) -> None:
        """The previous article of the list."""
        self.post_message(StepArticle(-1))

    def action_back(self) -> None:
        """Out of what is going on, else back to the list."""
        if not (self.stop_asking() or self.leave_selection() or self.leave_preview()):
            self.post_message(LeaveArticle())

    def action_export(self) -> None:
        """Write this article's annotations in somebody else's format."""
        self.post_message(ShowExport(self.session.article.id, here=True))
