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

SILENT = frozenset({"hi", "mr", "ne", "gu", "pa", "bn", "as", "bho", "mai", "doi", "awa", "kok"})
"""Languages that leave out the a that is not heard at the end of a word."""
KEEP_MIDDLE = frozenset({"ne", "as"})
"""Those of them that keep it between consonants: Nepali verbs, Assamese everywhere."""
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
    "bn": (("kṣ", "kh"), ("ksh", "kh"), ("jñ", "gy"), ("ṃ", "ng"), ("ẏ", "y")),
    "as": (("kṣ", "kh"), ("ksh", "kh"), ("ṃ", "ng")),
    "pa": (("m̆m", "m"), ("m̆", "m")),
    "gu": (("ṃ", ""),),
    "ta": (("tht", "tth"), ("r̲r̲", "ttr")),
    "te": (("jñ", "gn"), ("ṃ", "m")),
    "kn": (("jñ", "jn"), ("ṃ", "m")),
    "ml": (("jñ", "jn"), ("ññ", "nj"), ("ñc", "nch"), ("ñj", "nj"), ("ñ", "nj"), ("ṃ", "m")),
}
"""What a language's press does otherwise; looked at before the common letters."""
_VOWELS = "aāiīuūeēoōôêĕŏăâ\u0325"
"""The last is the ring under r̥."""
_INDIC = re.compile(
    r"[\u0900-\u0dff](?:[\u0900-\u0dff\u200c\u200d\s.,;:!?-]*[\u0900-\u0dff\u200c\u200d])?"
)
"""A stretch of Devanagari to Sinhala: Latin letters beside it keep their marks and capitals."""
_V = "aāiīuūeēoō"
_SOUNDS: dict[str, tuple[tuple[re.Pattern[str], str], ...]] = {
    language: tuple((re.compile(old), new) for old, new in rules)
    for language, rules in {
        "si": (("jñ", "gn"), ("(?<!t)t(?!h)", "th")),
        "bn": (("^y|(?<=r)y", "j"), ("v", "w")),
        # One letter for two sounds: voiced between vowels and after its nasal (Tamil grammar of
        # T. Lehmann, 1989), c as s where it is single.
        "ta": (
            ("^cen̲n̲ai", "CHennai"),
            (f"(?<=[{_V}])k(?=[{_V}])|(?<=ṅ)k", "g"),
            (f"(?<=[{_V}])ṭ(?=[{_V}])|(?<=ṇ)ṭ", "d"),
            (f"(?<=[{_V}])p(?=[{_V}])|(?<=m)p", "b"),
            (f"^c(?=[{_V}])|(?<=[{_V}])c(?=[{_V}])", "s"),
            ("ñc", "nj"),
            ("^ñ", "gn"),
            ("(?<!t)t", "th"),
        ),
        "ml": (
            (f"(?<=[{_V}])ṭ(?=[{_V}])", "d"),
            ("tt", "t"),
            ("t(?!h)", "th"),
            ("ṅṅ", "ng"),
            ("cc", "c"),
        ),
    }.items()
}
"""How letters are heard where a language has rules for it; before all other tables."""
_WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f’][^\W\d_]*)*", re.UNICODE)
_CONSONANT = rf"[^{_VOWELS}\s]"
_MIDDLE = re.compile(rf"(?<=[{_VOWELS}])({_CONSONANT}h?)a(?={_CONSONANT}h?[{_VOWELS}])")
_NASAL_BEFORE = re.compile(rf"([nm]\u0310)([{_VOWELS}])")
"""A nasal vowel and the vowel after it: the press writes the n at the end (gaon)."""
_END = re.compile(
    rf"(?<=[{_VOWELS}])({_CONSONANT}h?)a$|(?<=[{_VOWELS}])((?:[nṇṅñ]|[mn]\u0310)?{_CONSONANT}h?)a$"
)


def romanise(text: str, scheme: Scheme) -> str:
    """`text` as the press might spell it."""
    letters = find_scheme(scheme.language, "alalc")

    def spell(found: re.Match[str]) -> str:
        exact = transliteration_icu.run(letters, found[0])
        return _WORD.sub(lambda word: _spell(word[0], scheme.language), exact)

    return _INDIC.sub(spell, text)


def version() -> str:
    """What made the value."""
    return "annotator indic/3"


def _spell(word: str, language: str) -> str:
    said = unicodedata.normalize("NFC", word)
    if language in SILENT:
        said = _silence(said, language)
    if language in ROUNDED:
        said = re.sub(r"a(?![iu])", "o", said)
    if language == "pa":  # no word of the language ends in it
        said = re.sub(r"(?<=[^\W aāiīuūeo])a$", "", said)
    for sound, heard in _SOUNDS.get(language, ()):
        said = sound.sub(heard, said)
    said = _NASAL_BEFORE.sub(r"\2n", said)
    for old, new in (*_OWN.get(language, ()), *_LETTERS):
        said = said.replace(old, new.upper())
    plain = "".join(c for c in unicodedata.normalize("NFD", said) if not unicodedata.combining(c))
    return plain.lower()


def _silence(word: str, language: str) -> str:
    """Leave out each a that is not heard, from the end of the word to its beginning."""
    if len(word) > 2:
        word = _END.sub(lambda m: m[1] or m[2], word)
    if language in KEEP_MIDDLE:
        return word
    places = [m.start(1) + len(m[1]) for m in _MIDDLE.finditer(word)]
    last = len(word) + 2
    for place in reversed(places):
        if last - place > 2:
            word = word[:place] + word[place + 1 :]
            last = place
    return word
