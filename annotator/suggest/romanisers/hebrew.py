"""Hebrew with vowel signs, in two systems: SBL's general purpose style and ALA-LC.

SBL Handbook of Style, 2nd ed. (2014), section 5.1.2; ALA-LC Romanization Tables, Hebrew and
Yiddish. Needs no package. Whether a sheva is heard is told by its place, as the grammars do.
"""

import unicodedata
from typing import NamedTuple

from annotator.languages.schemes import Scheme

SHEVA, DAGESH, SIN, HOLAM, QAMATS = "\u05b0", "\u05bc", "\u05c2", "\u05b9", "\u05b8"
VOWELS = {
    **{"\u05b1": "e", "\u05b2": "a", "\u05b3": "o", "\u05b4": "i", "\u05b5": "e", "\u05b6": "e"},
    **{"\u05b7": "a", QAMATS: "a", HOLAM: "o", "\u05ba": "o", "\u05bb": "u", "\u05c7": "o"},
}
"""Sign → vowel; both systems write long and short ones alike."""
_SHARED = dict(zip("גדהזילםמןנסצץרתט", [*"gdhzylmmnns", "ts", "ts", *"rtt"], strict=True))
LETTERS = {
    "sbl": {
        **_SHARED,
        **dict(zip("אבוחכךעפףק", ["", "v", "v", "kh", "kh", "kh", "", "f", "f", "q"], strict=True)),
    },
    "alalc": {
        **_SHARED,
        "ט": "ṭ",
        **dict(
            zip("אבוחכךעפףק", ["ʼ", "v", "ṿ", "ḥ", "kh", "kh", "ʻ", "f", "f", "ḳ"], strict=True)
        ),
    },
}
HARD = {"ב": "b", "כ": "k", "ך": "k", "פ": "p", "ף": "p"}
GUTTURAL = "אהחער"
_MARKS = {"־": "-", "׳": "’", "״": "”", "׃": ".", "׀": "|"}


class Part(NamedTuple):
    """A letter and the signs that belong to it."""

    letter: str
    signs: str

    @property
    def vowel(self) -> str:
        """The vowel's sign, or nothing."""
        return next((s for s in self.signs if s in VOWELS), "")


def romanise(text: str, scheme: Scheme) -> str:
    """`text` with its vocalised Hebrew in Latin letters."""
    style = "sbl" if scheme.id.startswith("sbl") else "alalc"
    out: list[str] = []
    word: list[Part] = []
    for char in unicodedata.normalize("NFC", text) + "\0":
        if "\u05d0" <= char <= "\u05ea":
            word.append(Part(char, ""))
        elif word and "\u0591" <= char <= "\u05c7" and unicodedata.category(char) == "Mn":
            word[-1] = Part(word[-1].letter, word[-1].signs + char)
        else:
            out.append(_word(word, style))
            word = []
            out.append(_MARKS.get(char, char))
    return "".join(out)[:-1]


def version() -> str:
    """What made the value."""
    return "annotator hebrew/1"


def _word(word: list[Part], style: str) -> str:
    if "".join(p.letter for p in word) == "יהוה":
        return "yhwh"
    out = ""
    i = 0
    while i < len(word):
        said, used = _at(word, i, style, out)
        out += said
        i += used
    return _prefix(word, out) if style == "alalc" else out


def _at(word: list[Part], i: int, style: str, before: str) -> tuple[str, int]:
    """What one letter, or a letter that stands for a vowel, gives; and how many it took."""
    part = word[i]
    last = i == len(word) - 1
    if part.letter == "ו" and not part.vowel and DAGESH in part.signs and SHEVA not in part.signs:
        return "u", 1
    if part.letter == "ו" and HOLAM in part.signs and i and _is_bare(word[i - 1]):
        return "o", 1
    if (
        part.letter == "י"
        and not part.signs
        and i
        and word[i - 1].vowel in ("\u05b4", "\u05b5", "\u05b6")
    ):
        return "", 1
    carries = not last and word[i + 1].letter == "ו" and bool(word[i + 1].signs)
    if part.letter == "א" and not part.signs and i and not carries:
        return "", 1
    if part.letter == "ה" and last and not part.signs and i and style == "alalc":
        return "h", 1
    if last and part.letter in "חעה" and part.vowel == "\u05b7" and before[-1:] in tuple("eiou"):
        return "a" + LETTERS[style][part.letter], 1
    return _consonant(word, i, style) + _vowel(word, i), 1


def _is_bare(part: Part) -> bool:
    """Whether a letter has neither vowel nor sheva of its own, so that a vav can give it one."""
    return not part.vowel and SHEVA not in part.signs


def _consonant(word: list[Part], i: int, style: str) -> str:
    part = word[i]
    hard = DAGESH in part.signs
    if part.letter == "ש":
        return ("s" if style == "sbl" else "ś") if SIN in part.signs else "sh"
    latin = HARD[part.letter] if hard and part.letter in HARD else LETTERS[style][part.letter]
    if style == "alalc" and part.letter == "א" and i == 0:
        return ""
    # A dagesh after a vowel doubles; SBL writes it, but not for what takes two letters.
    voiced = i > 0 and bool(word[i - 1].vowel)
    doubles = style == "sbl" and hard and voiced and len(latin) == 1 and part.letter not in GUTTURAL
    return latin * 2 if doubles else latin


def _vowel(word: list[Part], i: int) -> str:
    part = word[i]
    follows = word[i + 1] if i + 1 < len(word) else None
    if part.vowel == QAMATS and follows and "\u05b3" in follows.signs:
        return "o"
    if part.vowel == QAMATS and len(word) == 2 and word[1] == Part("ל", ""):
        return "o" if part.letter == "כ" else "a"
    if part.vowel:
        return VOWELS[part.vowel]
    return "e" if SHEVA in part.signs and _is_heard(word, i) else ""


def _is_heard(word: list[Part], i: int) -> bool:
    """A sheva is heard at the beginning, under a doubled letter, and as the second of two."""
    if i == len(word) - 1:
        return False
    if i == 0:
        return True
    after_sheva = SHEVA in word[i - 1].signs
    doubled = DAGESH in word[i].signs and bool(word[i - 1].vowel)
    return after_sheva or doubled


def _prefix(word: list[Part], latin: str) -> str:
    """ALA-LC parts the article and "and" from the word by a hyphen."""
    if len(word) < 3:
        return latin
    first, second = word[0], word[1]
    article = first.letter == "ה" and first.vowel in ("\u05b7", QAMATS, "\u05b6")
    if article and (DAGESH in second.signs or (second.letter in GUTTURAL and second.vowel)):
        return f"{latin[:2]}-{latin[2:]}"
    if first.letter == "ו" and SHEVA in first.signs:
        return f"{latin[:2]}-{latin[2:]}"
    return latin
