"""langdetect's opinion on a stretch of text: one voice among several, never the first word.

It knows 55 languages, names one of them whatever it reads, and is random unless seeded; so it is
asked only for spans in doubt, always with the same seed, and its answer is only ever listed.
This is the one file of the program that imports it.
"""

from functools import lru_cache
from typing import Any

KNOWN = frozenset(
    [
        "af",
        "ar",
        "bg",
        "bn",
        "ca",
        "cs",
        "cy",
        "da",
        "de",
        "el",
        "en",
        "es",
        "et",
        "fa",
        "fi",
        "fr",
        "gu",
        "he",
        "hi",
        "hr",
        "hu",
        "id",
        "it",
        "ja",
        "kn",
        "ko",
        "lt",
        "lv",
        "mk",
        "ml",
        "mr",
        "ne",
        "nl",
        "no",
        "pa",
        "pl",
        "pt",
        "ro",
        "ru",
        "sk",
        "sl",
        "so",
        "sq",
        "sv",
        "sw",
        "ta",
        "te",
        "th",
        "tl",
        "tr",
        "uk",
        "ur",
        "vi",
        "zh",
    ]
)
"""Primary language subtags that langdetect 1.0.9 has a profile for (zh-cn and zh-tw as zh)."""


@lru_cache(maxsize=1)
def _detector() -> Any:
    """langdetect's function, with the seed set before its first call."""
    from langdetect import DetectorFactory, detect_langs

    DetectorFactory.seed = 0
    return detect_langs


def knows(language: str) -> bool:
    """Whether langdetect could give this language (a BCP 47 tag) as its answer."""
    primary = language.split("-")[0]
    return ("no" if primary in ("nb", "nn") else primary) in KNOWN


@lru_cache(maxsize=4096)
def vote(text: str) -> tuple[str, float] | None:
    """langdetect's first choice and its own number for it (no probability of being right).

    None where it has no answer: no letters, or nothing that its profiles hold.
    """
    from langdetect.lang_detect_exception import LangDetectException

    try:
        best = _detector()(text)[0]
    except (LangDetectException, IndexError):
        return None
    return str(best.lang).split("-")[0], float(best.prob)
