"""Which punctuation belongs to foreign words: what is theirs inside the marks, not the sentence's.

Runs of letters are found without it. «Шал, кет!» keeps its exclamation mark; a full stop is kept
where the words fill a quotation or a line of their own, because there it is not the English
sentence's. A comma before a closing mark is the sentence's: “Тараңыздар,” a loudspeaker said.
"""

from collections.abc import Container, Iterator

from annotator.text.marks import CLOSERS, OPENERS

OWN = frozenset("!?…！？؟⸮;·։՜՞।॥。｡…")
"""Marks that end a sentence with more than a full stop, or a full stop of its script's own."""
_AMBIGUOUS = frozenset(";·")
"""Greek question mark and others that are something else in other scripts: only before a closer."""
LEADING = frozenset("¡¿")
_CLOSING = CLOSERS | frozenset(")]}»›’”")
_OPENING = OPENERS | frozenset("([{")

_BRACKETS = {"(": ")", "[": "]", "{": "}", "«": "»", "„": "“”", "“": "”", "‹": "›"}
_ENDS = frozenset(")]}»”›")
BRACKETS = frozenset(_BRACKETS) | _ENDS
"""Marks and brackets that come in pairs; not those that are also apostrophes, nor straight ones."""
_BORDER = " \t\u00a0,;:–—-/=+→"
"""What is cut off beside a bracket."""


def unpaired(text: str) -> list[int]:
    """The places of the brackets and marks of a text whose other half is not in it."""
    opened: list[int] = []
    alone: list[int] = []
    for at, ch in enumerate(text):
        if opened and ch in _BRACKETS[text[opened[-1]]]:
            opened.pop()
        elif ch in _BRACKETS:
            opened.append(at)
        elif ch in _ENDS:
            alone.append(at)
    return sorted((*opened, *alone))


def balanced(line: str, start: int, end: int, lone: Container[int]) -> Iterator[tuple[int, int]]:
    """The span, or where it holds a bracket or mark whose other half is outside, the parts that
    these cut it into: *ganita (bhadra-ganita* are two. One walk; offsets in the line.

    `lone` are the places of those that have no other half in the line: what a program or an old
    page cut off.
    """
    if BRACKETS.isdisjoint(line[start:end]):
        yield start, end
        return
    alone = [start + at for at in unpaired(line[start:end]) if start + at not in lone]
    if not alone:
        yield start, end
        return
    if shut(line, alone, start, end):
        yield start, end + len(alone)
        return
    last = start
    for at in (*alone, end):
        part = line[last:at]
        low = last + len(part) - len(part.lstrip(_BORDER))
        high = last + len(part.rstrip(_BORDER))
        if any(map(str.isalpha, line[low:high])):
            yield low, high
        last = at + 1


def shut(line: str, alone: list[int], start: int, end: int) -> bool:
    """Whether all marks that a span opens, at the places `alone`, are closed right behind it: those
    of what is quoted in it, and the brackets of a sentence that ends with them. A single word with
    one in brackets behind is no sentence."""
    after = line[end : end + len(alone)]
    pairs = zip(reversed(alone), after, strict=False)
    if len(after) < len(alone) or any(ch not in _BRACKETS.get(line[at], "") for at, ch in pairs):
        return False
    return bool(alone) and len(line[start : alone[0]].split()) > 1


def with_own_marks(line: str, start: int, end: int) -> tuple[int, int]:
    """The span with the punctuation that is its own; offsets in the line, in code points."""
    while start > 0 and line[start - 1] in LEADING:
        start -= 1
    stop = end
    while stop < len(line) and (line[stop] in OWN or line[stop] == "."):
        stop += 1
    if stop == end or stop - end > 8:
        return start, end
    closed = stop < len(line) and line[stop] in _CLOSING
    alone = not line[:start].strip() and not line[stop:].strip()
    ending = line[end:stop]
    if closed and _is_open(line, start):
        return start, stop
    if alone:
        return start, stop
    if "." in ending or _AMBIGUOUS.intersection(ending):
        return start, end
    return start, stop


def _is_open(line: str, start: int) -> bool:
    """Whether a mark or bracket was opened somewhere before; looks 400 code points back."""
    return any(character in _OPENING for character in line[max(0, start - 400) : start])
