"""A field to type in."""

from rich.text import Text
from textual import events
from textual.widgets import Input

from annotator.text.display import display_line


class Field(Input):
    """One row of text, drawn so that a terminal obeys nothing in it; line feeds show as ↵."""

    DEFAULT_CSS = """
    Field { border: none; height: 1; padding: 0 1; }
    Field:focus { border: none; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, compact=True, select_on_focus=False)
        self.cursor_blink = False

    @property
    def _value(self) -> Text:
        return Text(display_line(self.value), no_wrap=True, overflow="ignore", end="")

    def _on_paste(self, event: events.Paste) -> None:
        """Everything that was pasted, not its first line alone."""
        text = event.text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
        self.insert_text_at_cursor(text)
        event.stop()
        event.prevent_default()
