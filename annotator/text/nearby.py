"""Finding words that were changed: candidates by shared pieces, then a score.

The score is that of the Hypothesis client: 50 for the words, 20 for what is before, 20 for what is
after, 2 for the place, out of 92. Nothing found here is ever applied without a person.
"""

from collections import Counter

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import partial_ratio_alignment

from annotator.model.anchor import Anchor
from annotator.text.folded import Folded, back, fold_words
from annotator.text.places import Place, Surroundings, find_all

MAX_WORDS = 1000
"""Folded characters above which changed words are no longer looked for: a page is no quotation."""
PROPOSE_FROM = 0.6
WINDOW = 2000
_MAX_HITS = 100
_BUCKET = 16
_LEAST = 0.3
"""Likeness below which words are others, even where both sides fit wholly."""


def least_similarity(size: int) -> float:
    """How alike words must be: half of a sentence may change, of a short word only a letter.

    Elsewhere short words were taken for others that look alike.
    """
    if size >= 12:
        return 0.5
    return 0.66 if size >= 6 else 0.75


def _seeds(words: str) -> list[tuple[int, str]]:
    """Up to 20 pieces of the words with their places in them."""
    size = 5 if len(words) >= 12 else 3
    if len(words) < size:
        return [(0, words)] if words else []
    step = max(1, (len(words) - size) // 19)
    return [(at, words[at : at + size]) for at in range(0, len(words) - size + 1, step)][:24]


def _starts(folded: Folded, words: str, around: Surroundings, wanted: int) -> list[int]:
    """Folded places where the changed words may begin, the likeliest first."""
    votes: Counter[int] = Counter()

    def vote(piece: str, offset: int, weight: int) -> None:
        found = find_all(folded.text, piece)
        if len(found) > _MAX_HITS:
            found = [at for at in found if abs(at - wanted) <= WINDOW]
        for at in found[:_MAX_HITS]:
            votes[max(0, at + offset) // _BUCKET] += weight

    for at, piece in _seeds(words):
        vote(piece, -at, 1)
    if len(around.before) >= 8:
        vote(around.before[-12:], len(around.before[-12:]), 3)
    if len(around.after) >= 8:
        vote(around.after[:12], -len(words), 3)
    ranked = sorted(votes, key=lambda b: (-votes[b] - votes[b + 1], abs(b * _BUCKET - wanted), b))
    return [wanted, *(bucket * _BUCKET for bucket in ranked[:12])]


def _borders(region: str, words: str, around: Surroundings) -> tuple[int, int, float] | None:
    """The stretch of the region that is most like the words, and how alike it is."""
    aligned = partial_ratio_alignment(words, region)
    if aligned is None or aligned.dest_end <= aligned.dest_start:
        return None
    told_starts, told_ends = _told(region, around)
    starts = {aligned.dest_start + at for at in range(-8, 9)} | told_starts
    ends = {aligned.dest_end + at for at in range(-8, 9)} | told_ends
    best = (-1.0, 0, 0, 0.0)
    for start in sorted(starts):
        for end in sorted(ends):
            if 0 <= start < end <= len(region) and abs(end - start - len(words)) <= len(words) + 3:
                alike = Levenshtein.normalized_similarity(words, region[start:end])
                told = 0.25 * ((start in told_starts) + (end in told_ends))
                value = alike + told + 0.01 * _whole(region, start, end)
                best = max(best, (value, start, end, alike))
    return (best[1], best[2], best[3]) if best[0] >= 0 else None


def _told(region: str, around: Surroundings) -> tuple[set[int], set[int]]:
    """Where the words must begin and end, if what stood before and after them is still there."""
    starts, ends = set(), set()
    if len(tail := around.before[-8:]) >= 4:
        for at in find_all(region, tail)[:8]:
            starts.add(at + len(tail) + (region[at + len(tail) : at + len(tail) + 1] == " "))
    if len(head := around.after[:8]) >= 4:
        for at in find_all(region, head)[:8]:
            ends.add(at - (region[at - 1 : at] == " "))
    return starts, ends


def _whole(region: str, start: int, end: int) -> int:
    """How many of the two ends do not cut a word in two."""
    first = start == 0 or not (region[start - 1].isalnum() and region[start].isalnum())
    last = end == len(region) or not (region[end - 1].isalnum() and region[end].isalnum())
    return first + last


def near_places(
    text: str, folded: Folded, anchor: Anchor, around: Surroundings, taken: list[Place]
) -> list[Place]:
    """Places whose words are much like the anchor's, best first; none that overlap `taken`."""
    words = fold_words(anchor.exact).strip(" ")
    if not words or len(words) > MAX_WORDS:
        return []
    pad = max(24, len(words) // 2)
    found: list[Place] = []
    for at in _starts(folded, words, around, folded.near(anchor.start)):
        low = max(0, at - pad)
        bordered = _borders(folded.text[low : at + len(words) + pad + _BUCKET], words, around)
        if bordered is None or bordered[2] < _LEAST:
            continue
        start, end = back(text, folded, low + bordered[0], low + bordered[1])
        before, after = around.sides(start, end)
        if bordered[2] < least_similarity(len(words)) and min(before, after) < 0.9:
            continue
        close = max(0.0, 1 - abs(start - anchor.start) / max(1, len(text)))
        score = (50 * bordered[2] + 20 * before + 20 * after + 2 * close) / 92
        if score >= PROPOSE_FROM and end > start:
            found.append(Place(start, end, before + after, bordered[2], "near", score))
    found.sort(key=lambda place: (-place.score, place.start))
    kept: list[Place] = []
    for place in found:
        if not any(place.start < o.end and o.start < place.end for o in (*taken, *kept)):
            kept.append(place)
    return kept
