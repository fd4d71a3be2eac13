"""Where a field is edited: a title, a field, rows to choose from. Mounted once, then hidden."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Input

from annotator.app.bindings import bindings_for
from annotator.app.cells import pad
from annotator.app.form.page import FILTER, NOTHING, VALUE, Choice, Page
from annotator.app.layouts import aliases
from annotator.app.messages import ChoiceTaken, FieldChanged, FormClosed, RowChosen
from annotator.app.widgets.field import Field
from annotator.app.widgets.lines import Bar, Line
from annotator.app.widgets.notice import Notice
from annotator.app.widgets.rows import RowList
from annotator.text.display import display_line


class FormPanel(Vertical):
    """Shows one page of the form. The field keeps the focus, arrows move among the rows."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("form")]

    DEFAULT_CSS = """
    FormPanel { display: none; }
    FormPanel Bar.title { text-style: bold; }
    FormPanel RowList { height: 1fr; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.page = Page("", "")

    def compose(self) -> ComposeResult:
        """Title, field, hint, rows."""
        yield Bar(classes="title")
        yield Field()
        yield Notice(classes="hint")
        yield RowList()

    def show_page(self, page: Page) -> None:
        """Show a page from its beginning."""
        field = self.query_one(Field)
        self.display = True
        with self.prevent(Input.Changed):
            field.value = page.text
        field.cursor_position = len(page.text)
        field.placeholder = page.prompt
        height = 0 if page.typing == NOTHING else 1  # it keeps the focus, for the arrows
        if field.styles.height is None or field.styles.height.value != height:
            field.styles.height = height
        self._show(page, page.start)
        field.focus()

    def refine(self, page: Page, *, stay: bool = False) -> None:
        """Show the same page with other rows, for what is typed.

        `stay`: the chosen row stays chosen if it is still there; nobody pressed a key.
        """
        typed = bool(self.query_one(Field).value)
        first = -1 if page.typing == VALUE else 0 if typed else page.start
        if stay and 0 <= self.row < len(self.page.choices):
            chosen = self.page.choices[self.row].value
            first = next((n for n, c in enumerate(page.choices) if c.value == chosen), first)
        self._show(page, first)

    def _show(self, page: Page, current: int) -> None:
        self.page = page
        self.query_one(Bar).line = ((display_line(page.title, 200), "title"),)
        hint, told = self.query_one(Notice), page.hint
        if page.typing == FILTER and not page.choices and self.typed:
            told = f"No row fits “{display_line(self.typed, 40)}”; Backspace takes letters away."
        hint.say(told)
        hint.display = bool(told)
        room = self.size.width - 8
        long = sum(len(c.label) + len(c.detail) > room for c in page.choices if c.detail)
        tall = not page.table and 2 * long > len(page.choices)
        self.query_one(RowList).show_rows(
            len(page.choices), self._paint, current=current, height=2 if tall else 1
        )

    def _paint(self, row: int, line: int, width: int) -> Line:
        choice = self.page.choices[row]
        tall = self.query_one(RowList).virtual_size.height > len(self.page.choices)
        detail = display_line(choice.detail, 500)
        if self.page.table:
            label = pad(display_line(choice.label), 13)
            return (
                (_sign(choice)[:2], ""),
                (f"{choice.key:<3}", "key" if choice.key else ""),
                (label, _look(choice)),
                (detail, _look(choice)),
            )
        if line == 1:
            return ((f"    {detail}", "quiet"),)
        first = ((_sign(choice), ""), (display_line(choice.label, 500), _look(choice)))
        if tall or not detail:
            return first
        return (*first, (f"  {detail}", "quiet"))

    @property
    def is_open(self) -> bool:
        """Whether it is shown."""
        return bool(self.display)

    @property
    def row(self) -> int:
        """The chosen row; -1 where the field itself is."""
        return self.query_one(RowList).current

    @property
    def chosen(self) -> str:
        """The value of the chosen row; empty where none is."""
        rows = self.page.choices
        return rows[self.row].value if 0 <= self.row < len(rows) else ""

    @property
    def typed(self) -> str:
        """What stands in the field."""
        return self.query_one(Field).value

    def action_form_up(self) -> None:
        """A row up; above the first one stands the field, where it is a value."""
        self._move(-1)

    def action_form_down(self) -> None:
        """A row down."""
        self._move(1)

    def action_form_page_up(self) -> None:
        """A page of rows up."""
        self._move(-self.query_one(RowList).page)

    def action_form_page_down(self) -> None:
        """A page of rows down."""
        self._move(self.query_one(RowList).page)

    def _move(self, by: int) -> None:
        lowest = -1 if self.page.typing == VALUE else 0
        self.query_one(RowList).move(by, lowest=lowest)

    def action_form_choose(self) -> None:
        """Take the chosen row, or what is written."""
        self.post_message(ChoiceTaken(self.chosen, self.query_one(Field).value))

    def action_form_close(self) -> None:
        """Leave it without a change."""
        self.post_message(FormClosed())

    def on_input_changed(self, event: Input.Changed) -> None:
        """Other rows may fit now."""
        event.stop()
        meant = self._meant(event.value)
        if self.is_open and meant is not None:
            with self.prevent(Input.Changed):
                self.query_one(Field).value = ""
            self.post_message(ChoiceTaken(meant, ""))
        elif self.page.typing == NOTHING and event.value:
            self.query_one(Field).value = ""
        elif self.is_open:
            self.post_message(FieldChanged(event.value))

    def _meant(self, typed: str) -> str | None:
        """In a table of fields a row is taken by its key, on every layout; None otherwise."""
        if not self.page.table or len(typed) != 1:
            return None
        keys = {choice.key: choice.value for choice in self.page.choices if len(choice.key) == 1}
        also = {sent: value for key, value in keys.items() for sent in aliases((key,))}
        return keys.get(typed, also.get(typed))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the field takes the chosen row."""
        event.stop()
        self.action_form_choose()

    def on_row_chosen(self, event: RowChosen) -> None:
        """A row was clicked twice."""
        event.stop()
        self.action_form_choose()


def _sign(choice: Choice) -> str:
    if choice.ticked is not None:
        return "[x] " if choice.ticked else "[ ] "
    return "?   " if choice.suggested else "    "


def _look(choice: Choice) -> str:
    return "quiet" if choice.missing else "suggested" if choice.suggested else ""
