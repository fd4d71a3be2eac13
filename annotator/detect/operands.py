"""The words that a construction speaks of, from the place where it points: right of it or left.

Between marks it is what stands between them; else a run of words that English has not.
"""

from bisect import bisect_left

from annotator.detect.borders import spread
from annotator.detect.chain import Stretch
from annotator.detect.english import derived, loan_words
from annotator.detect.gaps import SPACE, kind_of
from annotator.detect.hints import hint_words
from annotator.detect.pairs import Pair
from annotator.detect.singles import JOINTS
from annotator.detect.tongues import given_names
from annotator.detect.words import ACRONYM, LOWER, PHRASE, Gains, Word
from annotator.detect.wordsets import PARTICLES, word_set

CALENDAR = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february april june july "
    "august september october november december christmas easter english"
)
"""English words that always have a capital."""
LONGEST = 10
"""Words between marks that are taken for one expression."""
RUN = 6
"""Words without marks that are."""
SPEAKS = 3.0
"""What the letters of a word that English has too must say for the language that is named."""


Expression = tuple[int, int, bool]
"""First and last word, and whether marks stand around them."""


class Operands:
    """Reads the words of one line around a place."""

    def __init__(self, words: list[Word], line: str, line_pairs: list[Pair], source: Gains) -> None:
        self.words, self.line, self.source = words, line, source
        self._starts = [word.start for word in words]
        marks = [pair for pair in line_pairs if line[pair.open] not in "([{"]
        self._opens = {pair.open: pair.close for pair in marks}
        self._closes = {pair.close: pair.open for pair in marks}

    def form(self, number: int) -> str:
        """The form of a word; empty outside the line."""
        return self.words[number].form if 0 <= number < len(self.words) else ""

    def gap(self, number: int) -> str:
        """What stands before a word; after the last, what ends the line."""
        if number < len(self.words):
            return self.words[number].gap
        return self.line[self.words[-1].end :] if number == len(self.words) else ""

    def lower(self, number: int) -> bool:
        """Whether there is such a word and it is in small letters."""
        return 0 <= number < len(self.words) and self.words[number].shape == LOWER

    def strange(self, number: int) -> bool:
        """Whether there is such a word and English has it not, nor what it could be made of."""
        if not 0 <= number < len(self.words):
            return False
        word, known = self.words[number], self.source.known
        named = word.shape != LOWER and (word.form in hint_words() or word.form in CALENDAR)
        return word.form not in known and not named and not derived(word.form, known)

    def after(self, number: int) -> Expression | None:
        """First and last word of the expression that begins at a word, and whether marks stand
        around it; None where none begins."""
        if not 0 <= number < len(self.words):
            return None
        word = self.words[number]
        for place in range(word.start - len(word.gap), word.start):
            close = self._opens.get(place)
            if close is not None:
                last = bisect_left(self._starts, close) - 1
                return (number, last, True) if number <= last < number + LONGEST else None
        last = number
        if self.lower(number) and not self.strange(number):
            return number, last, False
        while last + 1 < min(len(self.words), number + RUN) and self._goes_on(number, last + 1):
            last += 1
        return number, last, False

    def before(self, number: int) -> Expression | None:
        """The same for the expression that ends at a word."""
        if not 0 <= number < len(self.words):
            return None
        end = self.words[number].end
        for place in range(end, end + len(self.gap(number + 1))):
            opened = self._closes.get(place)
            if opened is not None:
                first = bisect_left(self._starts, opened)
                return (first, number, True) if number - LONGEST < first <= number else None
        first = number
        while first > max(0, number - RUN + 1) and self._goes_on(number, first - 1, first):
            first -= 1
        if self.words[number].shape != LOWER:
            while first < number and self.words[first].shape == LOWER:
                first += 1
        return first, number, False

    def _goes_on(self, number: int, near: int, gap_of: int | None = None) -> bool:
        """Whether the expression of word `number` holds a neighbour."""
        gap = self.words[near if gap_of is None else gap_of].gap
        if gap in JOINTS:
            return True
        if kind_of(gap) != SPACE or any(ch.isalpha() for ch in gap):
            return False
        word = self.words[near]
        small = self.words[number].shape == LOWER
        if word.form in PARTICLES and not small:
            return word.form not in self.source.functions
        loan = not small and word.shape != LOWER and word.form in loan_words()
        return loan or (self.strange(near) and (not small or word.shape == LOWER))

    def possible(
        self, first: int, last: int, marked: bool, tags: tuple[str, ...], sure: bool
    ) -> bool:
        """Whether the words may be foreign: most of them strange, or rather the language that is
        named. `sure`: the construction says so, whatever the letters."""
        inside = self.words[first : last + 1]
        functions = sum(word.form in self.source.functions for word in inside)
        strange = sum(self.strange(n) for n in range(first, last + 1))
        if functions and not (marked and strange >= 2 * functions):
            return False
        if any(word.shape == ACRONYM and len(word.form) < 5 for word in inside) and not marked:
            return False
        if strange * 2 >= len(inside) and any(len(word.form) > 1 for word in inside):
            return sure or any(len(w.form) > 2 for w in inside)
        return self.letters(first, last, tags) >= SPEAKS * len(inside)

    def letters(self, first: int, last: int, tags: tuple[str, ...]) -> float:
        """What the letters say for the likeliest of some languages, natural logarithms."""
        lanes = [lane for tag in tags for lane in self.source.lanes.get(tag, ())]
        if not lanes:
            return 0.0
        rows = [self.source.of(word.form, PHRASE) for word in self.words[first : last + 1]]
        return max(sum(row[lane] for row in rows) for lane in lanes)

    def lane(self, first: int, last: int, tags: tuple[str, ...]) -> int:
        """The lane that the words speak for most, among those of `tags` if there are any."""
        rows = [self.source.of(word.form, PHRASE) for word in self.words[first : last + 1]]
        lanes = [n for tag in tags for n in self.source.lanes.get(tag, ())]
        return max(lanes or range(len(self.source.tags)), key=lambda n: sum(r[n] for r in rows))

    def person(self, first: int) -> bool:
        """Whether a first name stands there."""
        return self.words[first].shape != LOWER and self.words[first].form in given_names()

    def stretch(self, first: int, last: int, marked: bool, tags: tuple[str, ...]) -> Stretch:
        """The words as a stretch, with neighbours that go with them."""
        found = Stretch(first, last, self.lane(first, last, tags))
        if marked or self.words[first].shape != LOWER:
            return found
        grown = spread(self.words, found, self.source)
        return Stretch(first, min(grown.last, first + LONGEST), found.lane)
