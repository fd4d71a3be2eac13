"""Where each row of a text begins when it is wrapped to a width.

Pure, and able to work in slices: a text of any length shows its first rows at once, and the rest is
laid while the keys are already alive. Offsets are code points; every code point, line feeds too,
lies in exactly one row.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Callable
from itertools import pairwise
from time import perf_counter

from annotator.text.display import display
from annotator.text.segments import graphemes, line_breaks

_SLOW = re.compile(
    "[^\x00-\u02ff\u0370-\u0482\u048a-\u052f\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u20a0-\u20c0"
    "\u2100-\u2101\u2116]"
)
"""Anything but "surely one cell, and a character of its own": Latin, Greek, Cyrillic, punctuation.
Control characters count as one cell, since `display` shows each as one sign."""

_LOOK_AHEAD = 32_768
"""Code points searched at once for one that is slow, so that the first rows wait for no more."""

_CHECK_EVERY = 64
"""Rows between two looks at the clock."""


class Wrap:
    """Rows of a text at a width in cells.

    `measure` gives the cells of a displayed string. A row is at most `width` cells wide, not
    counting its line feed and one blank that may hang over the edge.
    """

    def __init__(self, text: str, width: int, measure: Callable[[str], int]) -> None:
        self.text = text
        self.width = max(2, width)
        self._measure = measure
        self._starts = array("I", [0])
        self._next = 0
        self._paragraph_end = -1
        self._slow_at = -1
        self._known: dict[str, int] = {}
        self._slow_known = False
        self.done = False
        self._finish_if_done()

    @property
    def rows(self) -> int:
        """How many rows are laid so far; an empty text has one."""
        return len(self._starts) - (0 if self.done else 1)

    @property
    def laid_to(self) -> int:
        """The code point up to which rows are laid."""
        return self._next

    def estimate(self) -> int:
        """How many rows there will be: exact when done, else by the share laid so far."""
        if self.done or not self._next:
            return max(1, self.rows)
        return max(self.rows + 1, self.rows * len(self.text) // self._next)

    def bounds(self, row: int) -> tuple[int, int]:
        """First code point of a laid row, and one past its last."""
        start = self._starts[row]
        end = self._starts[row + 1] if row + 1 < len(self._starts) else len(self.text)
        return start, end

    def row_of(self, offset: int) -> int:
        """The row that holds a code point; lays what is needed to know it."""
        if offset >= self._next:
            self.lay(offset=offset)
        return min(bisect_right(self._starts, offset) - 1, max(0, self.rows - 1))

    def lay(
        self, *, rows: int | None = None, offset: int | None = None, seconds: float | None = None
    ) -> bool:
        """Lay more rows, until so many are known, a code point is reached, or the time is up.

        Without a limit all of them. Returns whether the whole text is laid.
        """
        deadline = perf_counter() + seconds if seconds is not None else None
        laid = 0
        while not self.done:
            if rows is not None and self.rows >= rows:
                break
            if offset is not None and self._next > offset:
                break
            if deadline is not None and laid % _CHECK_EVERY == 0 and perf_counter() >= deadline:
                break
            self._lay_some()
            laid += 1
        return self.done

    def _lay_some(self) -> None:
        """Lay the next row, or the next few where ICU has to be asked."""
        text, start = self.text, self._next
        if self._paragraph_end < start:
            found = text.find("\n", start)
            self._paragraph_end = found if found >= 0 else len(text)
        end = self._content_end(start)
        edge = start + self.width
        if self._slow_at < start or (not self._slow_known and self._slow_at < edge + 2):
            slow = _SLOW.search(text, start, start + _LOOK_AHEAD)
            self._slow_known = slow is not None or start + _LOOK_AHEAD >= len(text)
            self._slow_at = slow.start() if slow is not None else start + _LOOK_AHEAD
        if self._slow_at >= end and end <= edge:
            self._add(self._paragraph_end + 1)
        elif self._slow_at > edge + 1 or self._slow_at >= end:
            blank = text.rfind(" ", start, edge + 1)
            self._add(blank + 1 if blank >= start else edge)
        else:
            self._lay_clusters(start, end)

    def _content_end(self, start: int) -> int:
        """End of the paragraph without its line end."""
        end = self._paragraph_end
        crlf = end > start and self.text.startswith("\r\n", end - 1)
        return end - 1 if crlf else end

    def _add(self, end: int) -> None:
        """Close the row at `end`; a line end right behind it belongs to it."""
        if end >= self._content_end(self._next):
            end = self._paragraph_end + 1
        self._next = min(end, len(self.text))
        self._starts.append(self._next)
        self._finish_if_done()

    def _finish_if_done(self) -> None:
        if self._next < len(self.text):
            return
        self.done = True
        if len(self._starts) > 1 and not self.text.endswith("\n"):
            self._starts.pop()

    def _lay_clusters(self, start: int, end: int) -> None:
        """Rows of a stretch whose characters have to be measured one by one."""
        window_end = min(end, start + max(256, 8 * self.width))
        shown = display(self.text[start:window_end])
        clusters = self._clusters(shown)
        breaks = set(line_breaks(shown))
        row_from, at, width, last_break = 0, 0, 0, -1
        while at < len(clusters):
            offset, size = clusters[at]
            if offset in breaks and at > row_from:
                last_break = at
            if width + size <= self.width:
                width += size
                at += 1
                continue
            behind = clusters[at + 1][0] if at + 1 < len(clusters) else len(shown)
            if shown[offset:behind] == " ":
                following = at + 1
            else:
                following = last_break if last_break > row_from else max(at, row_from + 1)
            stop = clusters[following][0] if following < len(clusters) else len(shown)
            self._add(start + stop)
            row_from = at = following
            width, last_break = 0, -1
        if (window_end == end or row_from == 0) and row_from < len(clusters):
            self._add(window_end)

    def _clusters(self, shown: str) -> list[tuple[int, int]]:
        """Offset and cells of each character; one wider than a row is taken apart."""
        measure, known, found = self._measure, self._known, graphemes(shown)
        clusters: list[tuple[int, int]] = []
        for start, end in pairwise(found):
            cluster = shown[start:end]
            size = known.get(cluster, -1)
            if size < 0:
                size = known[cluster] = measure(cluster)
            if size > self.width:
                clusters.extend((i, measure(shown[i])) for i in range(start, end))
            else:
                clusters.append((start, size))
        return clusters
