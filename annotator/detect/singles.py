"""Single foreign words in running English, which the chain alone never dares to mark.

A lower-case word that no English list knows is weighed: how foreign its letters are, whether a cue
announces it, whether a language or people is named nearby, whether a translation follows.
"""

import re

from annotator.detect.borders import spread
from annotator.detect.chain import Context, Stretch
from annotator.detect.cues import NOUNS, Cue, explained
from annotator.detect.english import derived
from annotator.detect.gaps import INSIDE, MARK, kind_of
from annotator.detect.words import LOWER, NAME, START, Gains, Word

_DRAWLED = re.compile(r"(.)\1\1")
LETTERS = 8.0
"""At most so much counts for the letters."""
CUE = 0.8
MARKED, EXPLAINED, ACCENTED = 5.0, 2.5, 2.0
ENOUGH = 7.0
"""The sum from which a word is taken for foreign."""


def singles(
    words: list[Word],
    line: str,
    announced: dict[int, Cue],
    context: Context,
    source: Gains,
    taken: list[Stretch],
) -> list[Stretch]:
    """Single foreign words outside the stretches already found."""
    covered = {n for stretch in taken for n in range(stretch.first, stretch.last + 1)}
    out: list[Stretch] = []
    known = source.known
    for number, word in enumerate(words):
        if number in covered or not _possible(words, number, line, announced, known):
            continue
        gain = source.of(word.form, LOWER)
        hints = context.hints[number] if context.hints else {}
        lane = max(range(len(gain)), key=gain.__getitem__)
        best = gain[lane]
        for hinted, bonus in hints.items():
            if gain[hinted] + bonus > best:
                lane, best = hinted, gain[hinted] + bonus
        if min(best, LETTERS) + _context(words, number, line, announced) >= ENOUGH:
            grown = spread(words, Stretch(number, number, lane), source)
            first = max(grown.first, out[-1].last + 1 if out else 0)
            while any(n in covered for n in range(first, number)):
                first += 1
            last = next((n for n in range(number, grown.last) if n + 1 in covered), grown.last)
            out.append(Stretch(first, last, lane))
            covered.update(range(first, last + 1))
    return out


def _possible(
    words: list[Word],
    number: int,
    line: str,
    announced: dict[int, Cue],
    known: frozenset[str],
) -> bool:
    """A lower-case word unknown in English, or a capital after "the German word"."""
    word = words[number]
    if len(word.form) < 3 or word.form in known or _DRAWLED.search(word.form):
        return False
    joined = kind_of(word.gap) == INSIDE and number > 0
    joined = joined or (number + 1 < len(words) and kind_of(words[number + 1].gap) == INSIDE)
    if joined:
        return False
    if word.shape == LOWER:
        return not derived(word.form, known)
    cue = announced.get(number)
    return (
        word.shape in (NAME, START)
        and cue is not None
        and cue.kind == "name"
        and (words[number - 1].form in NOUNS)
    )


def _context(words: list[Word], number: int, line: str, announced: dict[int, Cue]) -> float:
    """What the surroundings add."""
    word = words[number]
    after = words[number + 1].gap if number + 1 < len(words) else line[word.end :]
    cue = announced.get(number)
    total = CUE * cue.strength if cue and cue.kind != "said" else 0.0
    if kind_of(word.gap) == MARK and kind_of(after) == MARK:
        total += MARKED
    if explained(words, number, line):
        total += EXPLAINED
    if not word.form.isascii():
        total += ACCENTED
    return total


__all__ = ["ENOUGH", "singles"]
