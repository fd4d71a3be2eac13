"""Whether a foreign phrase and an English one share everyday words: `Bread!` and `Хлеба!`.

A small list of some hundred meanings in some fifty languages (`vocabulary.txt`), asked only where
the grammar of the report leaves open whether one thing translates another. It proves little about
a language and nothing about a translation's quality; two words in common are seldom chance.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from annotator.languages.english import word_list

_LETTER = r"(?:[^\W\d_]|[\u0900-\u0dff\u0f00-\u0fff])"
"""Signs for vowels in Indic scripts are letters to a reader, though not to `re`."""
_WORD = re.compile(rf"{_LETTER}+(?:['’ʻʼ-]{_LETTER}+)*")
_DENSE = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u9fff\uac00-\ud7af]")
_LETTERS = {"ı": "i", "ß": "ss", "ł": "l", "ø": "o", "đ": "d", "ð": "d"}
_LETTERS |= dict.fromkeys("’ʻʼ", "'")
SMALL = 12
"""The first lines of the list are small words (not, we, who): each proves half as much."""
LONGEST = 40
"""So many words of a text are looked at."""
SHORT_STEM, SHORT_ENDING = 4, 1
"""A stem of fewer letters than the first takes an ending of so many letters at most."""
ENDING = {True: 2, False: 3}
"""A whole word of five letters in Latin script, of three in others, may have so long an ending."""
LEAST = 3
"""Latin words of fewer letters belong to too many languages."""
SURE = 4
"""A Latin word of fewer letters is not held against a text that lacks its meaning."""
_BEYOND_LATIN, _BEFORE_DENSE = "\u0250", "\u0e00"
NOT = 0
_NEGATIVE = word_list("glosses.negative")
COGNATE = 5
"""Words of so many letters that begin alike are counted as one: `revanche`, `revenge`."""


class Shared(NamedTuple):
    """What two texts have in common."""

    hits: float
    """Meanings in both, small words for a half."""
    known: float
    """Words of the foreign text whose meaning the list knows, small ones left out."""
    unlike: bool
    """Whether only one of the two says no."""


class _Lists(NamedTuple):
    words: dict[str, list[int]]
    stems: dict[str, list[int]]
    dense: tuple[tuple[str, int], ...]
    english: dict[str, int]


@lru_cache(maxsize=1)
def _lists() -> _Lists:
    text = (files("annotator.suggest.glosses") / "vocabulary.txt").read_text(encoding="utf-8")
    words: dict[str, list[int]] = {}
    stems: dict[str, list[int]] = {}
    dense: list[tuple[str, int]] = []
    english: dict[str, int] = {}
    lines = (line for line in text.split("\n") if line and not line.startswith("#"))
    folded = _folded("\n".join(lines)).split("\n")
    for number, line in enumerate(folded):
        ours, _, theirs = line.partition(" | ")
        for word in ours.split():
            english.setdefault(word, number)
        for entry in theirs.split():
            stem = entry.rstrip("*")
            if stem >= _BEFORE_DENSE and _DENSE.match(stem):
                dense.append((stem, number))
            elif len(stem) >= LEAST or (stem > "\u024f" and len(stem) > 1):
                kept = stems if entry.endswith("*") else words
                kept.setdefault(stem, []).append(number)
    return _Lists(words, stems, tuple(dense), english)


def _folded(text: str) -> str:
    """Small letters without accents."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFD", text.lower())
    for letter in set(plain):
        if letter in _LETTERS or unicodedata.combining(letter):
            plain = plain.replace(letter, _LETTERS.get(letter, ""))
    return plain


def _weight(meaning: int) -> float:
    return 0.5 if meaning < SMALL else 1.0


class _Foreign(NamedTuple):
    """The words of a foreign text, those that the list knows and others."""

    meanings: list[list[int]]
    """What each of them may mean."""
    negative: list[list[int]]
    """The same for those that may say no."""
    known: float
    """Those that are long enough to be sure, small ones left out."""
    heads: list[str]
    """The first letters of long ones that the list does not know."""


_NONE: frozenset[int] = frozenset()


@lru_cache(maxsize=512)
def _foreign(text: str) -> _Foreign:
    lists, folded = _lists(), _folded(text)
    words = _WORD.findall(folded)[:LONGEST]
    found = [([meaning], True) for meaning in _dense_meanings(text, folded)]
    for match in words:
        word = match.removeprefix("ال")
        some = _meanings(word)
        if some:
            found.append((some, word >= _BEYOND_LATIN or len(word) >= SURE))
    heads = [w[: COGNATE - 1] for w in words if len(w) >= COGNATE and w not in lists.words]
    return _Foreign(
        meanings=[some for some, _ in found],
        negative=[some for some, sure in found if sure and NOT in some],
        known=sum(float(min(some) >= SMALL) for some, sure in found if sure),
        heads=[head for head in heads if head not in lists.stems],
    )


def _dense_meanings(text: str, folded: str) -> list[int]:
    """Meanings of the words of a text that is written without spaces."""
    if not _DENSE.search(text):
        return []
    return [meaning for word, meaning in _lists().dense if word in folded]


def _meanings(word: str) -> list[int]:
    """What a foreign word may mean, in order."""
    lists, latin = _lists(), word < _BEYOND_LATIN
    some = set(lists.words.get(word, ()))
    for size in range(LEAST if latin else 2, len(word) + 1):
        if size >= SHORT_STEM or len(word) - size <= SHORT_ENDING:
            some.update(lists.stems.get(word[:size], ()))
        if size >= LEAST + 2 * latin and len(word) - size <= ENDING[latin]:
            some.update(lists.words.get(word[:size], ()))
    return sorted(some)


_SUFFIXES = ("", "s", "es", "ed", "d", "ing", "er", "ers", "ly", "'s")


@lru_cache(maxsize=2048)
def _meaning_of(word: str) -> frozenset[int]:
    """What an English word, its parts and its stems are in the list."""
    english = _lists().english
    found: set[int] = set()
    for part in (word, *word.split("-")):
        for suffix in _SUFFIXES:
            stem = part.removesuffix(suffix) if suffix else part
            if (not suffix or part.endswith(suffix)) and stem in english:
                found.add(english[stem])
                break
    return frozenset(found)


def shared(foreign: str, gloss: str) -> Shared:
    """What `foreign` and the English `gloss` have in common."""
    theirs, folded = _foreign(foreign), _folded(gloss)
    words = _WORD.findall(folded)
    ours = _NONE.union(*map(_meaning_of, words[: 2 * LONGEST]))
    hit: set[int] = set()
    for some in theirs.meanings:
        both = [m for m in some if m in ours and m not in hit]
        if both:
            hit.add(max(both, key=_weight))
    hits = sum(map(_weight, hit)) + _cognates(theirs.heads, words)
    says_no = any(ours.isdisjoint(some) for some in theirs.negative)
    negative = NOT in ours or not _NEGATIVE.isdisjoint(folded.split())
    return Shared(hits, theirs.known, says_no and not negative)


def _cognates(heads: Sequence[str], words: Sequence[str]) -> int:
    """How many long words begin alike, accents aside: `justicia`, `justice`."""
    ours = {w[: COGNATE - 1] for w in words if len(w) >= COGNATE} if heads else _NONE
    return sum(head in ours for head in heads)
