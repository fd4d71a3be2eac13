"""Two small pictures as inline SVG: how many of each, and when. Tables beside them say it too."""

from collections.abc import Sequence
from html import escape

from annotator.text.display import display_line

_ROW = 26
_WIDTH = 480
_LABELS = 150
_HEIGHT = 140


def bars(title: str, rows: Sequence[tuple[str, int]]) -> str:
    """Horizontal bars, longest first as given; at most 20 are drawn."""
    drawn = rows[:20]
    most = max((number for _, number in drawn), default=0) or 1
    told = []
    for index, (label, number) in enumerate(drawn):
        y = index * _ROW
        length = max(2, round((_WIDTH - _LABELS - 60) * number / most))
        told.append(
            f'<text x="{_LABELS - 8}" y="{y + 18}" text-anchor="end">'
            f"{escape(display_line(label, 18))}</text>"
            f'<rect class="bar" x="{_LABELS}" y="{y + 5}" width="{length}" height="16" rx="3"/>'
            f'<text x="{_LABELS + length + 8}" y="{y + 18}">{number:,}</text>'
        )
    height = max(1, len(drawn)) * _ROW
    return _figure(title, f"0 0 {_WIDTH} {height}", "\n".join(told), len(rows) - len(drawn))


def timeline(title: str, rows: Sequence[tuple[str, int]]) -> str:
    """Upright bars in the order of time, the first and the last one named."""
    most = max((number for _, number in rows), default=0) or 1
    step = _WIDTH / max(1, len(rows))
    wide = min(step * 0.8, 40)
    told = [f'<line class="axis" x1="0" y1="{_HEIGHT}" x2="{_WIDTH}" y2="{_HEIGHT}"/>']
    for index, (day, number) in enumerate(rows):
        tall = max(2, round((_HEIGHT - 24) * number / most)) if number else 0
        x = index * step + (step - wide) / 2
        told.append(
            f'<rect class="bar" x="{x:.1f}" y="{_HEIGHT - tall}" width="{wide:.1f}" '
            f'height="{tall}"><title>{escape(day)}: {number:,}</title></rect>'
        )
    if rows:
        told.append(f'<text x="0" y="{_HEIGHT + 20}">{escape(rows[0][0])}</text>')
        told.append(f'<text x="0" y="14">highest: {most:,}</text>')
    if len(rows) > 1:
        last = escape(rows[-1][0])
        told.append(f'<text x="{_WIDTH}" y="{_HEIGHT + 20}" text-anchor="end">{last}</text>')
    return _figure(title, f"0 0 {_WIDTH} {_HEIGHT + 28}", "\n".join(told), 0)


def _figure(title: str, box: str, inner: str, left: int) -> str:
    name = escape(title)
    more = f", {left:,} more in the table" if left else ""
    return (
        f'<figure>\n<svg viewBox="{box}" role="img" aria-label="{name}">\n{inner}\n</svg>\n'
        f"<figcaption>{name}{more}</figcaption>\n</figure>\n"
    )
