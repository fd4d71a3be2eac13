"""Chinese in pinyin: pypinyin reads words, ICU letter by letter where it is not installed."""

import re
import unicodedata
from collections.abc import Callable
from itertools import pairwise

from annotator.languages.schemes import Scheme
from annotator.model.errors import MissingExtra
from annotator.suggest.romanisers.base import bring_in, package_version
from annotator.suggest.romanisers.punctuation import latin_marks
from annotator.suggest.romanisers.wade_giles import wade_giles
from annotator.text import icu
from annotator.text.segments import words

HAN = re.compile(r"[\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
IN_WORDS = ("pinyin-words", "informal")
"""Schemes that write the syllables of a word together (GB/T 16159, 2012)."""
TONES = "\u0300\u0301\u0304\u030c"


def romanise(text: str, scheme: Scheme) -> str:
    """`text` with each Chinese character as a syllable; without tones but in scheme `pinyin`."""
    shape = _SHAPES.get(scheme.id, _toneless)
    divide = _in_words if scheme.id in IN_WORDS else _syllables
    spelled = HAN.sub(lambda found: f" {shape(divide(found[0]))} ", text)
    return latin_marks(spelled)


def version() -> str:
    """`pypinyin 0.55.0`, or ICU's version where that reads the characters."""
    try:
        bring_in("pypinyin", "zh", "Chinese")
    except MissingExtra:
        return f"ICU {icu.ICU_VERSION} Han-Latin (pypinyin is not installed)"
    return package_version("pypinyin")


def _syllables(han: str) -> str:
    try:
        pypinyin = bring_in("pypinyin", "zh", "Chinese")
    except MissingExtra:
        return icu.transliterator("Han-Latin")(han)
    tone = pypinyin.Style.TONE
    said: list[str] = pypinyin.lazy_pinyin(han, style=tone)
    simple = icu.transliterator("Hant-Hans")(han)
    if simple == han or len(simple) != len(han) or len(said) != len(han):
        return " ".join(said)
    # The package's list of words is in simplified characters: 銀行 is xíng to it, 银行 háng. What
    # it says of them counts where the traditional character can be read so: 乾 is never gàn.
    simplified: list[str] = pypinyin.lazy_pinyin(simple, style=tone)
    every = [frozenset(pypinyin.pinyin(c, style=tone, heteronym=True)[0]) for c in han]
    return " ".join(
        new if new in known else old
        for old, new, known in zip(said, simplified, every, strict=True)
    )


def _in_words(han: str) -> str:
    """The syllables of each word together, with an apostrophe before a later a, e, o: Xī’ān."""
    said = _syllables(han).split()
    if len(said) != len(han):
        return " ".join(said)
    ends = words(han)
    return " ".join(_joined(said[a:b]) for a, b in pairwise(ends))


def _joined(syllables: list[str]) -> str:
    parts = (f"’{s}" if unicodedata.normalize("NFD", s)[0] in "aeo" else s for s in syllables)
    return "".join(parts).removeprefix("’")


def _wade_giles(pinyin: str) -> str:
    return " ".join(map(wade_giles, _toneless(pinyin).split()))


def _toneless(pinyin: str) -> str:
    parts = unicodedata.normalize("NFD", pinyin)
    return unicodedata.normalize("NFC", "".join(c for c in parts if c not in TONES))


_SHAPES: dict[str, Callable[[str], str]] = {
    "pinyin": str,
    "pinyin-words": str,
    "wadegiles": _wade_giles,
}
"""What is made of the syllables with tones, by scheme id; the others show none."""
