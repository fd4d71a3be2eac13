"""Borders of what a reader sees as one character, one word, one sentence.

ICU finds them (Unicode Standard Annex 29); places are code points.
"""

from bisect import bisect_right

from annotator.text.icu import boundaries

_WINDOW = 512
"""Code points looked at around a place. A longer cluster is hostile, and is cut."""
_SENTENCES = "en@ss=standard"
"""English rules with the standard list of abbreviations that end no sentence: Mr., St. …"""


def graphemes(text: str) -> list[int]:
    """Boundaries of user-perceived characters, first 0, last `len(text)`."""
    return boundaries(text, "grapheme")


def words(text: str) -> list[int]:
    """Boundaries of words and of what stands between them, first 0, last `len(text)`."""
    return boundaries(text, "word")


def sentences(text: str) -> list[int]:
    """Boundaries of sentences, first 0, last `len(text)`; trailing spaces belong to a sentence."""
    return boundaries(text, "sentence", _SENTENCES)


def line_breaks(text: str) -> list[int]:
    """Places where a line may be broken, first 0, last `len(text)`."""
    return boundaries(text, "line")


def _window(text: str, offset: int) -> tuple[int, int]:
    """A stretch around the offset whose beginning is a safe place to start looking.

    Between two ASCII characters there is always a border, except in CR LF, so the nearest two
    before will do. One would not: a sign before it may belong to it (U+0600).
    """
    start = max(0, offset - _WINDOW)
    for place in range(offset - 1, start, -1):
        if text[place] < "\x7f" and text[place - 1] < "\x7f" and text[place - 1] != "\r":
            start = place
            break
    return start, min(len(text), offset + _WINDOW)


def snap(text: str, offset: int, *, forward: bool = False) -> int:
    """The nearest boundary of a user-perceived character at or before `offset`.

    With `forward` at or after it. Offsets outside the text are brought to its ends. Looks only at
    the surroundings, so it costs the same in a text of any length.
    """
    if offset <= 0 or offset >= len(text):
        return max(0, min(offset, len(text)))
    start, end = _window(text, offset)
    found = graphemes(text[start:end])
    index = bisect_right(found, offset - start) - 1
    if forward and found[index] != offset - start:
        index += 1
    return start + found[index]


def is_boundary(text: str, offset: int) -> bool:
    """Whether no user-perceived character is cut at `offset`."""
    return snap(text, offset) == offset


def _around(text: str, offset: int, find: str) -> tuple[int, int]:
    """The piece of the paragraph at `offset` that holds it, by one of the functions above."""
    offset = max(0, min(offset, len(text)))
    start = max(text.rfind("\n", 0, offset) + 1, offset - 20 * _WINDOW)
    line_end = text.find("\n", offset, offset + 20 * _WINDOW)
    end = line_end if line_end >= 0 else min(len(text), offset + 20 * _WINDOW)
    if start == end:
        return offset, offset
    found = {"word": words, "sentence": sentences}[find](text[start:end])
    index = min(bisect_right(found, offset - start), len(found) - 1)
    return start + found[index - 1], start + found[index]


def word_at(text: str, offset: int) -> tuple[int, int]:
    """Start and end of the word, or of the stretch between words, that stands at `offset`."""
    return _around(text, offset, "word")


def sentence_at(text: str, offset: int) -> tuple[int, int]:
    """Start and end of the sentence at `offset`, inside its line, without spaces at its end."""
    start, end = _around(text, offset, "sentence")
    return start, max(start, start + len(text[start:end].rstrip()))
