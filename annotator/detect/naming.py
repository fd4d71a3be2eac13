"""Which language a run in another script is in: its script, its letters, its n-grams."""

import re
import unicodedata
from typing import NamedTuple

from annotator.detect.known import with_known
from annotator.detect.markers import marker_bonus
from annotator.detect.priors import prior
from annotator.detect.tables import has_table, table

ONE_LANGUAGE = {
    "Armn": "hy", "Geor": "ka", "Thai": "th", "Laoo": "lo", "Khmr": "km", "Mymr": "my",
    "Hang": "ko", "Hira": "ja", "Kana": "ja", "Guru": "pa", "Gujr": "gu", "Taml": "ta",
    "Telu": "te", "Knda": "kn", "Mlym": "ml", "Sinh": "si", "Orya": "or", "Thaa": "dv",
    "Syrc": "syr", "Cher": "chr", "Mong": "mn", "Nkoo": "nqo", "Tfng": "zgh", "Copt": "cop",
    "Cans": "iu", "Olck": "sat", "Java": "jv", "Bali": "ban", "Goth": "got", "Bopo": "zh",
}  # fmt: skip
"""Scripts with one likely language."""

_WORD = re.compile(
    r"[^\W\d_]+(?:[\u0300-\u036f\u0591-\u05c7\u064b-\u0670\u06d6-\u06ed\u0900-\u0dff\u0f00-\u0fff]+[^\W\d_]*)*"
)
_DROP = dict.fromkeys(
    [0x200C, 0x200D, 0x0301, 0x0640, *range(0x064B, 0x0653), *range(0x0591, 0x05C8)]
)
_POLYTONIC = re.compile("[\u1f00-\u1fff]")
_KANA = re.compile("[\u3041-\u30fa]")
_CANTONESE = re.compile("[嘅唔喺咗冇啲佢嚟嘢哋咁噉乜嗰嘞攞畀瞓]")
"""Characters that only Cantonese is written with."""
NO_CANTONESE = 12.0
"""What a run without any of them takes from Cantonese: its written words are Chinese ones."""
CANTONESE = 12.0
"""What a run with one gives it, as the table knows few words of it."""


NO_KANA, NO_KANA_MOST = 0.4, 6.0
"""What each character of a run without kana takes from Japanese, and at most: about half of all
characters in Japanese text are kana (0.7 would follow), but fewer in single words and titles."""


class Ranked(NamedTuple):
    """A language with its score (natural logarithms; only differences mean anything)."""

    score: float
    language: str


def words_of(text: str) -> tuple[str, ...]:
    """The words of a run as the tables have them: lower case, composed, without vowel points."""
    plain = unicodedata.normalize("NFC", text).lower().translate(_DROP)
    return tuple(_WORD.findall(plain))


def rank(text: str, script: str) -> list[Ranked]:
    """The languages of a run, best first. One entry where the script leaves no choice."""
    if script in ("Hani", "Hira", "Kana") and _KANA.search(text):
        return [Ranked(0.0, "ja")]
    if script == "Grek" and _POLYTONIC.search(text):
        return [Ranked(0.0, "grc")]
    if not has_table(script):
        return [Ranked(0.0, ONE_LANGUAGE.get(script, "und"))]
    source = table(script)
    sums = [0] * len(source.tags)
    words = words_of(text)
    for word in words:
        for lane, value in enumerate(source.score(word)):
            sums[lane] += value
    markers = marker_bonus(words)
    scored = [
        (total * source.step + prior(tag) + markers.get(tag, 0.0), tag)
        for total, tag in zip(sums, source.tags, strict=True)
    ]
    if script == "Hani":
        less = _less(text)
        scored = [(score - less.get(tag, 0.0), tag) for score, tag in scored]
    ranked = [Ranked(*pair) for pair in with_known(scored, words)]
    ranked.sort(key=lambda r: (-r.score, r.language))
    return ranked


def _less(text: str) -> dict[str, float]:
    """What speaks against Japanese in a run that has no kana, and against Cantonese in one that
    could be any Chinese."""
    kanaless = min(NO_KANA_MOST, NO_KANA * sum(ch.isalpha() for ch in text))
    return {"ja": kanaless, "yue": -CANTONESE if _CANTONESE.search(text) else NO_CANTONESE}
