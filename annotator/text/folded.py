"""A whole text in the form for comparing, with the way back to every place.

Besides what `normal.fold` makes equal (normal form, case, marks, dashes, spaces, invisible
characters), HTML character references are read: scraped texts change between `“` and `&ldquo;`.
"""

import html
import re
from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

from annotator.text.normal import fold_with_map

_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_INVISIBLE = "\u00ad\u200b\u2060\ufeff\u200e\u200f\u061c"


class Folded(NamedTuple):
    """A folded text; `origin[i]` is where its i-th character comes from, one more at the end."""

    text: str
    origin: list[int]

    def near(self, offset: int) -> int:
        """The folded place that belongs to a place of the original text."""
        return bisect_left(self.origin, offset)


def _unescaped(text: str) -> tuple[str, list[int]] | None:
    """The text with its character references read, and where each character comes from."""
    pieces: list[str] = []
    origin: list[int] = []
    last = 0
    for match in _REFERENCE.finditer(text):
        character = html.unescape(match[0])
        if character == match[0]:
            continue
        pieces += [text[last : match.start()], character]
        origin += range(last, match.start())
        origin += [match.start()] * len(character)
        last = match.end()
    if not pieces:
        return None
    pieces.append(text[last:])
    origin += range(last, len(text) + 1)
    return "".join(pieces), origin


def fold_text(text: str) -> Folded:
    """Fold a text of any length in linear time."""
    unescaped = _unescaped(text) if "&" in text else None
    if unescaped is None:
        return Folded(*fold_with_map(text))
    folded, places = fold_with_map(unescaped[0])
    return Folded(folded, [unescaped[1][place] for place in places])


folded_article = lru_cache(maxsize=2)(fold_text)
"""`fold_text`, kept for the article at hand while its anchors are looked for."""


def fold_words(words: str) -> str:
    """A short text in the same form; spaces at its ends stay."""
    return fold_text(words).text


def back(text: str, folded: Folded, start: int, end: int) -> tuple[int, int]:
    """Folded places to places in `text`, without spaces and invisible characters at the ends."""
    first, last = folded.origin[start], folded.origin[end]
    while last > first and (text[last - 1].isspace() or text[last - 1] in _INVISIBLE):
        last -= 1
    while first < last and (text[first].isspace() or text[first] in _INVISIBLE):
        first += 1
    return first, last
