"""Languages that the text itself makes likely: names of languages, peoples and places nearby."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from annotator.detect.words import ACRONYM, LOWER, Word
from annotator.detect.wordsets import word_set

NEAR, LINE = 4.5, 3.0
"""What a hint adds to a language: within a few words, in the same line."""
BEHIND, BEHIND_LINE = 2.5, 1.0
"""The same in naming, for what is named behind the words. In our own passages nine in ten that
stand before foreign words are of their language, of those behind them every second."""
FEW = 2
"""Names of different languages in a line from which on each says less."""
_CLOSE = 14
_SPELLED_OUT = 4
"""Letters from which on a word in capitals is a name: WARSAW, not LIT."""
_OTHER_SENSE = word_set("polish gothic latin homeric akan pali sami sardu bable pedi")
"""Names of languages that mean something else in lower case, or are words elsewhere."""
BEFORE_TONGUE = word_set(
    "in into from to for of the a an is old modern speak speaks spoke speaking say"
)
"""What stands before the name of a language that is written in lower case."""


@lru_cache(maxsize=1)
def hint_words() -> dict[str, tuple[str, ...]]:
    """Lower-case name → primary subtags of the languages that it hints at."""
    return _listed("hints.txt")


@lru_cache(maxsize=1)
def _named() -> tuple[dict[str, tuple[str, ...]], frozenset[str]]:
    """The same with the languages whose people and country are called otherwise, and the second
    words of names of two."""
    found = hint_words() | _listed("tongues.txt")
    return found, frozenset(name.partition("_")[2] for name in found if "_" in name)


def _listed(name: str) -> dict[str, tuple[str, ...]]:
    """The names of a list, a subtag and its names a line; words of one name joined by `_`."""
    text = (files("annotator.detect") / "data" / name).read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    for line in text.split("\n"):
        if line and not line.startswith("#"):
            tag, *names = line.split(" ")
            for name in names:
                found.setdefault(name.lower(), []).append(tag)
    return {name: tuple(tags) for name, tags in found.items()}


@lru_cache(maxsize=1)
def tongues_in_lower_case() -> frozenset[str]:
    """The languages' own names, each the first of its tag in the list: "as they say in dutch"."""
    first: dict[str, str] = {}
    for name, tags in hint_words().items():
        first.setdefault(tags[0], name)
    return frozenset(first.values()) - _OTHER_SENSE


def line_hints(words: list[Word]) -> dict[int, tuple[str, ...]]:
    """The hints of a line: number of the word → languages.

    A name of two words (`south_africa` in the list) is noted at its second.
    """
    known, seconds = _named()
    out = {}
    for number, word in enumerate(words):
        form = word.form
        if form in seconds and number and word.shape != LOWER:
            tags = known.get(f"{words[number - 1].form}_{form}")
            if tags:
                out[number] = tags
                continue
        if form in known and _is_name(words, number):
            out[number] = known[form]
    return out


def _is_name(words: list[Word], number: int) -> bool:
    """Whether a word of the list is meant as one: by its capitals, or by its being a language."""
    word = words[number]
    if word.shape == LOWER:
        before = words[number - 1].form if number else ""
        return before in BEFORE_TONGUE and word.form in tongues_in_lower_case()
    return word.shape != ACRONYM or len(word.form) >= _SPELLED_OUT


def with_runs(
    named: dict[int, tuple[str, ...]], words: list[Word], runs: Sequence[tuple[int, str]]
) -> dict[int, tuple[str, ...]]:
    """The hints of a line and those that its words in other scripts are: (place, language) each."""
    if not runs:
        return named
    starts = [word.start for word in words]
    out = dict(named)
    for place, language in runs:
        number = max(0, bisect_left(starts, place) - 1)
        out[number] = tuple(dict.fromkeys((*out.get(number, ()), language.split("-")[0])))
    return out


def hints_by_word(
    found: dict[int, tuple[str, ...]], count: int, lanes: dict[str, tuple[int, ...]]
) -> list[dict[int, float]]:
    """For each of `count` words of a line: lane → bonus. Empty where there is no hint.

    `lanes` gives the lanes of a table by primary subtag.
    """
    if not found:
        return []
    everywhere: dict[int, float] = {}
    for tags in dict.fromkeys(found.values()):
        _add(everywhere, tags, lanes, LINE)
    near: dict[int, list[tuple[str, ...]]] = {}
    for place, tags in found.items():
        for number in range(max(0, place - _CLOSE), min(count, place + _CLOSE + 1)):
            near.setdefault(number, []).append(tags)
    out = [everywhere] * count
    kept: dict[tuple[tuple[str, ...], ...], dict[int, float]] = {}
    for number, named in near.items():
        key = tuple(named)
        bonus = kept.get(key)
        if bonus is None:
            bonus = kept[key] = everywhere.copy()
            for tags in key:
                _add(bonus, tags, lanes, NEAR)
        out[number] = bonus
    return out


class NamingHints:
    """The hints of a line as they count for naming what is found in it."""

    def __init__(
        self, named: dict[int, tuple[str, ...]], lanes: dict[str, tuple[int, ...]]
    ) -> None:
        self._named, self._lanes = named, lanes
        self._ends: dict[tuple[str, ...], tuple[int, int]] = {}
        for number, tags in named.items():
            first, last = self._ends.get(tags, (number, number))
            self._ends[tags] = (min(first, number), max(last, number))

    def of(self, first: int, last: int) -> dict[int, float]:
        """Lane → bonus for the words `first` to `last`."""
        out: dict[int, float] = {}
        for tags, (earliest, latest) in self._ends.items():
            if earliest <= last:
                _add(out, tags, self._lanes, LINE)
            elif latest > last:
                _add(out, tags, self._lanes, BEHIND_LINE)
        if out:
            for number in range(first - _CLOSE, last + _CLOSE + 1):
                if tags := self._named.get(number, ()):
                    _add(out, tags, self._lanes, NEAR if number <= last else BEHIND)
        if len(self._ends) > FEW:
            less = (FEW / len(self._ends)) ** 0.5
            return {lane: bonus * less for lane, bonus in out.items()}
        return out


def _add(
    target: dict[int, float], tags: tuple[str, ...], lanes: dict[str, tuple[int, ...]], bonus: float
) -> None:
    share = bonus if len(tags) == 1 else bonus * 0.8
    for tag in tags:
        for lane in lanes.get(tag, ()):
            target[lane] = max(target.get(lane, 0.0), share)


def nearby(named: dict[int, tuple[str, ...]], first: int, last: int) -> tuple[str, ...]:
    """Languages named within a few words of a stretch, nearest first."""
    if not named:
        return ()
    places = (*range(first - 1, first - _CLOSE - 1, -1), *range(last + 1, last + _CLOSE + 1))
    close = sorted((min(abs(p - first), abs(p - last)), named[p]) for p in places if p in named)
    return tuple(dict.fromkeys(tag for _, tags in close for tag in tags))
