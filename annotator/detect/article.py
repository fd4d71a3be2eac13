"""What an article says elsewhere of the language of a stretch whose letters leave it open."""

import re
from collections import Counter
from functools import lru_cache
from itertools import permutations

from annotator.detect.hints import hint_words
from annotator.detect.lines import SOLE, SURE, Hit
from annotator.detect.sayings import SAYING

NAMED, AGREED = 1.5, 1.5
"""What it adds to a language that it, a people or a place of it is named in another line, and that
a stretch of another line surely is in it. Low: most articles name several countries."""
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
    doubtful = [number for number, one in enumerate(found) if _in_doubt(one[0])]
    if not doubtful or "\n" not in text:
        return found
    named = _named(text)
    sure = _sure(found)
    out = list(found)
    spoken: tuple[int, set[str], set[str]] = (-1, set(), set())
    for number in doubtful:
        hit, line, at = found[number]
        if spoken[0] != at:  # once a line, which may hold thousands
            own = _named(line)
            others = {tag for tag, count in named.items() if count > own[tag]}
            agreed = {tag for tag, lines in sure.items() if len(lines) > 1 or at not in lines}
            spoken = (at, others, agreed)
        out[number] = (_again(hit, spoken[1], spoken[2]), line, at)
    return out


def _in_doubt(hit: Hit) -> bool:
    return hit.route not in (SOLE, SAYING) and hit.margin < AMONG_RELATIVES * NAMED + AGREED


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


def _sure(found: list[Placed]) -> dict[str, set[int]]:
    """The languages that some hits surely are in, with the places of their lines."""
    out: dict[str, set[int]] = {}
    for hit, _, at in found:
        if hit.margin >= SURE:
            out.setdefault(hit.language, set()).add(at)
    return out


def _again(hit: Hit, named: set[str], agreed: set[str]) -> Hit:
    """A hit ranked by its own scores and the article's; it tells whether these decided."""
    weight = AMONG_RELATIVES if _related(hit) else 1.0
    ranking = [
        (score + weight * NAMED * (_plain(tag) in named) + AGREED * (tag in agreed), tag)
        for score, tag in hit.ranking
    ]
    ranking.sort(key=lambda pair: (-pair[0], pair[1]))
    if ranking[0][1] == hit.language:
        return hit
    return hit._replace(ranking=tuple(ranking), elsewhere=True)
