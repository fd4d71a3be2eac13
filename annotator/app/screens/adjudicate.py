"""Several people's annotations of one article: where they differ, field by field, and deciding."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical

from annotator.app.bindings import bindings_for
from annotator.app.marks import Mark, Marked
from annotator.app.messages import RowMoved, ShowAgreement
from annotator.app.questions import (
    heading,
    question_line,
    question_lines,
    shown_questions,
)
from annotator.app.screens.adjudication import Adjudication
from annotator.app.widgets.document import DocumentView
from annotator.app.widgets.item_panel import ItemPanel
from annotator.app.widgets.lines import Bar, Line
from annotator.app.widgets.notice import Notice
from annotator.app.widgets.rows import RowList
from annotator.compare.questions import Item, Question
from annotator.tasks.review.adjudication import Adjudicating
from annotator.text.display import display_line

if TYPE_CHECKING:
    from annotator.tasks.background import Background

_KEYS = (
    ("next_item", "next"),
    ("take_left", "left"),
    ("take_right", "right"),
    ("take_both", "both"),
    ("merge_by_hand", "own"),
    ("nothing_here", "nothing"),
    ("choose", "choose"),
    ("caret_down", "field"),
    ("take_agreed", "all agreed"),
    ("undo", "undo"),
)


def marks_of(number: str, item: Item) -> list[Mark]:
    """Where anybody marked a place: open or settled."""
    look = "candidate" if item.open else "done"
    return [Mark(v.start, v.end, look, number) for _, v in item.group.present]


class AdjudicateScreen(Adjudication):
    """The text with every place that anybody marked; below it the fields of one place."""

    PLACE = "review"
    AUTO_FOCUS = "#text"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("review")]
    DEFAULT_CSS = """
    #body { height: 1fr; }
    #text { height: 1fr; }
    #side { height: 50%; border-top: solid $panel; }
    #side #fields { height: 1fr; }
    #side #full { height: 45%; border-top: dashed $panel; }
    #side FormPanel { height: 1fr; }
    #body.low #side { height: 66%; }
    #body.low #side #full { height: 60%; }
    """

    def __init__(
        self,
        work: Adjudicating,
        background: "Callable[[], Background]",
        position: str = "",
        *,
        blind: bool = False,
    ) -> None:
        self.blind = blind
        super().__init__(work, background, position)

    def begin(self, work: Adjudicating, position: str) -> None:
        """Begin with an article."""
        self.work, self.position = work, position
        self.index = 0
        self.everything = False
        self.rows: tuple[Question, ...] = ()
        self._marked = Marked(marks_of)
        self.begin_readings()

    def compose(self) -> ComposeResult:
        """The row on top, text, fields, one field in full, notice, keys."""
        yield Bar(id="top")
        with Container(id="body"):
            yield DocumentView(self.work.article.text, id="text")
            with Vertical(id="side"):
                yield Bar(id="columns")
                yield RowList(id="fields")
                yield ItemPanel(id="full")
        yield Notice(id="notice")
        yield Bar(id="keys")

    def on_mount(self) -> None:
        """Begin with the first place where somebody has to decide."""
        self.call_after_refresh(self.mount_form)
        self.query_one(RowList).can_focus = False
        self.start()
        self.call_after_refresh(self.reveal)

    def start(self) -> None:
        """Show the first open place."""
        self.show_marks()
        first = next((i for i, item in enumerate(self.items) if item.open), 0)
        self.go(first)
        self.say(" ".join(self.work.notes))

    def on_resize(self, event: events.Resize) -> None:
        """The columns change their widths; on a low terminal the values get more of the rows."""
        self.query_one("#body").set_class(self.size.height < self.LOW, "low")
        self.show_item()

    # What is shown -----------------------------------------------------------------------------

    @property
    def names(self) -> tuple[str, ...]:
        """The people, or numbers in their place."""
        people = self.work.annotators
        return tuple(str(n + 1) for n in range(len(people))) if self.blind else people

    @property
    def question(self) -> Question | None:
        """The chosen field."""
        at = self.query_one(RowList).current
        return self.rows[at] if 0 <= at < len(self.rows) else None

    def show_marks(self) -> None:
        """Mark every place: open or settled."""
        numbered = ((str(number), item) for number, item in enumerate(self.items))
        self.query_one(DocumentView).change_marks(*self._marked.now(numbered))

    def show_item(self, *, first: bool = False) -> None:
        """The fields of the place, the first open one chosen."""
        item, table = self.item, self.query_one(RowList)
        self.rows = shown_questions(item, everything=self.everything) if item else ()
        now = table.current
        if first or not 0 <= now < len(self.rows):
            now = next((i for i, q in enumerate(self.rows) if q.open), 0)
        table.show_rows(len(self.rows), self._paint, current=now)
        self.query_one("#columns", Bar).line = heading(self.names, (self.size.width or 80) - 1)
        self._show_full()
        left = sum(item.open for item in self.items)
        people = "blind" if self.blind else " and ".join(display_line(n, 20) for n in self.names)
        place = f"place {self.index + 1} of {len(self.items)}" if self.items else ""
        wide = self.size.width >= self.NARROW
        parts = (self.position, place, f"{left} to decide", people if wide else "")
        self.head_with(self.work.article.title, *parts)
        self.show_own_keys()

    def show_own_keys(self) -> None:
        """What can be decided."""
        self.show_keys(*_KEYS)

    def _paint(self, row: int, line: int, width: int) -> Line:
        return question_line(self.rows[row], len(self.names), width)

    def _show_full(self) -> None:
        self.query_one("#full", ItemPanel).show(self._tell)
        self.show_scrolling()

    def _tell(self, width: int) -> Sequence[Line]:
        item, question = self.item, self.question
        if item is None:
            return ((("Nobody marked anything in this article.", "quiet"),),)
        if question is None:
            told = "All agree here; e shows what they agree on, t takes it over."
            return (((told if item.nothing is None else "Decided: nothing here.", "quiet"),),)
        words = display_line(" ".join(item.group.present[0][1].exact.split()), 300)
        lines: list[Line] = [((words, "words"),)]
        lines += question_lines(question, self.names, width, self.blind, item.adjudicated)
        if item.nothing is not None:
            lines.append((("Decided: nothing here.", "good"),))
        return lines

    def on_row_moved(self, event: RowMoved) -> None:
        """Another field is chosen."""
        self._show_full()

    # Moving ------------------------------------------------------------------------------------

    def _step(self, by: int) -> bool:
        at = self.index + by
        while 0 <= at < len(self.items):
            if self.everything or not self.items[at].agreed:
                self.go(at)
                return True
            at += by
        return False

    def action_next_item(self) -> None:
        """The next place where people differ."""
        if not self._step(1):
            self.say("No difference after this one; Ctrl+N goes to the next article.")

    def action_previous_item(self) -> None:
        """The previous one."""
        if not self._step(-1):
            self.say("No difference before this one; n goes on.")

    def action_caret_down(self) -> None:
        """The next field."""
        self.query_one(RowList).move(1)

    def action_caret_up(self) -> None:
        """The field above."""
        self.query_one(RowList).move(-1)

    def action_show_agreed(self) -> None:
        """Show or fold away what everybody agrees on."""
        self.everything = not self.everything
        self.show_item(first=True)
        said = "Everything is shown" if self.everything else "What all agree on is folded away"
        self.say(f"{said}; e changes that.")

    def action_agreement(self) -> None:
        """How well they agree."""
        self.post_message(ShowAgreement())
