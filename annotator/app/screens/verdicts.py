"""Reviewing one person: their annotations, my verdict on each, remarks in threads."""

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical

from annotator.app.bindings import bindings_for
from annotator.app.form.own import Said, fields_page
from annotator.app.form.page import VALUE, Choice, Page
from annotator.app.marks import Mark
from annotator.app.panel import Shown, panel_lines
from annotator.app.screens.annotate import LAYOUT
from annotator.app.screens.reviewed import Reviewed
from annotator.app.verdicts import LABELS, STATE_LOOKS, corrected, verdict_lines
from annotator.app.widgets.document import DocumentView
from annotator.app.widgets.item_panel import ItemPanel
from annotator.app.widgets.lines import Bar, Line
from annotator.app.widgets.notice import Notice
from annotator.compare.parts import PARTS
from annotator.model.annotation import Annotation
from annotator.tasks.annotation.items import Item
from annotator.tasks.annotation.offers import Offer
from annotator.tasks.review.review import Reviewing, ReviewItem
from annotator.text.display import display_line

_KEYS = (
    ("approve", "approve"),
    ("refuse", "reject"),
    ("correct", "correct"),
    ("ask_changes", "changes"),
    ("comment", "comment"),
    ("next_item", "next"),
    ("previous_item", "previous"),
    ("undo", "undo"),
    ("hand_back", "hand back"),
    ("look_again", "look again"),
)


class VerdictScreen(Reviewed):
    """Somebody's sheet, only read; what I say of it is kept in my own file."""

    PLACE = "verdict"
    AUTO_FOCUS = "#text"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("verdict")]
    DEFAULT_CSS = f"{LAYOUT}#body.narrow.low #side {{ height: 60%; }}\n"

    work: Reviewing
    items: Sequence[ReviewItem] = ()

    def begin(self, work: Reviewing, position: str) -> None:
        """Begin with an article."""
        self.work, self.position, self.index = work, position, 0
        self.items = work.items
        self.begin_readings()

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
        self.call_after_refresh(self.reveal)

    def start(self) -> None:
        """Show the first one that has no verdict."""
        self.show_marks()
        if not self.next_open(-1):
            self.go(0)

    def on_resize(self, event: events.Resize) -> None:
        """The annotation goes below the text where there is little room beside it."""
        body = self.query_one("#body")
        body.set_class(self.size.width < self.NARROW, "narrow")
        body.set_class(self.size.height < self.LOW, "low")
        self.show_item()

    # What is shown -----------------------------------------------------------------------------

    @property
    def item(self) -> ReviewItem | None:
        """The current annotation."""
        return self.items[self.index] if 0 <= self.index < len(self.items) else None

    def is_open(self, item: ReviewItem) -> bool:
        """Whether it waits for a verdict."""
        return item.state in ("pending", "stale", "answered")

    def places(self, item: ReviewItem) -> Iterable[tuple[int, int]]:
        """Where it stands; in my version, if I have one."""
        if item.lost:
            return ()
        mine = self.work.version_of(item.annotation.id)
        return ((o.start, o.end) for o in mine.occurrences)

    def show_marks(self) -> None:
        """Read what is on disk now, and mark it."""
        self.items = self.work.items
        self.query_one(DocumentView).set_marks(
            Mark(place.start, place.end, STATE_LOOKS[item.state], item.annotation.id)
            for item in self.items
            if not item.lost
            for place in item.annotation.occurrences
        )
        self.show_item()

    def show_item(self, *, first: bool = False) -> None:
        """The annotation beside the text, and the row on top."""
        self.query_one("#item", ItemPanel).show(self._tell, stay=not first)
        self.show_scrolling()
        open_items = [item for item in self.items if self.is_open(item)]
        place = f"{self.index + 1} of {len(self.items)}" if self.items else ""
        wide = self.size.width >= self.NARROW
        of = f"sheet of {display_line(self.work.review.of, 30)}" if wide else ""
        left = f"{len(open_items)} {'without a verdict' if wide else 'to judge'}"
        self.head_with(self.work.article.title, self.position, of, place, left)
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
        return [
            *verdict_lines(item, width),
            *panel_lines(Shown(told, Offer()), width),
        ]

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

    # Verdicts ----------------------------------------------------------------------------------

    def _change(self, change: Callable[[str], object], said: str, *, go_on: bool = True) -> None:
        """Say something of the current annotation; it is on disk when it is shown."""
        item = self.item
        if item is None:
            self.say("There is no annotation to decide about.")
        elif self.done(lambda: change(item.annotation.id)):
            said = f"{said}: “{display_line(' '.join(item.annotation.exact.split()), 40)}”"
            if go_on and not self.next_open(self.index):
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
        self._ask_why("What has to change?", self.work.ask_for_changes, "Changes wanted and saved")

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
        rows = [
            Choice(thread.comments[0].id, f"Answer: {thread.comments[-1].text}")
            for thread in item.threads
        ]
        mine = [t for t in item.threads if t.comments[0].author == self.work.workspace.annotator]
        rows += [
            Choice(
                f"settle:{thread.comments[0].id}",
                f"{'Open again' if thread.resolved else 'Settle'}: {thread.comments[0].text}",
                ticked=thread.resolved,
            )
            for thread in mine
        ]
        page = Page("comment", "Comment", tuple(rows), VALUE, "type a comment", "", -1)
        settled = {f"settle:{t.comments[0].id}": not t.resolved for t in mine}

        def keep(value: str, typed: str) -> None:
            if value in settled:
                first, now = value.partition(":")[2], settled[value]
                said = "The thread is settled" if now else "The thread is open again"
                self._change(lambda i: self.work.resolve(i, first, now), said, go_on=False)
                return
            said = "The comment is saved"
            self._change(lambda i: self.work.comment(i, typed, value), said, go_on=False)

        self.ask(page, keep)

    def action_approve_rest(self) -> None:
        """Approve all that have no verdict, as one step."""
        with self.noticed():
            count = self.work.approve_rest()
            self.show_marks()
            self.say(f"{count} approved as one step and saved; u takes that back.")

    def action_hand_back(self) -> None:
        """Give the sheet back to its author."""
        with self.noticed():
            self.work.hand_back()
            self.show_item()
            left = sum(item.state == "pending" for item in self.items)
            rest = f" {left} of {len(self.items)} have no verdict yet." if left else ""
            author = display_line(self.work.review.of, 30)
            self.say(f"Handed back to {author}: they see what you said.{rest}")

    # My version --------------------------------------------------------------------------------

    def action_correct(self) -> None:
        """My version beside theirs: all its fields."""
        item = self.item
        if item is None:
            self.say("There is no annotation to correct.")
            return
        mine = self.work.version_of(item.annotation.id)
        labels = {label: f"{theirs or 'nothing'} → {ours or 'nothing'}"
                  for label, theirs, ours in corrected(item)}  # fmt: skip
        differs = {name: labels[label] for name, label in LABELS.items() if label in labels}
        shown = {name: part.shown(mine) for name, part in PARTS.items()}
        page = fields_page(mine, differs, shown)
        self.ask(page, lambda field, typed: self._correct(field, back=True))

    def _correct(self, field: str, *, back: bool = False) -> None:
        """My value of one field; `back`: to the list of fields after it."""
        item = self.item
        if item is None:
            self.say("There is no annotation to correct.")
            return
        annotation_id = item.annotation.id

        def base() -> Annotation:
            return self.work.version_of(annotation_id)

        def put(said: Said) -> None:
            change = self.work.correct_more
            self._change(lambda i: change(i, said), "Your version is saved", go_on=False)
            self.go(self.index)
            if back and field != "place":
                self.action_correct()

        self.ask_own(field, base, put)

    def names_told(self) -> Iterable[str]:
        """Who speaks in their sheet."""
        return (x.name for i in self.items for x in i.annotation.attributions if x.name)

    def action_edit_language(self) -> None:
        """Language in my version."""
        self._correct("language")

    def action_edit_transliteration(self) -> None:
        """Romanisation in my version."""
        self._correct("transliteration")

    def action_edit_translation(self) -> None:
        """Translations in my version."""
        self._correct("translation")

    def action_edit_speaker(self) -> None:
        """Speaker in my version."""
        self._correct("speaker")

    def action_edit_kind(self) -> None:
        """Kind in my version."""
        self._correct("kind")

    def action_move_start(self) -> None:
        """Borders in my version."""
        self._correct("place")

    def action_move_end(self) -> None:
        """Borders in my version."""
        self._correct("place")
