"""Places that overlap, as elements that nest: cut into pieces where two cross.

The usual way of the TEI Guidelines (chapter 21, Non-hierarchical Structures, "Fragmentation and
Reconstitution"): each piece is an element of its own, joined by `next` and `prev`.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

_BLANK = re.compile("[ \t\r\n]+")


@dataclass(slots=True)
class Stretch:
    """A place that becomes one element, or several."""

    key: str
    """The `xml:id` of its first piece; later pieces get a number."""
    start: int
    end: int
    pieces: list[str] = field(default_factory=list)
    """The ids of its pieces, once written."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One element to open."""

    stretch: Stretch
    id: str
    prev: str
    """Id of the piece before it, or nothing."""
    inside: tuple[Stretch, ...]
    """The stretches whose elements it is opened in, outermost first."""


def blocks(text: str) -> list[tuple[int, int]]:
    """The paragraphs: what stands between blank lines, without the white space around them."""
    gaps = [
        m.span()
        for m in _BLANK.finditer(text)
        if m.start() == 0 or m.end() == len(text) or text.count("\n", *m.span()) > 1
    ]
    edges = [0, *(edge for gap in gaps for edge in gap), len(text)]
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return [(start, end) for start, end in pairs if start < end]


def cut(stretches: Sequence[Stretch], block: tuple[int, int]) -> list[tuple[int, str, Piece]]:
    """What to open and close in one block: `(place, "open" or "close", piece)` in order.

    Elements nest: where one stretch ends inside another that was opened later, the later one is
    closed and opened again.
    """
    low, high = block
    inside = [s for s in stretches if s.start < high and s.end > low]
    edges = sorted({max(low, s.start) for s in inside} | {min(high, s.end) for s in inside})
    stack: list[Piece] = []
    told: list[tuple[int, str, Piece]] = []
    for edge in edges:
        again: list[Stretch] = []
        while any(min(high, p.stretch.end) == edge for p in stack):
            piece = stack.pop()
            told.append((edge, "close", piece))
            if min(high, piece.stretch.end) > edge:
                again.append(piece.stretch)
        starting = [s for s in inside if max(low, s.start) == edge]
        starting.sort(key=lambda s: (-s.end, s.start, s.key))
        # Those that end last are opened first, so that fewer have to be cut.
        for stretch in sorted([*again, *starting], key=lambda s: -s.end):
            piece = _opened(stretch, tuple(p.stretch for p in stack))
            stack.append(piece)
            told.append((edge, "open", piece))
    return told


def _opened(stretch: Stretch, inside: tuple[Stretch, ...]) -> Piece:
    number = len(stretch.pieces) + 1
    name = stretch.key if number == 1 else f"{stretch.key}.{number}"
    piece = Piece(stretch, name, stretch.pieces[-1] if stretch.pieces else "", inside)
    stretch.pieces.append(name)
    return piece


def written(
    text: str,
    stretches: Sequence[Stretch],
    open_tag: Callable[[Piece], str],
    close_tag: Callable[[Piece], str],
    escape: Callable[[str], str],
) -> str:
    """The whole text in `<p>` elements; its character data is the text, white space and all."""
    out: list[str] = []
    at = 0
    ordered = sorted(stretches, key=lambda s: s.start)
    for start, end in blocks(text):
        out += [escape(text[at:start]), "<p>"]
        at = start
        near = [s for s in ordered if s.start < end and s.end > start]
        for place, what, piece in cut(near, (start, end)):
            out += [escape(text[at:place]), (open_tag if what == "open" else close_tag)(piece)]
            at = place
        out += [escape(text[at:end]), "</p>"]
        at = end
    out.append(escape(text[at:]))
    return "".join(out)
