"""Languages that no table knows, told from the near one that it takes them for by plain signs.

Old English and Old Norse by their words and endings, Neapolitan by its clipped articles, Hawaiian
by the letters that Māori lacks. Cheap: asked only when the near language has won.
"""

import re
from collections.abc import Sequence

from annotator.detect.words import Word
from annotator.detect.wordsets import word_set

AHEAD = 3.0
"""By how much such a language is put before the near one (natural logarithms)."""
_OLD_ENGLISH = word_set(
    "þæt þone þam þære þurh hwæt wæs sceal hæfde cwæð eorðan þonne wyrd þæs heofonum eart cyning "
    "fæder hwær þegn æþeling æþelinga"
)
_OLD_NORSE = word_set("ok ek þat þau þeir sá konungr maðr eigi mik þik sik")
_NORSE_ENDING = re.compile(r"..[bdfgklmnpstvð]r$")
"""The ending of the nominative, which Icelandic writes -ur."""
_NEAPOLITAN = word_set(
    "nun ammore guaglione surdato vulesse chiagne chiagnere jamme jammo nnammurato napule tené "
    "dinto ncopp'a chesta chisto cchiù"
)
_CLIPPED = word_set("o a e u")
_HAWAIIAN = re.compile(r"(?:[hklmnpwʻ‘’']?[aeiouāēīōū])+")
_APOSTROPHES = ("'", "’", "‘")


def sibling(language: str, words: Sequence[Word]) -> str:
    """The language without a table that these words are in rather than in `language`; or empty."""
    if language in ("is", "fo", "nn", "nb", "da", "af", "nl", "fy"):
        return _northern(words)
    if language in ("it", "pt", "es", "ca", "ro", "sc") and _neapolitan(words):
        return "nap"
    if language in ("mi", "sm", "to") and _hawaiian(words):
        return "haw"
    return ""


def _northern(words: Sequence[Word]) -> str:
    text = "".join(word.form for word in words)
    if not any(letter in text for letter in "þðæǫ"):
        return ""
    old = [word.form for word in words]
    if any(form in _OLD_ENGLISH for form in old):
        return "ang"
    endings = sum(bool(_NORSE_ENDING.search(form)) for form in old)
    if "å" in text or "ä" in text:
        return ""
    return "non" if endings + sum(form in _OLD_NORSE for form in old) > 1 or "ǫ" in text else ""


def _neapolitan(words: Sequence[Word]) -> bool:
    """Whether an article lost its beginning: 'o mare, 'a luna. Before the first word the sign may
    be a quotation mark, so there only `'o` counts, which Italian has not as an article."""
    for number, word in enumerate(words):
        if word.form in _NEAPOLITAN:
            return True
        clipped = word.form in _CLIPPED if number else word.form == "o"
        if clipped and word.gap.endswith(_APOSTROPHES) and (word.gap[:-1] or not number):
            return True
    return False


def _hawaiian(words: Sequence[Word]) -> bool:
    """Whether every word has only Hawaiian letters, and one that Māori has not."""
    return any("l" in word.form for word in words) and in_hawaiian_letters(words)


def in_hawaiian_letters(words: Sequence[Word]) -> bool:
    """Whether every word has only Hawaiian letters and syllables."""
    return all(_HAWAIIAN.fullmatch(word.form) for word in words)
