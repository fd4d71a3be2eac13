"""Which language a stretch in Latin letters is in."""

from annotator.detect.hints import line_hints
from annotator.detect.markers import marker_bonus
from annotator.detect.priors import prior
from annotator.detect.words import Word, gains

HINTED = 1.5
"""How many times as much a hint counts in naming as in finding."""
UNTOLD = 6.0
"""What speaks for a language that is named nearby but has no lane; each word takes some of it."""
_BY_WORD = 1.5
_LATIN_WRITTEN = frozenset(("haw", "fj", "sm", "ty", "ve", "ss", "gn", "ay", "nah", "iu", "sco"))


def language_scores(
    words: tuple[Word, ...], hints: dict[int, float], near: tuple[str, ...] = ()
) -> list[tuple[float, str]]:
    """Every language with its score for these words, best first, in natural logarithms.

    `hints` are the lanes that the text around makes likely, `near` the primary subtags of languages
    and peoples named within a few words.
    """
    source = gains()
    table = source.table
    sums = [0] * len(table.tags)
    for word in words:
        for lane, value in enumerate(table.score(word.form)):
            sums[lane] += value
    markers = marker_bonus(word.form for word in words)
    scored = []
    for lane, (total, tag) in enumerate(zip(sums, table.tags, strict=True)):
        if tag != "en":
            score = total * table.step + prior(tag) + markers.get(tag, 0.0)
            if lane in hints:
                score += HINTED * hints[lane] - 0.7 * prior(tag)
            scored.append((score, tag))
    best = max(scored)[0]
    for tag in near:
        if tag not in source.lanes:
            written = tag if tag in _LATIN_WRITTEN else f"{tag}-Latn"
            scored.append((best + UNTOLD - _BY_WORD * len(words), written))
    scored.sort(key=lambda pair: (-pair[0], pair[1]))
    return scored


__all__ = ["language_scores", "line_hints"]
