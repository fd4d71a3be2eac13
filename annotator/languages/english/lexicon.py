"""English words in lower case, names and foreign words left out."""

import lzma
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def english_words() -> frozenset[str]:
    """Some 80,000 common forms (SCOWL up to size 60), made by `tools/models/build.py`."""
    data = (files("annotator.languages.english") / "english.xz").read_bytes()
    return frozenset(lzma.decompress(data).decode("ascii").split("\n"))
