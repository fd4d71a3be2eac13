"""Foreign words in the script of the main language: from a line to stretches of words."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from annotator.detect.borders import bridged, grown, shorn
from annotator.detect.chain import Context, Stretch, stretches
from annotator.detect.cues import WINDOW, Cue, cues
from annotator.detect.gaps import MARK, STOP, kind_of
from annotator.detect.glossed import glossed
from annotator.detect.hints import hint_words, hints_by_word, line_hints, nearby, with_runs
from annotator.detect.mentions import mentions, told, with_mentions
from annotator.detect.mixed import by_language
from annotator.detect.operands import Operands
from annotator.detect.pairs import pairs
from annotator.detect.phrases import phrases
from annotator.detect.singles import singles
from annotator.detect.words import ANNOUNCED, LOWER, NAME, START, Gains, Word, words_in
from annotator.detect.wordsets import PARTICLES

_LISTED = re.compile(r"^[”\"’'»`*]\s?[,;/|·]\s?[“\"‘'«`*]$")
"""Between two expressions that marks part: “do”, “re”."""
_CLOSED = re.compile(r"[”\"’»*_`] ?[(\[]")
"""Between an expression in marks and a bracket."""
_FEW = 8
"""Words up to which an English "and" parts a stretch."""
_ENGLISH = -4.0
"""What a word gains at most in a language that hardly has it."""
_QUOTES = tuple('“"‘«')
SIGNS = frozenset("ʻʼʹʾʿ")
"""Letters by Unicode that are apostrophes here."""
SAID = 7.0
"""The hint that it is when the text says of what language the words are."""
LEAVING = 0.9
"""How much of a cue's strength is taken off the price of leaving the announced phrase."""


class Found(NamedTuple):
    """A foreign stretch of a line."""

    start: int
    end: int
    words: tuple[Word, ...]
    quoted: bool
    """Whether marks or brackets stand around it."""
    cue: str
    """The kind of words that announce it; empty where none do."""
    hints: dict[int, float]
    """Lane → bonus from names of languages and peoples nearby."""
    near: tuple[str, ...]
    """Primary subtags of the languages and peoples named within a few words."""


def word_spans(line: str, source: Gains, runs: Sequence[tuple[int, str]] = ()) -> Iterator[Found]:
    """The foreign stretches of one line (already masked) in the script of its main language.

    `runs` are the places and languages of words in other scripts: hints for those beside them.
    """
    words = words_in(line, source.matrix.script)
    if not words:
        return
    if not source.matrix.english:
        yield from _plain(words, line, source)
        return
    announced = cues(words)
    named = with_runs(line_hints(words), words, runs)
    words, context = _in_context(words, announced, source, named)
    line_pairs = pairs(line)
    found = grown(words, stretches(words, source, context), line_pairs, source)
    found = [s for s in found if _counts(words, s, line, announced, source)]
    found = phrases(words, line, line_pairs, announced, context, source, found)
    found = bridged(words, found + singles(words, line, announced, context, source, found), source)
    reader = Operands(words, line, line_pairs, source)
    said = [*mentions(reader), *glossed(reader)]
    found = with_mentions(found, said)
    if not found:
        return
    parted = (
        piece
        for stretch in _apart(words, sorted(found), source)
        for piece in by_language(words, stretch, source)
    )
    for stretch in parted:
        if _respelt(words, stretch):
            continue
        if stretch not in found:
            stretch = shorn(words, stretch, source)
            names = all(w.shape != LOWER for w in words[stretch.first : stretch.last + 1])
            if (names and "(" in words[stretch.first].gap) or not reader.possible(
                *stretch[:2], True, (), True
            ):
                continue
        cue = announced.get(stretch.first)
        hints = context.hints[stretch.first] if context.hints else {}
        near = nearby(named, stretch.first, stretch.last)
        tags = told(stretch, said)
        if tags:
            hints = {lane: SAID for tag in tags for lane in source.lanes.get(tag, ())}
            near = (*tags, *(tag for tag in near if tag not in tags))
        yield _found(words, stretch, line, cue.kind if cue else "", hints, near)


def _apart(words: list[Word], found: list[Stretch], source: Gains) -> Iterator[Stretch]:
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
    if "(" not in gap or ")" in gap:
        return False
    marked = gap[gap.index("(") + 1 :][:1] in _QUOTES
    return marked or words[number].form in hint_words()


def _plain(words: list[Word], line: str, source: Gains) -> Iterator[Found]:
    """Without cues and hints, which are known for English only."""
    for stretch in _apart(
        words, grown(words, stretches(words, source), pairs(line), source), source
    ):
        if _counts(words, stretch, line, {}, source):
            yield _found(words, stretch, line, "", {}, ())


def _found(
    words: list[Word],
    stretch: Stretch,
    line: str,
    cue: str,
    hints: dict[int, float],
    near: tuple[str, ...],
) -> Found:
    inside = tuple(words[stretch.first : stretch.last + 1])
    quoted = _quoted(words, stretch, line)
    return Found(inside[0].start, inside[-1].end, inside, quoted, cue, hints, near)


def latin_blocks(line: str) -> Iterator[Found]:
    """Words in Latin letters inside a line of another script: all of them but lone names."""
    words = words_in(line)
    first = 0
    for number in range(1, len(words) + 1):
        gap = words[number].gap if number < len(words) else ""
        if gap and kind_of(gap) != MARK and not any(ch.isalpha() for ch in gap):
            continue
        stretch = Stretch(first, number - 1, -1)
        inside = words[first:number]
        common = sum(word.shape == LOWER and len(word.form) > 1 for word in inside)
        if common and (len(inside) > 1 or _quoted(words, stretch, line)):
            yield _found(words, stretch, line, "", {}, ())
        first = number


def _in_context(
    words: list[Word],
    announced: dict[int, Cue],
    source: Gains,
    named: dict[int, tuple[str, ...]],
) -> tuple[list[Word], Context]:
    """The words with their shapes as announced, and the prices that cues and hints change."""
    enter: dict[int, float] = {}
    leave: dict[int, float] = {}
    changed = list(words)
    for place, cue in announced.items():
        enter[place] = max(enter.get(place, 0.0), cue.strength)
        for number in range(place, min(len(words), place + WINDOW)):
            if number > place and kind_of(words[number].gap) in (STOP, MARK):
                break
            if cue.kind in ("speech", "title") and words[number].shape == NAME:
                changed[number] = words[number]._replace(shape=ANNOUNCED)
            leave[number + 1] = max(leave.get(number + 1, 0.0), LEAVING * cue.strength)
    return changed, Context(enter, leave, hints_by_word(named, len(words), source.lanes))


def _quoted(words: list[Word], stretch: Stretch, line: str) -> bool:
    last = stretch.last
    after = words[last + 1].gap if last + 1 < len(words) else line[words[last].end :]
    return kind_of(words[stretch.first].gap) == MARK and kind_of(after) == MARK


def _counts(
    words: list[Word], stretch: Stretch, line: str, announced: dict[int, Cue], source: Gains
) -> bool:
    """The guard: names alone are no foreign words, nor is one word without marks."""
    inside = words[stretch.first : stretch.last + 1]
    common = any(
        word.shape == LOWER and len(word.form) > 1 and word.form not in PARTICLES for word in inside
    )
    quoted = _quoted(words, stretch, line)
    if len(inside) == 1:
        english = inside[0].form in source.known and len(inside[0].form) > 3
        return quoted and (common or inside[0].shape == START) and not english
    if common or quoted:
        return True
    return stretch.first in announced and announced[stretch.first].kind in ("speech", "title")
