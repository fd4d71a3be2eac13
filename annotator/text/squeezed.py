"""A text without the middle of its long empty stretches, with the way there and back.

A page may have ten thousand blanks, line ends, dots or dashes between two words. Whoever looks for
what belongs to a word looks over some of them, and at each place again; nothing belongs to a word
over dozens of them.
"""

import re
from array import array
from bisect import bisect_left, bisect_right

_WIDE = re.compile(r"[\s,;:.·•_=*~—–-]{24,}")
_SAMPLED = re.compile(r"[\s,;:.·•_=*~—–-]{6}")
_STEP = 4
"""Of every fourth character of a text six in a row belong to such a stretch: mostly none do."""
_KEPT = 8
"""Code points of such a stretch that stay at both ends, so that it still parts what it parts."""


class Squeezed:
    """The text; `there` and `back` lead between its places and those of the whole one."""

    def __init__(self, text: str, wide: list[tuple[int, int]]) -> None:
        self._starts = array("l", (start for start, _ in wide))
        self._ends = array("l", (end for _, end in wide))
        self._less = array("l", (0,))
        self._cuts = array("l")
        """Where something is missing, in the squeezed text."""
        pieces, at = [], 0
        for start, end in wide:
            pieces.append(text[at:start])
            self._cuts.append(start - self._less[-1])
            self._less.append(self._less[-1] + end - start)
            at = end
        self.text = "".join((*pieces, text[at:]))

    def there(self, place: int) -> int:
        """A place of the whole text; one that is missing becomes the place of the gap."""
        number = bisect_right(self._starts, place)
        if number and place < self._ends[number - 1]:
            return self._cuts[number - 1]
        return place - self._less[number]

    def back(self, place: int) -> int:
        """The place in the whole text."""
        return place + self._less[bisect_left(self._cuts, place)]


def squeeze(text: str) -> Squeezed | None:
    """The text squeezed; None where it has no long empty stretch, as nearly all texts. Linear."""
    if not _SAMPLED.search(text[::_STEP]):
        return None
    wide = [(m.start() + _KEPT, m.end() - _KEPT) for m in _WIDE.finditer(text)]
    return Squeezed(text, wide) if wide else None
