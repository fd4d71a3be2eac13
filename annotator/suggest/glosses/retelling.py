"""Whether plain words, set beside a foreign sentence without any mark, can be its translation.

`“Көп сөз — күміс.” Many words are silver.` Nothing says so but the words themselves: about as long,
not told in the past, nobody who is not named in the foreign words, nothing that points back.
"""

import re
from itertools import pairwise

from annotator.languages.english import word_list, words
from annotator.suggest.glosses.english import alike, can_be_gloss, is_romanisation

_TOLD = word_list("glosses.told")
_BACKWARD = word_list("glosses.backward")
_PRESENT = word_list("glosses.present")
_ASIDE = re.compile(r",? (?:(?:he|she|it|they|one) [a-z]+|as [a-z ]{2,30})(?: in it)?(?=[,.;!?]|$)")
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_PART = re.compile(r"[\s\u2013\u2014-]+")
"""Between words: a word of Hindi or of pointed Hebrew holds signs that are no letters."""
_NO_SPACES = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u9fff]")
KANA_A_WORD = 2
LETTERS_A_WORD = 4
"""How many letters of Thai, Burmese or Khmer, which write no spaces, about make a word."""


def size_in_words(foreign: str) -> int:
    """About how many words a text has; a character of Chinese counts as one."""
    dense = len(_NO_SPACES.findall(foreign))
    if dense * 2 < len(foreign):
        return sum(any(c.isalpha() for c in part) for part in _PART.split(foreign)) or 1
    chinese = sum("\u3400" <= c <= "\u9fff" for c in foreign)
    kana = sum("\u3040" <= c <= "\u30ff" for c in foreign)
    letters = dense - chinese - kana
    return max(1, chinese + kana // KANA_A_WORD + letters // LETTERS_A_WORD)


LETTERS_A_PART = 6
"""So many letters of a compound (`Schadenfreude`) about make a word of its own."""


def words_of(foreign: str) -> int:
    """How many words a foreign phrase has; a long compound counts for as many as it holds."""
    return sum(max(1, len(word) // LETTERS_A_PART) for word in foreign.split())


_COUNTS_WORDS = re.compile(
    r"(?:one|two|three|four|five|six|seven|\d+) (?:\w+ )?(?:words?|syllables?|letters|lines?)\b",
    re.I,
)
"""`three words, and a coin`: how long it is, not what it says."""


def retells(foreign: str, gloss: str, longest: float = 3.0) -> bool:
    """Whether `gloss`, English without marks, can be what `foreign` says."""
    plain = _ASIDE.sub("", gloss)
    parts = _WORD.findall(plain)
    if not parts or any(c in '“”"«»()\n:' for c in plain) or _COUNTS_WORDS.match(plain):
        return False
    size = size_in_words(foreign)
    if not size * 0.5 - 0.5 <= len(parts) <= size * longest + 3 or not alike(foreign, plain, 3.0):
        return False
    if _unlike_marks(foreign, plain) or not can_be_gloss(plain, foreign, True):
        return False
    return not narrates([p.lower() for p in parts]) and not names_others(plain, foreign)


def _unlike_marks(foreign: str, gloss: str) -> bool:
    """A question or a call where the foreign words are none; figures that are not in them."""
    if any(c.isdigit() for c in gloss) and not any(c.isdigit() for c in foreign):
        return True
    return gloss.rstrip()[-1:] == "?" and not any(c in "?？؟;՞¿" for c in foreign[-12:] + " ")


def narrates(parts: list[str]) -> bool:
    """Whether the words tell what happened or point back, as the next sentence of a report does."""
    first, second = parts[0], parts[1] if len(parts) > 1 else ""
    if first == "there" and second in ("is", "are", "will"):
        first = ""
    saw = first in _SAWS or first in _ASKING
    if (first in _BACKWARD and not saw) or (first in words().conjunctions and not saw):
        return True
    if first in ("he", "she") and second not in ("who", "that"):
        return True
    pairs = list(zip(["", *parts], parts, strict=False))
    if any(p in _TOLD and before not in _PASSIVE for before, p in pairs) or _points_at_it(parts):
        return True
    past = any(
        p.endswith("ed") and before not in _PASSIVE and len(p) > 4 and not p.endswith("eed")
        for before, p in pairs
    )
    return past and not any(p in _PRESENT or p.endswith(("n't", "n’t")) for p in parts)


_SAWS = word_list("glosses.saws")
"""Sayings begin with them as often as remarks do."""


_ASKING = frozenset(("how", "what", "where", "who", "when", "why", "is", "are"))
_PASSIVE = word_list("glosses.passive")
_PLACING = word_list("glosses.placing")


def _points_at_it(parts: list[str]) -> bool:
    """`pass under it`: a thing of the report, not of the foreign words."""
    pairs = pairwise(parts)
    if parts[-1] in ("it", "them", "him", "her"):
        return parts[0] not in _ASKING
    return any(a in _PLACING and b in ("it", "them", "this") for a, b in pairs)


def names_others(gloss: str, foreign: str) -> bool:
    """Whether somebody or some place is named that the foreign words do not name."""
    inside = [w.group() for w in _WORD.finditer(gloss) if _is_inside(gloss, w.start())]
    names = [p for p in inside if p[:1].isupper() and p not in ("I", "I'm", "I’m", "God")]
    return any(not _named(name, foreign) for name in names)


def _is_inside(gloss: str, start: int) -> bool:
    """Whether a word opens neither the text nor one of its sentences."""
    before = gloss[:start].rstrip()
    return bool(before) and before[-1] not in ".!?…"


def _named(name: str, foreign: str) -> bool:
    stem = re.sub(r"[’']s$", "", name)[:4].lower()
    if stem in foreign.lower():
        return True
    return any(is_romanisation(name, word) for word in foreign.split()[:30])
