"""Painting lines of pieces, and a bar of one such line."""

from collections.abc import Sequence
from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.reactive import reactive
from textual.strip import Strip

from annotator.app.cells import fit, measure
from annotator.app.widgets.steady import Steady

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


def paint_line(line: Line, width: int, base: Style, look: str = "") -> Strip:
    """A line cut to a width and filled up with blanks; `look` is laid over the whole of it.

    The last column stays free, for terminals that give a character more room than we do.
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
    segments.append(Segment(" " * max(0, width - used), base + over))
    return Strip(segments, width)


class Bar(Steady):
    """One row of the screen that says something."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "Bar { height: 1; }"
    can_focus = False

    line: reactive[Line] = reactive[Line]((), layout=False)
    """What it says."""

    def render_line(self, y: int) -> Strip:
        """The line, or a blank row below it."""
        width, base = self.size.width, self.base_style
        return paint_line(self.line if y == 0 else (), width, base)
