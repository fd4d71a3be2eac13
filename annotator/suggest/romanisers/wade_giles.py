"""Pinyin syllables as Wade and Giles wrote them (H. A. Giles, Chinese–English Dictionary, 1912)."""

import re
from functools import lru_cache

_WHOLE = {
    "yi": "i",
    "ye": "yeh",
    "you": "yu",
    "yan": "yen",
    "yong": "yung",
    "yu": "yü",
    "yue": "yüeh",
    "yuan": "yüan",
    "yun": "yün",
    "er": "erh",
    "e": "o",
    "zi": "tzu",
    "ci": "tz’u",
    "si": "ssu",
    "ge": "ko",
    "ke": "k’o",
    "he": "ho",
    "gui": "kuei",
    "kui": "k’uei",
    "guo": "kuo",
    "kuo": "k’uo",
    "huo": "huo",
    "shuo": "shuo",
}
_FIRST = {
    "zh": "ch",
    "ch": "ch’",
    "b": "p",
    "p": "p’",
    "d": "t",
    "t": "t’",
    "g": "k",
    "k": "k’",
    "j": "ch",
    "q": "ch’",
    "x": "hs",
    "r": "j",
    "z": "ts",
    "c": "ts’",
}
_PARTS = re.compile(r"(zh|ch|sh|[bpmfdtnlgkhjqxrzcswy])?(.*)")


@lru_cache(maxsize=1024)
def wade_giles(syllable: str) -> str:
    """One toneless pinyin syllable; what is none comes back as it is."""
    if syllable in _WHOLE:
        return _WHOLE[syllable]
    found = _PARTS.fullmatch(syllable)
    if found is None or not found[2]:
        return syllable
    first, last = found[1] or "", found[2]
    if first in ("j", "q", "x") and last.startswith("u"):
        last = "ü" + last[1:]
    if first in ("zh", "ch", "sh", "r") and last == "i":
        last = "ih"
    return _FIRST.get(first, first) + _last(last)


def _last(final: str) -> str:
    if final in ("ie", "üe"):
        return final + "h"
    if final == "ian":
        return "ien"
    if final == "uo":
        return "o"
    if final in ("e", "en", "eng"):
        return "ê" + final[1:]
    return final.replace("ong", "ung")
