"""Words that tell close relatives apart: Bosnian, Croatian, Serbian; Indonesian, Malay; and so
on."""

from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

WEIGHT = 2.5
"""What one such word adds to its language."""
MOST = 7.5
ONLY, ONLY_MOST = 5.0, 10.0
"""What a word adds besides that our own lists of romanised words, and of words that readers know,
have for one language only, and at most: they were written by hand, the tables know such words from
next to nothing."""
_SURE_LETTERS = 4
"""Letters from which on such a word is hardly one of another language as well."""


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
    for listed in (romanised_words(), familiar_words()):
        for word, tags in listed.items():
            found.setdefault(word, []).extend(tags)
    return {word: tuple(sorted(set(tags))) for word, tags in found.items()}


@lru_cache(maxsize=1)
def romanised_words() -> dict[str, tuple[str, ...]]:
    """Word → the romanised languages in whose list it is, where these are at most three."""
    return {word: tags for word, tags in _listed("romanised.txt").items() if len(tags) <= 3}


@lru_cache(maxsize=1)
def familiar_words() -> dict[str, tuple[str, ...]]:
    """Word that articles quote, and readers may know → its language."""
    return _listed("familiar.txt")


@lru_cache(maxsize=1)
def _of_one() -> dict[str, str]:
    """Word → the only language in whose list of romanised or well-known words it is."""
    found = familiar_words() | romanised_words()
    return {
        word: tags[0]
        for word, tags in found.items()
        if len(tags) == 1 and len(word) >= _SURE_LETTERS
    }


def _listed(name: str) -> dict[str, tuple[str, ...]]:
    """The words of a list, a language and its words a line: word → languages."""
    text = (files("annotator.detect") / "data" / name).read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    for line in text.split("\n"):
        if line and not line.startswith("#"):
            tag, *words = line.split(" ")
            for word in words:
                found.setdefault(word, []).append(tag)
    return {word: tuple(tags) for word, tags in found.items()}


def _close(group: list[tuple[str, set[str]]], found: dict[str, list[str]]) -> None:
    for word in set().union(*(words for _, words in group)) if group else ():
        having = [tag for tag, words in group if word in words]
        if len(having) * 2 < len(group) or len(having) == 1:
            found.setdefault(word, []).extend(having)


def marker_bonus(forms: Iterable[str]) -> dict[str, float]:
    """Language → bonus for the words of a stretch."""
    known, of_one = marker_words(), _of_one()
    out: dict[str, float] = {}
    more: dict[str, float] = {}
    for form in forms:
        for tag in known.get(form, ()):
            out[tag] = min(MOST, out.get(tag, 0.0) + WEIGHT)
        if alone := of_one.get(form):
            more[alone] = min(ONLY_MOST, more.get(alone, 0.0) + ONLY)
    for tag, bonus in more.items():
        out[tag] = out.get(tag, 0.0) + bonus
    return out
