"""Lists of words whose reading cannot be told from their letters: one word and its reading a line.

For scripts that leave the vowels out. A list is short and made by hand, for the words of slogans
and headlines; what it does not know is not guessed.
"""

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from annotator.languages.data import DATA

_ALEFS = str.maketrans("أإآٱ", "اااا")
_LETTERS = str.maketrans("يك", "یک")


@lru_cache(maxsize=8)
def words_of(name: str) -> Mapping[str, str]:
    """The list `words/NAME.tsv`: word as `plain` gives it → reading."""
    path = DATA / "words" / f"{name}.tsv"
    lines = path.read_text(encoding="utf-8").split("\n")
    pairs = (line.split("\t") for line in lines if "\t" in line)
    exact = {plain(word, name): reading for word, reading in pairs}
    # Many leave the hamza of an alif out; a word that is spelled so itself goes first.
    return {word.translate(_ALEFS): reading for word, reading in exact.items()} | exact


@lru_cache(maxsize=4)
def readings_of(name: str) -> Mapping[str, str]:
    """The list `words/NAME.tsv` as it stands: word, in NFC, → reading."""
    path = DATA / "words" / f"{name}.tsv"
    pairs = (line.split("\t") for line in path.read_text(encoding="utf-8").split("\n") if line)
    return {unicodedata.normalize("NFC", word): reading for word, reading in pairs}


def plain(word: str, name: str) -> str:
    """A word without vowel signs, tatweel and joiners, with the letters that its language uses."""
    kept = "".join(
        c for c in unicodedata.normalize("NFC", word) if unicodedata.category(c) not in ("Mn", "Lm")
    )
    return kept.translate(_LETTERS) if name in ("fa", "ur") else kept
