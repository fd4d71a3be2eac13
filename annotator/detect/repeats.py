"""Passages that stand in an article again: scraped pages repeat whole columns of paragraphs."""

from annotator.model.proposal import Repeat
from annotator.model.span import Span

MIN_LETTERS = 60
"""Shorter repetitions (a menu, a byline) are left alone."""
_HEAD = 6
"""Words by which lines are told apart before they are compared."""


def find_repeats(text: str) -> tuple[Repeat, ...]:
    """The maximal runs of paragraphs that stood in the text before, in order, not overlapping.

    Paragraphs are compared with their spaces squeezed; `of` is always in the first copy. Offsets
    are code points, from the first letter of the first paragraph to the last of the last one.
    Linear in the text.
    """
    if not _may_repeat(text):
        return ()
    lines = _lines(text)
    first: dict[str, int] = {}
    found: list[Repeat] = []
    i = 0
    while i < len(lines):
        j = first.setdefault(lines[i][2], i)
        size = 0
        while j < i and i + size < len(lines) and j + size < i:
            if lines[j + size][2] != lines[i + size][2]:
                break
            size += 1
        if size and sum(len(lines[i + k][2]) for k in range(size)) >= MIN_LETTERS:
            source = Span(start=lines[j][0], end=lines[j + size - 1][1])
            found.append(Repeat(start=lines[i][0], end=lines[i + size - 1][1], of=source))
            i += size
        else:
            i += 1
    return tuple(found)


def _may_repeat(text: str) -> bool:
    """Whether two lines begin with the same words: quick, and mostly not so."""
    heads: set[tuple[str, ...]] = set()
    for line in text.split("\n"):
        head = tuple(line.split(None, _HEAD)[:_HEAD])
        if head in heads:
            return True
        if head:
            heads.add(head)
    return False


def _lines(text: str) -> list[tuple[int, int, str]]:
    """Start, end and squeezed text of every line that holds anything."""
    lines = []
    start = 0
    for line in text.split("\n"):
        squeezed = " ".join(line.split())
        if squeezed:
            left = start + len(line) - len(line.lstrip())
            lines.append((left, start + len(line.rstrip()), squeezed))
        start += len(line) + 1
    return lines
