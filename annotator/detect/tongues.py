"""Languages as English prose names them, and whom a given name betrays as a person."""

from functools import lru_cache
from importlib.resources import files

from annotator.detect.hints import hint_words
from annotator.detect.words import LOWER, Word


@lru_cache(maxsize=1)
def tongues() -> dict[str, tuple[str, ...]]:
    """Lower-case name of a language → its primary subtags; none for a family of languages.

    A name of two words is joined by an underscore: `old_english`.
    """
    listed = _lines("annotator.languages.english", "language_names.txt")
    found: dict[str, tuple[str, ...]] = {
        name.lower(): hint_words().get(name.lower(), ())
        for line in listed
        for name in line.split(" ")
        if name != "English"
    }
    own: dict[str, list[str]] = {}
    for line in _lines("annotator.detect", "data/tongues.txt"):
        tag, *names = line.split(" ")
        for name in names:
            own.setdefault(name.lower(), []).append(tag)
    return found | {name: tuple(tags) for name, tags in own.items()}


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """First names in lower case: what they begin is a person."""
    lines = _lines("annotator.languages.english", "first_names.txt")
    return frozenset(n.lower() for line in lines if not line.startswith("[") for n in line.split())


def tongue_at(words: list[Word], number: int) -> tuple[str, ...] | None:
    """The subtags of the language that a word names; None where it names none."""
    word = words[number]
    if word.shape == LOWER:
        return None
    known = tongues()
    if number and words[number - 1].shape != LOWER:
        both = known.get(f"{words[number - 1].form}_{word.form}")
        if both is not None:
            return both
    return known.get(word.form)


def _lines(package: str, path: str) -> list[str]:
    """The lines of a list, without remarks."""
    text = files(package).joinpath(path).read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and not line.startswith("#")]
