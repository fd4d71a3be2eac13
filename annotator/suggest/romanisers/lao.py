"""Lao by the BGN/PCGN 1966 system (with its French spellings) and by ALA-LC, syllable by syllable.

Vowels stand before, above, below and after their consonant: each syllable is matched as a whole.
Tones are not shown. Needs no package.
"""

import re
from dataclasses import dataclass

from annotator.languages.schemes import Scheme

_parts = str.split
_LETTERS = _parts("ກ ຂ ຄ ງ ຈ ສ ຊ ຍ ດ ຕ ຖ ທ ນ ບ ປ ຜ ຝ ພ ຟ ມ ຢ ຣ ລ ວ ຫ ອ ຮ ໜ ໝ")
_FINALS = _parts("ກ ງ ຍ ດ ນ ບ ມ ວ")


@dataclass(frozen=True)
class Table:
    """How one system writes the consonants, and the vowels where it departs from ALA-LC."""

    initial: dict[str, str]
    after_h: dict[str, str]
    """ຫ is not heard before these."""
    final: dict[str, str]
    w: str
    """ວ between a consonant and a vowel."""
    vowels: dict[str, str]


BGN = Table(
    dict(
        zip(
            _LETTERS,
            _parts("k kh kh ng ch s x gn d t th th n b p ph f ph f m y r l v h _ h n m"),
            strict=True,
        )
    ),
    {"ງ": "ng", "ຍ": "gn", "ນ": "n", "ມ": "m", "ລ": "l", "ຼ": "l", "ຣ": "r", "ວ": "v"},
    dict(zip(_FINALS, _parts("k ng y t n p m o"), strict=True)),
    "v",
    dict(
        zip(
            _parts("ā ī ư ư̄ u ū e ē æ ǣ o ō o̜ ō̜ œ œ̄ īa ưa ư̄a ua ūa"),
            _parts("a i u u ou ou é é è è ô ô o o eu eu ia ua ua oua oua"),
            strict=True,
        )
    ),
)
ALALC = Table(
    dict(
        zip(
            _LETTERS,
            _parts("k kh kh ng ch s s ny d t th th n b p ph f ph f m y r l v h ʻ h n m"),
            strict=True,
        )
    ),
    {"ງ": "ng", "ຍ": "ny", "ນ": "n", "ມ": "m", "ລ": "l", "ຼ": "l", "ຣ": "r", "ວ": "v"},
    dict(zip(_FINALS, _parts("k ng i t n p m o"), strict=True)),
    "w",
    {},
)
TABLES = {"bgnpcgn-1966": BGN, "alalc": ALALC}
"""Scheme → its table; a scheme of a workspace is written as BGN/PCGN."""

_C = "[" + "".join(_LETTERS) + "]"
_TONE = "[\u0ec8-\u0ecb]?"
_HEAD = rf"(?P<h>ຫ)?(?P<c>{_C}|\u0ebc)(?P<r>[ຣລວ\u0ebc](?=[\u0eb0-\u0ebd]))?"
_CLOSE = r"(?P<f>[ກງຍດນບມວ](?![\u0eb0-\u0ebb\u0ebd\u0ecd\u0ec8-\u0ecbາອ]|[\u0eb1]))?"

PATTERNS = [
    (rf"ເ{_HEAD}{_TONE}ົ{_TONE}າ", "ao"),
    (rf"ເ{_HEAD}{_TONE}າະ", "o̜"),
    (rf"ເ{_HEAD}ຶ{_TONE}ອ{_CLOSE}", "ưa"),
    (rf"ເ{_HEAD}ື{_TONE}ອ{_CLOSE}", "ư̄a"),
    (rf"ເ{_HEAD}ິ{_TONE}{_CLOSE}", "œ"),
    (rf"ເ{_HEAD}ີ{_TONE}{_CLOSE}", "œ̄"),
    (rf"ເ{_HEAD}ັ{_TONE}[ຍຽ]ະ", "ia"),
    (rf"ເ{_HEAD}ັ?{_TONE}[ຍຽ]", "īa"),
    (rf"ເ{_HEAD}{_TONE}ະ", "e"),
    (rf"ເ{_HEAD}ັ{_TONE}{_CLOSE}", "e"),
    (rf"ເ{_HEAD}{_TONE}{_CLOSE}", "ē"),
    (rf"ແ{_HEAD}{_TONE}ະ", "æ"),
    (rf"ແ{_HEAD}ັ{_TONE}{_CLOSE}", "æ"),
    (rf"ແ{_HEAD}{_TONE}{_CLOSE}", "ǣ"),
    (rf"ໂ{_HEAD}{_TONE}ະ", "o"),
    (rf"ໂ{_HEAD}{_TONE}{_CLOSE}", "ō"),
    (rf"[ໄໃ]{_HEAD}{_TONE}(?:ຍ(?![\u0eb0-\u0ebb\u0ebd]))?", "ai"),
    (rf"{_HEAD}ົ{_TONE}ວະ", "ua"),
    (rf"{_HEAD}ົ{_TONE}ວ", "ūa"),
    (rf"{_HEAD}ັ{_TONE}ວ(?:ະ|(?=[ກງດນບມ]))", "ua"),
    (rf"{_HEAD}ັ{_TONE}ອ{_CLOSE}", "o̜"),
    (rf"{_HEAD}ັ{_TONE}ຽ{_CLOSE}", "ia"),
    (rf"{_HEAD}ົ{_TONE}{_CLOSE}", "o"),
    (rf"{_HEAD}{_TONE}(?:ຳ|ໍ{_TONE}າ)", "am"),
    (rf"{_HEAD}ໍ{_TONE}{_CLOSE}", "ō̜"),
    (rf"{_HEAD}ັ{_TONE}{_CLOSE}", "a"),
    (rf"{_HEAD}{_TONE}ະ{_CLOSE}", "a"),
    (rf"{_HEAD}{_TONE}າ{_CLOSE}", "ā"),
    (rf"{_HEAD}ິ{_TONE}{_CLOSE}", "i"),
    (rf"{_HEAD}ີ{_TONE}{_CLOSE}", "ī"),
    (rf"{_HEAD}ຶ{_TONE}{_CLOSE}", "ư"),
    (rf"{_HEAD}ື{_TONE}{_CLOSE}", "ư̄"),
    (rf"{_HEAD}ຸ{_TONE}{_CLOSE}", "u"),
    (rf"{_HEAD}ູ{_TONE}{_CLOSE}", "ū"),
    (rf"{_HEAD}{_TONE}ຽ{_CLOSE}", "īa"),
    (rf"{_HEAD}{_TONE}ວ(?P<f>[ກງຍດນບມ])", "ūa"),
    (rf"{_HEAD}{_TONE}ອ{_CLOSE}", "ō̜"),
    (rf"{_HEAD}{_TONE}", ""),
]
"""Spellings of a syllable, the longer first, and its vowel as ALA-LC writes it."""
_COMPILED = [(re.compile(pattern), vowel) for pattern, vowel in PATTERNS]
_DIGITS = str.maketrans("໐໑໒໓໔໕໖໗໘໙", "0123456789")


def romanise(text: str, scheme: Scheme) -> str:
    """`text` with its Lao in Latin letters."""
    table = TABLES.get(scheme.id, BGN)
    out: list[str] = []
    i = 0
    while i < len(text):
        said, used = _at(text, i, table)
        out.append(said)
        i += used
    return "".join(out).translate(_DIGITS).replace("ໆ", "")


def version() -> str:
    """What made the value."""
    return "annotator lao/3"


def _at(text: str, i: int, table: Table) -> tuple[str, int]:
    """What stands at place `i` in Latin letters, and how many characters that took."""
    for pattern, vowel in _COMPILED:
        found = pattern.match(text, i)
        if found and found.end() > i:
            return _syllable(found, vowel, table), found.end() - i
    return text[i], 1


def _syllable(found: re.Match[str], vowel: str, table: Table) -> str:
    parts = found.groupdict()
    head = table.initial.get(parts["c"], "")
    if parts["h"]:
        head = table.after_h.get(parts["c"], "h" + head)
    if parts["r"]:
        head += {"ວ": table.w}.get(parts["r"], "" if parts["c"] == "ຫ" else "l")
        if parts["c"] == "ຫ":
            head = table.after_h[parts["r"]]
    closing = table.final.get(parts.get("f") or "", "")
    if closing == "o" and vowel in ("i", "ī") and table is ALALC:
        closing = "u"  # ນິ້ວ niu
    return head.replace("_", "") + table.vowels.get(vowel, vowel) + closing
