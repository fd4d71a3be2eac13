"""Which punctuation belongs to foreign words: what is theirs inside the marks, not the sentence's.

Runs of letters are found without it. «Шал, кет!» keeps its exclamation mark; a full stop is kept
where the words fill a quotation or a line of their own, because there it is not the English
sentence's. A comma before a closing mark is the sentence's: “Тараңыздар,” a loudspeaker said.
"""

from annotator.text.marks import CLOSERS, OPENERS

OWN = frozenset("!?…！？؟⸮;·։՜՞।॥。｡…")
"""Marks that end a sentence with more than a full stop, or a full stop of its script's own."""
_AMBIGUOUS = frozenset(";·")
"""Greek question mark and others that are something else in other scripts: only before a closer."""
LEADING = frozenset("¡¿")
_CLOSING = CLOSERS | frozenset(")]}»›’”")
_OPENING = OPENERS | frozenset("([{")


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
