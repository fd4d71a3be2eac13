"""Japanese: kana by our own table, the readings of kanji by SudachiPy's small dictionary.

Without the dictionary a text with kanji is refused: ICU would read them as Mandarin.
"""

import re
from functools import lru_cache
from typing import Any

from annotator.languages.schemes import Scheme
from annotator.model.errors import MissingExtra
from annotator.suggest.romanisers.base import bring_in, package_version
from annotator.suggest.romanisers.chinese import HAN
from annotator.suggest.romanisers.kana import BREAK, knows, spell, to_katakana
from annotator.suggest.romanisers.punctuation import latin_marks

OWN_READINGS = {"私": "ワタシ", "私たち": "ワタシタチ", "明日": "アシタ"}
"""Where the dictionary prefers a reading that nobody uses in the news."""
PARTICLES = {"は": "ワ", "へ": "エ", "を": "オ"}
_PARTS = re.compile(r"[^。\n]{0,8000}[。\n]?")
"""The dictionary takes 49,149 bytes at a time."""
_KANA_ONLY = re.compile(r"[\u3041-\u3096\u30a1-\u30fe]+")


def romanise(text: str, scheme: Scheme) -> str:
    """`text` in Latin letters; words are divided where the dictionary divides them.

    Raises MissingExtra where kanji stand in it and the dictionary is not installed.
    """
    kunrei = scheme.id == "kunrei"
    if not HAN.search(text):
        return latin_marks(spell(text, kunrei))
    return latin_marks(spell("".join(_spaced(_words(text))), kunrei))


def version() -> str:
    """Package and version."""
    return f"{package_version('sudachipy')}, {package_version('sudachidict-small')}"


Word = tuple[str, str, str]
"""As written, as read (katakana), part of speech."""


def _words(text: str) -> list[Word]:
    out = []
    tokenizer = _tokenizer()
    for word in (w for part in _PARTS.findall(text) for w in tokenizer.tokenize(part)):
        surface, reading, part = word.surface(), word.reading_form(), word.part_of_speech()[0]
        kana = OWN_READINGS.get(surface, reading)
        if _KANA_ONLY.fullmatch(surface) or not _KANA_ONLY.fullmatch(kana):
            kana = to_katakana(surface)
        if part == "助詞":
            kana = PARTICLES.get(surface, kana)
        if part == "動詞" and kana.endswith("ウ") and word.dictionary_form() == surface:
            kana = kana[:-1] + BREAK + "ウ"  # 思う is omou, not omō
        out.append((surface, kana, part))
    return out


def _spaced(words: list[Word]) -> list[str]:
    """Readings with a space before each word that does not go on with the one before it."""
    out: list[str] = []
    before = ""
    for surface, kana, part in words:
        goes_on = part == "接尾辞" or (surface in ("て", "で") and before == "動詞")
        goes_on = goes_on or (part == "助動詞" and before in ("動詞", "形容詞", "助動詞"))
        if out and not goes_on and knows(kana[:1]) and knows(out[-1][-1:].replace("ー", "ア")):
            out.append(" ")
        out.append(kana)
        before = part
    return out


@lru_cache(maxsize=1)
def _tokenizer() -> Any:
    dictionary = bring_in("sudachipy.dictionary", "ja", "Japanese with kanji")
    try:
        return dictionary.Dictionary(dict="small").tokenizer()
    except (ImportError, ModuleNotFoundError, FileNotFoundError):
        raise MissingExtra(
            "romanising Japanese with kanji needs an optional dictionary.",
            "Install it with: pip install 'annotator[ja]'.",
        ) from None
