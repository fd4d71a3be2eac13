"""Thai in the Royal Institute's system, by PyThaiNLP's model (in the package, no download)."""

import os
import re
from collections.abc import Callable
from functools import lru_cache
from types import ModuleType

from annotator.languages.schemes import Scheme
from annotator.languages.words import readings_of
from annotator.suggest.romanisers.base import bring_in, package_version

THAI = re.compile(r"[\u0e01-\u0e4e]+")
DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_SILENT_O = re.compile(r"^อ(?=ย(?:่า|ู่|่าง|าก)$)")
"""The four words whose first letter only sets the tone: อย่า อยู่ อย่าง อยาก."""
_SILENT_H = re.compile(r"([ไใ])ห(?=[งญนมยรลว])")
"""ไหน is nai: the h only sets the tone of the letter after it."""
_REPEATED = re.compile(r"([\u0e01-\u0e45\u0e47-\u0e4e]+) ?ๆ")
LIST = "th"
"""Provinces as the Royal Institute spells them, and words from Pali that the model misreads."""
LONG = 6
MANY_WORDS = 6
"""Up to so many words stay joined, as in names; a longer stretch is a clause and is divided."""


def romanise(text: str, scheme: Scheme) -> str:
    """`text` with its Thai in Latin letters, without tones and length."""
    return by_words(text, "", _institute)


def by_words(text: str, gap: str, word: Callable[[str], str]) -> str:
    """`text` with each Thai word as `word` writes it, and `gap` between words of a name.

    Raises MissingExtra where the package or what its model needs is not installed.
    """
    _prepare()
    bring_in("onnxruntime", "th", "Thai")
    tokenize = bring_in("pythainlp.tokenize", "th", "Thai")

    def spell(found: re.Match[str]) -> str:
        parts = _listed().split(found[0]) if not gap else [found[0]]
        words = [w for part in parts for w in _tokens(part, tokenize)]
        if not gap and len(words) == 2 and not any(map(_is_sure, words)):
            words = [found[0]]  # often one word for the model
        return (" " if len(words) > MANY_WORDS else gap).join(map(word, words))

    return THAI.sub(spell, _written_out(text, tokenize)).translate(DIGITS)


def _is_sure(word: str) -> bool:
    return bool(_SILENT_O.match(word)) or word in readings_of(LIST)


def _tokens(text: str, tokenize: ModuleType) -> list[str]:
    if text in readings_of(LIST):
        return [text]
    return [w for w in tokenize.word_tokenize(text) if w.strip()]


@lru_cache(maxsize=1)
def _listed() -> re.Pattern[str]:
    """The longer words of the list, wherever they stand: short ones also end other words."""
    long = sorted((w for w in readings_of(LIST) if len(w) >= LONG), key=len, reverse=True)
    return re.compile(f"({'|'.join(long)})")


def _written_out(text: str, tokenize: ModuleType) -> str:
    """`text` with its signs of abbreviation and repetition as they are read aloud.

    The Institute's rules spell what is read: ๆ says the word before it again, ฯลฯ is "and so on",
    ฯ after a name is silent.
    """
    full = text.replace("ฯลฯ", "และอื่นอื่น").replace("ฯ", "")

    def again(found: re.Match[str]) -> str:
        words = [w for w in tokenize.word_tokenize(found[1]) if w.strip()]
        return f"{found[1]} {words[-1]}"

    return _REPEATED.sub(again, full)


def _institute(word: str) -> str:
    return readings_of(LIST).get(word) or spoken(word)


@lru_cache(maxsize=8192)
def spoken(word: str) -> str:
    """One word by the model, which takes some milliseconds: each is asked once."""
    transliterate = bring_in("pythainlp.transliterate", "th", "Thai")
    plain = _SILENT_H.sub(r"\1", _SILENT_O.sub("", word)).replace(
        "กร์", "ก"
    )  # ศุกร์: both letters end one syllable
    return str(transliterate.romanize(plain, engine="thai2rom_onnx"))


def version() -> str:
    """Package and version."""
    return package_version("pythainlp")


def _prepare() -> None:
    """Keep the package from making a folder in the home directory and from the network."""
    os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")
    os.environ.setdefault("PYTHAINLP_OFFLINE", "1")
