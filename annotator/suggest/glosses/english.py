"""Whether words can be a translation: English, no name alone, no romanisation of the source."""

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

from annotator.languages.english import word_list, words
from annotator.languages.english.lexicon import english_words, places
from annotator.suggest.glosses.page import language_pattern

_NOT_A_GLOSS = re.compile(
    r"(?:founded|established|see(?! you| me| it)|pictured|photo|left|right|above|below|formerly|"
    r"previously|now|born|died|killed|"
    r"aged|since|from \d|until|till|between|released|published|directed|written|launched|"
    r"created|based|also|"
    r"known as|abbreviated|acronym|short for|e\.g|cf|not|all|both|including|with|by|"
    r"where|who|whose|sic|pdf|video|"
    r"audio|subscription|in \d|in the|on the|at the|\d|https?|www|@|and|but|source|ibid|"
    r"twice|thrice|page|pp?\.|vol|no\.|one of|"
    r"population|pronounced|again|emphasis|my|our|his|her|their|its|translated by|he|she|"
    r"they|it|this|that|these|those|is|was|were|has|had|"
    r"which (?:critics|some|many|he|she|they|the|opponents)|then|later|today|the "
    r"(?:former|ruling|largest|same|first|late|party|capital|country|daily|then|author|"
    r"latter))\b",
    re.I,
)
_FUNCTION = word_list("glosses.function")


def can_be_gloss(gloss: str, source: str, quoted: bool, sounds: bool = True) -> bool:
    """Whether `gloss` may translate `source`; words without marks are looked at more strictly.

    `sounds`: what sounds like the source is a romanisation; not asked after "which means".
    """
    stripped = gloss.strip()
    if _NO_PROSE.search(stripped) or _count_of(stripped, "(") != _count_of(stripped, ")"):
        return False
    if not stripped or stripped.casefold() == source.strip().casefold():
        return False
    letters = [c for c in stripped if c.isalpha()]
    if not letters or sum(c < "\u0250" for c in letters) * 10 < 9 * len(letters):
        return False
    if is_respelling(stripped, source) or not _is_mostly_english(stripped):
        return False
    if sounds and is_romanisation(stripped, source):
        return False
    if _is_word_of(stripped):
        return False
    if quoted:
        return True
    if _LEADS_ON.search(stripped) or _LED.match(stripped):
        return False
    names = [w for w in _WORD.findall(stripped) if w not in ("and", "or")]
    if names and all(w[:1].isupper() and w.lower() in places() for w in names):
        return False
    question = stripped.endswith("?") or is_title(stripped)
    if (not question and _NOT_A_GLOSS.match(stripped)) or re.fullmatch(
        rf"(?:in )?{language_pattern()}", stripped
    ):
        return False
    return not (any(c.isdigit() for c in stripped) or len(stripped) < 2)


_LEADS_ON = re.compile(r"\b(?:word|term|phrase|name|expression) (?:for|meaning|that means|of)\b")
"""`A Sanskrit word meaning citizen`: what leads to a translation."""
_LED = re.compile(
    r"(?:translat\w+|means|meaning|rendered|literally)\b|.*\b(?:that|which|who|whose)$", re.I
)
"""Words that lead to a translation, or stop before the sentence does."""
_NO_PROSE = re.compile(r"[+<>{}\\@|_]|https?:")
"""Marks of code and sums, which stand in no translation."""


def _count_of(text: str, mark: str) -> int:
    return text.count(mark)


@lru_cache(maxsize=1)
def _word_of() -> re.Pattern[str]:
    return re.compile(
        rf"(?:an? |the )?{language_pattern()} (?:word|term|phrase|name|expression|saying)s?"
    )


def _is_word_of(gloss: str) -> bool:
    """`A Sanskrit word`: tells of what language the source is."""
    return _word_of().fullmatch(gloss[:1].lower() + gloss[1:]) is not None


ENGLISH_ENDING = re.compile(
    r"(?:graph(?:y|ic|er)|log(?:y|ical|ist)|nom(?:y|ics)|metry|isms?|ists?|tions?|sions?|ness|ity|"
    r"ments?|able|ible|ical|less|ful|ship|hood|ware|ing|ized?|ised?|ally|ously|phobi[ac]|cracy|"
    r"morph|oid|itis|osis|ectomy|ium|ase|(?<=e)rs)$"
)
FEW = 4
"""Fewer words than this may be names or rare words all."""


def _is_mostly_english(gloss: str) -> bool:
    """Whether at least half of several words stand in the English list, and one of a few."""
    parts = [w.lower() for w in _WORD.findall(gloss)]
    known = english_words()
    seen = sum(_is_known(p, known) or _is_formed(p) for p in parts)
    if seen == 0 and any(w[:1].islower() for w in gloss.split()):
        return False  # `“cà phê” (KF)`: no English word at all
    return len(parts) < FEW or seen * 2 >= len(parts)


def _is_formed(word: str) -> bool:
    """`densification`: an English word by its ending, though no list has it."""
    return len(word) > 7 and word.isascii() and ENGLISH_ENDING.search(word) is not None


def is_title(gloss: str) -> bool:
    """`Our Business`: two words and more, the long ones with capitals."""
    long = [w for w in gloss.split() if len(w) > 3]
    return " " in gloss and gloss[:1].isupper() and all(w[:1].isupper() for w in long)


_RESPELLING = re.compile(
    r"\b(?:[A-Z]{2,}-[a-z]+|[a-z]+-[A-Z]{2,})|/[^/\s]*[ˈəɪʊɛɔæʃʒŋ][^/]*/|^\[.*ˈ"
)
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")


_SYLLABLES = re.compile(r"[a-z]{1,6}(?:[- ][a-z]{1,6}){2,}", re.I)


def is_respelling(gloss: str, source: str = "") -> bool:
    """`KAHN-cha too-rah-DEE`, `/ˈhʏɡə/`, `pa-ra-ka-lo` for *parakalo*: how it sounds."""
    if _RESPELLING.search(gloss) is not None:
        return True
    if gloss.count("-") < 2 or not source or not _SYLLABLES.fullmatch(gloss.strip()):
        return False
    one, two = _skeleton(gloss), _skeleton(source)
    return SequenceMatcher(None, one, two, autojunk=False).ratio() >= 0.6


def in_lexicon(gloss: str) -> bool:
    """Whether all words of `gloss` are English, so that it is nobody's name and no other tongue."""
    known = english_words()
    parts = [w.lower() for w in _WORD.findall(gloss)]
    return bool(parts) and all(_is_known(p, known) for p in parts)


def _is_known(word: str, known: frozenset[str]) -> bool:
    if word in known or word in ("i", "a"):
        return True
    if word.isalpha():
        return False  # no ending and no second part to take off
    stem = re.sub(r"[’'](?:s|d|ll|re|ve|m|t)$|n[’']t$|[’']$", "", word)
    return all(p in known for p in stem.split("-"))


def is_gerund(word: str) -> bool:
    """`smiling`, not `bring` or `king`."""
    stem = word[:-3] if word.endswith("ing") else ""
    known = english_words()
    doubled = stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] else stem
    return len(stem) > 1 and (stem in known or stem + "e" in known or doubled in known)


def is_description(gloss: str, source: str) -> bool:
    """`(the ruling party)` after a name tells what it is, not what it means."""
    first = gloss.split()[0].lower() if gloss.split() else ""
    small = [w for w in source.split() if w[:1].islower() and len(w) > 3]
    return not small and first in ("the", "a", "an") and source[:1].isupper()


def is_name_alone(gloss: str) -> bool:
    """Nothing but capitalised words, none of them a function word: likely a name."""
    parts = [w.strip("“”\"'’.,!?") for w in gloss.split()]
    return bool(parts) and all(w[:1].isupper() for w in parts if w.lower() not in _FUNCTION)


def is_romanisation(gloss: str, source: str) -> bool:
    """Whether `gloss` sounds like `source` written in Latin letters."""
    foreign = [c for c in source if c.isalpha() and c > "\u024f"]
    if not foreign or len(foreign) * 2 < sum(c.isalpha() for c in source):
        return False
    # `boycott` sounds a little like مقاطعة: an English word has to sound the more like it.
    least = 0.88 if in_lexicon(gloss) else 0.7
    return romanised_likeness(gloss, source) >= least


def romanised_likeness(gloss: str, source: str) -> float:
    """0.0 to 1.0: the share of letters of `gloss` in words that sound like one of `source`.

    Word by word, as a translation too keeps a name or two: "Trump, focus on Kazakhstan".
    """
    from annotator.text.icu import transliterator

    latin = transliterator("Any-Latin")(source[:200])
    theirs = [s for s in map(_skeleton, latin.split()) if s]
    written = gloss[:200].split()
    ours = [(len(w), _skeleton(w)) for w in written]
    if len(theirs) == 1 or not any(c.isspace() for c in source.strip()):
        ours_joined = _skeleton(gloss)
        return max(
            SequenceMatcher(None, joined, ours_joined, autojunk=False).ratio()
            for joined in ("".join(theirs), _skeleton(latin))
        )
    total = sum(size for size, _ in ours)
    alike = 0
    names_only = True
    for k, (size, word) in enumerate(ours):
        near = theirs[max(0, k - 2) : k + 3]
        if any(SequenceMatcher(None, word, one, autojunk=False).ratio() >= 0.6 for one in near):
            alike += size
            names_only = names_only and written[k][:1].isupper()
        elif size > 1 and written[k].lower() in _FUNCTION:
            return 0.0  # "Trump, look at Kazakhstan": two names, but an English word between them
    if names_only and alike < total:
        return 0.0  # "Trump, watch Kazakhstan": only the names sound alike
    return alike / total if total else 0.0


_ALIKE = str.maketrans({"q": "k", "c": "k", "x": "h", "w": "v", "j": "z", "y": None, "'": None})


def _skeleton(text: str) -> str:
    """Consonants only, look-alikes merged: enough to tell romanisation from translation."""
    plain = unicodedata.normalize("NFD", text.lower())
    kept = "".join(c for c in plain if "a" <= c <= "z").translate(_ALIKE)
    return "".join(c for c in kept if c not in "aeiou") or kept


def looks_english(text: str) -> bool:
    """Whether at least one English function word or only plain small letters stand in `text`."""
    parts = [w.strip("“”\"'’.,!?;:()").lower() for w in text.split()]
    if any(p in _FUNCTION or p in words().prepositions or p in words().determiners for p in parts):
        return True
    return text.isascii()


def alike(foreign: str, gloss: str, most: float = 2.5) -> bool:
    """Whether two texts have about the length that a text and its translation have.

    A character of Chinese, Japanese or Korean counts for three; `most`: how many times longer the
    translation may be. Short texts are let off: `хлеб`, `bread`.
    """
    one, two = len(foreign), len(gloss)
    if any("\u3040" <= c <= "\u9fff" or "\uac00" <= c <= "\ud7af" for c in foreign):
        one *= 3
    return one * 0.35 - 4 <= two <= one * most + 10
