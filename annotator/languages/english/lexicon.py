"""English words in lower case, names and foreign words left out."""

import lzma
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def language_words() -> frozenset[str]:
    """Names of languages in lower case, as English prose calls them."""
    text = (files("annotator.languages.english") / "language_names.txt").read_text(encoding="utf-8")
    lines = (line for line in text.split("\n") if not line.startswith("#"))
    return frozenset(word.lower() for line in lines for word in line.split())


@lru_cache(maxsize=1)
def english_words() -> frozenset[str]:
    """Some 80,000 common forms (SCOWL up to size 60), made by `tools/models/build.py`."""
    data = (files("annotator.languages.english") / "english.xz").read_bytes()
    return frozenset(lzma.decompress(data).decode("ascii").split("\n"))


@lru_cache(maxsize=1)
def people_nouns() -> frozenset[str]:
    """Some 3,900 nouns for one person (WordNet 3.1), made by `tools/models/people.py`."""
    data = (files("annotator.languages.english") / "people.xz").read_bytes()
    return frozenset(lzma.decompress(data).decode("ascii").split("\n"))


@lru_cache(maxsize=1)
def places() -> frozenset[str]:
    """Words of places, peoples and platforms, lower case."""
    text = (files("annotator.languages.english") / "places.txt").read_text(encoding="utf-8")
    lines = (line for line in text.split("\n") if not line.startswith("#"))
    return frozenset(word.lower() for line in lines for word in line.split())
