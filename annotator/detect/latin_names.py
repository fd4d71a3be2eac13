"""Which language a stretch in Latin letters is in."""

from annotator.detect.markers import marker_bonus
from annotator.detect.priors import prior
from annotator.detect.words import Word, gains


def language_scores(
    words: tuple[Word, ...], hints: dict[int, float]
) -> list[tuple[float, str]]:
    """Every language with its score for these words, best first, in natural logarithms."""
    source = gains()
    table = source.table
    sums = [0] * len(table.tags)
    for word in words:
        for lane, value in enumerate(table.score(word.form)):
            sums[lane] += value
    markers = marker_bonus(word.form for word in words)
    scored = [
        (total * table.step + prior(tag) + hints.get(lane, 0.0) + markers.get(tag, 0.0), tag)
        for lane, (total, tag) in enumerate(zip(sums, table.tags, strict=True))
        if tag != "en"
    ]
    scored.sort(key=lambda pair: (-pair[0], pair[1]))
    return scored
