"""Chinese in pinyin: pypinyin reads words, ICU letter by letter where it is not installed."""

import re
import unicodedata
from collections.abc import Callable
from itertools import pairwise
from types import ModuleType

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
    return " ".join(_standard(han, _read(pypinyin, han)))


def _standard(han: str, said: list[str]) -> list[str]:
    """Readings as the standard writes them, where the package writes how words sound together.

    一 and 不 keep their own tone (GB/T 16159-2012, 5.4); 为 that opens a phrase or has 而 or 服务
    after it means "for"; 地 after a word said twice makes it an adverb.
    """
    if len(said) != len(han):
        return said
    out = [_OWN_TONE.get((char, said), said) for char, said in zip(han, said, strict=True)]
    for found in _OWN_READING.finditer(han):
        out[found.start() : found.end()] = _READINGS[found[0]]
    for found in _FOR.finditer(han):
        out[found.start()] = "wèi"
    for found in _ADVERB.finditer(han):
        out[found.end() - 1] = "de"
    return out


_OWN_TONE = {("一", "yí"): "yī", ("一", "yì"): "yī", ("不", "bú"): "bù"}
_READINGS = {
    "朝鲜": ["cháo", "xiǎn"],
    "朝鮮": ["cháo", "xiǎn"],
    "还我": ["huán", "wǒ"],
    "還我": ["huán", "wǒ"],
    "单县": ["shàn", "xiàn"],
    "單縣": ["shàn", "xiàn"],
    "多少": ["duō", "shao"],
    "力量": ["lì", "liang"],
}
"""Words that the package reads otherwise than the Contemporary Chinese Dictionary."""
_OWN_READING = re.compile("|".join(_READINGS))
_FOR = re.compile(r"^[为為](?![首止主期难難非])|[为為](?=.{1,6}(?:而|服[务務]))")
_ADVERB = re.compile(r"(.)\1地(?=[^震方区區上下中球位铁鐵点點址图圖面理带帶])")


def _read(pypinyin: ModuleType, han: str) -> list[str]:
    tone = pypinyin.Style.TONE
    said: list[str] = pypinyin.lazy_pinyin(han, style=tone)
    simple = icu.transliterator("Hant-Hans")(han)
    if simple == han or len(simple) != len(han) or len(said) != len(han):
        return said
    # The package's list of words is in simplified characters: 銀行 is xíng to it, 银行 háng. What
    # it says of them counts where the traditional character can be read so: 乾 is never gàn.
    simplified: list[str] = pypinyin.lazy_pinyin(simple, style=tone)
    every = [frozenset(pypinyin.pinyin(c, style=tone, heteronym=True)[0]) for c in han]
    return [
        new if new in known else old
        for old, new, known in zip(said, simplified, every, strict=True)
    ]


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
