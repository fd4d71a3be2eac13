"""Stretches that hold more than one expression, parted into those.

Lists between marks, equations, a word and the bracket behind it, two languages side by side, and
English that joins foreign words: none of these is found while walking over the words.
"""

import re
from collections.abc import Iterator

from annotator.detect.borders import shorn
from annotator.detect.chain import Stretch
from annotator.detect.frame_words import PLURAL
from annotator.detect.hints import BEFORE_TONGUE, hint_words
from annotator.detect.mixed import by_language
from annotator.detect.operands import Operands
from annotator.detect.tongues import tongues
from annotator.detect.words import LOWER, Gains, Word

_CLOSED = re.compile(r"[”\"’»*_`] ?[(\[]")
"""Between an expression in marks and a bracket."""
_BACK = 4
"""Words before a colon among which they are counted."""
_FEW = 8
"""Words up to which an English "and" parts a stretch."""
_ENGLISH = -4.0
"""What a word gains at most in a language that hardly has it."""
_LISTED = re.compile(r"^[”\"’'»`*_]{1,3}\s?[,;/|·]\s?[“\"‘'«`*_]{1,3}$")
"""Between two expressions that marks part: “do”, “re”."""
_ASIDES = frozenset(("from", "or", "see", "cf"))
"""English words that begin a bracket about a word: *qanat* (from Arabic *qanāh*)."""
_QUOTES = tuple('“"‘«')
SIGNS = frozenset("ʻʼʹʾʿ")
"""Letters by Unicode that are apostrophes here."""


def pieces(
    words: list[Word], found: list[Stretch], reader: Operands, source: Gains
) -> Iterator[Stretch]:
    """The expressions of the stretches of an English line, in order."""
    whole = frozenset(found)
    for stretch in _listed(words, list(apart(words, sorted(found), source))):
        for piece in by_language(words, stretch, source):
            if _respelt(words, piece) or _is_tongue(words, piece):
                continue
            if piece in whole:
                yield piece
                continue
            rest = _without_tongue(words, shorn(words, piece, source))
            names = all(w.shape != LOWER for w in words[rest.first : rest.last + 1])
            named = words[rest.first].shape != LOWER and words[rest.first].form in tongues()
            if named or (names and "(" in words[rest.first].gap):
                continue
            if names and _in_other_letters(words, rest.last + 1):
                continue
            if reader.possible(rest.first, rest.last, True, (), True):
                yield rest


def _without_tongue(words: list[Word], stretch: Stretch) -> Stretch:
    """A stretch right behind "(from" without the name of the language: (from Arabic *qanāh*)."""
    first = stretch.first
    if not first or words[first - 1].form not in _ASIDES:
        return stretch
    while first < stretch.last and words[first].shape != LOWER and words[first].form in tongues():
        first += 1
    return stretch._replace(first=first)


def _in_other_letters(words: list[Word], number: int) -> bool:
    """Whether a comma and words in another script stand before a word: an author and a title."""
    gap = words[number].gap if number < len(words) else ""
    return gap.startswith(", ") and any(ch.isalpha() for ch in gap)


def apart(words: list[Word], found: list[Stretch], source: Gains) -> Iterator[Stretch]:
    """The stretches, cut where a word in another script, an equals sign, or a bracket with marks or
    the name of a language stands between their words."""
    for stretch in found:
        first = stretch.first
        few = stretch.last - stretch.first < _FEW
        for number in range(stretch.first + 1, stretch.last + 1):
            gap = words[number].gap
            if number == first:
                continue
            if len(gap) > 1 and _parts(words, number, gap):
                yield Stretch(first, number - 1, stretch.lane)
                first = number
            elif few and first < number < stretch.last and _links(words, number, stretch, source):
                yield Stretch(first, number - 1, stretch.lane)
                first = number + 1
        yield Stretch(first, stretch.last, stretch.lane)


def _listed(words: list[Word], found: list[Stretch]) -> Iterator[Stretch]:
    """The stretches, lists of single words parted that an English "and" ends, *roșu*, *galben* and
    *albastru*, or that are counted: three words of Basque: *ardoa*, *ogia*, *gazta*."""
    for number, stretch in enumerate(found):
        joint = stretch.last + 1
        follows = number + 1 < len(found) and found[number + 1].first == joint + 1
        inside = words[stretch.first : joint]
        ended = follows and words[joint].form in ("and", "or")
        if (
            (ended or _counted(words, stretch.first))
            and len({word.form for word in inside}) == len(inside)
            and all(word.gap == ", " for word in inside[1:])
        ):
            yield from (Stretch(n, n, stretch.lane) for n in range(stretch.first, joint))
        else:
            yield stretch


def _counted(words: list[Word], first: int) -> bool:
    """Whether a colon stands there and "words", "verbs" or the like before it."""
    if not words[first].gap.startswith(":"):
        return False
    return any(word.form in PLURAL for word in words[max(0, first - _BACK) : first])


def _is_tongue(words: list[Word], stretch: Stretch) -> bool:
    """Whether it is the name of a language in small letters: as we say in norwegian."""
    first, last = stretch.first, stretch.last
    small = first == last and words[first].shape == LOWER and words[first].form in tongues()
    return small and first > 0 and words[first - 1].form in BEFORE_TONGUE


def _respelt(words: list[Word], stretch: Stretch) -> bool:
    """Whether a bracket tells how a word is pronounced: “ah-ka-heh-leh”."""
    parts = words[stretch.first : stretch.last + 1]
    if len(parts) < 3 or "(" not in parts[0].gap:
        return False
    return all(word.gap == "-" for word in parts[1:]) and all(len(w.form) < 5 for w in parts)


def _links(words: list[Word], number: int, stretch: Stretch, source: Gains) -> bool:
    """Whether an English "and" or "or" joins two expressions: *alovkhona* and *mehmonkhona*."""
    if words[number].form not in ("and", "or") or not source.matrix.english:
        return False
    return source.of(words[number].form, LOWER)[stretch.lane] < _ENGLISH


def _parts(words: list[Word], number: int, gap: str) -> bool:
    """Whether the gap before a word parts two expressions."""
    if "=" in gap or any(ch.isalpha() for ch in gap if ch not in SIGNS):
        return True
    if _LISTED.search(gap) or _CLOSED.match(gap) or (")" in gap and "(" in gap[gap.index(")") :]):
        return True
    if gap.startswith(":") and words[number - 1].form in hint_words():
        return True  # Serbian: Radio-televizija
    if gap == ", " and words[number].shape != LOWER and words[number].form in tongues():
        return True
    if "(" not in gap or ")" in gap:
        return False
    marked = gap[gap.index("(") + 1 :][:1] in _QUOTES
    return marked or words[number].form in hint_words() or words[number].form in _ASIDES
