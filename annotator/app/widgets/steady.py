"""Keeping what stands to the right of a widget in its place."""

from functools import lru_cache

from rich.control import Control
from rich.segment import ControlType, Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


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
        strips = super().render_lines(crop)
        last = self.scrollable_content_region.right - 1
        at = last - self.region.x - crop.x
        move = to_column(last)
        return [
            Strip([*strip.crop(0, at), move, *strip.crop(at)], strip.cell_length)
            if 0 < at < strip.cell_length
            else strip
            for strip in strips
        ]
