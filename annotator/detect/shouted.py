"""Foreign words in capitals between two marks: “WOLNOŚĆ RÓWNOŚĆ DEMOKRACJA”, as signs and slogans
have them. Elsewhere capitals are acronyms and names, whose letters say little.
"""

import re
from collections.abc import Iterator

from annotator.detect.english import known_words
from annotator.detect.hints import hint_words
from annotator.detect.words import LOWER, Word, normal

_BETWEEN = re.compile('[“"‘«(]([^“”"‘«»()]{8,80}?)[”"’»)]')
_WORD = re.compile(r"[^\W\d_]+")
_LETTERS = 4
"""Letters from which on a word in capitals is no acronym."""
_ANCHOR = 5
"""Letters of a word in capitals that makes the gate look for such a phrase."""
_WORDS = 3
"""Words from which on a phrase of plain letters is no name."""


def may_be_shouted(bare: str) -> bool:
    """Whether a word that English has not could be of such a phrase."""
    return len(bare) >= _ANCHOR and bare.isupper()


def shouted(line: str) -> Iterator[tuple[int, int]]:
    """The places of phrases in capitals that stand between marks and are not English."""
    known, hints = known_words(), hint_words()
    for match in _BETWEEN.finditer(line):
        if not match[1].isupper():
            continue
        forms = [normal(word) for word in _WORD.findall(match[1])]
        strange = [f for f in forms if len(f) >= _LETTERS and f not in known and f not in hints]
        plain = match[1].isascii()
        if len(strange) > 1 and 2 * len(strange) >= len(forms) >= (_WORDS if plain else 2):
            yield match.span(1)


def with_shouted(words: list[Word], line: str) -> list[Word]:
    """The words, those of such phrases as if they were in small letters."""
    out, number = words, 0
    for start, end in shouted(line):
        out = list(words) if out is words else out
        while number < len(words) and words[number].start < end:
            if words[number].start >= start:
                out[number] = words[number]._replace(shape=LOWER)
            number += 1
    return out
