"""Stretches that hold more than one expression, parted into those.

Lists between marks, equations, a word and the bracket behind it, two languages side by side, and
English that joins foreign words: none of these is found while walking over the words.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from annotator.detect.borders import shorn
from annotator.detect.chain import Stretch
from annotator.detect.edges import BRACKETS, shut, unpaired
from annotator.detect.frame_words import PLURAL
from annotator.detect.gaps import INSIDE, MARK, SPACE, kind_of
from annotator.detect.hints import BEFORE_TONGUE, hint_words
from annotator.detect.mixed import by_language
from annotator.detect.operands import Operands
from annotator.detect.tongues import tongues
from annotator.detect.words import ACRONYM, LOWER, PHRASE, Gains, Word

_CLOSED = re.compile(r"[”\"’»*_`] ?[(\[]")
"""Between an expression in marks and a bracket."""
_BACK = 4
"""Words before a colon among which they are counted."""
_FEW = 8
"""Words up to which an English "and" parts a stretch."""
_ENGLISH = -4.0
"""What a word gains at most in a language that hardly has it."""
_ENTRY = 4
"""Words of an expression, and of a translation, in a list of words."""
RATHER_NOT = 1.0
"""What an English word gains at most in the language of a stretch in which it is a translation."""
_LISTED = re.compile(r"^[”\"’'»`*_]{1,3}\s?[,;/|·]\s?[“\"‘'«`*_]{1,3}$")
"""Between two expressions that marks part: “do”, “re”."""
_SOUNDING = frozenset(("pronounced", "pronounce", "rhymes", "sounds"))
_BEFORE_SOUND = 3
"""Words before marks among which one tells that a word is spelt as English speakers say it."""
_ASIDES = frozenset(("from", "or", "see", "cf", "iast", "iso", "romanized"))
"""English words that begin a bracket about a word: *qanat* (from Arabic *qanāh*)."""
_QUOTES = tuple("“\"‘«'")
SIGNS = frozenset("ʻʼʹʾʿ")
"""Letters by Unicode that are apostrophes here."""


def pieces(
    words: list[Word], found: list[Stretch], reader: Operands, source: Gains
) -> Iterator[tuple[Stretch, bool]]:
    """The expressions of the stretches of an English line, in order, and whether each is one of
    several in a list of words, all of its language."""
    whole = frozenset(found)
    parts: list[Stretch] = []
    kin: set[int] = set()
    for stretch in apart(words, sorted(found), source, reader.line):
        entries = list(without_glosses(words, stretch, source))
        parts += entries
        if len(entries) > 1:
            kin.update(entry.first for entry in entries)
    for stretch in _listed(words, parts):
        for piece in by_language(words, stretch, source):
            if _respelt(words, piece) or _is_tongue(words, piece):
                continue
            if piece in whole:
                yield piece, False
                continue
            rest = _without_tongue(words, shorn(words, piece, source))
            names = all(w.shape != LOWER for w in words[rest.first : rest.last + 1])
            if _names_tongue(words[rest.first]) or (names and "(" in words[rest.first].gap):
                continue
            if names and _in_other_letters(words, rest.last + 1):
                continue
            tags = (source.tags[rest.lane].split("-")[0],) if rest.first in kin else ()
            if reader.possible(rest.first, rest.last, True, tags, True):
                yield rest, rest.first in kin


def _without_tongue(words: list[Word], stretch: Stretch) -> Stretch:
    """A part of a stretch without the name of its language: (from Arabic *qanāh*)."""
    first = stretch.first
    while first < stretch.last and _names_tongue(words[first]):
        first += 1
    return stretch._replace(first=first)


def _names_tongue(word: Word) -> bool:
    """Whether a word is the name of a language or of its script: Serbian Cyrillic."""
    return word.shape != LOWER and (word.form in tongues() or word.form == "cyrillic")


def _in_other_letters(words: list[Word], number: int) -> bool:
    """Whether a comma and words in another script stand before a word: an author and a title."""
    gap = words[number].gap if number < len(words) else ""
    return gap.startswith(", ") and any(ch.isalpha() for ch in gap)


def apart(words: list[Word], found: list[Stretch], source: Gains, line: str) -> Iterator[Stretch]:
    """The stretches, cut where a word in another script, an equals sign, or a bracket with marks or
    the name of a language stands between their words."""
    lone = frozenset(() if BRACKETS.isdisjoint(line) else unpaired(line))
    for stretch in found:
        first = stretch.first
        few = stretch.last - stretch.first < _FEW
        halves = _halves(words, stretch, line, lone)
        for number in range(stretch.first + 1, stretch.last + 1):
            gap = words[number].gap
            if number == first:
                continue
            if len(gap) > 1 and (number in halves or _parts(words, number, gap)):
                yield Stretch(first, number - 1, stretch.lane)
                first = number
            elif few and first < number < stretch.last and _links(words, number, stretch, source):
                yield Stretch(first, number - 1, stretch.lane)
                first = number + 1
        yield Stretch(first, stretch.last, stretch.lane)


def _halves(words: list[Word], stretch: Stretch, line: str, lone: frozenset[int]) -> frozenset[int]:
    """The words of a stretch before which a bracket or mark stands whose other half is outside:
    *Pulli Kolam (pulli* = dots)."""
    low, high = words[stretch.first].start, words[stretch.last].end
    text = line[low:high]
    if BRACKETS.isdisjoint(text):
        return frozenset()
    torn = [low + at for at in unpaired(text) if low + at not in lone]
    if torn and shut(line, torn, low, high):
        return frozenset()
    starts = [word.start for word in words[stretch.first : stretch.last + 1]]
    return frozenset(stretch.first + bisect_left(starts, at) for at in torn)


def without_glosses(words: list[Word], stretch: Stretch, source: Gains) -> Iterator[Stretch]:
    """The stretch, cut at the translations in it: *mati* – mother; *oče* – father; and *tilbake* is
    back, *neste* is next."""
    first, last, lane = stretch
    borders = [n for n in range(first + 1, last + 1) if _is_sign(words[n].gap)]
    after = words[last + 1].gap if last + 1 < len(words) else ""
    quoted = words[first].gap[-1:] in _QUOTES and kind_of(after) == MARK
    if not borders or quoted or last - first > _ENTRY * (len(borders) + 1):
        yield stretch
        return
    spans = list(zip([first, *borders], [*(n - 1 for n in borders), last], strict=True))
    english = [[_is_translation(words[n], lane, source) for n in range(a, b + 1)] for a, b in spans]
    if any(map(all, english)):
        entries = all(high - low < _ENTRY for low, high in spans)
        cut = _before_glosses(words, spans, english) if entries else []
    else:
        cut = _before_english(spans, english)
    if not cut:
        yield stretch
        return
    lane = common_lane([words[n] for low, high in cut for n in range(low, high + 1)], source)
    yield from (Stretch(low, high, lane) for low, high in cut)


def _before_glosses(
    words: list[Word], spans: list[tuple[int, int]], english: list[list[bool]]
) -> list[tuple[int, int]]:
    """What stands between the parts of a stretch that are English, parted at semicolons too."""
    cut: list[tuple[int, int]] = []
    joined = False
    for (low, high), row in zip(spans, english, strict=True):
        if all(row):
            joined = False
            continue
        joined = joined and ";" not in words[low].gap
        cut.append((cut.pop()[0], high) if joined else (low, high))
        joined = True
    return cut


def _before_english(
    spans: list[tuple[int, int]], english: list[list[bool]]
) -> list[tuple[int, int]]:
    """What each part of a stretch begins with, where most parts end in English words and none has
    them elsewhere."""
    heads = [row.index(True) if True in row else len(row) for row in english]
    rows = list(zip(heads, english, strict=True))
    if any(head != len(row) - sum(row) or not head for head, row in rows):
        return []
    if sum(head < len(row) for head, row in rows) * 2 <= len(rows):
        return []
    return [(low, low + head - 1) for (low, _), head in zip(spans, heads, strict=True)]


def _is_sign(gap: str) -> bool:
    """Whether a sign stands between two words that is none of a word: no hyphen or apostrophe."""
    return len(gap) > 1 and kind_of(gap) not in (SPACE, INSIDE)


def _is_translation(word: Word, lane: int, source: Gains) -> bool:
    """Whether a word in a foreign stretch is English, and hardly of the language of the stretch."""
    known = word.form in source.known and word.shape != ACRONYM
    return known and len(word.form) > 1 and source.of(word.form, LOWER)[lane] < RATHER_NOT


def common_lane(inside: list[Word], source: Gains) -> int:
    """The language that some words speak for most."""
    rows = [source.of(word.form, PHRASE) for word in inside]
    sums = [sum(column) for column in zip(*rows, strict=True)]
    return sums.index(max(sums))


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
    if parts[0].shape == LOWER and parts[0].form.isascii():
        before = words[max(0, stretch.first - _BEFORE_SOUND) : stretch.first]
        if any(word.form in _SOUNDING for word in before) and (
            parts[0].gap[-1:] in _QUOTES or (len(parts) > 1 and parts[1].gap == "-")
        ):
            return True
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
    if words[number].shape != LOWER and words[number].form in tongues() and kind_of(gap) != SPACE:
        return True
    if "(" not in gap or ")" in gap:
        return False
    marked = gap[gap.index("(") + 1 :][:1] in _QUOTES
    return marked or words[number].form in hint_words() or words[number].form in _ASIDES
