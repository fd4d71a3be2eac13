"""The words of a line in Latin letters, and what each says for every language against English."""

import re
import unicodedata
from array import array
from functools import lru_cache
from typing import NamedTuple

from annotator.detect.markers import romanised_words
from annotator.detect.matrix import Matrix, matrix_of
from annotator.detect.tables import table
from annotator.text.scripts import script_of

_TOKEN = re.compile(r"[^\W\d_\u02b0-\u02ff]+(?:[\u0300-\u036f]+[^\W\d_\u02b0-\u02ff]*)*")
_STARTS = frozenset('.!?:…“”„"«»‹›([{*_‘•—|')

LOWER, START, NAME, ACRONYM, ANNOUNCED, PHRASE = 0, 1, 2, 3, 4, 5
"""Shapes: lower case; a capital where any word has one; a capital inside a sentence; all
capitals; a capital inside a sentence that a cue like "the novel" makes likely; any word of a phrase
that is weighed as a whole."""

ADVANCE = 0.6
"""What the main language has in advance at every word."""
UNCASED = 1.0
"""The same where names cannot be told by a capital letter."""
UNKNOWN, KNOWN = 0.8, -0.6
"""What it adds that a lower-case word is missing from the English list, or stands in it."""
LISTED = 2.5
"""What a romanised word adds that stands in our own list of its language."""
_WEIGHT = {LOWER: 1.0, START: 0.7, NAME: 0.3, ACRONYM: 0.15, ANNOUNCED: 0.9, PHRASE: 1.0}
_CAP = {LOWER: 14.0, START: 8.0, NAME: 1.2, ACRONYM: 0.6, ANNOUNCED: 7.0, PHRASE: 7.0}


class Word(NamedTuple):
    """One word: places in the line, lower-case form, shape and what stands before it."""

    start: int
    end: int
    form: str
    shape: int
    gap: str


def normal(word: str) -> str:
    """A word as the tables have it: lower case, composed."""
    lowered = word.lower()
    if lowered.isascii():
        return lowered
    return unicodedata.normalize("NFC", lowered).replace("i̇", "i")


def words_in(line: str, script: str = "Latn") -> list[Word]:
    """The words of a line in one script; words with letters of another are passed over."""
    words: list[Word] = []
    last = 0
    for match in _TOKEN.finditer(line):
        start, end = match.span()
        text = match.group()
        if not (text.isascii() or is_latin(text) if script == "Latn" else _of(text, script)):
            continue
        gap = line[last:start]
        if text == text.lower():  # scripts without capitals too
            shape = LOWER
        elif text.isupper() and (end - start > 1):
            shape = ACRONYM
        elif not words or not _STARTS.isdisjoint(gap):
            shape = START
        else:
            shape = NAME
        words.append(Word(start, end, normal(text), shape, gap))
        last = end
    return words


@lru_cache(maxsize=16384)
def is_latin(text: str) -> bool:
    """Whether every character of a word is of the Latin script (or no letter beyond it)."""
    return all(ch < "\u0370" or "\u1e00" <= ch < "\u1f00" for ch in text)


@lru_cache(maxsize=16384)
def _of(text: str, script: str) -> bool:
    return not text.isascii() and all(script_of(ch) in (script, "Zinh", "Zyyy") for ch in text)


_KEPT, _LONGEST = 8192, 45
"""Words that are remembered, and letters of the longest of them: no dictionary has a longer one."""


class Gains:
    """For each word and shape: the gain of every language over the main one (natural
    logarithms)."""

    def __init__(self, matrix: Matrix) -> None:
        self.table = table(matrix.script)
        self.tags = self.table.tags
        self.matrix = matrix
        self.base = self.tags.index(matrix.lane)
        self.known = matrix.known()
        self.functions = matrix.functions
        self.lanes: dict[str, tuple[int, ...]] = {}
        for lane, tag in enumerate(self.tags):
            primary = tag.split("-")[0]
            self.lanes[primary] = (*self.lanes.get(primary, ()), lane)
        self._advance = ADVANCE if matrix.cased else UNCASED
        self._kept: dict[tuple[str, int], array[float]] = {}
        self._peaks: dict[tuple[str, int], float] = {}

    def of(self, form: str, shape: int) -> "array[float]":
        """The gains of one word; the place of the main language holds a very low number."""
        key = (form, shape)
        found = self._kept.get(key)
        if found is None:
            found = self._make(form, shape)
            if len(form) > _LONGEST:
                return found
            if len(self._kept) > _KEPT:
                self._kept.clear()
            self._kept[key] = found
        return found

    def peak(self, form: str, shape: int) -> float:
        """The largest gain of one word."""
        key = (form, shape)
        found = self._peaks.get(key)
        if found is None:
            found = max(self.of(form, shape))
            if len(form) > _LONGEST:
                return found
            if len(self._peaks) > _KEPT:
                self._peaks.clear()
            self._peaks[key] = found
        return found

    def _make(self, form: str, shape: int) -> "array[float]":
        scores = self.table.score(form)
        step, base = self.table.step, scores[self.base]
        weight, cap = _WEIGHT[shape], _CAP[shape]
        less = self._advance
        if self.known:
            less -= KNOWN if form in self.known else UNKNOWN if shape in (LOWER, PHRASE) else 0.0
        rise, fall = weight * step, weight * (base * step + less)
        raw = [score * rise - fall for score in scores]
        if max(scores) * rise - fall > cap:
            raw = [gain if gain < cap else cap for gain in raw]
        if self.known:
            for tag in romanised_words().get(form, ()):
                for lane in self.lanes.get(tag.split("-")[0], ()):
                    raw[lane] = min(raw[lane] + weight * LISTED, cap)
        raw[self.base] = -50.0
        return array("f", raw)


@lru_cache(maxsize=8)
def gains(tag: str = "en") -> Gains:
    """The gains against one main language, loaded at the first call."""
    return Gains(matrix_of(tag))
