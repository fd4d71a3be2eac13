"""What a first name or the ending of a surname tells of gender."""

import lzma
import unicodedata
from functools import lru_cache
from importlib.resources import files

from annotator.languages.english import word_list, words
from annotator.languages.english.lexicon import english_words

_DATA = files("annotator.languages.english")


@lru_cache(maxsize=1)
def first_names() -> dict[str, str]:
    """First name, lower case → `m` or `f`; names that are both are not in it."""
    return {name: gender for name, gender in _read("first_names.txt").items() if gender}


@lru_cache(maxsize=1)
def _genders() -> dict[str, str]:
    """The same with names that are words of their languages as well, and those of many lists.

    The latter are made by `tools/models/genders.py` and have no accents.
    """
    listed = lzma.decompress((_DATA / "name_genders.xz").read_bytes()).decode("ascii")
    return _by_name(listed) | _read("name_genders.txt") | first_names()


def _read(name: str) -> dict[str, str]:
    return _by_name((_DATA / name).read_text(encoding="utf-8"))


def _by_name(text: str) -> dict[str, str]:
    """Name, lower case → gender, of lines below `[m]` and `[f]`, "" below both or below `[b]`."""
    found: dict[str, set[str]] = {"m": set(), "f": set(), "b": set()}
    gender = ""
    for line in text.split("\n"):
        if line.startswith("["):
            gender = line[1]
        elif not line.startswith("#"):
            found[gender].update(line.lower().split())
    both = found["m"] & found["f"]
    told = {name: gender for gender in "mf" for name in found[gender] - both}
    return dict.fromkeys(both | found["b"], "") | told


_FEMALE_END = ("ova", "eva", "skaya", "qyzy", "kyzy", "qizi", "ovna", "evna", "yeva", "ovа")
_MALE_END = ("uly", "ulu", "ovich", "evich", "ogly", "oglu")
_MALE_FIRST = ("bek", "zhan")
"""Ends of first names; women bear surnames that end so, too."""


_FEMALE_WORDS = word_list("speakers.female_parts")
"""Parts behind a first name that only women bear, whatever stands before them."""
_MALE_WORDS = word_list("speakers.male_parts")


_PLAIN = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ß": "ss"}
    | {"þ": "th", "ə": "a", "’": "", "'": "", "ʼ": "", "ʻ": ""}
)
"""Letters that Unicode does not take apart, as lists without accents write them."""


def _plain(word: str) -> str:
    """`ayse` for `ayşe`."""
    if word.isascii():
        return word
    apart = unicodedata.normalize("NFD", word.translate(_PLAIN))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def is_first_name(word: str) -> bool:
    """Whether a lone capitalised word, given in lower case, is somebody: `Hocine`, not `Grace`."""
    return bool(gender_of_name((word,))) and word not in english_words()


LEAST_LETTERS = 5
"""Shorter English words are surnames in many languages: Park, Long, Tan."""


def is_no_name(word: str) -> bool:
    """Whether no name of a person begins with a word, given in lower case: `Human`, `Grand`."""
    return (
        len(word) >= LEAST_LETTERS
        and word in english_words()
        and word not in _genders()
        and word not in words().persons
    )


@lru_cache(maxsize=256)
def gender_of_name(parts: tuple[str, ...]) -> str:
    """Gender by first name, then by a surname or patronymic ending; "" where neither tells."""
    known = _genders()
    if len(parts) > 1:
        for word in parts[1:]:
            if word in _FEMALE_WORDS:
                return "f"
            if word in _MALE_WORDS:
                return "m"
    for word in parts[:1]:
        told = known.get(word) or known.get(_plain(word)) or known.get(word.partition("-")[0])
        if told:
            return told
        if word.endswith(_MALE_FIRST) and len(word) > 4:
            return "m"
    for word in parts[1:] or parts:
        if word.endswith(_FEMALE_END):
            return "f"
        if len(parts) > 1 and word.endswith(("ov", "ev", "sky", "skiy", *_MALE_END)):
            return "m"
    return ""
