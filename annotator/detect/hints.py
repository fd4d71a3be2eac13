"""Languages that the text itself makes likely: names of languages, peoples and places nearby."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from annotator.detect.words import NAME, START, Word

NEAR, LINE = 4.5, 3.0
"""What a hint adds to a language: within a few words, in the same line."""
_CLOSE = 14


@lru_cache(maxsize=1)
def hint_words() -> dict[str, tuple[str, ...]]:
    """Lower-case name → primary subtags of the languages that it hints at."""
    text = (files("annotator.detect") / "data" / "hints.txt").read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    for line in text.split("\n"):
        if line and not line.startswith("#"):
            tag, *names = line.split(" ")
            for name in names:
                found.setdefault(name.lower(), []).append(tag)
    return {name: tuple(tags) for name, tags in found.items()}


def line_hints(words: list[Word]) -> dict[int, tuple[str, ...]]:
    """The hints of a line: number of the word → languages."""
    known = hint_words()
    return {
        number: known[word.form]
        for number, word in enumerate(words)
        if word.shape in (NAME, START) and word.form in known
    }


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
    for tags in found.values():
        _add(everywhere, tags, lanes, LINE)
    out = [everywhere] * count
    for place, tags in found.items():
        for number in range(max(0, place - _CLOSE), min(count, place + _CLOSE + 1)):
            out[number] = dict(out[number])
            _add(out[number], tags, lanes, NEAR)
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
