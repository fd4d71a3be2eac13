"""Foreign phrases with capitals, which the walk over the words takes for names.

“Attenti al cane”, “Bukra, inshallah,” said the clerk: between marks, or right after words that
announce a title or a sign, a capital letter says little. Such stretches are weighed as a whole: how
foreign their letters are as words, what announces them, what follows.
"""

from bisect import bisect_left

from annotator.detect.borders import LINKS, is_english
from annotator.detect.chain import Context, Stretch
from annotator.detect.cues import Cue, explained, spoken
from annotator.detect.english import derived
from annotator.detect.gaps import COMMA, INSIDE, SPACE, kind_of
from annotator.detect.hints import hint_words
from annotator.detect.pairs import Pair
from annotator.detect.words import ACRONYM, LOWER, Gains, Word

LONGEST = 10
"""Words of a phrase that is weighed."""
ENOUGH = 13.0
"""The sum from which a phrase is taken for foreign."""
MARKED, SPOKEN, EXPLAINED, ACCENTED, CUE = 4.0, 2.5, 2.5, 2.0, 0.7
NAMES = -4.0
"""What it takes off that every word has a capital, as names have."""
MOST = 7.0
"""At most so much counts for the letters of one word."""
_ASIDE = frozenset(("by", "of", "in", "from", "to", "at", "with", "on", "for", "his", "her", "and"))
"""After these a cue announces somebody or something else: a film by, the magazine of."""


def phrases(
    words: list[Word],
    line: str,
    line_pairs: list[Pair],
    announced: dict[int, Cue],
    context: Context,
    source: Gains,
    taken: list[Stretch],
) -> list[Stretch]:
    """Foreign phrases outside the stretches already found."""
    covered = bytearray(len(words))
    for stretch in taken:
        covered[stretch.first : stretch.last + 1] = b"\1" * (stretch.last - stretch.first + 1)
    out: list[Stretch] = []
    for first, last, marked in (
        *_between_marks(words, line, line_pairs),
        *_after_cues(words, announced, source),
    ):
        if any(covered[first : last + 1]) or not _possible(words, first, last, source):
            continue
        helped = _context(words, first, last, line, announced, marked)
        lane, letters = _lane(words, first, last, context, source)
        if helped and letters + helped >= ENOUGH:
            out.append(Stretch(first, last, lane))
            covered[first : last + 1] = b"\1" * (last - first + 1)
    return out


def _between_marks(
    words: list[Word], line: str, line_pairs: list[Pair]
) -> list[tuple[int, int, bool]]:
    """The words between two quotation marks, where they are few."""
    starts = [word.start for word in words]
    found = []
    for pair in line_pairs:
        if line[pair.open] in "([{":
            continue
        first, last = bisect_left(starts, pair.open), bisect_left(starts, pair.close) - 1
        if first <= last < first + LONGEST:
            found.append((first, last, True))
    return found


def _after_cues(
    words: list[Word], announced: dict[int, Cue], source: Gains
) -> list[tuple[int, int, bool]]:
    """The words from each announced place to the next English one."""
    found = []
    for place, cue in announced.items():
        if place >= len(words) or cue.kind not in ("speech", "title", "name"):
            continue
        if place == 0 or words[place - 1].form in _ASIDE or words[place].shape == LOWER:
            continue
        last = place - 1
        for number in range(place, min(len(words), place + LONGEST)):
            gap = kind_of(words[number].gap)
            if number > place and gap not in (SPACE, INSIDE, COMMA):
                break
            if is_english(words[number], source) or words[number].form in LINKS:
                break
            last = number
        if last > place:
            found.append((place, last, False))
    return found


def _possible(words: list[Word], first: int, last: int, source: Gains) -> bool:
    """No English in it, and at least one word that English has not."""
    inside = words[first : last + 1]
    if any(word.form in source.functions or word.shape == ACRONYM for word in inside):
        return False
    if any(word.form in hint_words() for word in inside):
        return False
    strange = [
        word
        for word in inside
        if word.form not in source.known and not derived(word.form, source.known)
    ]
    return len(strange) * 2 >= len(inside) and any(len(word.form) > 2 for word in strange)


def _lane(
    words: list[Word], first: int, last: int, context: Context, source: Gains
) -> tuple[int, float]:
    """The language that the words speak for most, and how much with what is named nearby."""
    sums = [0.0] * len(source.tags)
    for word in words[first : last + 1]:
        for lane, gain in enumerate(source.of(word.form, LOWER)):
            sums[lane] += min(gain, MOST)
    for lane, bonus in (context.hints[first] if context.hints else {}).items():
        sums[lane] += bonus
    lane = max(range(len(sums)), key=sums.__getitem__)
    return lane, sums[lane]


def _context(
    words: list[Word], first: int, last: int, line: str, announced: dict[int, Cue], marked: bool
) -> float:
    """What the surroundings add; 0 where the phrase could as well be a name."""
    inside = words[first : last + 1]
    cue = announced.get(first)
    told = EXPLAINED * explained(words, last, line)
    told += ACCENTED * (not all(word.form.isascii() for word in inside))
    if all(word.shape != LOWER or len(word.form) < 2 for word in inside):
        if not told and (cue is None or cue.kind == "speech" or first == last):
            return 0.0
        if first < last:
            told += NAMES
    told += SPOKEN * spoken(words, last)
    return told + MARKED * marked + (CUE * cue.strength if cue else 0.0)
