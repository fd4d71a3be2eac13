"""What a word is, for counting and for reading: letters and marks in lower case, nothing else.

Apostrophes of every kind split (`l’eau` is two words, `oʻzbek` too), in the tables as in the
reader, so that both see the same pieces.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

_WORD = re.compile(
    r"[^\W\d_]+(?:[\u0300-\u036f\u0591-\u05c7\u064b-\u0670\u06d6-\u06ed\u0900-\u0dff\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u200c\u200d]+[^\W\d_]*)*"
)
_APOSTROPHES = str.maketrans({c: " " for c in "'’‘ʻʼʹ`´ʿʾ-‐‑"})
_DROP = dict.fromkeys(
    [0x200C, 0x200D, 0x0301, 0x0640, *range(0x064B, 0x0653), *range(0x0591, 0x05C8)]
)


def words_of(text: str) -> list[str]:
    """The words of a text as the tables count them: lower case, NFC, no vowel points."""
    text = unicodedata.normalize("NFC", text.translate(_APOSTROPHES)).lower()
    return _WORD.findall(text.translate(_DROP).replace("i̇", "i"))


def count_words(texts: Iterable[str]) -> Counter[str]:
    """How often each word occurs."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(words_of(text))
    return counts


def in_script(word: str, pattern: "re.Pattern[str]") -> bool:
    """Whether every letter of the word is of the script that `pattern` describes."""
    return pattern.fullmatch(word) is not None
