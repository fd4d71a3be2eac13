"""What an article says elsewhere of the language of a stretch whose letters leave it open."""

import re
from collections import Counter
from functools import lru_cache
from itertools import permutations
from math import log1p

from annotator.detect.company import shares
from annotator.detect.hints import hint_words
from annotator.detect.lines import SCRIPT, SOLE, Hit
from annotator.detect.sayings import SAYING

NAMED = 1.5
"""What it adds to a language that it, a people or a place of it is named in another line. Low: most
articles name several countries."""
STRANGE = 0.1
"""How many stretches in a language an article counts as having before one is seen: the fewer, the
more each that is seen adds to its language (natural logarithms; 2.4 for one, 3.4 for three)."""
AMONG_RELATIVES = 2.0
"""How many times as much a name counts between close relatives, whose words are mostly the same."""
_GROUPS = ("bs hr sr", "id ms", "da nb nn", "be ru uk", "bg mk", "cs sk", "xh zu", "hi ur")
_CAPITALISED = re.compile(r"[A-Z\u00c0-\u00de\u0100-\u017f][\w\u2019'-]+")

Placed = tuple[Hit, str, int]
"""A hit, the text of its line, and where that begins in the article."""


def in_article(found: list[Placed], text: str) -> list[Placed]:
    """The hits of an article, with those in doubt ranked again by what stands in its other lines.

    Nothing changes where the lead of the best language is more than both could add.
    """
    lines = "\n" in text
    if not lines and len(found) < 2:
        return found
    most = AMONG_RELATIVES * NAMED + log1p(len(found) / STRANGE)
    doubtful = [number for number, one in enumerate(found) if _in_doubt(one[0], most)]
    if not doubtful:
        return found
    named = _named(text) if lines else Counter()
    spoken = Spoken(found)
    out = list(found)
    known: tuple[int, set[str]] = (-1, set())
    for number in doubtful:
        hit, line, at = found[number]
        if known[0] != at:  # once a line, which may hold thousands
            own = _named(line)
            known = (at, {tag for tag, count in named.items() if count > own[tag]})
        out[number] = (_again(hit, known[1], spoken.beside(hit, at)), line, at)
    return out


def _in_doubt(hit: Hit, most: float) -> bool:
    return hit.route not in (SOLE, SAYING) and hit.margin < most


def _plain(tag: str) -> str:
    """The primary subtag."""
    return tag.split("-")[0]


def _related(hit: Hit) -> bool:
    """Whether the best two languages of a hit are close relatives."""
    return (_plain(hit.ranking[0][1]), _plain(hit.ranking[1][1])) in _pairs()


@lru_cache(maxsize=1)
def _pairs() -> frozenset[tuple[str, str]]:
    return frozenset((a, b) for group in _GROUPS for a, b in permutations(group.split(" "), 2))


def _named(text: str) -> Counter[str]:
    """How often each language, a people or a place of it is named; primary subtags."""
    known = hint_words()
    counts: Counter[str] = Counter()
    for match in _CAPITALISED.finditer(text):
        counts.update(known.get(match.group().lower(), ()))
    return counts


class Spoken:
    """How many stretches of an article are in each language, doubtful ones in parts."""

    def __init__(self, found: list[Placed]) -> None:
        self._all: Counter[str] = Counter()
        self._of_line: dict[int, Counter[str]] = {}
        for hit, _, at in found:
            likely = shares(hit.ranking)
            self._all.update(likely)
            if hit.route != SCRIPT:
                self._of_line.setdefault(at, Counter()).update(likely)

    def beside(self, hit: Hit, at: int) -> dict[str, float]:
        """What the stretches of other lines add to each of a hit's languages. In another script
        those of its line, too; words have been weighed with these."""
        own = shares(hit.ranking) if hit.route == SCRIPT else self._of_line[at]
        return {
            tag: log1p(max(0.0, self._all[tag] - own.get(tag, 0.0)) / STRANGE)
            for _, tag in hit.ranking
        }


def _again(hit: Hit, named: set[str], spoken: dict[str, float]) -> Hit:
    """A hit ranked by its own scores and the article's; it tells whether these decided."""
    weight = AMONG_RELATIVES if _related(hit) else 1.0
    ranking = [
        (score + weight * NAMED * (_plain(tag) in named) + spoken[tag], tag)
        for score, tag in hit.ranking
    ]
    ranking.sort(key=lambda pair: (-pair[0], pair[1]))
    if ranking[0][1] == hit.language:
        return hit
    return hit._replace(ranking=tuple(ranking), elsewhere=True)
