"""Loans of several words, English by use: *coup d'état*, *grand prix*, *pièce de résistance*.

A list of single loans does not know them, since half of their words are English only there.
"""

from collections.abc import Container
from functools import lru_cache
from importlib.resources import files

from annotator.detect.chain import Stretch
from annotator.detect.gaps import INSIDE, SPACE, kind_of
from annotator.detect.words import LOWER, Word, words_in

_BEFORE = 3
"""Words before a stretch at which a loan that holds it may begin."""


@lru_cache(maxsize=1)
def _by_first() -> dict[str, tuple[tuple[str, ...], ...]]:
    """First word → the loans that begin with it."""
    text = (files("annotator.detect") / "data" / "loan_phrases.txt").read_text(encoding="utf-8")
    found: dict[str, list[tuple[str, ...]]] = {}
    for line in text.split("\n"):
        if line and not line.startswith("#"):
            forms = tuple(word.form for word in words_in(line))
            found.setdefault(forms[0], []).append(forms)
    return {word: tuple(some) for word, some in found.items()}


def is_loan(words: list[Word], stretch: Stretch, announced: Container[int]) -> bool:
    """Whether a stretch is a listed loan, or a part of one, that nothing announces.

    At most four places are looked up, so the cost of a line does not depend on its length.
    """
    first, last = stretch.first, stretch.last
    index = _by_first()
    for start in range(first, max(-1, first - _BEFORE - 1), -1):
        if start in announced or words[start].shape != LOWER:
            return False
        for loan in index.get(words[start].form, ()):
            end = start + len(loan)
            inside = words[start:end]
            if end > last and tuple(word.form for word in inside) == loan:
                return all(kind_of(word.gap) in (SPACE, INSIDE) for word in inside[1:])
    return False
