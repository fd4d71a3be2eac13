"""Foreign words in the script of the main language: from a line to stretches of words."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from annotator.detect.borders import bridged, grown
from annotator.detect.chain import Context, Stretch, stretches
from annotator.detect.cues import WINDOW, Cue, cues
from annotator.detect.gaps import MARK, STOP, kind_of
from annotator.detect.glossed import glossed
from annotator.detect.hints import hints_by_word, line_hints, nearby, with_runs
from annotator.detect.mentions import Mention, mentions, told, with_mentions
from annotator.detect.operands import Operands
from annotator.detect.pairs import pairs
from annotator.detect.parting import apart, pieces
from annotator.detect.phrases import ARTICLES, phrases
from annotator.detect.singles import singles
from annotator.detect.words import ANNOUNCED, LOWER, NAME, START, Gains, Word, words_in
from annotator.detect.wordsets import PARTICLES

_TITLE = 4
"""Words from which on capitals and particles after an article are a title: La Voce del Mattino."""
NAMED, TRANSLATED = "named", "translated"
"""The cues of words whose language the text names, and of those that it translates."""
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
    said = sorted([*mentions(reader), *glossed(reader)])
    found = with_mentions(found, said)
    if not found:
        return
    for stretch in pieces(words, found, reader, source):
        cue = announced.get(stretch.first)
        hints = context.hints[stretch.first] if context.hints else {}
        near = nearby(named, stretch.first, stretch.last)
        one = _found(words, stretch, line, cue.kind if cue else "", hints, near)
        mention = told(stretch, said)
        yield one if mention is None else _as_told(one, mention, source)


def _as_told(found: Found, mention: Mention, source: Gains) -> Found:
    """A stretch with what the text says of it."""
    tags = mention.tags
    if not tags:
        return found._replace(cue=TRANSLATED)
    hints = {lane: SAID for tag in tags for lane in source.lanes.get(tag, ())}
    near = (*tags, *(tag for tag in found.near if tag not in tags))
    return found._replace(cue=NAMED, hints=hints, near=near)


def _plain(words: list[Word], line: str, source: Gains) -> Iterator[Found]:
    """Without cues and hints, which are known for English only."""
    for stretch in apart(
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
    small = any(word.shape == LOWER for word in inside)
    if small and len(inside) >= _TITLE and inside[0].form in ARTICLES:
        return True
    return stretch.first in announced and announced[stretch.first].kind in ("speech", "title")
