"""What lists of words know: which words a language has, and about how frequent each is."""

import math
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from annotator.detect.naming import words_of
from annotator.detect.words import words_in
from tools.models import sources
from tools.models.lanes import Lane
from tools.models.train import ORDER, Model

LONGEST = 25
"""Letters; longer words are left out."""


def as_read(text: str, script: str) -> list[str]:
    """The words of a text as the program sees them when it names a language."""
    if script == "Latn":
        return [word.form for word in words_in(text)]
    return list(words_of(text))


@lru_cache(maxsize=4)
def listed(folder: Path, lane: Lane, script: str) -> frozenset[str]:
    """The words in the list of a lane; empty where it has none."""
    lines = sources.listed_words(folder, lane.noted)
    return frozenset(word for line in lines for word in as_read(line.strip(), script))


def log_chance(model: Model) -> Callable[[str], float]:
    """A function from a word to the logarithm of its probability by the counts of a language."""

    def of(word: str) -> float:
        text, total = f" {word} ", 0.0
        for end in range(2, len(text) + 1):
            start, back = max(0, end - ORDER), 0.0
            while True:
                gram = text[start:end]
                known = model.prob.get(gram)
                if known is not None:
                    total += math.log(known) + back
                    break
                back += model.back.get(gram[:-1], 0.0)
                start += 1
                if start == end:
                    total += model.unseen + back
                    break
        return total

    return of


def ranked(words: frozenset[str], model: Model) -> list[tuple[float, str]]:
    """Words with the logarithm of their probability, the likeliest first.

    A list says nothing of how often a word is used; the n-grams of running text nearly do.
    """
    chance = log_chance(model)
    return sorted(((chance(word), word) for word in words if len(word) <= LONGEST), reverse=True)
