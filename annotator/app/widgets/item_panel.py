"""What stands beside the text: lines that were told by `annotator.app.panel`."""

from collections.abc import Callable, Sequence

from textual import events
from textual.geometry import Region
from textual.strip import Strip

from annotator.app.messages import RoomChanged
from annotator.app.widgets.lines import Line, paint_line
from annotator.app.widgets.steady import SteadyScroll

Tell = Callable[[int], Sequence[Line]]
"""Width in cells → the lines."""


class ItemPanel(SteadyScroll, can_focus=False, inherit_bindings=False):
    """Lines, told anew for each width."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._tell: Tell = lambda width: ()
        self._lines: Sequence[Line] = ()

    def show(self, tell: Tell, *, stay: bool = False) -> None:
        """Tell something else, from its beginning; `stay`: of the same, where one was reading."""
        self._tell = tell
        self._told()
        if not stay:
            self.jump(0)

    @property
    def overflows(self) -> bool:
        """Whether there is more than fits."""
        return self.max_scroll_y > 0

    @property
    def at_end(self) -> bool:
        """Whether the last line is seen."""
        return self.scroll_offset.y >= self.max_scroll_y

    def _told(self) -> None:
        if not self.size.width:
            return
        before, top = self._lines, self.scroll_offset.y
        self._lines = lines = self._tell(max(10, self.size.width - 2))
        # To the very edge: a row ends with a move of the cursor, and must not be cut there.
        whole = self.size.width + self.styles.padding.right
        for y in range(self.size.height):
            row = top + y
            old = before[row] if row < len(before) else ()
            if old != (lines[row] if row < len(lines) else ()):
                self.refresh(Region(0, y, whole, 1))
        self.set_height(len(lines))

    def on_resize(self, event: events.Resize) -> None:
        """Tell it for the new width."""
        self._told()
        self.post_message(RoomChanged())

    def scroll_by(self, rows: int) -> None:
        """So many rows down, or up."""
        self.jump(self.scroll_offset.y + rows)

    def render_line(self, y: int) -> Strip:
        """One line."""
        row = self.scroll_offset.y + y
        line = self._lines[row] if row < len(self._lines) else ()
        return paint_line(line, self.size.width, self.base_style)
