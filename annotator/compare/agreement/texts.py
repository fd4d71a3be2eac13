"""How alike two texts are: translations by chrF, transliterations by edit distance."""

from functools import cache
from typing import Any

from annotator.compare.agreement.outcome import Outcome, defined, undefined
from annotator.model.errors import InvalidInput

CHAR_ORDER = 6
"""Character n-grams up to six, no words: chrF as in Popović 2015."""


@cache
def _scorer() -> Any:
    from sacrebleu.metrics.chrf import CHRF

    return CHRF(char_order=CHAR_ORDER, word_order=0)


def chrf(data: Any) -> Outcome:
    """chrF, 0 to 100, of `[hypothesis, reference]`; `n` is the reference's characters."""
    if (
        not isinstance(data, list | tuple)
        or len(data) != 2
        or not all(isinstance(t, str) for t in data)
    ):
        raise InvalidInput("The data are not two texts.", "Write [hypothesis, reference].")
    hypothesis, reference = data
    if not "".join(reference.split()):
        return undefined("the reference is empty: there is nothing to find again")
    score = _scorer().sentence_score(hypothesis, [reference]).score
    return defined(float(score), len(reference))


def edit_similarity(left: str, right: str) -> float:
    """1 - edit distance (insert, delete, replace; code points) / length of the longer text.

    Two empty texts are equal: 1.0.
    """
    from rapidfuzz.distance import Levenshtein

    return float(Levenshtein.normalized_similarity(left, right))


def edit_distance(left: str, right: str) -> int:
    """Levenshtein's distance in code points."""
    from rapidfuzz.distance import Levenshtein

    return int(Levenshtein.distance(left, right))
