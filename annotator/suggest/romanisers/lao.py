"""Lao by the BGN/PCGN 1966 system (with its French spellings), syllable by syllable.

Vowels stand before, above, below and after their consonant: each syllable is matched as a whole.
Tones are not shown. Needs no package.
"""

import re

from annotator.languages.schemes import Scheme

_parts = str.split

_INITIAL = dict(
    zip(
        _parts("ກ ຂ ຄ ງ ຈ ສ ຊ ຍ ດ ຕ ຖ ທ ນ ບ ປ ຜ ຝ ພ ຟ ມ ຢ ຣ ລ ວ ຫ ອ ຮ ໜ ໝ"),
        _parts("k kh kh ng ch s x gn d t th th n b p ph f ph f m y r l v h _ h n m"),
        strict=True,
    )
)
_AFTER_H = {"ງ": "ng", "ຍ": "gn", "ນ": "n", "ມ": "m", "ລ": "l", "ຼ": "l", "ຣ": "r", "ວ": "v"}
_FINAL = dict(zip(_parts("ກ ງ ຍ ດ ນ ບ ມ ວ"), _parts("k ng y t n p m o"), strict=True))
_C = "[" + "".join(_INITIAL) + "]"
_TONE = "[\u0ec8-\u0ecb]?"
_HEAD = rf"(?P<h>ຫ)?(?P<c>{_C}|\u0ebc)(?P<r>[ຣລວ\u0ebc](?=[\u0eb0-\u0ebd]))?"
_CLOSE = r"(?P<f>[ກງຍດນບມວ](?![\u0eb0-\u0ebb\u0ebd\u0ecd\u0ec8-\u0ecbາອ]|[\u0eb1]))?"

PATTERNS = [
    (rf"ເ{_HEAD}{_TONE}ົ{_TONE}າ", "ao"),
    (rf"ເ{_HEAD}{_TONE}າະ", "o"),
    (rf"ເ{_HEAD}ຶ{_TONE}ອ{_CLOSE}", "ua"),
    (rf"ເ{_HEAD}ື{_TONE}ອ{_CLOSE}", "ua"),
    (rf"ເ{_HEAD}[ິີ]{_TONE}{_CLOSE}", "eu"),
    (rf"ເ{_HEAD}ັ{_TONE}[ຍຽ]", "ia"),
    (rf"ເ{_HEAD}{_TONE}ຍ", "ia"),
    (rf"ເ{_HEAD}[ັ]?{_TONE}(?:ະ|{_CLOSE})", "é"),
    (rf"ແ{_HEAD}[ັ]?{_TONE}(?:ະ|{_CLOSE})", "è"),
    (rf"ໂ{_HEAD}{_TONE}(?:ະ|{_CLOSE})", "ô"),
    (rf"[ໄໃ]{_HEAD}{_TONE}ຍ?", "ai"),
    (rf"{_HEAD}ົ{_TONE}ວ(?:ະ)?", "oua"),
    (rf"{_HEAD}ັ{_TONE}ວະ", "oua"),
    (rf"{_HEAD}ົ{_TONE}{_CLOSE}", "ô"),
    (rf"{_HEAD}{_TONE}(?:ຳ|ໍ{_TONE}າ)", "am"),
    (rf"{_HEAD}ໍ{_TONE}{_CLOSE}", "o"),
    (rf"{_HEAD}ັ{_TONE}{_CLOSE}", "a"),
    (rf"{_HEAD}{_TONE}[ະາ]{_CLOSE}", "a"),
    (rf"{_HEAD}[ິີ]{_TONE}{_CLOSE}", "i"),
    (rf"{_HEAD}[ຶື]{_TONE}{_CLOSE}", "u"),
    (rf"{_HEAD}[ຸູ]{_TONE}{_CLOSE}", "ou"),
    (rf"{_HEAD}{_TONE}ຽ{_CLOSE}", "ia"),
    (rf"{_HEAD}{_TONE}ວ(?P<f>[ກງຍດນບມ])", "oua"),
    (rf"{_HEAD}{_TONE}ອ{_CLOSE}", "o"),
    (rf"{_HEAD}{_TONE}", ""),
]
"""Spellings of a syllable, the longer first, and its vowel."""
_COMPILED = [(re.compile(pattern), vowel) for pattern, vowel in PATTERNS]
_DIGITS = str.maketrans("໐໑໒໓໔໕໖໗໘໙", "0123456789")


def romanise(text: str, scheme: Scheme) -> str:
    """`text` with its Lao in Latin letters."""
    out: list[str] = []
    i = 0
    while i < len(text):
        said, used = _at(text, i)
        out.append(said)
        i += used
    return "".join(out).translate(_DIGITS).replace("ໆ", "")


def version() -> str:
    """What made the value."""
    return "annotator lao/1"


def _at(text: str, i: int) -> tuple[str, int]:
    """What stands at place `i` in Latin letters, and how many characters that took."""
    for pattern, vowel in _COMPILED:
        found = pattern.match(text, i)
        if found and found.end() > i:
            return _syllable(found, vowel), found.end() - i
    return text[i], 1


def _syllable(found: re.Match[str], vowel: str) -> str:
    parts = found.groupdict()
    head = _INITIAL.get(parts["c"], "")
    if parts["h"]:
        head = _AFTER_H.get(parts["c"], "h" + head)
    if parts["r"]:
        head += {"ວ": "v"}.get(parts["r"], "" if parts["c"] == "ຫ" else "l")
        if parts["c"] == "ຫ":
            head = _AFTER_H[parts["r"]]
    return head.replace("_", "") + vowel + _FINAL.get(parts.get("f") or "", "")
