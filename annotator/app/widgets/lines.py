"""Painting lines of pieces, and a bar of one such line."""

from collections.abc import Sequence
from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from annotator.app.cells import fit, measure
from annotator.app.widgets.painting import to_column

Piece = tuple[str, str]
"""Text that went through `display`, and its look."""
Line = Sequence[Piece]

_LOOKS: dict[str, Style] = {
    "": Style(),
    "words": Style(bold=True),
    "title": Style(bold=True),
    "label": Style(dim=True),
    "suggested": Style(italic=True, dim=True),
    "quiet": Style(dim=True),
    "warning": Style(bold=True, color="bright_red"),
    "key": Style(bold=True, underline=True),
    "good": Style(color="bright_green"),
    "chosen": Style(reverse=True),
    "chosen quiet": Style(reverse=True, dim=True),
    "match": Style(underline=True, bold=True),
}


@lru_cache(maxsize=256)
def styled(base: Style, look: str) -> Style:
    """The style of a look over a base."""
    return base + _LOOKS[look]


def paint_line(line: Line, width: int, base: Style, left: int, look: str = "") -> Strip:
    """A line cut to a width, filled up with blanks, its right edge put where it belongs.

    `look` is laid over the whole line; `left` is the column where the widget begins.
    """
    segments: list[Segment] = []
    over = _LOOKS[look] if look else Style()
    used = 0
    for text, piece_look in line:
        room = width - 1 - used
        if room <= 0:
            break
        shown = fit(text, room)
        segments.append(Segment(shown, styled(base, piece_look) + over))
        used += measure(shown)
    segments.append(Segment(" " * max(0, width - 1 - used), base + over))
    segments.append(to_column(left + width - 1))
    segments.append(Segment(" ", base + over))
    return Strip(segments, width)


class Bar(Widget):
    """One row of the screen that says something."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "Bar { height: 1; }"
    can_focus = False

    line: reactive[Line] = reactive[Line]((), layout=False)
    """What it says."""

    def render_line(self, y: int) -> Strip:
        """The line, or a blank row below it."""
        width, base = self.size.width, self.rich_style
        return paint_line(self.line if y == 0 else (), width, base, self.content_region.x)
