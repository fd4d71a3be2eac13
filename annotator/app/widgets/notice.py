"""Where the program speaks to the person: one row, more where a sentence needs them."""

from rich.style import Style
from textual.strip import Strip

from annotator.app.panel import wrapped
from annotator.app.widgets.lines import paint_line
from annotator.app.widgets.steady import Steady
from annotator.text.display import display_line

_ROWS = 4
"""Rows at most."""


class Notice(Steady):
    """What was just done, or what went wrong and what to do next."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "Notice { height: 1; }"
    can_focus = False

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._rows: list[str] = []
        self._text = ""
        self._look = ""

    @property
    def text(self) -> str:
        """What is said at the moment."""
        return self._text

    def say(self, text: str, *, warning: bool = False) -> None:
        """Say something; it is made harmless here."""
        look = "warning" if warning else ""
        if (text, look) == (self._text, self._look):
            return
        self._text, self._look = text, look
        self._lay()
        self.refresh()

    def _lay(self) -> None:
        shown = ("! " if self._look else "") + display_line(self._text, 1000)
        self._rows = wrapped(shown, max(10, self.size.width - 3))[:_ROWS]
        height = max(1, len(self._rows))
        if self.styles.height is None or self.styles.height.value != height:
            self.styles.height = height

    def on_resize(self) -> None:
        """Wrap it for the new width."""
        self._lay()

    def render_line(self, y: int) -> Strip:
        """One row of it."""
        text = self._rows[y] if y < len(self._rows) else ""
        base: Style = self.base_style
        line = ((f" {text}", self._look),)
        return paint_line(line, self.size.width, base)
