"""One article as the gloss patterns see it: sources, quoted English, what is foreign."""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files

from annotator.model.proposal import Candidate, Quotation
from annotator.text.marks import MARKS

_LINE_END = re.compile("\n")
CUE_REACH = 400
"""Code points after a place within which a cue must end: what stands beyond so many blanks does not
belong to it, and a cue takes the same time however long the article is."""


@dataclass(frozen=True, slots=True)
class Source:
    """A foreign passage: its own range, and the range with marks and a stop around it."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    quoted: bool


@dataclass(slots=True)
class Page:
    """The text with look-ups by place."""

    text: str
    sources: list[Source]
    quotations: list[tuple[int, int, int, int]]
    """English passages in marks: outer start, start, end, outer end."""
    by_outer: dict[int, tuple[int, int, int, int]] = field(default_factory=dict)
    foreign: list[tuple[int, int]] = field(default_factory=list)
    breaks: Sequence[int] = ()
    """Where the line ends are."""

    def line_start(self, at: int) -> int:
        """Where the line that holds `at` begins."""
        k = bisect_left(self.breaks, at)
        return self.breaks[k - 1] + 1 if k else 0

    def line_end(self, at: int) -> int:
        """The first line end at or after `at`, or the end of the text."""
        k = bisect_left(self.breaks, at)
        return self.breaks[k] if k < len(self.breaks) else len(self.text)

    def quoted_at(self, at: int) -> tuple[int, int, int, int] | None:
        """The English passage whose marks begin at `at`."""
        return self.by_outer.get(at)

    def quoted_before(self, at: int) -> tuple[int, int, int, int] | None:
        """The English passage whose marks end at `at`."""
        k = bisect_left(self.quotations, (at,)) - 1
        if k >= 0 and self.quotations[k][3] == at:
            return self.quotations[k]
        return None

    def between(self, start: int, end: int) -> list[tuple[int, int, int, int]]:
        """The English passages that lie, marks and all, between two offsets."""
        found = []
        for k in range(bisect_left(self.quotations, (start,)), len(self.quotations)):
            if self.quotations[k][0] >= end:
                break
            if self.quotations[k][3] <= end:
                found.append(self.quotations[k])
        return found

    def is_foreign(self, start: int, end: int) -> bool:
        """Whether a foreign span covers a good part of the range."""
        k = max(0, bisect_right(self.foreign, (start, start)) - 1)
        covered = 0
        while k < len(self.foreign) and self.foreign[k][0] < end:
            covered += max(0, min(end, self.foreign[k][1]) - max(start, self.foreign[k][0]))
            k += 1
        return covered * 2 > end - start

    def touches_foreign(self, start: int, end: int) -> bool:
        """Whether a foreign span begins or ends inside the range."""
        k = max(0, bisect_right(self.foreign, (start, start)) - 1)
        while k < len(self.foreign) and self.foreign[k][0] < end:
            if self.foreign[k][1] > start:
                return True
            k += 1
        return False


def open_page(
    text: str,
    spans: Sequence[Candidate],
    quotations: Sequence[Quotation],
    told: Sequence[tuple[int, int]] = (),
) -> Page:
    """Sort what detection found into sources and English passages.

    `told` are further ranges that the text itself calls foreign; a span found wins over them.
    """
    foreign = _merged([_before_mark(text, s.start, s.end) for s in spans])
    free = [r for r in told if not _is_near(foreign, *r)]
    foreign = _in_stanzas(text, _merged([*foreign, *free]))
    sources, passages = _sorted_out(text, foreign, quotations)
    breaks = array("I", (match.start() for match in _LINE_END.finditer(text)))
    return Page(text, sources, passages, {p[0]: p for p in passages}, foreign, breaks)


def _sorted_out(
    text: str, foreign: Sequence[tuple[int, int]], quotations: Sequence[Quotation]
) -> tuple[list[Source], list[tuple[int, int, int, int]]]:
    """The foreign passages and the English ones in marks, both in order."""
    passages: list[tuple[int, int, int, int]] = []
    sources: list[Source] = []
    taken: set[tuple[int, int]] = set()
    at = 0
    for quotation in sorted(quotations, key=lambda q: q.start):
        start, end = quotation.start, quotation.end
        while at < len(foreign) and foreign[at][1] <= start:
            at += 1
        inside: list[tuple[int, int]] = []
        while at + len(inside) < len(foreign) and foreign[at + len(inside)][0] < end:
            inside.append(foreign[at + len(inside)])
        outer = _outer(text, start, end)
        covered = sum(min(end, b) - max(start, a) for a, b in inside)
        if inside and covered * 10 >= 7 * len(text[start:end].strip()):
            sources.append(_in_marks(inside, start, end, outer))
            taken.update(inside)
        else:
            passages.append((outer[0], start, end, outer[1]))
            for inner in quotation.inner:
                a, b = _outer(text, inner.start, inner.end)
                passages.append((a, inner.start, inner.end, b))
    for start, end in foreign:
        if (start, end) not in taken:
            a, b = _outer(text, start, end)
            sources.append(Source(start, end, a, b, a < start))
    return sorted(sources, key=lambda s: s.start), sorted(passages)


def _in_marks(
    inside: list[tuple[int, int]], start: int, end: int, outer: tuple[int, int]
) -> Source:
    """A passage in marks that is foreign for the most part, with what is one with it."""
    first = inside[0][0] if start - inside[0][0] <= BESIDE else start
    last = inside[-1][1] if inside[-1][1] - end <= BESIDE else end
    return Source(first, last, min(outer[0], first), max(outer[1], last), True)


BESIDE = 400
"""So much of a foreign range around a passage is one with it; a longer one has several passages."""
NEAR = 40
"""What stands so near to a span that was found is no further source, but perhaps its gloss."""


def _is_near(foreign: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a range lies beside or in one of the foreign ranges, which are in order."""
    k = bisect_left(foreign, (start - NEAR - 400,))
    while k < len(foreign) and foreign[k][0] < end + NEAR:
        if foreign[k][1] > start - NEAR:
            return True
        k += 1
    return False


_OPENING = re.compile(r"[\s,;:(—–]*[\s(][“\"«„](?=[A-Za-z])")


def _before_mark(text: str, start: int, end: int) -> tuple[int, int]:
    """A span cut where a passage opens inside it: `wǒ yě shì, “me` is foreign up to the comma.

    A language named before it, `Zulu. “Asisoze sasuswa`, is no part of it.
    """
    match = _OPENING.search(text, start + 1, end)
    if match is None:
        return start, end
    if text[start : match.start()].rstrip(".,:") in language_names():
        return match.end(), end
    return start, match.start()


def _merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The foreign ranges in order; neighbours with only spaces and marks between become one."""
    ranges: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if end <= start:
            continue
        if ranges and start <= ranges[-1][1]:
            ranges[-1] = (ranges[-1][0], max(ranges[-1][1], end))
        else:
            ranges.append((start, end))
    return ranges


_NEXT_LINE = re.compile(r"[^\w\n]{0,3}\n[^\w\n]{0,3}")
_LINE_START = re.compile(r"(?:^|\n)[^\w\n]{0,3}$")
_LINE_REST = re.compile(r"[^\w\n]{0,3}(?:\n|$)")


def _in_stanzas(text: str, ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The ranges with verses that follow each other, each a line of its own, made one."""
    found: list[tuple[int, int]] = []
    for start, end in ranges:
        if found and _is_next_verse(text, found[-1], (start, end)):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _is_next_verse(text: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two ranges are whole lines, the second right below the first."""
    return (
        other[0] - one[1] <= VERSE
        and _NEXT_LINE.fullmatch(text, one[1], other[0]) is not None
        and _LINE_START.search(text, max(0, one[0] - VERSE), one[0]) is not None
        and _LINE_REST.match(text, other[1]) is not None
    )


VERSE = 8
"""Between two verses stand no more characters than these: a stop, the line's end, a blank."""
_AFTER_CALL = re.compile(r"[,;:)]| [—–(]")
"""`Nem!, “…”`: a call within the sentence."""


EMPHASIS = re.compile(r"[`*_]{1,3}(?![`*_\w])|</(?:i|em|b|code)>")
"""What closes emphasis in a page's source: `` `sorgente` – Italian for source``."""


def _outer(text: str, start: int, end: int) -> tuple[int, int]:
    """Take along final stops, then the marks around a passage."""
    a, b = start, end
    while b < len(text) and b - end < 3 and text[b] in ",.!?…;":
        if text[b + 1 : b + 2] not in MARKS or not text[b + 1 : b + 2]:
            break
        b += 1
    if b == end and text[b : b + 1] in ("!", "?", "…") and _AFTER_CALL.match(text, b + 1):
        b += 1
    steps = 0
    while (
        a > 0
        and steps < 3
        and (
            text[a - 1] in MARKS
            or (text[a - 1] in "\u00a0\u202f " and text[a - 2 : a - 1] in ("«", "‹"))
        )
    ):
        a -= 1
        steps += 1
    steps = 0
    while (
        b < len(text)
        and steps < 3
        and (text[b] in MARKS or (text[b] in "\u00a0\u202f " and text[b + 1 : b + 2] in ("»", "›")))
    ):
        b += 1
        steps += 1
    if b == end and a == start:
        return start, end
    return a, b


@lru_cache(maxsize=1)
def language_names() -> frozenset[str]:
    """Languages as English prose calls them."""
    text = (files("annotator.languages.english") / "language_names.txt").read_text(encoding="utf-8")
    lines = (line for line in text.split("\n") if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())


@lru_cache(maxsize=1)
def language_pattern() -> str:
    """A regular expression for a language's name, with one word before it: `Crimean Tatar`."""
    names = "|".join(sorted((re.escape(n) for n in language_names()), key=len, reverse=True))
    return rf"(?:the )?(?:[A-Z]\w+ |[a-z]+ )?(?:{names})"
