"""Japanese: kana by our own table, the readings of kanji by SudachiPy and its dictionary.

Without the dictionary a text with kanji is refused: ICU would read them as Mandarin.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from annotator.languages.schemes import Scheme
from annotator.model.errors import MissingExtra
from annotator.suggest.romanisers.base import bring_in, package_version
from annotator.suggest.romanisers.chinese import HAN
from annotator.suggest.romanisers.japanese_numbers import NUMBER
from annotator.suggest.romanisers.japanese_words import PREDICATES, Word, in_context
from annotator.suggest.romanisers.kana import BREAK, knows, spell, to_katakana
from annotator.suggest.romanisers.punctuation import latin_marks

DICTIONARIES = ("core", "small")
"""SudachiDict's, the better one first; either will do."""
OWN_READINGS = {
    **{"私": "ワタシ", "私たち": "ワタシタチ", "明日": "アシタ"},
    **{"日本": "ニホン", "一回": "イッカイ", "何人": "ナンニン"},
}
"""Where the dictionary prefers a reading that the news does not use."""
PARTICLES = {"は": "ワ", "へ": "エ", "を": "オ"}
_FIXED = ("接続詞", "感動詞", "副詞", "助詞")
"""Kinds of words whose last は is the particle: こんにちは, または, あるいは."""
_SIGNS = ("空白", "記号", "補助記号")
"""What is never said: the dictionary reads a space as “sign”."""
_PARTS = re.compile(r"[^。\n]{0,8000}[。\n]?")
"""The dictionary takes 49,149 bytes at a time."""
_KANA_ONLY = re.compile(r"[\u3041-\u3096\u30a1-\u30fe]+")
_FIGURES = re.compile(r"[0-9０-９]+")
_MAYBE_PARTICLE = re.compile(
    r"[\u3041-\u30fe]{2}[はへ](?![\u3041-\u30fe])|(?=[\u3041-\u30fe]{5})..+?[はへ]"
)
"""Text in kana alone in which は or へ can be more than a letter of a word."""


def romanise(text: str, scheme: Scheme) -> str:
    """`text` in Latin letters; words are divided where the dictionary divides them.

    Raises MissingExtra where kanji stand in it and the dictionary is not installed.
    """
    if HAN.search(text):
        text = "".join(_spaced(in_context(_words(text, _tokenizer()))))
    elif _MAYBE_PARTICLE.search(text) and (tokenizer := _opened()):
        text = "".join(_spaced(in_context(_words(text, tokenizer[0]))))
    return latin_marks(spell(text, kunrei=scheme.id == "kunrei"))


def version() -> str:
    """Package and version."""
    opened = _opened()
    name = f"sudachidict-{opened[1] if opened else DICTIONARIES[0]}"
    return f"{package_version('sudachipy')}, {package_version(name)}"


def _words(text: str, tokenizer: Any) -> list[Word]:
    tokens = (token for part in _PARTS.findall(text) for token in tokenizer.tokenize(part))
    return [_word(piece) for token in tokens for piece in _divided(token)]


def _divided(token: Any) -> list[Any]:
    """A long compound as its words, where they are read as each is alone: 民主主義 minshu shugi."""
    surface = token.surface()
    if len(surface) < 4 or not HAN.fullmatch(surface):
        return [token]
    mode = bring_in("sudachipy", "ja", "Japanese with kanji").SplitMode.A
    pieces = list(token.split(mode))
    same = "".join(p.reading_form() for p in pieces) == token.reading_form()
    return pieces if same and all(len(p.surface()) > 1 for p in pieces) else [token]


def _word(token: Any) -> Word:
    surface, (part, kind, use, *_) = token.surface(), token.part_of_speech()
    kana = OWN_READINGS.get(surface, token.reading_form())
    if part in _SIGNS:
        return Word(surface, surface, part, kind, use)
    if _FIGURES.fullmatch(surface):
        kana = unicodedata.normalize("NFKC", surface)
    elif _KANA_ONLY.fullmatch(surface) or not _KANA_ONLY.fullmatch(kana):
        kana = to_katakana(surface)
    if part == "助詞":
        kana = PARTICLES.get(surface, kana)
    if part in _FIXED and len(surface) > 2 and surface[-1] == "は" != surface[-2]:
        kana = kana[:-1] + "ワ"
    if part == "動詞" and kana.endswith("ウ") and token.dictionary_form() == surface:
        kana = kana[:-1] + BREAK + "ウ"  # 思う is omou, not omō
    if len(surface) > 1 and NUMBER.issuperset(surface):
        kind = "数詞"  # 八千 is a village to the dictionary
    return Word(surface, kana, part, kind, use)


def _spaced(words: Iterable[Word]) -> list[str]:
    """Readings with a space before each word that does not go on with the one before it."""
    out: list[str] = []
    last: Word | None = None
    for word in words:
        if last and not _goes_on(last, word) and _is_said(last.kana[-1:], word.kana[:1]):
            out.append(" ")
        out.append(word.kana)
        last = word
    return out


def _is_said(*chars: str) -> bool:
    return all(knows(c) or c.isdigit() or c == "ー" for c in chars)


def _goes_on(last: Word, word: Word) -> bool:
    if word.surface in ("て", "で") and last.part == "動詞":
        return True
    if word.part == "助動詞":
        return last.part in PREDICATES
    if last.is_number:
        return word.counts and not last.kana.isdigit()
    return word.part == "接尾辞" or last.part == "接頭辞"


def _tokenizer() -> Any:
    """The dictionary at work. Raises MissingExtra where none is installed."""
    bring_in("sudachipy.dictionary", "ja", "Japanese with kanji")
    if opened := _opened():
        return opened[0]
    raise MissingExtra(
        "romanising Japanese with kanji needs an optional dictionary.",
        "Install it with: pip install 'annotator[ja]'.",
    )


def _opened() -> tuple[Any, str] | None:
    """The tokenizer and the name of the best dictionary that is installed; None where none is."""
    try:
        bring_in("sudachipy.dictionary", "ja", "Japanese with kanji")
    except MissingExtra:
        return None
    return _best()


@lru_cache(maxsize=1)
def _best() -> tuple[Any, str] | None:
    dictionary = bring_in("sudachipy.dictionary", "ja", "Japanese with kanji")
    for name in DICTIONARIES:
        try:
            return dictionary.Dictionary(dict=name).tokenizer(), name
        except (ImportError, FileNotFoundError):
            continue
    return None
