"""What speaks for and against a stretch of words being foreign: its signs, as short texts.

A sign is of the words themselves (letters, capitals, lists), of the marks around, of the words
before and behind, or of both; `weights.py` has its number.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from annotator.detect.cues import CUES, MEANING, NOUNS, THINGS
from annotator.detect.english import derived, introduced_loans, loan_words, misspelt
from annotator.detect.gaps import kind_of
from annotator.detect.hints import hint_words
from annotator.detect.tongues import given_names, tongue_at
from annotator.detect.words import ACRONYM, LOWER, START, Gains, Word, words_in
from annotator.detect.wordsets import PARTICLES
from annotator.languages.english.lexicon import places

_SHAPES = {LOWER: "l", START: "S", ACRONYM: "A"}
_LETTERS = (-2.0, 0.0, 1.5, 3.0, 4.5, 6.0, 8.0, 10.0, 13.0)
"""Where the classes of what letters say end, natural logarithms."""
_IN_MARKS = re.compile(r"[\s,;:–—(]*[“\"‘«]([^”\"’»]{2,60})[”\"’»]")
_IN_BRACKETS = re.compile(r"[”\"’»*_]? ?\(([^)]{2,60})\)")
_TELLING = frozenset(("LANG", "MEAN", "WORD"))
_REACH = 80
"""Code points behind a stretch that are looked at."""


class Scene(NamedTuple):
    """A line with its words, as the signs need it."""

    words: list[Word]
    line: str
    hints: list[dict[int, float]]
    """For each word: lane → bonus; empty where the line hints at no language."""
    source: Gains
    of_line: tuple[str, ...]
    """The signs of the line itself."""
    groups: list[str]
    """The kind of each word."""


def scene(
    words: list[Word], line: str, hints: list[dict[int, float]], source: Gains, found: int
) -> Scene:
    """Look at a line in which `found` foreign stretches are known."""
    groups = [_group(words, number, source) for number in range(len(words))]
    of_line = (
        f"found {min(found, 2)}",
        f"named {min(groups.count('LANG'), 2)}",
        f"means {'MEAN' in groups:d}",
    )
    return Scene(words, line, hints, source, of_line, groups)


def _group(words: list[Word], number: int, source: Gains) -> str:
    if tongue_at(words, number) is not None:
        return "LANG"
    form = words[number].form
    told = _told(form)
    if told:
        return told
    if words[number].shape != LOWER:
        return "Cap"
    return "w" if form in source.known else "x"


@lru_cache(maxsize=2048)
def _told(form: str) -> str:
    """The kind of a word that tells something; empty for all others."""
    if form in MEANING:
        return "MEAN"
    if form in NOUNS:
        return "WORD"
    if form in THINGS:
        return "THING"
    if form in CUES:
        return f"CUE {CUES[form]}"
    return "PEOPLE" if form in hint_words() else ""


def around(seen: Scene, first: int, last: int) -> list[str]:
    """The signs of what stands around the words from `first` to `last`."""
    shape = _shape(seen.words[first : last + 1])
    found = [*seen.of_line, *_of_marks(seen, first, last, shape)]
    found += _of_neighbours(seen, first, last, shape)
    found += _of_what_follows(seen, last, shape)
    return found


def own(seen: Scene, first: int, last: int) -> list[str]:
    """The signs of the words from `first` to `last` themselves; costs more than those around."""
    inside = seen.words[first : last + 1]
    shape = _shape(inside)
    return [*_of_letters(seen, first, inside, shape), *_of_known(seen, inside, shape)]


def _is_place(word: Word) -> bool:
    return word.shape != LOWER and (word.form in places() or word.form in hint_words())


def _shape(inside: list[Word]) -> str:
    """Capitals: of the first word, and of the others together."""
    head = _SHAPES.get(inside[0].shape, "C")
    if len(inside) == 1:
        return head
    small = sum(word.shape == LOWER for word in inside[1:])
    return head + ("l" if small == len(inside) - 1 else "m" if small else "C")


def _class(letters: float) -> int:
    return bisect_left(_LETTERS, letters)


def _of_letters(seen: Scene, first: int, inside: list[Word], shape: str) -> Iterator[str]:
    """What the letters say for the language that they suit best, and for those named nearby."""
    count, hints = len(inside), seen.hints[first] if seen.hints else {}
    total: Sequence[float] = ()
    if count > 1 or hints:
        rows = [seen.source.of(word.form, LOWER) for word in inside]
        total = rows[0] if count == 1 else [sum(gains) for gains in zip(*rows, strict=True)]
    peak = max(total) if total else seen.source.peak(inside[0].form, LOWER)
    yield f"letters {_class(peak)}"
    yield f"letters {_class(peak)} {shape[0]} {min(count, 2)}"
    yield f"each {_class(peak / count)} {shape[0]}"
    strange = sum(word.form not in seen.source.known for word in inside) * 3 // count
    yield f"strange {strange} {min(count, 4)}"
    yield f"strange {strange} each {_class(peak / count)}"
    if hints:
        told = _class(max(total[lane] for lane in hints))
        yield f"told {told}"
        yield f"told {told} {shape[0]}"


def _of_known(seen: Scene, inside: list[Word], shape: str) -> Iterator[str]:
    """What lists of English and of names say of the words."""
    source, size = seen.source, min(len(inside), 4)
    yield f"{size} {shape}"
    if not all(word.form.isascii() for word in inside):
        yield f"accents {shape[0]}"
    english = sum(word.form in source.functions for word in inside)
    if english:
        yield f"English {min(english, 3)} {size}"
    strange = (word for word in inside if word.form not in source.known)
    if any(derived(word.form, source.known) for word in strange):
        yield "derived"
    yield from _of_lists(inside, source)


def _of_lists(inside: list[Word], source: Gains) -> Iterator[str]:
    form, last = inside[0].form, inside[-1].form
    if inside[-1].shape != LOWER:
        size = min(len(inside), 3)
        yield f"ends {last[-2:]} {size}"
        yield f"ends {last[-3:]}"
    if len(inside) > 1:
        yield f"places {min(2, sum(word.form in places() for word in inside))}"
        yield f"given {min(2, sum(word.form in given_names() for word in inside))}"
        if any(word.form in PARTICLES for word in inside):
            yield "particle"
        return
    yield f"long {min(len(form), 9)}"
    for name, listed in (
        ("loan", loan_words()),
        ("introduced", introduced_loans()),
        ("place", places()),
        ("given name", given_names()),
    ):
        if form in listed:
            yield name
    if inside[0].shape == LOWER and form not in source.known and misspelt(form, source.known):
        yield "slip"
    if form.endswith("s") and form[:-1] in source.known:
        yield "plural"


def _sign(gap: str) -> str:
    """What stands between two words, in short."""
    return "_" if gap == " " else gap.strip(" ")[:4]


def _gaps(seen: Scene, first: int, last: int) -> tuple[str, str]:
    """What stands before and behind a stretch."""
    words = seen.words
    behind = words[last + 1].gap if last + 1 < len(words) else seen.line[words[last].end :]
    return words[first].gap, behind[:8]


def _of_marks(seen: Scene, first: int, last: int, shape: str) -> Iterator[str]:
    before, behind = _gaps(seen, first, last)
    low = kind_of(before) if first else "^"
    high = kind_of(behind) if last + 1 < len(seen.words) or behind.strip(" .") else "$"
    yield f"after {low}"
    yield f"before {high}"
    yield f"within {low} {high}"
    yield f"within {low} {high} {shape}"
    yield f"after {_sign(before)}"
    yield f"before {_sign(behind)}"
    yield f"within {_sign(before)} {_sign(behind)}"


def _form(seen: Scene, number: int) -> str:
    if not 0 <= number < len(seen.words):
        return "^" if number < 0 else "$"
    return seen.words[number].form if seen.groups[number] != "Cap" else "Cap"


def _kind(seen: Scene, number: int) -> str:
    if not 0 <= number < len(seen.words):
        return "^" if number < 0 else "$"
    return seen.groups[number]


def _of_neighbours(seen: Scene, first: int, last: int, shape: str) -> Iterator[str]:
    before, behind = (_sign(gap) for gap in _gaps(seen, first, last))
    near, far = _form(seen, first - 1), _form(seen, first - 2)
    yield f"L {near}{before}"
    yield f"L {near} {shape}"
    yield f"L2 {far}"
    yield f"L {far} {near}"
    left, left2 = _kind(seen, first - 1), _kind(seen, first - 2)
    yield f"L~ {left}{before}"
    yield f"L~ {left2} {left}{before}"
    near, far = _form(seen, last + 1), _form(seen, last + 2)
    yield f"R {near}"
    yield f"R {behind}{near} {shape}"
    yield f"R2 {far}"
    yield f"R {near} {far}"
    right, right2, right3 = (_kind(seen, last + n) for n in (1, 2, 3))
    yield f"R~ {behind}{right}"
    yield f"R~ {behind}{right} {right2}"
    yield f"R~ {right} {right2} {right3}"
    yield f"LR~ {left}{before} {behind}{right}"
    groups = seen.groups
    nearby = [*groups[max(0, first - 4) : first], *groups[last + 1 : last + 5]]
    if _TELLING.isdisjoint(nearby):
        return  # mostly so
    for step in (1, 2, 3, 4):
        for side, kind in (("L", _kind(seen, first - step)), ("R", _kind(seen, last + step))):
            if kind in _TELLING:
                yield f"{side}{step} {kind}"
                yield f"{side}{step} {kind} {shape}"


def _of_what_follows(seen: Scene, last: int, shape: str) -> Iterator[str]:
    end = seen.words[last].end
    behind = seen.line[end : end + _REACH]
    for name, pattern in (("marks", _IN_MARKS), ("bracket", _IN_BRACKETS)):
        match = pattern.match(behind)
        if match:
            inner = words_in(match[1])
            known = bool(inner) and all(word.form in seen.source.known for word in inner)
            yield f"then {name} {known:d}"
            yield f"then {name} {known:d} {shape[0]} {min(len(inner), 4)}"
            if inner and all(_is_place(word) for word in inner):
                yield f"then {name} place {shape}"
