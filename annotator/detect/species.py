"""Scientific names of plants and animals, which are Latin in form and names in use: *Fagus
sylvatica*. They are no foreign words of the article."""

from annotator.detect.chain import Stretch
from annotator.detect.cues import Cue
from annotator.detect.gaps import MARK, kind_of
from annotator.detect.words import LOWER, Gains, Word

_GENUS = ("us", "a", "um", "is", "es", "on", "os", "ys", "as", "ix", "ax", "ex", "ops", "er")
_EPITHET = ("us", "a", "um", "is", "ii", "i", "ae", "ens", "ans", "or", "ior", "ex", "orum", "arum",
            "oides", "er", "ur", "ax", "ox")  # fmt: skip
_LONG = 4
"""Letters that a genus or an epithet has at least, hardly any species excepted."""
_OPENERS = frozenset("([*_")
_MOST = 2
"""Words of the name of a species; three are as often a title."""
_TITLES = ("title", "speech")
_BEHIND = 4.0
"""How far the letters may speak for another language than Latin, a word."""


def is_species(
    words: list[Word], stretch: Stretch, announced: dict[int, Cue], source: Gains
) -> bool:
    """Whether a stretch is the name of a species, or its end: a capitalised genus and an epithet
    with Latin endings and letters, not between quotation marks, not announced as a title
    or motto, and nobody's ("Ovid's Ars amatoria")."""
    first, last = stretch.first, stretch.last
    if last - first >= _MOST:
        return False
    if words[first].shape == LOWER:  # found without the genus, whose capital looks like a name
        first -= 1
        if first < 0 or words[first + 1].gap != " ":
            return False
    if words[first].shape == LOWER or first == last or last - first >= _MOST:
        return False
    cue = announced.get(first)
    if cue is not None and cue.kind in _TITLES:
        return False
    if first and words[first - 1].form == "s" and words[first - 1].gap in ("'", "’"):
        return False
    if kind_of(words[first].gap) == MARK and _OPENERS.isdisjoint(words[first].gap):
        return False
    genus = words[first].form
    if len(genus) < _LONG or not genus.isascii() or not genus.endswith(_GENUS):
        return False
    latin = source.tags.index("la")
    return all(
        word.gap == " "
        and word.shape == LOWER
        and word.form.isascii()
        and len(word.form) >= _LONG
        and word.form.endswith(_EPITHET)
        and source.peak(word.form, LOWER) - source.of(word.form, LOWER)[latin] <= _BEHIND
        for word in words[first + 1 : last + 1]
    )
