"""Foreign words in the script of the main language: from a line to stretches of words."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from annotator.detect.apposed import apposed
from annotator.detect.borders import filled, grown
from annotator.detect.chain import ARTICLES, Context, Stretch, stretches
from annotator.detect.continuing import continued
from annotator.detect.cues import WINDOW, Cue, cues, explained
from annotator.detect.frame_words import FROM, STEPS
from annotator.detect.gaps import MARK, STOP, kind_of
from annotator.detect.glossed import glossed
from annotator.detect.hints import (
    NamingHints,
    hint_words,
    hints_by_word,
    line_hints,
    nearby,
    with_runs,
)
from annotator.detect.loan_phrases import is_loan
from annotator.detect.mentions import Mention, mentions, told, with_mentions
from annotator.detect.operands import Operands
from annotator.detect.pairs import Pair, pairs
from annotator.detect.parting import apart, pieces
from annotator.detect.phrases import phrases
from annotator.detect.rendered import rendered
from annotator.detect.sayings import sayings
from annotator.detect.shouted import with_shouted
from annotator.detect.singles import singles
from annotator.detect.species import is_species
from annotator.detect.tongues import tongue_at
from annotator.detect.weighed.choice import added
from annotator.detect.words import ANNOUNCED, LOWER, NAME, START, Gains, Word, words_in
from annotator.detect.wordsets import PARTICLES

_TITLE = 4
"""Words from which on capitals and particles after an article are a title: La Voce del Mattino."""
NAMED, TRANSLATED = "named", "translated"
"""The cues of words whose language the text names, and of those that it translates."""
SAID = 7.0
"""The hint that it is when the text says of what language the words are."""
LEADS = STEPS | FROM | {"in", "and"}
"""What stands before the name of a language, which is then none of the words of it."""
KIN = 2.0
"""The hint that a list of words is for each of them."""
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
    told: tuple[str, ...] = ()
    """Primary subtags of the language that the text says the words to be of."""
    tag: str = ""
    """BCP 47 where the words are a well-known phrase; empty where the letters have to tell."""


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
    words = with_shouted(words, line)
    announced = cues(words)
    named = with_runs(line_hints(words), words, runs)
    words, context = _in_context(words, announced, source, named)
    line_pairs = pairs(line)
    found = _by_letters(words, line, line_pairs, announced, context, source)
    reader = Operands(words, line, line_pairs, source)
    said = sorted([*mentions(reader), *glossed(reader), *rendered(words, line, source)])
    found = _behind_names(words, with_mentions(found, said), said)
    found = filled(words, found, line_pairs, line, source)
    listed = sayings(words, line, announced)
    known = [*found, *(Stretch(s.first, s.last, -1) for s in listed)]
    more = added(words, line, known, context.hints, source)
    found = sorted(found + [s for s in more if not _is_name(words, s, line, announced, source)])
    naming = NamingHints(named, source.lanes)

    def as_found(stretch: Stretch, kin: bool) -> Found:
        cue = announced.get(stretch.first)
        hints = naming.of(stretch.first, stretch.last)
        if kin:
            hints = {**hints, stretch.lane: max(KIN, hints.get(stretch.lane, 0.0))}
        near = nearby(named, stretch.first, stretch.last)
        one = _found(words, stretch, line, cue.kind if cue else "", hints, near)
        mention = told(stretch, said)
        return one if mention is None else _as_told(one, mention, source)

    parts = pieces(words, found, reader, source) if found else ()
    by_letters = (as_found(*part) for part in parts)
    if not listed:
        yield from by_letters
        return
    by_list = (as_found(Stretch(s.first, s.last, -1), False)._replace(tag=s.tag) for s in listed)
    yield from _with_listed([*by_letters, *by_list])


def _by_letters(
    words: list[Word],
    line: str,
    line_pairs: list[Pair],
    announced: dict[int, Cue],
    context: Context,
    source: Gains,
) -> list[Stretch]:
    """The stretches that their letters and what announces them speak for."""
    found = grown(words, stretches(words, source, context), line_pairs, source)
    found = [s for s in found if _counts(words, s, line, announced, source)]
    found = phrases(words, line, line_pairs, announced, context, source, found)
    found += singles(words, line, announced, context, source, found)
    found += apposed(words, source, found)
    found = [s for s in found if not _is_name(words, s, line, announced, source)]
    return continued(words, found, source)


def _is_name(
    words: list[Word], stretch: Stretch, line: str, announced: dict[int, Cue], source: Gains
) -> bool:
    """Whether a stretch is the name of a species, or without marks a loan or of a name."""
    if is_species(words, stretch, announced, source):
        return True
    if _quoted(words, stretch, line):
        return False
    return is_loan(words, stretch, announced) or _is_part_of_name(
        words, stretch, line, announced, source
    )


def _behind_names(words: list[Word], found: list[Stretch], said: list[Mention]) -> list[Stretch]:
    """The stretches without the name of their language: (Uzbek *ayvon*, Tajik …), in Ojibwe
    *makak*."""
    starts = {mention.stretch.first: mention.stretch.last for mention in said if mention.tags}
    out: list[Stretch] = []
    for stretch in found:
        first, last = stretch.first, stretch.last
        if first < last and tongue_at(words, first) is not None:
            end = starts.get(first + 1, -1)
            before = words[first - 1].form if first else ""
            if 0 <= end <= last:
                rest = range(end + 1, last + 1)
                last = end if all(tongue_at(words, n) is not None for n in rest) else last
                stretch = Stretch(first + 1, last, stretch.lane)
            elif (words[first].gap == " " and before in LEADS) or (
                first == 0 and words[1].gap == " " and not words[0].gap and words[1].shape == LOWER
            ):
                stretch = Stretch(first + 1, last, stretch.lane)
        out.append(stretch)
    return out


def _with_listed(found: list[Found]) -> Iterator[Found]:
    """What was found by letters and by the list of phrases: of those that overlap the longest, of
    equal ones the listed, whose language is known unless the text names another."""
    out: list[Found] = []
    for new in sorted(found, key=lambda one: (one.start, bool(one.tag))):
        old = out[-1] if out and out[-1].end > new.start else None
        if old is None:
            out.append(new)
        elif new.end - new.start > old.end - old.start or _names_language(new, old):
            out[-1] = new
    yield from out


def _names_language(new: Found, old: Found) -> bool:
    """Whether the list says of what language a stretch is: not where the text says so itself, by a
    word outside it."""
    same = (new.start, new.end) == (old.start, old.end)
    told_so = old.cue == NAMED and not any(word.form in hint_words() for word in old.words)
    return bool(new.tag) and same and not told_so


def _as_told(found: Found, mention: Mention, source: Gains) -> Found:
    """A stretch with what the text says of it."""
    tags = mention.tags
    if not tags:
        return found._replace(cue=TRANSLATED)
    hints = {lane: SAID for tag in tags for lane in source.lanes.get(tag, ())}
    near = (*tags, *(tag for tag in found.near if tag not in tags))
    return found._replace(cue=NAMED, hints=hints, near=near, told=tags * mention.sure)


def _plain(words: list[Word], line: str, source: Gains) -> Iterator[Found]:
    """Without cues and hints, which are known for English only."""
    found = grown(words, stretches(words, source), pairs(line), source)
    for stretch in apart(words, found, source, line):
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


def _is_part_of_name(
    words: list[Word], stretch: Stretch, line: str, announced: dict[int, Cue], source: Gains
) -> bool:
    """Whether words without marks or comment are the name of a body in its own spelling, or the end
    of one: the Assemblée nationale."""
    first, last = stretch.first, stretch.last
    if first in announced or last - first > 2 or first == 0 or words[first].gap != " ":
        return False
    if explained(words, last, line):
        return False
    before = words[first - 1]
    if words[first].shape == LOWER:
        strange = before.form not in source.known and before.form not in hint_words()
        return first == last and before.shape == NAME and strange and first - 1 not in announced
    small = all(word.shape == LOWER for word in words[first + 1 : last + 1])
    return last > first and before.form == "the" and words[first].shape == NAME and small


def _quoted(words: list[Word], stretch: Stretch, line: str) -> bool:
    last = stretch.last
    after = words[last + 1].gap if last + 1 < len(words) else line[words[last].end :]
    return kind_of(words[stretch.first].gap) == MARK and kind_of(after) == MARK


def _only_names_languages(words: list[Word], stretch: Stretch, source: Gains) -> bool:
    """`(Aramaic: …)`, `(in Afrikaans)`: English names of languages, peoples and countries, and
    English words beside them."""
    names = 0
    for number in range(stretch.first, stretch.last + 1):
        word = words[number]
        if word.shape != LOWER and (
            word.form in hint_words() or tongue_at(words, number) is not None
        ):
            names += 1
        elif word.form not in source.known:
            return False
    return names > 0


def _counts(
    words: list[Word], stretch: Stretch, line: str, announced: dict[int, Cue], source: Gains
) -> bool:
    """The guard: names alone are no foreign words, nor is one word without marks."""
    inside = words[stretch.first : stretch.last + 1]
    if source.known and _only_names_languages(words, stretch, source):
        return False
    quoted = _quoted(words, stretch, line)
    mixed = sum(word.form in source.functions for word in inside)
    strange = sum(word.shape == LOWER and word.form not in source.known for word in inside)
    if mixed and source.known and not quoted and strange <= mixed:
        return False
    common = any(
        word.shape == LOWER
        and len(word.form) > 1
        and word.form not in PARTICLES
        and word.form not in source.known
        for word in inside
    )
    if len(inside) == 1:
        english = inside[0].form in source.known and len(inside[0].form) > 3
        return quoted and (common or inside[0].shape == START) and not english
    if common or quoted:
        return True
    small = any(word.shape == LOWER for word in inside)
    if small and len(inside) >= _TITLE and inside[0].form in ARTICLES:
        return True
    return stretch.first in announced and announced[stretch.first].kind in ("speech", "title")
