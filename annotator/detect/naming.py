"""Which language a run in another script is in: by its script, its telling letters, langdetect."""

from typing import NamedTuple

from annotator.detect.langdetect_vote import vote
from annotator.model.annotation import Vote

ONE_LANGUAGE = {
    "Grek": "el", "Armn": "hy", "Geor": "ka", "Thai": "th", "Laoo": "lo", "Khmr": "km",
    "Mymr": "my", "Hang": "ko", "Hira": "ja", "Kana": "ja", "Hani": "zh", "Hebr": "he",
    "Beng": "bn", "Guru": "pa", "Gujr": "gu", "Taml": "ta", "Telu": "te", "Knda": "kn",
    "Mlym": "ml", "Sinh": "si", "Tibt": "bo", "Ethi": "am", "Thaa": "dv", "Orya": "or",
    "Deva": "hi", "Arab": "ar", "Cyrl": "ru",
}  # fmt: skip
"""The likeliest language of a script."""

TELLING = (
    ("kk", "Cyrl", "ұә", "қғ"), ("ky", "Cyrl", "", ""), ("uk", "Cyrl", "їєґ", ""), ("be", "Cyrl", "ў", ""),
    ("uz", "Cyrl", "ў", "қғҳ"), ("tg", "Cyrl", "ҷӣӯ", "қғҳ"), ("fa", "Arab", "پچژگ", ""),
    ("ug", "Arab", "ۇۆۈې", ""), ("ur", "Arab", "ٹڈڑےں", ""), ("ps", "Arab", "ښډړږځ", ""),
    ("sr", "Cyrl", "ђћ", ""), ("mk", "Cyrl", "ѓќѕ", ""), ("tt", "Cyrl", "җ", ""),
)  # fmt: skip
"""Letters of which one suffices (third column), or which speak together with others (fourth)."""

NAMES = {"kk": "Kazakh", "uk": "Ukrainian", "be": "Belarusian", "uz": "Uzbek", "tg": "Tajik",
         "fa": "Persian", "ug": "Uyghur", "ur": "Urdu", "ps": "Pashto", "sr": "Serbian",
         "mk": "Macedonian", "tt": "Tatar"}  # fmt: skip


class Name(NamedTuple):
    """A language (BCP 47) with the reasons in words."""

    language: str
    confidence: float | None
    because: str
    votes: tuple[Vote, ...]


def name_run(words: str, script: str) -> Name:
    """The language of words in one script."""
    letters = set(words.lower())
    best, score, seen = "", 0, ""
    for language, where, alone, together in TELLING:
        if where != script:
            continue
        hits = [c for c in alone + together if c in letters]
        weight = 2 * sum(c in letters for c in alone) + sum(c in letters for c in together)
        if weight > score:
            best, score, seen = language, weight, " ".join(hits)
    if best:
        return Name(best, None, f"{script} with {seen}: {NAMES.get(best, best)}", ())
    if script in ("Cyrl", "Arab", "Deva", "Hani", "Hebr"):
        said = vote(words)
        if said:
            heard = Vote(by="langdetect/1.0.9", language=said[0], score=said[1])
            return Name(said[0], None, f"{script}; langdetect says so", (heard,))
    language = ONE_LANGUAGE.get(script, "und")
    return Name(language, None, f"{script}: the likeliest language of the script", ())
