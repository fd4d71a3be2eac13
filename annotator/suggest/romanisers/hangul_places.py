"""Korean districts: the unit stands after a hyphen, and no sound changes across it (Jongno-gu).

Notice 2000-8, chapter 3, rule 5, and likewise the ALA-LC table. Which words are districts is known
from a list of provinces, cities and quarters; of villages only from how such names mostly end.
"""

import re
from functools import lru_cache

from annotator.languages.words import words_of

_PARTICLE = "에|에서|에는|에도|의|은|는|이|가|을|를|로|으로|와|과|도|만|까지|부터|에게|이다|입니다"
_VILLAGE = re.compile(
    r"(?P<place>[가-힣]+(?:[산곡촌암송][리면]|[남북천]면|[가-힣]읍))(?:에|에서|의)?"
)
_LEAST = 3
"""Syllables of a village's name with its unit; shorter words are mostly other words: 관리, 읍."""


@lru_cache(maxsize=1)
def _district() -> re.Pattern[str]:
    """The units and the names before them, of `words/ko-places.tsv`.

    Islands and mountains are not among them: Dokdo, Ulleungdo.
    """
    units = words_of("ko-places").items()
    known = "|".join(f"(?:{names.replace(' ', '|')}){unit}" for unit, names in units)
    return re.compile(rf"(?P<place>{known})(?:{_PARTICLE})?")


def border(word: str) -> int:
    """Where the hyphen stands in a word, counted in syllables; 0 where there is none."""
    for pattern, least in ((_district(), 2), (_VILLAGE, _LEAST)):
        found = pattern.fullmatch(word)
        if found and len(found["place"]) >= least:
            return len(found["place"]) - 1
    return 0
