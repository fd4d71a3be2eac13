"""What a first name or the ending of a surname tells of gender."""

from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def first_names() -> dict[str, str]:
    """First name, lower case → `m` or `f`; names that are both are not in it."""
    return _read("first_names.txt")


@lru_cache(maxsize=1)
def _genders() -> dict[str, str]:
    """The same with names that are words of their languages as well."""
    return _read("name_genders.txt") | first_names()


def _read(name: str) -> dict[str, str]:
    text = (files("annotator.languages.english") / name).read_text(encoding="utf-8")
    found: dict[str, set[str]] = {}
    gender = ""
    for line in text.split("\n"):
        if line.startswith("["):
            gender = line[1]
        elif not line.startswith("#"):
            for word in line.split():
                found.setdefault(word.lower(), set()).add(gender)
    return {name: genders.pop() for name, genders in found.items() if len(genders) == 1}


_FEMALE_END = ("ova", "eva", "skaya", "qyzy", "kyzy", "qizi", "ovna", "evna", "yeva", "ovа")
_MALE_END = ("uly", "ulu", "ovich", "evich", "ogly", "oglu")
_MALE_FIRST = ("bek", "zhan")
"""Ends of first names; women bear surnames that end so, too."""


@lru_cache(maxsize=256)
def gender_of_name(parts: tuple[str, ...]) -> str:
    """Gender by first name, then by a surname or patronymic ending; "" where neither tells."""
    known = _genders()
    for word in parts[:1]:
        if word in known:
            return known[word]
        if word.endswith(_MALE_FIRST) and len(word) > 4:
            return "m"
    for word in parts[1:] or parts:
        if word.endswith(_FEMALE_END):
            return "f"
        if len(parts) > 1 and word.endswith(("ov", "ev", "sky", "skiy", *_MALE_END)):
            return "m"
    return ""
