"""A scroll bar that costs little to paint."""

from itertools import groupby

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip


class ThinBar(ScrollBar):
    """Textual's vertical scroll bar, one cell wide.

    Its rows are few different ones, made here once each. The usual way, through Rich's console and
    the cache of styles row by row, takes a millisecond: as long as the text beside it.
    """

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows in a region of it."""
        bar = self.render()
        assert isinstance(bar, ScrollBarRender) and isinstance(bar.style, Style)
        back, front = bar.style.bgcolor, bar.style.color
        assert back is not None and front is not None
        cells = bar.render_bar(
            size=self.size.height,
            virtual_size=bar.virtual_size,
            window_size=bar.window_size,
            position=bar.position,
            back_color=back,
            bar_color=front,
        )
        rows: list[Strip] = []
        for _, same in groupby(cells.segments, key=id):
            segments: list[Segment] = [*same]
            rows += [Strip(segments[:1], 1)] * len(segments)
        return rows[crop.y : crop.bottom]
