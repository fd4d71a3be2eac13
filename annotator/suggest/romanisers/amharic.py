"""Amharic as English-language newspapers spell it: no marks, and a vowel where one is heard.

The sixth order of a letter has a short i or no vowel; the script does not say which. Two consonants
may stand between vowels and, if the first can be held, at the end of a word; else an i parts them
(W. Leslau, Reference Grammar of Amharic, 1995). There is no standard: rough, to be edited.
"""

import re
import unicodedata

from annotator.languages.schemes import Scheme
from annotator.languages.schemes import scheme as find_scheme
from annotator.suggest import transliteration_icu

_ETHIOPIC = re.compile(r"[\u1200-\u135a]+")
_SOUND = re.compile(r"(?:[kgh]’?w|sh|ch|ts|zh|ny|[a-z])’?")
_VOWELS = frozenset("aeiou")
_HELD = frozenset(("n", "r", "l", "m", "s", "z", "sh", "h", "w", "y"))
"""Consonants that another one may follow at the end of a word: hizb, mengist."""
_SONOROUS = frozenset(("n", "m", "r", "l", "ny", "w", "y"))
"""Consonants that do not close such a pair: lemin, bahir."""


def romanise(text: str, scheme: Scheme) -> str:
    """`text` as the press might spell it; figures and marks as in BGN/PCGN."""
    letters = find_scheme("am", "bgnpcgn-1967")
    spelled = _ETHIOPIC.sub(lambda found: _word(found[0], letters), text)
    return transliteration_icu.run(letters, spelled)


def version() -> str:
    """What made the value."""
    return "annotator amharic/1"


def _word(ethiopic: str, letters: Scheme) -> str:
    sounds: list[str] = []
    for letter in ethiopic:  # one at a time: t and h side by side are no th, s and h no sh
        said = unicodedata.normalize("NFD", transliteration_icu.run(letters, letter))
        plain = "".join(c for c in said if not unicodedata.combining(c)).replace("‘", "")
        if not plain.isascii() and "’" not in plain:
            return ethiopic
        sounds += _SOUND.findall(plain or "i")  # ዕ: ilet
    return _with_vowels([s.replace("’", "") for s in sounds])


def _with_vowels(sounds: list[str]) -> str:
    out: list[str] = []
    at = 0
    while at < len(sounds):
        end = at
        while end < len(sounds) and sounds[end] not in _VOWELS:
            end += 1
        out.append(_parted(sounds[at:end], first=at == 0, last=end == len(sounds)))
        out += sounds[end : end + 1]
        at = end + 1
    return "".join(out)


def _parted(run: list[str], *, first: bool, last: bool) -> str:
    """Consonants between two vowels, or at an end of the word, with each i that parts them."""
    out = ""
    while run:
        few = 1 if first else 2  # as many as may stand here without a vowel after them
        if len(run) < few or (len(run) == few and not last):
            return out + "".join(run)
        pair = last and not first and run[-2] in _HELD and run[-1] not in _SONOROUS
        if pair and len(run) == few:
            return out + "".join(run)
        if last and not first and len(run) == few:
            return out + run[0] + "i" + run[1]
        if pair and len(run) == few + 1:
            return out + run[0] + "i" + "".join(run[1:])  # nigist
        out += "".join(run[:few]) + "i"
        run, first = run[few:], False
    return out
