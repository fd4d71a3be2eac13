"""Well-known foreign phrases that English writing uses unannounced: mottos, slogans, greetings.

Letters say little of two Latin words, and nothing announces them; a list knows them. It is data
(data/sayings.txt: a language and a phrase a line), looked up by the first word of each phrase.
"""

import re
import unicodedata
from collections.abc import Container, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import filterfalse
from typing import NamedTuple

from annotator.detect.english import known_words
from annotator.detect.gaps import MARK, SPACE, kind_of
from annotator.detect.hints import hint_words
from annotator.detect.words import ACRONYM, LOWER, START, Word, words_in
from annotator.languages.english.lexicon import english_words

SAYING = "saying"
"""The cue, and the route, of a phrase of the list."""
_ARTICLES = frozenset(("the", "a", "an"))
_GAP = re.compile(r"[\s,;:!?¡¿’'‘ʻʼ`…–—/-]{1,4}")
"""What may stand between the words of a phrase: no full stop, no mark or bracket."""
_FORM = re.compile(r"[^\W\d_\u02b0-\u02ff]+")
_BEYOND = re.compile(r"[^\x00-\x7f“”‘’–—]")
"""What folding may change, besides capitals."""
_PLAIN = str.maketrans("øłđıħ", "oldih")
"""Letters that no decomposition makes plain."""


class Saying(NamedTuple):
    """A phrase of the list in a line: numbers of its first and last word, BCP 47 of its
    language."""

    first: int
    last: int
    tag: str


class Phrase(NamedTuple):
    """A phrase of the list."""

    tag: str
    words: tuple[str, ...]
    """Folded words, as `folded` makes them."""
    text: str


def folded(form: str) -> str:
    """A word for comparing: lower case, without the signs above and below its letters, because
    English writing drops them."""
    if form.isascii() or not _BEYOND.search(form):
        return form.casefold()
    parts = unicodedata.normalize("NFD", form.casefold())
    return "".join(filterfalse(unicodedata.combining, parts)).translate(_PLAIN)


@lru_cache(maxsize=1)
def all_phrases() -> tuple[Phrase, ...]:
    """The phrases of the list, in its order."""
    text = (files("annotator.detect") / "data" / "sayings.txt").read_text(encoding="utf-8")
    found = []
    for line in text.split("\n"):
        if line and not line.startswith("#"):
            tag, phrase = line.split("\t")
            found.append(Phrase(tag, tuple(folded(w.form) for w in words_in(phrase)), phrase))
    return tuple(found)


@lru_cache(maxsize=1)
def _by_first() -> dict[str, tuple[Phrase, ...]]:
    """First word → the phrases that begin with it, the longest first."""
    found: dict[str, list[Phrase]] = {}
    for phrase in all_phrases():
        found.setdefault(phrase.words[0], []).append(phrase)
    return {word: tuple(sorted(some, key=lambda p: -len(p.words))) for word, some in found.items()}


@lru_cache(maxsize=1)
def anchors() -> frozenset[str]:
    """One word of each phrase, the longest that English has not, nor names a country with, or has
    as a loan: without it a line has no phrase of the list."""
    known, english, named = known_words(), english_words(), hint_words()

    def worth(word: str) -> tuple[bool, bool, int]:
        return word not in known and word not in named, word not in english, len(word)

    return frozenset(max(phrase.words, key=worth) for phrase in all_phrases())


def is_anchored(token: str) -> bool:
    """Whether what stands between two spaces, marks around it or not, has a word without which
    there is no phrase."""
    if token.isascii() and token.isalpha():
        return token.lower() in anchors()
    return not anchors().isdisjoint(_FORM.findall(folded(token)))


def holds_saying(line: str) -> bool:
    """Whether a line has the words of a phrase in a row; for lines that `is_anchored` points at."""
    index = _by_first()
    forms = _FORM.findall(folded(line))
    for number, form in enumerate(forms):
        for phrase in index.get(form, ()):
            if tuple(forms[number : number + len(phrase.words)]) == phrase.words:
                return True
    return False


def sayings(words: Sequence[Word], line: str, announced: Container[int]) -> list[Saying]:
    """The phrases of the list among the words of a line, in order, none overlapping.

    `announced` holds the numbers of the words before which something announces a phrase. One
    look-up a word, and no phrase is long: linear.
    """
    index = _by_first()
    found: list[Saying] = []
    free = 0
    for number, word in enumerate(words):
        form = word.form
        some = index.get(form if form.isascii() else folded(form))
        if some is None or number < free:
            continue
        following = folded(words[number + 1].form) if number + 1 < len(words) else ""
        for phrase in some:
            if phrase.words[1:2] and phrase.words[1] != following:
                continue
            last = _end(words, number, phrase)
            if last >= 0 and _stands(words, number, last, line, announced):
                found.append(Saying(number, last, phrase.tag))
                free = last + 1
                break
    return found


def _end(words: Sequence[Word], first: int, phrase: Phrase) -> int:
    """The number of the last word where the phrase stands at `first`; -1 where it does not."""
    last = first + len(phrase.words) - 1
    if last >= len(words):
        return -1
    for place, form in zip(range(first + 1, last + 1), phrase.words[1:], strict=True):
        if folded(words[place].form) != form or not _GAP.fullmatch(words[place].gap):
            return -1
    return last


def _stands(
    words: Sequence[Word], first: int, last: int, line: str, announced: Container[int]
) -> bool:
    """Whether the words stand for themselves: not within the name of a hotel, ship or society."""
    after = words[last + 1].gap if last + 1 < len(words) else line[words[last].end :]
    marked = kind_of(words[first].gap) == MARK and kind_of(after) == MARK
    if marked or (last == first and after[:1] == "!"):
        return True
    if last == first:
        return False
    inside = words[first : last + 1]
    if first in announced or any(word.shape == LOWER for word in inside[1:]):
        return True
    return not _named(words, first, last)


def _named(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether a phrase in capitals has a capitalised word, or an article, right beside it."""
    shouted = all(word.shape == ACRONYM for word in words[first : last + 1])
    if first and kind_of(words[first].gap) == SPACE and words[first].shape != START:
        before = words[first - 1]
        if before.form in _ARTICLES or (before.shape != LOWER and shouted <= _loud(before)):
            return True
    if last + 1 < len(words) and kind_of(words[last + 1].gap) == SPACE:
        return words[last + 1].shape != LOWER and shouted <= _loud(words[last + 1])
    return False


def _loud(word: Word) -> bool:
    return word.shape == ACRONYM
