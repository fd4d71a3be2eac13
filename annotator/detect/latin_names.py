"""Which language a stretch of words is in."""

from functools import lru_cache
from heapq import nlargest
from itertools import pairwise

from annotator.detect.known import with_known
from annotator.detect.latin import Found
from annotator.detect.markers import marker_bonus
from annotator.detect.priors import prior
from annotator.detect.siblings import AHEAD, in_hawaiian_letters, sibling
from annotator.detect.words import Gains
from annotator.detect.wordsets import word_set

HINTED, HINTED_RARE, HINTED_RARE_SHORT = 1.8, 3.0, 4.5
"""How many times as much a hint counts in naming as in finding: for a language whose words the
table knows from running text; for one that it knows little of, whose words hardly speak for
themselves; and for one or two words of such a language."""
RARE = -1.0
"""Below this prior a table knows little of a language."""
UNTOLD = 6.0
"""What speaks for a language that is named nearby but has no lane; each word takes some of it."""
CLEAR = 14.0
"""From which lead on the words are of a language that has a lane, whatever is named nearby."""
UZBEK_SIGNS = frozenset("ʻʼ‘’`")
UZBEK = 3.0
"""What oʻ and gʻ add to Uzbek."""
_BY_WORD = 1.5
NAMED = 25.0
"""What a language gains that the text says the words to be of: more than any letters say."""
_LATIN_WRITTEN = word_set(
    "haw fj sm ty ve ss gn ay nah iu sco yua ilo su min ban mad nap scn gsw lij nds kl non ang "
    "sga mga goh gmh osx fro frm enm odt"
)


@lru_cache(maxsize=32)
def _priors(tags: tuple[str, ...]) -> list[float]:
    return [prior(tag) for tag in tags]


def language_scores(found: Found, source: Gains, main: str = "en") -> list[tuple[float, str]]:
    """Every language with its score for these words, best first, in natural logarithms.

    `source` is the table to read, `main` the lane of the main language, which is no candidate.
    """
    words, hints, near = found.words, found.hints, found.near
    table = source.table
    rows = [table.score(word.form) for word in words]
    sums = rows[0] if len(rows) == 1 else list(map(sum, zip(*rows, strict=True)))
    markers = marker_bonus(word.form for word in words)
    if any(w.gap in UZBEK_SIGNS and v.form[-1] in "og" for v, w in pairwise(words)):
        markers["uz"] = markers.get("uz", 0.0) + UZBEK
    priors, step, marked = _priors(tuple(table.tags)), table.step, markers.get
    of_lanes = [
        total * step + known + marked(tag, 0.0)
        for total, known, tag in zip(sums, priors, table.tags, strict=True)
    ]
    rare = HINTED_RARE_SHORT if len(words) < 3 else HINTED_RARE
    for lane, hint in hints.items():
        told = rare if priors[lane] < RARE else HINTED
        of_lanes[lane] += told * hint - 0.7 * priors[lane]
    scored = [(score, tag) for score, tag in zip(of_lanes, table.tags, strict=True) if tag != main]
    scored = with_known(scored, tuple(word.form for word in words))
    (best, nearest), (second, _) = nlargest(2, scored)
    if other := sibling(nearest, words):
        best += AHEAD
        scored.append((best, other))
    told = UNTOLD
    for tag in near if best - second < CLEAR else ():  # the nearest first
        if tag in source.lanes or (tag == "haw" and not in_hawaiian_letters(words)):
            told = 0.0
            continue
        written = tag if tag in _LATIN_WRITTEN else f"{tag}-Latn"
        scored.append((best + told - _BY_WORD * len(words), written))
    if found.told:
        scored = [(s + NAMED * (t.split("-")[0] in found.told), t) for s, t in scored]
    scored.sort(key=lambda pair: (-pair[0], pair[1]))
    return scored
