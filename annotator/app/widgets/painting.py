"""From a row of text to what the terminal gets."""

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from annotator.app.cells import measure
from annotator.app.marks import Mark, cut, letter
from annotator.app.rowmap import RowMap
from annotator.text.display import display

MARGIN = 2
"""Cells left of the text: the sign of a mark, and a blank."""

_LOOKS: dict[str, Style] = {
    "": Style(),
    "candidate": Style(underline=True, color="bright_yellow"),
    "draft": Style(underline=True, italic=True, color="bright_cyan"),
    "done": Style(underline=True, bold=True, color="bright_green"),
    "disputed": Style(underline2=True, bold=True, color="bright_red"),
    "rejected": Style(strike=True, dim=True),
    "orphaned": Style(underline2=True, dim=True),
    "active": Style(reverse=True, bold=True),
    "selected": Style(reverse=True),
}
"""Colour is never the only sign: lines, weight and the letter in the margin say the same."""


@lru_cache(maxsize=256)
def look_style(base: Style, look: str, caret: bool = False) -> Style:
    """The style of a piece; the caret turns it round."""
    style = base + _LOOKS[look]
    return style + Style(reverse=not style.reverse) if caret else style


def row_content(piece: str) -> str:
    """A row of the text without its line end, harmless for the terminal."""
    if piece.endswith("\n"):
        piece = piece[:-2] if piece.endswith("\r\n") else piece[:-1]
    return display(piece)


def paint_row(
    text: str,
    bounds: tuple[int, int],
    marks: list[Mark],
    *,
    caret: int | None,
    width: int,
    base: Style,
) -> Strip:
    """One row: margin, pieces, blanks up to `width`.

    `bounds` and `caret` are code points of the text.
    """
    start, end = bounds
    shown = row_content(text[start:end])
    sign = letter(start, max(end, start + 1), marks)
    segments = [Segment(sign + " " * (MARGIN - 1), base + Style(bold=True))]
    if shown:
        segments.extend(_pieces(shown, start, marks, caret, base))
    if caret is not None and caret >= start + len(shown):
        segments.append(Segment(" ", look_style(base, "", True)))
    used = sum(measure(segment.text) for segment in segments)
    if used < width:
        segments.append(Segment(" " * (width - used), base))
    return Strip(segments, max(used, width))


def _pieces(
    shown: str, start: int, marks: list[Mark], caret: int | None, base: Style
) -> list[Segment]:
    segments: list[Segment] = []
    at = (0, 0)
    if caret is not None and start <= caret < start + len(shown):
        at = RowMap(shown).character_at(caret - start)
    for left, right, look in cut(start, start + len(shown), marks):
        a, b = left - start, right - start
        style = look_style(base, look)
        for first, last, is_caret in ((a, at[0], False), (*at, True), (at[1], b, False)):
            first, last = max(a, first), min(b, last)
            if first < last:
                chosen = look_style(base, look, True) if is_caret else style
                segments.append(Segment(shown[first:last], chosen))
    return segments
