"""A row that asks for some words: a filter, a search, a position."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input
from textual.widgets.input import Selection

from annotator.app.messages import FilterChanged, FilterLeft, FilterTaken
from annotator.app.widgets.field import Field
from annotator.app.widgets.lines import Bar


class Ask(Horizontal):
    """Hidden until something is asked."""

    DEFAULT_CSS = """
    Ask { height: 1; display: none; }
    Ask.open { display: block; }
    Ask Bar { width: 12; }
    Ask Field { width: 1fr; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f10", "leave", "Go back", show=False)]

    purpose = ""
    """What is asked for at the moment."""

    def compose(self) -> ComposeResult:
        """A label and a field."""
        yield Bar()
        yield Field()

    def ask(self, purpose: str, label: str, text: str) -> None:
        """Ask for something. What is typed takes the place of `text`, which was asked before."""
        self.purpose = purpose
        self.add_class("open")
        bar, field = self.query_one(Bar), self.query_one(Field)
        bar.styles.width = len(label) + 3
        bar.line = ((f" {label}:", "label"),)
        with self.prevent(Input.Changed):
            field.value = text
        field.selection = Selection(0, len(text))
        field.focus()

    def close(self) -> None:
        """Hide it."""
        self.remove_class("open")

    @property
    def is_open(self) -> bool:
        """Whether it is shown."""
        return self.has_class("open")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Something was typed."""
        event.stop()
        if self.is_open:
            self.post_message(FilterChanged(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter was pressed."""
        event.stop()
        self.post_message(FilterTaken(event.value))

    def action_leave(self) -> None:
        """Esc was pressed."""
        self.post_message(FilterLeft())
