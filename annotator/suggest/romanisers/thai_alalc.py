"""Thai by ALA-LC: the Institute's spelling with the length of vowels, č and the letter for อ.

The model behind RTGS says how a word is read, its letters say how long the vowels are. All ways of
cutting the letters into syllables are tried until one reads as the model says; a word that none
fits keeps the Institute's spelling.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from annotator.languages.schemes import Scheme
from annotator.suggest.romanisers import thai

_parts = str.split
_INITIALS = {
    **dict.fromkeys("ขฃคฅฆ", "kh"),
    **dict.fromkeys("ฉชฌ", "ch"),
    **dict.fromkeys("ซศษส", "s"),
    **dict.fromkeys("ญย", "y"),
    **dict.fromkeys("ฎด", "d"),
    **dict.fromkeys("ฏต", "t"),
    **dict.fromkeys("ฐฑฒถทธ", "th"),
    **dict.fromkeys("ณน", "n"),
    **dict.fromkeys("ผพภ", "ph"),
    **dict.fromkeys("ฝฟ", "f"),
    **dict.fromkeys("ลฬ", "l"),
    **dict.fromkeys("หฮ", "h"),
    **{"ก": "k", "ง": "ng", "จ": "čh", "บ": "b", "ป": "p", "ม": "m", "ร": "r", "ว": "w", "อ": "ʻ"},
}
_FINALS = {
    **dict.fromkeys("กขคฆ", "k"),
    **dict.fromkeys("จชซฎฏฐฑฒดตถทธศษส", "t"),
    **dict.fromkeys("ญณนรลฬ", "n"),
    **dict.fromkeys("บปพฟภ", "p"),
    **{"ง": "ng", "ม": "m"},
}
_C = f"[{''.join(_INITIALS)}]"
_F = f"[{''.join(_FINALS)}]"
_T = "[่้๊๋]?"
_ONE = rf"(?P<c>{_C})"
_HEADS = (rf"(?:ห(?=[งญนมยรลว])|อ(?=ย)){_ONE}", rf"{_ONE}(?P<r>[รลว])", _ONE)
"""A silent letter before the consonant, two consonants, one."""
_MUTE = rf"(?:{_C}{{1,2}}[ิุ]?์)*"
_FINAL = rf"(?P<f>{_F})"
_ENDS = (_FINAL + _MUTE, rf"{_FINAL}(?:[ิุ]|ร|ธ){_MUTE}")
"""A final may drag silent letters along: ชาติ, มิตร, พุทธ, จันทร์."""
_VOWELS = (
    ("เ{}ี{}ยว", "īeo", ""),
    ("เ{}ี{}ย", "īa", "?"),
    ("เ{}ื{}อย", "ư̄ai", ""),
    ("เ{}ื{}อ", "ư̄a", "?"),
    ("เ{}ิ{}", "œ̄", "!"),
    ("เ{}{}ย", "œ̄i", ""),
    ("เ{}{}อะ", "œ", ""),
    ("เ{}{}อ", "œ̄", "?"),
    ("เ{}{}าะ", "o̜", ""),
    ("เ{}{}า", "ao", ""),
    ("เ{}็{}ว", "eo", ""),
    ("เ{}็{}", "e", "!"),
    ("เ{}{}ว", "ēo", ""),
    ("เ{}{}ะ", "e", ""),
    ("เ{}{}", "ē", "?"),
    ("แ{}็{}", "æ", "!"),
    ("แ{}{}ะ", "æ", ""),
    ("แ{}{}ว", "ǣo", ""),
    ("แ{}{}", "ǣ", "?"),
    ("โ{}{}ะ", "o", ""),
    ("โ{}{}ย", "ōi", ""),
    ("โ{}{}", "ō", "?"),
    ("[ใไ]{}{}ย?", "ai", "?"),
    ("{}ั{}วะ", "ua", ""),
    ("{}ั{}ว", "ūa", ""),
    ("{}ั{}ย", "ai", ""),
    ("{}ั{}", "a", "!"),
    ("{}{}ะ", "a", ""),
    ("{}{}ำ", "am", ""),
    ("{}{}าย", "āi", ""),
    ("{}{}าว", "āo", ""),
    ("{}{}า", "ā", "?"),
    ("{}ิ{}ว", "iu", ""),
    ("{}ิ{}", "i", "?"),
    ("{}ี{}", "ī", "?"),
    ("{}ึ{}", "ư", "?"),
    ("{}ื{}อ?", "ư̄", "?"),
    ("{}ุ{}ย", "ui", ""),
    ("{}ุ{}", "u", "?"),
    ("{}ู{}", "ū", "?"),
    ("{}{}อย", "ō̜i", ""),
    ("{}็{}อ", "o̜", "?"),
    ("{}{}อ", "ō̜", "?"),
    ("{}{}วย", "ūai", ""),
    ("{}{}ว", "ūa", "!"),
    ("{}รร", "a", "!"),
    ("{}รร", "an", ""),
    ("{}{}(?=ร)", "ō̜", "!"),
    ("{}{}", "o", "!"),
    ("{}", "a", ""),
    ("ฤ", "rư", "?"),
    ("ฤ", "ri", "?"),
)
"""Spelling with places for the consonants and the tone, the vowel, and whether a final follows:
`!` always, `?` perhaps. The longer before the shorter."""


def _patterns() -> Iterator[tuple[re.Pattern[str], str]]:
    for (spelling, vowel, closed), head in product(_VOWELS, _HEADS):
        if "{}" not in spelling and head != _ONE:
            continue
        whole = spelling.replace("{}", head, 1).replace("{}", _T)
        for end in _ENDS if closed else ():
            yield re.compile(whole + end), vowel
        if closed != "!":
            yield re.compile(whole + _MUTE), vowel


_PATTERNS = tuple(_patterns())
_PLAIN = tuple(
    pair.split("=")
    for pair in _parts(
        "īeo=iao iu=io čh=ch ʻ= ư=ue œ=oe ǣ=ae æ=ae ā=a ī=i ū=u ē=e ō=o \u0304= \u031c="
    )
)
"""What the Institute's spelling has instead, the longer first."""
_PREFIX = re.compile(r"(?<!\w)(kān|khwām) (?=\w)")
"""What makes a noun of the verb after it is written together with that."""
_CLUSTERS = frozenset(_parts("kr kl kw khr khl khw pr pl phr phl tr fr fl br bl dr"))

LONGEST = 60
"""Letters of a word whose syllables are looked for; a longer one is no word."""


def romanise(text: str, scheme: Scheme) -> str:
    """`text` with its Thai in Latin letters, words apart. Raises MissingExtra without the model."""
    return _PREFIX.sub(r"\1", thai.by_words(text, " ", _word))


def version() -> str:
    """Package and version, and that of the rules for length."""
    return f"{thai.version()}, annotator thai/1"


@lru_cache(maxsize=8192)
def _word(word: str) -> str:
    heard = thai.spoken(word)
    wanted = heard.replace("-", "")
    if len(word) > LONGEST:
        return heard
    return _fit(word, 0, wanted, 0, set()) or heard


def _fit(word: str, i: int, wanted: str, j: int, failed: set[tuple[int, int]]) -> str:
    """The syllables from place `i` on that read as `wanted` from `j` on; empty where none do."""
    if (i, j) in failed:
        return ""
    for pattern, vowel in _PATTERNS:
        found = pattern.match(word, i)
        for latin, end in _syllables(found, vowel) if found else ():
            plain = _plain(latin)
            if not wanted.startswith(plain, j):
                continue
            if end == len(word) and j + len(plain) == len(wanted):
                return latin
            rest = _fit(word, end, wanted, j + len(plain), failed) if end < len(word) else ""
            if rest:
                return latin + rest
    failed.add((i, j))
    return ""


def _syllables(found: re.Match[str], vowel: str) -> Iterator[tuple[str, int]]:
    """What the letters may say, and where the next syllable begins."""
    parts = found.groupdict()
    close = _FINALS.get(parts.get("f") or "", "")
    for head in _heads(parts):
        yield head + vowel + close, found.end()
        if close:  # the final begins the next syllable, too: เทพเจ้า may be thep-pha-chao
            yield head + vowel + close, found.start("f")


def _heads(parts: dict[str, str | None]) -> Iterator[str]:
    first, second = parts.get("c") or "", parts.get("r") or ""
    head = _INITIALS.get(first, "")
    if not second:
        yield head
        return
    both = head + _INITIALS[second]
    if _plain(both) in _CLUSTERS:
        yield both
    if first + second == "ทร":
        yield "s"  # ทราย
    if second == "ร":
        yield head  # สร้าง, จริง
    yield head + "a" + _INITIALS[second]  # ตลาด, สวัสดี


@lru_cache(maxsize=4096)
def _plain(latin: str) -> str:
    for old, new in _PLAIN:
        latin = latin.replace(old, new)
    return latin
