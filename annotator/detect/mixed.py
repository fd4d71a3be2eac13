"""Short stretches of two languages side by side: “Zutritt verboten, wstęp wzbroniony”.

The walk over the words keeps to one language where changing is dear; here the halves on either side
of a comma, a slash or a dash are asked for theirs.
"""

from collections.abc import Iterator

from annotator.detect.chain import Stretch
from annotator.detect.gaps import COLON, COMMA, kind_of
from annotator.detect.words import PHRASE, Gains, Word

LONGEST = 12
"""Words of a stretch that is looked at."""
ALONE = 9.0
"""The same where a half is one word."""
APART = 4.5
"""By how much two halves in two languages have to beat both in one (natural logarithms)."""


def by_language(words: list[Word], stretch: Stretch, source: Gains) -> Iterator[Stretch]:
    """The stretch, cut at the signs on whose sides two languages stand."""
    first, last, lane = stretch
    if last - first + 1 > LONGEST or last == first:
        yield stretch
        return
    cuts = [n for n in range(first + 1, last + 1) if kind_of(words[n].gap) in (COMMA, COLON)]
    if not cuts:
        yield stretch
        return
    parts = list(zip([first, *cuts], [*(cut - 1 for cut in cuts), last], strict=True))
    sums = [_sums(words, low, high, source) for low, high in parts]
    low, high, total = *parts[0], sums[0]
    for (start, end), row in zip(parts[1:], sums[1:], strict=True):
        joint = [a + b for a, b in zip(total, row, strict=True)]
        least = ALONE if start == end or low == high else APART
        if max(total) + max(row) - max(joint) >= least:
            yield Stretch(low, high, total.index(max(total)))
            low, total = start, row
        else:
            total = joint
        high = end
    yield Stretch(low, high, lane if low == first else total.index(max(total)))


def _sums(words: list[Word], first: int, last: int, source: Gains) -> list[float]:
    """What some words say for each language."""
    rows = [source.of(word.form, PHRASE) for word in words[first : last + 1]]
    return [sum(column) for column in zip(*rows, strict=True)]
