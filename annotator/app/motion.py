"""Where the caret goes: characters, words, sentences, quotation marks.

Pure; looks only at the surroundings of a place, so a step costs the same in a text of any length.
Everything is in code points.
"""

import re
from collections.abc import Callable
from itertools import islice, pairwise

from annotator.text.marks import PAIRS, strip_marks, with_marks
from annotator.text.segments import sentence_at, snap, word_at, words

_WINDOW = 1024

Find = Callable[[str, int, int], tuple[int, int]]
"""Text, start and end → another start and end."""


def right(text: str, offset: int) -> int:
    """One user-perceived character on."""
    return snap(text, min(offset + 1, len(text)), forward=True)


def left(text: str, offset: int) -> int:
    """One user-perceived character back."""
    return snap(text, max(offset - 1, 0))


def word_right(text: str, offset: int) -> int:
    """The end of the word at the place, or of the next one; else the end of the text."""
    while offset < len(text):
        window = text[offset : offset + _WINDOW]
        places = words(window)
        for start, end in pairwise(places):
            if _is_word(window[start:end]):
                return offset + end
        offset += len(window)
    return len(text)


def word_left(text: str, offset: int) -> int:
    """The beginning of the word at the place, or of the one before; else 0."""
    while offset > 0:
        base = max(0, offset - _WINDOW)
        window = text[base:offset]
        places = words(window)
        for start, end in reversed(list(pairwise(places))):
            if _is_word(window[start:end]):
                return base + start
        offset = base
    return 0


def _is_word(piece: str) -> bool:
    return any(character.isalnum() for character in piece)


def word(text: str, offset: int) -> tuple[int, int]:
    """The word at a place; between two words the next one."""
    start, end = word_at(text, offset)
    if _is_word(text[start:end]):
        return start, end
    end = word_right(text, offset)
    return word_left(text, end), end


def sentence(text: str, offset: int) -> tuple[int, int]:
    """The sentence at a place."""
    return sentence_at(text, offset)


def inside_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """What stands between the nearest quotation marks around a stretch, without the marks.

    The stretch itself where there are none before the next blank line.
    """
    found = _between(text, start, end)
    return strip_marks(text, *found) if found else strip_marks(text, start, end)


def around_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """The same with the marks."""
    inner = inside_marks(text, start, end)
    return with_marks(text, *inner)


_BLANK_LINE = re.compile(r"\r?\n[ \t]*\r?\n")
_TRIED = 64
"""Opening marks looked at: a paragraph of nothing but marks must not cost its square."""


def _between(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The tightest pair of marks around a stretch, marks included; not beyond a blank line."""
    lowest, highest = max(0, start - 4 * _WINDOW), min(len(text), end + 4 * _WINDOW)
    before = [blank.end() for blank in _BLANK_LINE.finditer(text, lowest, start)]
    after = _BLANK_LINE.search(text, end, highest)
    first, last = before[-1] if before else lowest, after.start() if after else highest
    openings = (o for o in range(start - 1, first - 1, -1) if _opens(text, first, o))
    for opening in islice(openings, _TRIED):
        closing = _closing(text, text[opening], end, last)
        if closing >= 0 and _closing(text, text[opening], opening + 1, start) < 0:
            return opening, closing + 1
    return None


def _opens(text: str, first: int, place: int) -> bool:
    """Whether the mark opens; some also close: after their partner, or every other time."""
    mark = text[place]
    if mark not in PAIRS or _in_word(text, place):
        return False
    if mark in PAIRS[mark] and text.count(mark, first, place) % 2:
        return False
    partners = (o for o, closers in PAIRS.items() if mark in closers and o != mark)
    return not any(text.find(o, first, place) >= 0 for o in partners)


def _in_word(text: str, place: int) -> bool:
    """An apostrophe: a mark between two letters."""
    return text[place - 1 : place].isalpha() and text[place + 1 : place + 2].isalpha()


def _closing(text: str, opener: str, start: int, end: int) -> int:
    """Place of the first mark that closes `opener` and is not the end of an inner pair; or -1."""
    depth = 0
    for place in range(start, end):
        character = text[place]
        if character in PAIRS[opener] and not _in_word(text, place):
            if depth == 0:
                return place
            depth -= 1
        elif character == opener:
            depth += 1
    return -1
