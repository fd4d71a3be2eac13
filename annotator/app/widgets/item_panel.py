"""What stands beside the text: lines that were told by `annotator.app.panel`."""

from collections.abc import Callable, Sequence

from textual import events
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from annotator.app.widgets.lines import Line, paint_line
from annotator.app.widgets.steady import Steady

Tell = Callable[[int], Sequence[Line]]
"""Width in cells → the lines."""


class ItemPanel(Steady, ScrollView, can_focus=False, inherit_bindings=False):
    """Lines, told anew for each width."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    ItemPanel { overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._tell: Tell = lambda width: ()
        self._lines: Sequence[Line] = ()

    def show(self, tell: Tell) -> None:
        """Tell something else, from its beginning."""
        self._tell = tell
        self._told()
        self.scroll_to(y=0, animate=False, immediate=True, force=True)

    def _told(self) -> None:
        if not self.size.width:
            return
        self._lines = self._tell(max(10, self.size.width - 2))
        size = Size(self.size.width, len(self._lines))
        if size != self.virtual_size:
            self.virtual_size = size
        self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        """Tell it for the new width."""
        self._told()

    def scroll_by(self, rows: int) -> None:
        """So many rows down, or up."""
        target = max(0, self.scroll_offset.y + rows)
        self.scroll_to(y=target, animate=False, immediate=True, force=True)

    def render_line(self, y: int) -> Strip:
        """One line."""
        row = self.scroll_offset.y + y
        line = self._lines[row] if row < len(self._lines) else ()
        return paint_line(line, self.size.width, self.rich_style)
