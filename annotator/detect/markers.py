"""Words that tell close relatives apart: Bosnian, Croatian, Serbian; Indonesian, Malay; and so
on."""

from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

WEIGHT = 2.5
"""What one such word adds to its language."""
MOST = 7.5


@lru_cache(maxsize=1)
def marker_words() -> dict[str, tuple[str, ...]]:
    """Word → the languages of one group that have it, where not all of them do."""
    text = (files("annotator.detect") / "data" / "markers.txt").read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    group: list[tuple[str, set[str]]] = []
    for line in [*text.split("\n"), "="]:
        if line.startswith("#"):
            continue
        if line.startswith("="):
            _close(group, found)
            group = []
        elif line:
            tag, *words = line.split(" ")
            group.append((tag, set(words)))
    return {word: tuple(sorted(tags)) for word, tags in found.items()}


def _close(group: list[tuple[str, set[str]]], found: dict[str, list[str]]) -> None:
    for word in set().union(*(words for _, words in group)) if group else ():
        having = [tag for tag, words in group if word in words]
        if len(having) * 2 < len(group) or len(having) == 1:
            found.setdefault(word, []).extend(having)


def marker_bonus(forms: Iterable[str]) -> dict[str, float]:
    """Language → bonus for the words of a stretch."""
    known = marker_words()
    out: dict[str, float] = {}
    for form in forms:
        for tag in known.get(form, ()):
            out[tag] = min(MOST, out.get(tag, 0.0) + WEIGHT)
    return out
