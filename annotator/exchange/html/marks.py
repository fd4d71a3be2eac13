"""The article's text with its annotated places marked, in paragraphs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from annotator.exchange.words import lang
from annotator.text.display import display


@dataclass(frozen=True, slots=True)
class Mark:
    """A place to mark: which evidence sheet it belongs to."""

    start: int
    end: int
    number: int
    language: str
    state: str
    """done · draft · disputed · suggested: how the line under it is drawn."""
    further: bool = False
    """Not the first place of its annotation."""


def paragraphs(text: str, marks: Sequence[Mark], prefix: str, language: str = "en") -> str:
    """The text as paragraphs, each line that is not empty one; places are code points of `text`.

    Overlapping places share pieces. Those that touch one another are isolated from the text around
    them together, so that a browser orders right-to-left words rightly. After the last piece of a
    place stands its number, a link to its evidence sheet.
    """
    safe = display(text)  # One code point for each: places stay true.
    edges = sorted({0, len(text), *(m.start for m in marks), *(m.end for m in marks)})
    starting: dict[int, list[Mark]] = {}
    for mark in marks:
        starting.setdefault(mark.start, []).append(mark)
    out: list[str] = []
    active: list[Mark] = []
    for start, end in pairwise(edges):
        held = bool(active)
        ended = [m for m in active if m.end <= start]
        active = [m for m in active if m.end > start]
        if held and not active:
            out.append("</bdi>")
        out += _references(ended, prefix)
        opening = starting.get(start, [])
        if opening and not active:
            out.append("<bdi>")
        active += opening
        out.append(_piece(safe[start:end], active, opening, prefix))
    if active:
        out.append("</bdi>")
        out += _references(active, prefix)
    return _in_paragraphs("".join(out), language)


def _piece(words: str, active: list[Mark], opening: list[Mark], prefix: str) -> str:
    told = escape(words.replace("\u240d\n", "\n"))  # The CR of a CRLF is no visible thing.
    if not active:
        return told
    inner = min(active, key=lambda m: (m.end - m.start, m.number))
    anchors = "".join(f'<span id="{prefix}m{m.number}"></span>' for m in opening if not m.further)
    classes = f"{inner.state} further" if inner.further else inner.state
    head = f'<mark class="{classes}"{lang(inner.language)}>'
    # A mark cannot reach over the end of a paragraph.
    lines = told.split("\n")
    return anchors + "\n".join(f"{head}{line}</mark>" if line else "" for line in lines)


def _references(ended: list[Mark], prefix: str) -> Iterator[str]:
    for mark in sorted(ended, key=lambda m: m.number):
        again = ", again" if mark.further else ""
        yield (
            f'<a class="ref" href="#{prefix}e{mark.number}" '
            f'aria-label="evidence sheet {mark.number}{again}">{mark.number}</a>'
        )


def _in_paragraphs(marked: str, language: str) -> str:
    told: list[str] = []
    inside = gap = False
    for line in marked.split("\n"):
        opened = "<bdi>" if inside else ""
        if "bdi>" in line:
            inside = line.rfind("<bdi>") > line.rfind("</bdi>")
        closed = "</bdi>" if inside else ""
        if line.strip():
            after = ' class="gap"' if gap and told else ""
            told.append(f'<p{after} dir="auto"{lang(language)}>{opened}{line}{closed}</p>')
            gap = False
        else:
            gap = True
    return "\n".join(told)
