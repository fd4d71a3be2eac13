"""Where the article says of what language a word is: "Weltschmerz is German for world pain".

Each construction begins at the name of a language or people, so a line without one costs nothing.
What it points at is foreign even where its letters say little, it has a capital, or English has it
too.
"""

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from annotator.detect.chain import Stretch
from annotator.detect.frame_words import PLURAL, SERIES, in_marks
from annotator.detect.hints import hint_words, tongues_in_lower_case
from annotator.detect.name_frames import BY_NAME
from annotator.detect.operands import LONGEST, Expression, Operands
from annotator.detect.people_frames import BY_PEOPLE
from annotator.detect.tongue_frames import BY_TONGUE
from annotator.detect.tongues import tongue_at
from annotator.detect.words import LOWER

_TONGUE = (*BY_TONGUE, *BY_NAME)
CLOSING = frozenset("’”\"',)")
_PART = 7
"""Words of the translation of one part of a compound."""
_REACH = 2 * LONGEST
"""Words that a mention may have."""


class Mention(NamedTuple):
    """Words that the text says to be of a language."""

    stretch: Stretch
    tags: tuple[str, ...]
    """Primary subtags of the language; empty where none is named or it has none."""
    sure: bool = False
    """Whether a language is named, not only its people or country."""


def mentions(reader: Operands) -> list[Mention]:
    """All words of a line whose language is said."""
    found: list[Mention] = []
    for number in range(len(reader.words)):
        small = reader.words[number].shape == LOWER
        if small and not _is_meant(reader, number):
            continue
        tags = tongue_at(reader.words, number)
        if small:
            tags = hint_words()[reader.form(number)]
        ways = _TONGUE if tags is not None else ()
        people = hint_words().get(reader.words[number].form)
        if people:
            tags, ways = tags or people, (*ways, *BY_PEOPLE)
        for way in ways:
            for one in _series(reader, way(reader, number, tags or ())):
                stretch = reader.stretch(*one, tags or ())
                found.append(Mention(stretch, tags or (), way not in BY_PEOPLE))
    return found


def _is_meant(reader: Operands, number: int) -> bool:
    """Whether a word in small letters is the name of a language: is danish for, as we say in
    hindi."""
    told = reader.form(number + 1) == "for" and reader.form(number - 1) == "is"
    told = told or (reader.form(number - 1) == "in" and reader.form(number - 2) == "say")
    return told and reader.form(number) in tongues_in_lower_case()


def _series(reader: Operands, one: Expression | None) -> Iterator[Expression]:
    """An expression and those that commas, "and" and "or" join to it: `the German terms A, B
    and C`, each perhaps with a bracket behind."""
    if one is None:
        return
    yield one
    beside = (*range(one[0] - 3, one[0]), one[1] + 2, one[1] + 3)
    several = any(reader.form(n) in PLURAL for n in beside)
    if reader.form(one[0] - 1) in ("and", "or") and reader.lower(one[0] - 1):
        before = reader.before(one[0] - 2)
        if before is not None and reader.gap(one[0] - 1) == " " and reader.strange(before[1]):
            yield before
    number = one[1] + 1
    other = _other_part(reader, number)
    if other is not None:
        yield other
        return
    while several and number < len(reader.words) and number < one[0] + SERIES:
        closed = reader.gap(number).rstrip(' “"‘*_').endswith((",", ")", "),"))
        if reader.form(number) in ("and", "or"):
            number += 1
        elif not closed:
            if "(" not in reader.gap(number):
                return
            while number < len(reader.words) and ")" not in reader.gap(number):
                number += 1
            continue
        item = reader.after(number)
        if item is None or not reader.possible(*item, (), False):
            return
        yield item
        number = item[1] + 1


def _other_part(reader: Operands, number: int) -> Expression | None:
    """The second part of a compound whose parts are translated: from German *poltern* ‘to make a
    noise’ and *Geist* ‘spirit’. `number`: where the first translation begins."""
    if not in_marks(reader, number):
        return None
    last = number + 1
    while last < number + _PART and reader.gap(last) == " ":
        last += 1
    joint = reader.form(last) in ("and", "plus") and reader.gap(last)[:1] in CLOSING
    if not joint or not in_marks(reader, last + 2) or reader.gap(last + 1) not in (" ", " “"):
        return None
    return last + 1, last + 1, False


def with_mentions(found: list[Stretch], said: list[Mention]) -> list[Stretch]:
    """The stretches found otherwise and those that are said to be foreign, in order of place.

    Where they overlap the longest counts, of equal ones what is said. One walk, linear.
    """
    items = [(stretch, False) for stretch in found]
    items += [(mention.stretch, True) for mention in said]
    out: list[Stretch] = []
    for new, told_so in sorted(items):
        size = new.last - new.first
        start = len(out)
        while start and out[start - 1].last >= new.first:
            start -= 1
        longest = max((s.last - s.first for s in out[start:]), default=-1)
        if size > longest or (size == longest and told_so):
            out[start:] = [new]
    return out


def told(stretch: Stretch, said: list[Mention]) -> Mention | None:
    """What the text says of a stretch, first what names its language; None where it says
    nothing. `said` is in order of place."""
    low = bisect_left(said, stretch.first - _REACH, key=lambda mention: mention.stretch.first)
    over: list[Mention] = []
    for number in range(low, len(said)):
        mention = said[number]
        if mention.stretch.first > stretch.last:
            break
        if mention.stretch.last >= stretch.first:
            over.append(mention)
    named = [mention for mention in over if mention.tags]
    near = min(named, key=lambda one: abs(one.stretch.first - stretch.first), default=None)
    return near or (over[0] if over else None)
