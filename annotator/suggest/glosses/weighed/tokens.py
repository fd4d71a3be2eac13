"""The words around a foreign passage, each with its kind."""

import re
import tomllib
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from annotator.languages.english import words
from annotator.suggest.glosses.page import language_names
from annotator.text.marks import MARKS

REACH = 320
"""Code points on either side within which a translation is looked for."""

_TOKEN = re.compile(r"\w+(?:[-'’ʻʼ]\w+)*|\n+|[^\w\s]")
_SAME = {"–": "—", "…": ".", "!": ".", "?": ".", "[": "(", "]": ")", "{": "(", "}": ")"}
_EMPHASIS = "*_`"


class Token(NamedTuple):
    """A word, a mark, a line's end, or a foreign passage as a whole; offsets are code points."""

    start: int
    end: int
    text: str
    kind: str
    """What it is to the model: an English function word or cue itself, LANG, W (with a capital),
    w, 9, Q (a quotation mark), a mark, N and NN (line ends), S (the passage), F (another one)."""
    group: str
    """The cue's group (`MEAN`, `SAY` …), or the kind."""
    is_word: bool


@lru_cache(maxsize=1)
def _lists() -> dict[str, dict[str, str]]:
    """The lists of `cues.toml`, read once."""
    source = files("annotator.suggest.glosses.weighed") / "cues.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def function_words() -> frozenset[str]:
    """English words that carry grammar rather than meaning."""
    return frozenset(_lists()["words"]["function"].split())


@lru_cache(maxsize=1)
def finite_verbs() -> frozenset[str]:
    """Forms by which a clause is told from a noun."""
    return frozenset(_lists()["words"]["verbs"].split())


@lru_cache(maxsize=1)
def cues() -> dict[str, str]:
    """Words that tell of a translation, each with the name of its group."""
    found = dict.fromkeys(words().saying, "SAY")
    for group, members in _lists()["groups"].items():
        found.update(dict.fromkeys(members.split(), group))
    return found


@lru_cache(maxsize=2048)
def _kind(piece: str) -> tuple[str, str, bool]:
    """Kind and group of a word or mark of the text, and whether it is a word."""
    first = piece[0]
    if first == "\n":
        kind = "N" if len(piece) == 1 else "NN"
        return kind, kind, False
    if first.isalnum() or first == "_":
        return *_kind_of_word(piece), True
    kind = "Q" if piece in MARKS or piece in _EMPHASIS else _SAME.get(piece, piece)
    return kind, kind, False


def _kind_of_word(word: str) -> tuple[str, str]:
    lower = word.lower()
    if word in language_names():
        return "LANG", "LANG"
    group = cues().get(lower)
    if group == "SAY":
        return "SAY", group
    if group is not None:
        return lower, group
    if lower in function_words():
        return lower, "f"
    if word.isdigit():
        return "9", "9"
    plain = "W" if word[0].isupper() else "w"
    return plain, plain


def _tokens(text: str, start: int, end: int) -> list[Token]:
    """The words and marks of a stretch without foreign passages."""
    return [
        Token(match.start(), match.end(), match[0], *_kind(match[0]))
        for match in _TOKEN.finditer(text, start, end)
    ]


def tokens_around(
    text: str, source: tuple[int, int], foreign: Sequence[tuple[int, int]]
) -> tuple[list[Token], int, int]:
    """The tokens within reach, and between which two of them the passage stands.

    `foreign`: the other foreign passages, in order. A passage is one token, with all marks in it.
    """
    begin, end = max(0, source[0] - REACH), min(len(text), source[1] + REACH)
    begin, end = _at_border(text, begin, -1), _at_border(text, end, 1)
    inside = [(a, b, "F") for a, b in foreign if a < end and b > begin and not _meet(a, b, source)]
    inside.append((*source, "S"))
    inside.sort()
    found: list[Token] = []
    at, place = begin, 0
    for a, b, kind in inside:
        if a < at:
            continue
        found += _tokens(text, at, a)
        if kind == "S":
            place = len(found)
        found.append(Token(a, b, text[a:b], kind, kind, False))
        at = b
    found += _tokens(text, at, end)
    return found, place, place + 1


def _meet(start: int, end: int, source: tuple[int, int]) -> bool:
    return start < source[1] and source[0] < end


def _at_border(text: str, at: int, step: int) -> int:
    """The next place, away from the passage, where no word is cut."""
    while 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum():
        at += step
    return at
