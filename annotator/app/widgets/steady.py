"""Keeping what stands to the right of a widget in its place."""

from functools import cached_property, lru_cache

from rich.control import Control
from rich.segment import ControlType, Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar
from textual.strip import Strip
from textual.widget import Widget

from annotator.app.widgets.thin_bar import ThinBar

ROWS_KEPT = 96
"""Painted rows that a widget remembers at most: a screen full or two, since each costs several
kB; a widget of one row remembers one or two."""


@lru_cache(maxsize=512)
def to_column(column: int) -> Segment:
    """Move to a column of the terminal, counted from 0."""
    control = Control((ControlType.CURSOR_MOVE_TO_COLUMN, column))
    return Segment(control.segment.text, None, [(ControlType.CURSOR_MOVE_TO_COLUMN, column)])


class Steady(Widget):
    """A widget of text that others wrote: each of its rows ends with a move to its right edge.

    A terminal that gives a character another width than we do then shifts its own row only, and
    nothing that stands to the right of it.
    """

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows, with their last cell put where it belongs.

        This comes last of all: cutting a row would count the control text. The move stands before
        the last cell, since what stands behind it is dropped where a scroll bar follows.
        """
        self._base = self.rich_style
        strips = super().render_lines(crop)
        self._base = None
        last = self.scrollable_content_region.right - 1
        at = last - self.region.x - crop.x
        return [self._steadied(strip, at, last) for strip in strips] if at > 0 else strips

    _base: Style | None = None

    @property
    def base_style(self) -> Style:
        """`rich_style`, worked out once for all rows of a paint: it is a fifth of the work."""
        return self._base if self._base is not None else self.rich_style

    def _steadied(self, strip: Strip, at: int, last: int) -> Strip:
        """The same strip again for the same row, since a strip remembers how it is written."""
        if at >= strip.cell_length:
            return strip
        known = self._known.get(id(strip))
        if known is not None and known[0] is strip and known[1] == last:
            return known[2]
        # Not by `crop`: each strip carries caches of its own, 2 kB of them.
        left, right = Segment.divide(strip, (at, strip.cell_length))
        steady = Strip([*left, to_column(last), *right], strip.cell_length)
        if len(self._known) > min(ROWS_KEPT, 2 * self.size.height):
            self._known.clear()
        self._known[id(strip)] = (strip, last, steady)
        return steady

    @cached_property
    def _known(self) -> dict[int, tuple[Strip, int, Strip]]:
        return {}


class SteadyScroll(Steady, ScrollView, can_focus=False, inherit_bindings=False):
    """The same with rows to scroll through, and a scroll bar that is always there.

    Bindings come from whoever holds it.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    SteadyScroll { overflow-x: hidden; overflow-y: scroll; scrollbar-size-vertical: 1; }
    SteadyScroll:nocolor { scrollbar-size-vertical: 0; }
    """

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """The scroll bar, made when it is asked for first, as Textual makes its own."""
        if self._vertical_scrollbar is None:
            bar = ThinBar(vertical=True, name="vertical", thickness=self.scrollbar_size_vertical)
            bar.display = False
            self._vertical_scrollbar = bar
            self.app._start_widget(self, bar)
        return self._vertical_scrollbar

    def set_height(self, rows: int) -> None:
        """Have so many rows. Textual would lay out the whole screen for it: 20 ms a key."""
        size = Size(self.size.width, rows)
        if size != self.virtual_size:
            self.set_reactive(ScrollView.virtual_size, size)
            self._scroll_update(size)
            if self.scroll_offset.y > self.max_scroll_y:
                self.jump(self.max_scroll_y)

    def jump(self, row: int) -> None:
        """Put a row on top, at once."""
        self.scroll_to(y=max(0, row), animate=False, immediate=True, force=True)
