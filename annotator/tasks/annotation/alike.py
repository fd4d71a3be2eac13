"""Whether two speakers may be one person, spelled differently or in another script."""

import re
import unicodedata
from functools import lru_cache

from annotator.model.speaker import Speaker

_LOOSE = (
    ("shch", "s"), ("sch", "s"), ("sh", "s"), ("ch", "s"), ("zh", "z"), ("kh", "h"), ("gh", "g"),
    ("ph", "f"), ("th", "t"), ("dh", "d"), ("ck", "k"), ("tz", "z"), ("ts", "z"),
    ("w", "v"), ("q", "k"), ("x", "k"), ("c", "k"), ("j", "z"),
)  # fmt: skip
"""What romanisations write differently for one sound; longer ones first."""
_HISSED = str.maketrans({"č": "ch", "ć": "ch", "ç": "ch"})
"""Without their marks they would be read as k."""
_VOWELS = re.compile("[aeiouy]+")
_LETTERS = re.compile("[a-z]+")


def alike(one: Speaker, other: Speaker) -> bool:
    """Whether any full name of the one reads like one of the other: two words or more, with the
    same consonants in Latin letters. Languages write vowels too differently to count them."""
    return bool(keys_of(one) & keys_of(other))


def keys_of(speaker: Speaker) -> frozenset[str]:
    """What the names of two words or more read like; two speakers who share one may be one."""
    return frozenset(key for n in speaker.names if (key := _key(n.text)))


@lru_cache(maxsize=4096)
def _key(name: str) -> str:
    from annotator.text.icu import transliterator

    plain = name.casefold()
    if not plain.isascii():
        latin = unicodedata.normalize("NFC", transliterator("Any-Latin")(plain))
        plain = transliterator("Latin-ASCII")(latin.translate(_HISSED)).casefold()
    words = _LETTERS.findall(plain.replace("'", "").replace("`", "").replace("\u2019", ""))
    return " ".join(sorted(map(_sounds, words))) if len(words) > 1 else ""


def _sounds(word: str) -> str:
    """The consonants of a word, loosely; of a word of vowels, all of it."""
    loose = word.replace("j", "y") if re.search("[aeiou]j|j[aeou]", word) else word
    for written, sound in _LOOSE:
        loose = loose.replace(written, sound)
    bare = _VOWELS.sub("", loose)
    return re.sub(r"(.)\1", r"\1", bare) or word
