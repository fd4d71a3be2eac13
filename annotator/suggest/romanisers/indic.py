"""Indian languages as English-language newspapers spell them: no marks, silent vowels left out.

There is no standard for it and several spellings are right: rough, to be edited. Made from the
letters of ALA-LC. Silent a: dropped at the end of a word and between consonants with a vowel on
both sides (Hindi and its neighbours; M. Ohala, Aspects of Hindi Phonology, 1983); Bengali a is o.
"""

import re
import unicodedata

from annotator.languages.schemes import Scheme
from annotator.languages.schemes import scheme as find_scheme
from annotator.suggest import transliteration_icu

SILENT = frozenset({"hi", "mr", "ne", "gu", "pa", "bn", "bho", "mai", "doi", "awa", "kok"})
"""Languages that leave out the a that is not heard."""
ROUNDED = frozenset({"bn", "as"})
"""Languages whose written a is heard as o."""
_LETTERS = tuple(
    tuple(pair.split("=", 1))
    for pair in str.split(
        "kṣ=ksh ksh=ksh jñ=gy r̥̄=ri r̥=ri l̥=li cch=chchh ch=chh c=ch ś=sh ṣ=sh sh=sh ñ=n ṅ=n n̐=n m̐=n "
        "ṃ=n m̆=n k̲h̲=kh g̲h̲=gh ẏ=y l̲=zh ḻ=zh r̲=r n̲=n ṯ=t ḥ= ’="
    )
)
"""Letters of ALA-LC and what is printed for them, the longer first."""
_OWN: dict[str, tuple[tuple[str, str], ...]] = {
    "bn": (("kṣ", "kh"), ("ksh", "kh"), ("jñ", "gg"), ("ṃ", "ng"), ("ẏ", "y")),
    "as": (("kṣ", "kh"), ("ksh", "kh"), ("ṃ", "ng")),
    "gu": (("ṃ", ""),),
    "ta": (("tt", "tth"), ("nt", "nth"), ("r̲r̲", "tr")),
    **dict.fromkeys(("te", "kn", "ml"), (("ṃ", "m"),)),
}
"""What a language's press does otherwise; looked at before the common letters."""
_VOWELS = "aāiīuūeēoōôêĕŏăâ"
_INDIC = re.compile(
    r"[\u0900-\u0dff](?:[\u0900-\u0dff\u200c\u200d\s.,;:!?-]*[\u0900-\u0dff\u200c\u200d])?"
)
"""A stretch of Devanagari to Sinhala: Latin letters beside it keep their marks and capitals."""
_WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f’][^\W\d_]*)*", re.UNICODE)
_CONSONANT = rf"[^{_VOWELS}\s]"
_MIDDLE = re.compile(rf"(?<=[{_VOWELS}])({_CONSONANT}h?)a(?={_CONSONANT}h?[{_VOWELS}])")
_END = re.compile(rf"(?<=[{_VOWELS}])({_CONSONANT}h?)a$|(?<=[{_VOWELS}])([nm̐]?{_CONSONANT}h?)a$")


def romanise(text: str, scheme: Scheme) -> str:
    """`text` as the press might spell it."""
    letters = find_scheme(scheme.language, "alalc")

    def spell(found: re.Match[str]) -> str:
        exact = transliteration_icu.run(letters, found[0])
        return _WORD.sub(lambda word: _spell(word[0], scheme.language), exact)

    return _INDIC.sub(spell, text)


def version() -> str:
    """What made the value."""
    return "annotator indic/2"


def _spell(word: str, language: str) -> str:
    said = unicodedata.normalize("NFC", word)
    if language in SILENT:
        said = _silence(said, language)
    if language in ROUNDED:
        said = re.sub(r"a(?![iu])", "o", said)
    for old, new in (*_OWN.get(language, ()), *_LETTERS):
        said = said.replace(old, new.upper())
    plain = "".join(c for c in unicodedata.normalize("NFD", said) if not unicodedata.combining(c))
    return plain.lower()


def _silence(word: str, language: str) -> str:
    """Leave out each a that is not heard, from the end of the word to its beginning."""
    if len(word) > 2:
        word = _END.sub(lambda m: m[1] or m[2], word)
    if language == "ne":  # verbs keep more of them
        return word
    places = [m.start(1) + len(m[1]) for m in _MIDDLE.finditer(word)]
    last = len(word) + 2
    for place in reversed(places):
        if last - place > 2:
            word = word[:place] + word[place + 1 :]
            last = place
    return word
