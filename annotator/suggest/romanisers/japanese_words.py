"""Japanese words beside each other: readings that depend on the neighbour.

A dictionary gives each word its reading alone: 人 is ニン to it after a country as after a number.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from annotator.suggest.romanisers.japanese_numbers import DAYS, NUMBER, last_of, meet, read

PREDICATES = ("動詞", "形容詞", "助動詞")
"""Verbs, adjectives and the endings that follow them."""
KIN = {"母": "カア", "父": "トウ", "兄": "ニイ", "姉": "ネエ"}
"""Before さん, ちゃん and 様."""
THROUGHOUT = ("世界", "日本", "国", "町", "村", "街", "体", "家", "年", "晩", "学校", "今日")
"""What 中 after it means the whole of; it is ジュウ then, elsewhere チュウ."""
AT = ("避難", "案内", "保健", "停留", "託児", "洗面", "保育", "練習")
"""What 所 after it is ジョ, elsewhere ショ."""
_NATIVE = "つ"
"""一つ hitotsu: the dictionary has the old numbers before it."""
_WHAT = tuple("タダテデトドノナラカ")
"""何 is ナン before words that begin so, else ナニ; before か it stays as the dictionary has it."""


class Word(NamedTuple):
    """One word of the dictionary's."""

    surface: str
    kana: str
    """As read, in katakana; as written, where nothing is to be read."""
    part: str
    """Part of speech."""
    kind: str
    """What follows it in the dictionary: 数詞, 固有名詞 …"""
    use: str
    """The next: 助数詞 for counters, 地名 for places, サ変可能 for what can be done."""

    @property
    def is_number(self) -> bool:
        """Whether it is a number, in kanji or in figures."""
        return self.kind == "数詞"

    @property
    def counts(self) -> bool:
        """Whether it stands after a number and is written together with it."""
        return self.part == "接尾辞" or self.use.startswith("助数詞")


def in_context(words: list[Word]) -> list[Word]:
    """The words with their readings beside each other; numbers in kanji are one word each."""
    words = list(_counted(list(_numbers(words))))
    return [
        _beside(*three) for three in zip([None, *words], words, [*words[1:], None], strict=False)
    ]


def _numbers(words: list[Word]) -> Iterator[Word]:
    """Numbers in kanji, read as a whole."""
    run: list[Word] = []
    for word, after in pairwise([*words, None]):
        assert word is not None
        if _in_kanji(word) and not (after and after.surface == _NATIVE):
            run.append(word)
            if after and _in_kanji(after):
                continue
            surface = "".join(w.surface for w in run)
            yield word._replace(surface=surface, kana=read(surface))
            run = []
        else:
            yield word


def _in_kanji(word: Word) -> bool:
    return word.is_number and NUMBER.issuperset(word.surface)


def _counted(words: list[Word]) -> Iterator[Word]:
    """Numbers and the words counted, as they sound together; after a month 日 is a date."""
    waiting: Word | None = None
    date = False
    for word in words:
        if waiting is None or not word.counts or word.surface == _NATIVE:
            if waiting:
                yield waiting
            waiting = word if word.is_number or word.surface == "何" else None
            if waiting is None:
                yield word
            continue
        left, kana = _together(waiting, word, date)
        date = word.surface == "月"
        if left:
            yield waiting._replace(kana=left)
        if kana:  # the name of a day is a word of its own
            yield word._replace(kana=kana, part=word.part if left else "名詞")
        waiting = None
    if waiting:
        yield waiting


def _together(number: Word, word: Word, date: bool) -> tuple[str, str]:
    """What a number and the word after it are read as."""
    figures = number.kana.isdigit()
    if word.surface == "日間" and number.surface in DAYS:
        return "", DAYS[number.surface] + "カン"
    if word.surface == "日" and not figures:
        if number.surface == "一" and date:
            return "", "ツイタチ"
        if number.surface in DAYS:
            return "", DAYS[number.surface]
        return number.kana, word.kana
    last = last_of(number.kana) if figures else number.surface[-1]
    if figures and word.surface == "日":
        return number.kana, "カ" if number.kana.lstrip("0") in _NAMED else "ニチ"
    left, kana = meet(last, number.kana, word.surface, word.kana)
    return (number.kana if figures else left), kana


_NAMED = frozenset(["2", "3", "4", "5", "6", "7", "8", "9", "10", "14", "20", "24"])
"""Days of the month whose name ends in カ."""


def _beside(before: Word | None, word: Word, after: Word | None) -> Word:
    """One word with the reading that it has between its neighbours."""
    kana = word.kana
    if word.surface == "何" and after:
        kana = "ナン" if after.counts or after.kana.startswith(_WHAT) else "ナニ"
    elif word.surface in KIN and after and after.surface in ("さん", "ちゃん", "様"):
        kana = KIN[word.surface]
    elif word.part == "接尾辞" and before:
        if word.surface == "人" and not before.is_number and before.part == "名詞":
            kana = "ニン" if before.use == "サ変可能" else "ジン"
        elif word.surface == "所" and before.surface in AT:
            kana = "ジョ"
        elif word.surface == "中":
            whole = (
                before.surface in THROUGHOUT or before.use == "地名" or before.kana == "イチニチ"
            )
            kana = "ジュウ" if whole else "チュウ"
    return word if kana == word.kana else word._replace(kana=kana)
