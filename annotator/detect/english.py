"""English words in lower case, names and foreign words left out: the quick way to "not foreign"."""

import lzma
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def english_words() -> frozenset[str]:
    """Some 80,000 common forms (SCOWL up to size 60)."""
    data = (files("annotator.detect") / "data" / "english.xz").read_bytes()
    return frozenset(lzma.decompress(data).decode("ascii").split("\n"))


@lru_cache(maxsize=1)
def loan_words() -> frozenset[str]:
    """Foreign by origin, English by use: no spans by themselves (`falafel`, `tenge`, `résumé`)."""
    text = (files("annotator.detect") / "data" / "loans.txt").read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if not line.startswith("#")]
    return frozenset(" ".join(lines).split())


@lru_cache(maxsize=1)
def known_words() -> frozenset[str]:
    """English words and loanwords together."""
    return english_words() | loan_words()
