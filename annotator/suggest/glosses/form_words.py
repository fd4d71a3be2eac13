"""What the marks and names in a form stand for, and the words without which a form is not there.

A text has few of the words that introduce translations, so most forms need not be compiled, let
alone tried: a form is asked for only where its words are.
"""

import re

from annotator.suggest.glosses.cues import THING
from annotator.suggest.glosses.page import language_names

_CLOSED = r"[”\"’»]"
MARKS = {
    ",": rf"(?:,|(?<=,)|(?<=,{_CLOSED}))",
    ";": r"\s?;",
    ":": r"\s?:",
    "/": r"\s?[/|]",
    "=": r"\s?(?:[=≈→]|[=-]>)",
    "-": r"(?:,?\s?[—–]|\s--?(?=\s)|--)",
    ".": rf"(?:[.!?…]|(?<=[.!?…])|(?<=[.!?…]{_CLOSED})|(?<={_CLOSED})[.!?…]){_CLOSED}?",
    "[": r"\s?[(\[]",
    "]": r"\s?[)\]]",
    "…": r"[^.!?\n“”\"]{0,80}?",
    "……": r"[^“”\"«»]{0,160}?",
    "AFTER": r"(?:[.;:,]|\s?[—–])",
    "PAUSE": rf"(?:,|(?<=,)|(?<=,{_CLOSED})|;|:|\s?[—–→=]|\s--?(?=\s)|\s?\()",
}
"""Marks as patterns. A comma or a stop may stand inside the marks of what goes before."""
_ENDS = {
    ",": ',”"’»',
    ";": ";",
    ":": ":",
    "/": "/|",
    "=": "=≈→>",
    "-": "—–-",
    ".": '.!?…”"’»',
    "[": "([",
    "]": ")]",
    "AFTER": ".;:,—–",
    "PAUSE": ',”"’»;:—–→=-(',
}
"""The last character of each mark, or the one that it looks back at."""
OPEN = ("…", "……")
"""Those of the marks that any words may take the place of."""

BUILT_IN = {
    "THING": THING,
    "LANG": r"(?:the )?(?:[\w’'-]+ )?(?:[A-ZĀŌ][\w’'-]+(?: [A-Z][\w-]+)?|[a-z]+(?:ish|ian|ese))",
    "ANY": r"[“\"‘'«][^“”\"«»\n]{1,80}[”\"’'»][,.]?",
    "WORD": r"[\w’'-]+",
    "NAME": r"(?:[A-Z][\w’'-]+ ){0,2}[A-Z][\w’'-]+",
    "OWNER": r"(?:[A-Z][\w-]+ )?[A-Z][\w-]+[’']s|his|her|its|their|the(?: [a-z]+[’']s)?",
    "NP": r"(?:[\w’'-]+ ){0,3}?[\w’'-]+",
}
"""Lists that cannot be written out. LANG is looked up after a match, see `names_language`."""

SLOTS = ("S", "G", "“G”")

_FIRST = re.compile(r"[\w’'-]+")
_START = re.compile(r"[^\W_]+")
_LITTLE = frozenset(("the", "a", "an", "is", "was", "of", "in", "as", "it", "to", "and", "that"))
_ANY: frozenset[str] = frozenset()
"""What stands for words that cannot be listed."""
Needs = tuple[frozenset[str], ...]
"""Of each set one word has to be there."""


def keys(tokens: list[str], lists: dict[str, str]) -> frozenset[str]:
    """The first words of the one token that has the fewest of them, small words left out."""
    found = [starts(_first_words(token, lists)) for token in _needed(tokens)]
    return min((some for some in found if some and not some & _LITTLE), key=len, default=_ANY)


def needs(tokens: list[str], lists: dict[str, str]) -> Needs:
    """Of each of these sets one word stands there, wherever the form is; those of small words are
    left out. The longest word speaks for an option: `in_the_local_dialect` needs “dialect”."""
    found = [_telling_words(token, lists) for token in _needed(tokens)]
    return tuple(sorted((some for some in found if some and not some & _LITTLE), key=len))


def are_met(wanted: Needs, there: set[str]) -> bool:
    """Whether the words `there` have one of each set."""
    return not any(some.isdisjoint(there) for some in wanted)


def _needed(tokens: list[str]) -> list[str]:
    """The tokens that are words and must be there, without their brackets."""
    marks = (*MARKS, *SLOTS)
    return [t.strip("()") for t in tokens if t[-1] not in "?*" and t not in marks]


def starts(words: frozenset[str]) -> frozenset[str]:
    """The words up to their first hyphen or apostrophe, as `words_in` gives those of a text; none
    where one has no letter there."""
    found = [_START.match(word) for word in words]
    return _ANY if None in found else frozenset(m.group() for m in found if m)


def heads(tokens: list[str], lists: dict[str, str]) -> frozenset[str]:
    """The words one of which is the first that stands there, as `starts` gives them; none where it
    could be any word, or where marks alone may stand."""
    found = _ANY
    for token in tokens:
        needed = len(token) < 2 or token[-1] not in "?*"
        core = token if needed else token[:-1]
        if core in MARKS and core not in OPEN:
            continue
        some = starts(_first_words(core.strip("()"), lists))
        if core in OPEN or not some:
            return _ANY
        found |= some
        if needed:
            return found
    return _ANY


def closes(tokens: list[str]) -> str:
    """The characters one of which is the last that stands there; none where it could be a word."""
    found = ""
    for token in reversed(tokens):
        needed = len(token) < 2 or token[-1] not in "?*"
        mark = _ENDS.get(token if needed else token[:-1])
        if mark is None:
            return ""
        found += mark
        if needed:
            return found
    return ""


def _first_words(token: str, lists: dict[str, str]) -> frozenset[str]:
    """The words with which the options of a token begin; none where one begins with anything."""
    out: set[str] = set()
    for option in token.split("|"):
        word = option.strip().replace("_", " ").split(" ")[0]
        if word in lists:
            inner = _first_words(lists[word].replace("\n", " "), lists)
            if not inner:
                return _ANY
            out |= inner
            continue
        match = _FIRST.match(word)
        if word in BUILT_IN or match is None:
            return _ANY
        out.add(match.group().replace("’", "'").lower())
    return frozenset(out)


def _telling_words(token: str, lists: dict[str, str]) -> frozenset[str]:
    """One word of each option of a token, the longest; none where an option has none."""
    out: set[str] = set()
    for option in token.split("|"):
        some = _telling_word(option.strip().replace("_", " ").split(" "), lists)
        if not some:
            return _ANY
        out |= some
    return frozenset(out)


def _telling_word(option: list[str], lists: dict[str, str]) -> frozenset[str]:
    """A language's name; else the longest word that is written out; else those of a list."""
    if "LANG" in option:
        return frozenset(piece for name in language_names() for piece in words_in(name))
    plain = [w.lower() for w in option if w not in lists and w not in BUILT_IN]
    longest = max((w for w in plain if w not in _LITTLE), key=len, default="")
    if longest:
        return starts(frozenset((longest,)))
    for word in option:
        if word in lists and (some := _telling_words(lists[word].replace("\n", " "), lists)):
            return some
    return frozenset(plain)


def words_in(text: str) -> list[str]:
    """The words of a text, small, in pieces at hyphens and apostrophes: for `starts`."""
    return _START.findall(text.lower())


def first_word(text: str, at: int, limit: int) -> str:
    """The first of the words from `at` on; empty where there is none before `limit`."""
    found = _START.search(text, at, limit)
    return found.group().lower() if found else ""


def last_sign(text: str, end: int) -> str:
    """The character before `end`, over one blank: where what `closes` tells of has to stand."""
    before = text[max(0, end - 2) : end]
    return before[-1:] if not before[-1:].isspace() else before[:-1]
