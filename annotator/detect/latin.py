"""Foreign words in Latin letters: from a line to stretches of words with their language."""

from collections.abc import Iterator
from typing import NamedTuple

from annotator.detect.borders import grown
from annotator.detect.chain import stretches
from annotator.detect.english import english_words
from annotator.detect.gaps import MARK, kind_of
from annotator.detect.pairs import pairs
from annotator.detect.words import LOWER, START, Gains, Word, gains, latin_words


class Found(NamedTuple):
    """A foreign stretch of a line: places in the line, its words, whether marks stand around."""

    start: int
    end: int
    words: tuple[Word, ...]
    quoted: bool


def latin_spans(line: str) -> Iterator[Found]:
    """The foreign stretches in Latin letters of one line (already masked)."""
    words = latin_words(line)
    if not words:
        return
    source = gains()
    found = stretches(words, source)
    if not found:
        return
    known = english_words()
    for stretch in grown(words, found, pairs(line), known):
        inside = tuple(words[stretch.first : stretch.last + 1])
        after = (
            words[stretch.last + 1].gap if stretch.last + 1 < len(words) else line[inside[-1].end :]
        )
        quoted = kind_of(inside[0].gap) == MARK and kind_of(after) == MARK
        if _counts(inside, quoted, source):
            yield Found(inside[0].start, inside[-1].end, inside, quoted)


def _counts(words: tuple[Word, ...], quoted: bool, source: Gains) -> bool:
    """The guard: names alone are no foreign words, nor is one word without marks."""
    common = [word for word in words if word.shape == LOWER and len(word.form) > 1]
    if len(words) == 1:
        return quoted and (bool(common) or words[0].shape == START)
    return bool(common) or quoted
