"""Reviewing one person: their annotations, my verdict on each, remarks in threads."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical

from annotator.app.bindings import bindings_for
from annotator.app.form.page import VALUE, Choice, Page
from annotator.app.marks import Mark
from annotator.app.messages import CaretMoved, LeaveArticle, StepArticle
from annotator.app.panel import Shown, panel_lines
from annotator.app.screens.annotate import LAYOUT
from annotator.app.screens.prompting import Prompting
from annotator.app.verdicts import STATE_LOOKS, verdict_lines
from annotator.app.widgets.document import DocumentView
from annotator.app.widgets.item_panel import ItemPanel
from annotator.app.widgets.lines import Bar, Line
from annotator.app.widgets.notice import Notice
from annotator.model.errors import AnnotatorError
from annotator.tasks.items import Item
from annotator.tasks.offers import Offer
from annotator.tasks.review import Reviewing, ReviewItem
from annotator.text.display import display_line

_KEYS = (
    ("approve", "approve"),
    ("refuse", "reject"),
    ("ask_changes", "changes"),
    ("look_again", "look again"),
    ("comment", "comment"),
    ("next_item", "next"),
    ("previous_item", "previous"),
    ("undo", "undo"),
    ("hand_back", "hand back"),
)


class VerdictScreen(Prompting):
    """Somebody's sheet, only read; what I say of it is kept in my own file."""

    PLACE = "verdict"
    AUTO_FOCUS = "#text"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("verdict")]
    DEFAULT_CSS = LAYOUT

    def __init__(self, work: Reviewing, position: str = "") -> None:
        super().__init__()
        self.begin(work, position)

    def begin(self, work: Reviewing, position: str) -> None:
        """Begin with an article."""
        self.work, self.position, self.index = work, position, 0
        self.items: Sequence[ReviewItem] = work.items

    def compose(self) -> ComposeResult:
        """The row on top, text and annotation, notice, keys."""
        yield Bar(id="top")
        with Container(id="body"):
            yield DocumentView(self.work.article.text, id="text")
            with Vertical(id="side"):
                yield ItemPanel(id="item")
        yield Notice(id="notice")
        yield Bar(id="keys")

    def on_mount(self) -> None:
        """Begin with the first annotation that has no verdict."""
        self.call_after_refresh(self.mount_form)
        self.start()

    def load(self, work: Reviewing, position: str = "") -> None:
        """Another article on the same screen."""
        self.begin(work, position)
        self.query_one(DocumentView).set_text(work.article.text)
        self.start()

    def start(self) -> None:
        """Show the first one that has no verdict."""
        self.refresh_items()
        if not self._next_open(-1):
            self.go(0)

    def on_resize(self, event: events.Resize) -> None:
        """The annotation goes below the text where there is little room beside it."""
        self.query_one("#body").set_class(self.size.width < self.NARROW, "narrow")
        self.show_item()

    # What is shown -----------------------------------------------------------------------------

    @property
    def item(self) -> ReviewItem | None:
        """The current annotation."""
        return self.items[self.index] if 0 <= self.index < len(self.items) else None

    def refresh_items(self) -> None:
        """Read what is on disk now, and mark it."""
        self.items = self.work.items
        self.query_one(DocumentView).set_marks(
            Mark(place.start, place.end, STATE_LOOKS[item.state], item.annotation.id)
            for item in self.items
            if not item.lost
            for place in item.annotation.occurrences
        )
        self.show_item()

    def go(self, index: int) -> None:
        """Another annotation is the current one."""
        self.index = index
        item = self.item
        if item is not None and not item.lost:
            document = self.query_one(DocumentView)
            document.set_active((o.start, o.end) for o in item.annotation.occurrences)
            document.go(item.annotation.start)
        self.show_item()

    def show_item(self) -> None:
        """The annotation beside the text, and the row on top."""
        self.query_one("#item", ItemPanel).show(self._tell)
        open_items = [i for i in self.items if i.state in ("pending", "stale", "answered")]
        place = f"{self.index + 1} of {len(self.items)}" if self.items else ""
        of = f"sheet of {display_line(self.work.review.of, 30)}"
        without = f"{len(open_items)} without a verdict"
        self.head_with(self.work.article.title, self.position, of, place, without)
        self.show_own_keys()

    def show_own_keys(self) -> None:
        """What can be said."""
        self.show_keys(*_KEYS)

    def _tell(self, width: int) -> Sequence[Line]:
        item = self.item
        if item is None:
            return ((("There is no annotation in this sheet.", "quiet"),),)
        a = item.annotation
        state = "orphaned" if item.lost else a.status
        told = Item(
            id=a.id,
            start=a.start,
            end=a.end,
            state=state,
            kind=a.kind,
            annotation=a,
            occurrences=a.occurrences,
        )
        return [*verdict_lines(item, width), *panel_lines(Shown(told, Offer()), width)]

    def on_caret_moved(self, event: CaretMoved) -> None:
        """A click on an annotation goes there."""
        here = [
            number
            for number, item in enumerate(self.items)
            if any(o.start <= event.offset < o.end for o in item.annotation.occurrences)
        ]
        if here and self.index not in here:
            self.go(here[0])

    # Moving ------------------------------------------------------------------------------------

    def _step(self, by: int) -> None:
        if 0 <= self.index + by < len(self.items):
            self.go(self.index + by)
        else:
            where = "after" if by > 0 else "before"
            self.say(f"There is no annotation {where} this one; Ctrl+N goes to the next article.")

    def action_next_item(self) -> None:
        """The next annotation."""
        self._step(1)

    def action_previous_item(self) -> None:
        """The previous one."""
        self._step(-1)

    def action_caret_down(self) -> None:
        """A row of text."""
        self.query_one(DocumentView).step_rows(1)

    def action_caret_up(self) -> None:
        """A row of text back."""
        self.query_one(DocumentView).step_rows(-1)

    def action_page_down(self) -> None:
        """A page of text."""
        self.query_one(DocumentView).step_page(1)

    def action_page_up(self) -> None:
        """A page of text back."""
        self.query_one(DocumentView).step_page(-1)

    def action_top(self) -> None:
        """The first annotation."""
        self.go(0)

    def action_bottom(self) -> None:
        """The last annotation."""
        self.go(max(0, len(self.items) - 1))

    def action_next_article(self) -> None:
        """The next article of this person."""
        self.post_message(StepArticle(1))

    def action_previous_article(self) -> None:
        """The previous article of this person."""
        self.post_message(StepArticle(-1))

    def action_back(self) -> None:
        """Back to where one came from."""
        self.post_message(LeaveArticle())

    # Verdicts ----------------------------------------------------------------------------------

    def _next_open(self, after: int) -> bool:
        wanted = ("pending", "stale", "answered")
        places = [*range(after + 1, len(self.items)), *range(after + 1)]
        found = next((n for n in places if self.items[n].state in wanted), None)
        if found is not None:
            self.go(found)
        return found is not None

    def _change(self, change: Callable[[str], object], said: str, *, go_on: bool = True) -> None:
        """Say something of the current annotation; it is on disk when it is shown."""
        item = self.item
        if item is None:
            self.say("There is no annotation to decide about.")
            return
        try:
            change(item.annotation.id)
        except AnnotatorError as error:
            self.warn(error)
            return
        self.refresh_items()
        if go_on and not self._next_open(self.index):
            said = f"{said} · Every annotation has a verdict; H hands the sheet back"
        self.say(f"{said}.")

    def _ask_why(self, title: str, change: Callable[[str, str], object], said: str) -> None:
        page = Page("why", title, (), VALUE, "type the reason", "", -1, "Enter keeps it.")
        if self.item is not None:
            self.ask(page, lambda value, typed: self._change(lambda i: change(i, typed), said))

    def action_approve(self) -> None:
        """It is right as it is."""
        self._change(self.work.approve, "Approved and saved")

    def action_refuse(self) -> None:
        """It should be no annotation."""
        self._ask_why("Why should it be no annotation?", self.work.reject, "Rejected and saved")

    def action_ask_changes(self) -> None:
        """Something has to change."""
        self._ask_why("What has to change?", self.work.ask_for_changes, "Saved: changes wanted")

    def action_look_again(self) -> None:
        """Somebody should look again."""
        self._change(self.work.look_again, "Marked to be looked at again")

    def action_no_verdict(self) -> None:
        """Take the verdict back."""
        self._change(self.work.take_back, "The verdict is taken back", go_on=False)

    def action_comment(self) -> None:
        """A remark, or an answer."""
        item = self.item
        if item is None:
            return
        rows = tuple(
            Choice(thread.comments[0].id, f"Answer: {thread.comments[-1].text}")
            for thread in item.threads
        )
        page = Page("comment", "Comment", rows, VALUE, "type a comment", "", -1)

        def keep(value: str, typed: str) -> None:
            said = "The comment is saved"
            self._change(lambda i: self.work.comment(i, typed, value), said, go_on=False)

        self.ask(page, keep)

    def action_approve_rest(self) -> None:
        """Approve all that have no verdict, as one step."""
        with self.noticed():
            count = self.work.approve_rest()
            self.refresh_items()
            self.say(f"{count} approved as one step and saved; u takes that back.")

    def action_hand_back(self) -> None:
        """Give the sheet back to its author."""
        with self.noticed():
            self.work.hand_back()
            self.show_item()
            self.say(f"Handed back to {self.work.review.of}: they see what you said.")

    def action_undo(self) -> None:
        """Take the last step back."""
        self._travel(self.work.undo, "Undone", "There is nothing to undo.")

    def action_redo(self) -> None:
        """Do it again."""
        self._travel(self.work.redo, "Done again", "There is nothing to redo.")

    def _travel(self, go: Callable[[], str], done: str, nothing: str) -> None:
        with self.noticed():
            label = go()
            self.refresh_items()
            self.say(f"{done}: {label}." if label else nothing)
