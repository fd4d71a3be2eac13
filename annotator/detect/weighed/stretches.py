"""Which stretches of a line could be foreign words that the rules have left.

Words that English has not, or that have a capital, side by side; everything between two marks;
whole clauses of a few words; and single words that English borrowed.
"""

from collections.abc import Iterator

from annotator.detect.chain import ARTICLES
from annotator.detect.english import loan_words
from annotator.detect.gaps import MARK, kind_of
from annotator.detect.singles import JOINTS
from annotator.detect.words import LOWER, Gains, Word
from annotator.detect.wordsets import PARTICLES

LONGEST = 6
"""Words of a stretch at most."""
_BETWEEN = 8
"""Words between two marks at most."""

Range = tuple[int, int]
"""First and last word."""


def possible(words: list[Word], line: str, taken: bytes | bytearray, source: Gains) -> list[Range]:
    """The stretches to weigh, in order; `taken`: a byte a word, 1 for words already found."""
    if not words:
        return []
    strange = [word.form not in source.known and len(word.form) > 1 for word in words]
    found = {*_clauses(words), *_between(words, line), *_runs(words, strange)}
    loans = loan_words()
    for number, word in enumerate(words):
        if word.form in loans or (strange[number] and word.shape == LOWER):
            found.add((number, number))
    return sorted(
        (first, last)
        for first, last in found
        if 1 not in taken[first : last + 1]
        and any(len(word.form) > 1 for word in words[first : last + 1])
    )


def _clauses(words: list[Word]) -> Iterator[Range]:
    """What stands between two signs of any kind."""
    first = 0
    for number in range(1, len(words) + 1):
        if number < len(words):
            gap = words[number].gap
            if gap == " " or gap in JOINTS:
                continue
        if number - first <= LONGEST:
            yield first, number - 1
        first = number


def _between(words: list[Word], line: str) -> Iterator[Range]:
    """What stands between two quotation marks or brackets."""
    marks: list[int] = []
    for number in range(len(words) + 1):
        gap = words[number].gap if number < len(words) else line[words[-1].end :]
        if kind_of(gap) != MARK:
            continue
        for first in reversed(marks):
            if number - first > _BETWEEN:
                break
            yield first, number - 1
        marks.append(number)


def _runs(words: list[Word], strange: list[bool]) -> Iterator[Range]:
    """Strange and capitalised words side by side, and within these the strange ones alone."""
    number = 0
    while number < len(words):
        word = words[number]
        if not strange[number] and word.shape == LOWER and word.form not in ARTICLES:
            number += 1
            continue
        last = number
        while last + 1 < len(words) and _goes_on(words[last + 1], strange[last + 1]):
            last += 1
        end = last
        while end > number and words[end].shape == LOWER and words[end].form in PARTICLES:
            end -= 1
        if end - number < LONGEST:
            yield number, end
        yield from _strange_runs(strange, number, last)
        number = last + 1


def _goes_on(word: Word, strange: bool) -> bool:
    if word.gap != " " and word.gap not in JOINTS:
        return False
    return strange or word.shape != LOWER or word.form in PARTICLES or word.form in ARTICLES


def _strange_runs(strange: list[bool], low: int, high: int) -> Iterator[Range]:
    first = -1
    for number in range(low, high + 2):
        if number <= high and strange[number]:
            first = number if first < 0 else first
        elif first >= 0:
            if number - first <= LONGEST:
                yield first, number - 1
            first = -1
