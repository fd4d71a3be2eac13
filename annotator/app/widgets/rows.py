"""A list of rows of any length that costs what is seen of it."""

from collections.abc import Callable

from textual import events
from textual.geometry import Region
from textual.strip import Strip

from annotator.app.messages import RowChosen, RowMoved
from annotator.app.widgets.lines import Line, paint_line
from annotator.app.widgets.steady import SteadyScroll

PaintRow = Callable[[int, int, int], Line]
"""Index of the row, which line of it (0 first), width in cells → the line."""


def _nothing(row: int, line: int, width: int) -> Line:
    return ()


class RowList(SteadyScroll, can_focus=True, inherit_bindings=False):
    """Rows of equal height with one chosen. Keys come from whoever holds it."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.count = 0
        self.current = 0
        """The chosen row; -1 for none."""
        self._height = 1
        self._paint: PaintRow = _nothing

    def show_rows(self, count: int, paint: PaintRow, *, current: int = 0, height: int = 1) -> None:
        """Show so many rows of `height` lines each."""
        self.count, self._paint, self._height = count, paint, height
        self.current = min(current, count - 1)
        self.set_height(count * height)
        self.jump(0)  # as many of the rows above the chosen one as there is room for
        self._reveal()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        row, line = divmod(self.scroll_offset.y + y, self._height)
        width, base = self.size.width, self.base_style
        if row >= self.count:
            return Strip.blank(width, base)
        pieces = self._paint(row, line, width - 1)
        look = "chosen" if row == self.current else ""
        return paint_line(pieces, width, base, look)

    def on_resize(self, event: events.Resize) -> None:
        """The chosen row stays in sight."""
        self.set_height(self.count * self._height)
        self._reveal()

    @property
    def first(self) -> int:
        """The first row on the screen."""
        return int(self.scroll_offset.y) // self._height

    @property
    def page(self) -> int:
        """Rows on the screen."""
        return max(1, self.size.height // self._height)

    def move(self, by: int, *, lowest: int = 0) -> None:
        """Choose a row further down, or up; `lowest` -1 lets none be chosen."""
        self.choose(max(lowest, min(self.current + by, self.count - 1)))

    def choose(self, row: int) -> None:
        """Choose a row."""
        before, self.current = self.current, row
        if before == row:
            return
        for changed in (before, row):
            y = changed * self._height - self.scroll_offset.y
            if changed >= 0 and -self._height < y < self.size.height:
                self.refresh(Region(0, max(0, y), self.size.width, self._height))
        self._reveal()
        self.post_message(RowMoved(row))

    def _reveal(self) -> None:
        top, height = self.scroll_offset.y, self.size.height
        if not height:  # not laid out yet
            return
        first = max(0, self.current) * self._height
        if first < top:
            target = first
        elif first + self._height > top + height:
            target = min(first, first + self._height - height)
        else:
            return
        self.jump(target)

    def on_click(self, event: events.Click) -> None:
        """Choose the row; a second click opens it."""
        row = (self.scroll_offset.y + event.y) // self._height
        if row >= self.count:
            return
        self.choose(row)
        if event.chain >= 2:
            self.post_message(RowChosen(row))
