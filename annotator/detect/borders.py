"""From the words that the chain calls foreign to the stretch that a reader would mark."""

from bisect import bisect_left

from annotator.detect.chain import Stretch
from annotator.detect.cues import announces
from annotator.detect.english import derived
from annotator.detect.gaps import COLON, COMMA, INSIDE, MARK, SPACE, STOP, kind_of
from annotator.detect.hints import hint_words
from annotator.detect.pairs import Pair
from annotator.detect.words import ACRONYM, ANNOUNCED, LOWER, NAME, PHRASE, Gains, Word
from annotator.detect.wordsets import word_set

LINKS = word_set("in to on at of for with from by and or but as is was the a an")
"""Small English words that lead from a foreign phrase back into English."""
_COPULAS = frozenset(("is", "was"))
CLOSING = tuple("”’»)]")
HARDLY = -4.0
"""What a small English word gains in a language that hardly has it."""
KNOWN_NEIGHBOUR = 0.7
GERMAN_NOUN = -1.0
"""What a word with a capital has to gain to go with a German neighbour: nouns have one."""
PRONOUNS, PRONOUN = frozenset(("me", "us", "we", "he", "i", "do", "so", "if", "up", "be")), 3.0
"""Small English words that stand beside foreign ones, and what they have to gain."""
FILLED = 7
"""Words between marks that are of one language where one is foreign and none only English."""
FITS = -1.8
"""What a word of the English list has to gain to be of the others' language."""
FOREIGN_EDGE = 3.0
"""What a word of the English list has to gain to stay at the edge of what was cut."""
CAPITAL_NEIGHBOUR = 1.5
"""What a word of the English list has to gain to go with a foreign neighbour."""


def is_english(word: Word, gains: Gains) -> bool:
    """Whether a word ends any foreign stretch: a small word of the main language, a known
    lower-case one, or the name of a language or people."""
    if word.form in gains.functions:
        return True
    if word.shape == LOWER:
        return len(word.form) > 3 and word.form in gains.known
    return bool(gains.known) and word.form in hint_words()


def trimmed(words: list[Word], stretch: Stretch, gains: Gains) -> Stretch:
    """The stretch without English words at its edges: "A plate of bryndzové halušky".

    A stretch that fills its sentence or its marks stays whole: programs' messages and headlines
    hold English words.
    """
    first, last, lane = stretch
    if first < last and _says_language(words, first) and kind_of(words[first + 1].gap) == COMMA:
        return trimmed(words, Stretch(first + 1, last, lane), gains)
    if last - first > 1 and _says_language(words, last):
        return trimmed(words, Stretch(first, last - 2, lane), gains)
    opens = first == 0 or kind_of(words[first].gap) in (MARK, STOP, COLON)
    if opens and words[first].gap[:1] in CLOSING and words[first].gap[-1] == " ":
        opens = False  # the mark before it closes something else
    small = words[first].form in gains.functions or words[first].form in PRONOUNS
    if first < last and small:
        opens = opens and gains.of(words[first].form, LOWER)[lane] > HARDLY
    closes = last + 1 == len(words) or kind_of(words[last + 1].gap) in (MARK, STOP, COLON)
    if opens and closes:
        return stretch
    while first < last and _sheds(words[first], lane, gains, opens):
        first += 1
    while last > first and _sheds(words[last], lane, gains, True):
        last -= 1
    for number in range(first + 1, last + 1):
        if words[number].form in LINKS and _is_english_end(words, number, last, lane, gains):
            return Stretch(first, number - 1, lane)
    return Stretch(first, last, lane)


def _says_language(words: list[Word], number: int) -> bool:
    """Whether a word is a language's name behind "in": “(in Portuguese, *mãos externas*)”."""
    word = words[number]
    inside = number > 0 and words[number - 1].form == "in" and word.gap == " "
    return inside and word.shape != LOWER and word.form in hint_words()


def _is_english_end(words: list[Word], number: int, last: int, lane: int, gains: Gains) -> bool:
    """Whether a small English word leads back into English up to a stretch's last word: to known
    words, or to names where the stretch's language hardly has the small word (*in Madrid*)."""
    rest = words[number + 1 : last + 1]
    if all(word.form in gains.known for word in rest) and words[number].form in gains.known:
        return True
    hardly = gains.of(words[number].form, LOWER)[lane] < HARDLY
    return hardly and all(word.shape in (NAME, ANNOUNCED) for word in rest)


def _sheds(word: Word, lane: int, gains: Gains, opens: bool) -> bool:
    """Whether an edge may lose this word: English, and not likelier in the stretch's language. What
    something *is* begins behind the verb, unless a sentence or a quotation opens with it."""
    if word.form in _COPULAS and not opens:
        return bool(gains.known)
    if word.shape not in (LOWER, ANNOUNCED) and word.form in hint_words():
        return True
    if announces(word.form) and word.form in gains.known:
        return True
    english = word.form in gains.functions or word.form in gains.known
    return english and gains.of(word.form, LOWER)[lane] < -1.5


def grown(
    words: list[Word],
    found: list[Stretch],
    line_pairs: list[Pair],
    gains: Gains,
) -> list[Stretch]:
    """The stretches joined, with the neighbours that go with them, snapped to their marks."""
    inner = _innermost(words, line_pairs)
    out: list[Stretch] = []
    for stretch in _joined(words, found, gains):
        stretch = spread(words, trimmed(words, stretch, gains), gains)
        first, last = stretch.first, stretch.last
        floor = out[-1].last + 1 if out else 0
        first, last = _snapped(words, first, last, inner, gains, stretch.lane)
        first = max(first, floor)
        if first <= last:
            out.append(Stretch(first, last, stretch.lane))
    return out


def spread(words: list[Word], stretch: Stretch, gains: Gains) -> Stretch:
    """The stretch with its neighbours that are rather its language than English."""
    first, last = stretch.first, stretch.last
    while step := _steps(words, first, -1, stretch.lane, gains):
        first -= step
    while step := _steps(words, last, 1, stretch.lane, gains):
        last += step
    return Stretch(first, last, stretch.lane)


def _steps(words: list[Word], edge: int, way: int, lane: int, gains: Gains) -> int:
    """How many words beyond an edge go with it: one, none, or two where a short word that English
    has too stands before a foreign one ("trakht un *got* lakht")."""
    near, far = edge + way, edge + 2 * way
    if not 0 <= near < len(words):
        return 0
    if _belongs(words[max(edge, near)].gap, words[near], lane, gains):
        return 1
    if not gains.known or not 0 <= far < len(words):
        return 0
    bridge, beyond = words[near], words[far]
    if way > 0 and kind_of(bridge.gap) == COMMA and bridge.shape == NAME and beyond.gap == " ":
        small = beyond.shape == LOWER and len(beyond.form) > 2 and words[edge].shape == LOWER
        foreign = beyond.form not in gains.known and not derived(beyond.form, gains.known)
        if small and foreign and (len(bridge.form) < 5 or bridge.form not in gains.known):
            return 2  # mentsh trakht, Got lakht
    plain = words[max(edge, near)].gap == " " == words[max(near, far)].gap
    if plain and len(bridge.form) < 4 and beyond.form == words[edge].form:
        return 2  # a poc a poc
    short = bridge.shape == LOWER and len(bridge.form) <= 4 and bridge.form not in gains.functions
    foreign = beyond.shape == LOWER and beyond.form not in gains.known and len(beyond.form) > 2
    if plain and short and bridge.form not in LINKS and foreign:
        return 2 if not derived(beyond.form, gains.known) else 0
    return 0


def _belongs(gap: str, word: Word, lane: int, gains: Gains) -> bool:
    """Whether a word next to a stretch goes with it: a hyphen between, or foreign letters."""
    if gap in ("-", "\u2010", "\u2011"):
        return True
    kind = kind_of(gap)
    if kind not in (SPACE, INSIDE, COMMA) or word.form in gains.functions:
        return False
    if gains.known and word.form in LINKS and gap != "-":
        return word.shape == NAME and kind == SPACE
    gain = gains.of(word.form, LOWER)[lane]
    if word.shape != LOWER:
        enough = 3 * CAPITAL_NEIGHBOUR if kind == COMMA else CAPITAL_NEIGHBOUR
        if len(word.form) < 4:
            enough = 0.0
        if kind == SPACE and gains.tags[lane] == "de":
            enough = min(enough, GERMAN_NOUN)
        return gain > enough and word.form not in hint_words()
    if word.form in gains.known:
        least = PRONOUN if word.form in PRONOUNS else KNOWN_NEIGHBOUR
        return kind != COMMA and not announces(word.form) and gain > least
    if gains.known and len(word.form) > 1 and not derived(word.form, gains.known):
        return True
    return kind != COMMA and gain > 0.0


def _joined(words: list[Word], found: list[Stretch], gains: Gains) -> list[Stretch]:
    """Neighbours become one where nothing English and no border stands between them."""
    out: list[Stretch] = []
    for stretch in found:
        if out and _joins(words, out[-1], stretch, gains):
            longer = max(out[-1], stretch, key=lambda s: s.last - s.first)
            out[-1] = Stretch(out[-1].first, stretch.last, longer.lane)
        else:
            out.append(stretch)
    return out


def shorn(words: list[Word], stretch: Stretch, gains: Gains) -> Stretch:
    """What was cut from a longer stretch, without the English words at its edges."""
    first, last, lane = stretch

    def english(word: Word, gap: str) -> bool:
        if word.form not in gains.known or gap == "-":
            return False
        small = word.form in gains.functions or gap != " "
        return small or gains.of(word.form, LOWER)[lane] <= FOREIGN_EDGE

    while first < last and english(words[first], words[first + 1].gap):
        first += 1
    while first < last and english(words[last], words[last].gap):
        last -= 1
    return Stretch(first, last, lane)


def _joins(words: list[Word], last: Stretch, stretch: Stretch, gains: Gains) -> bool:
    between = range(last.last + 1, stretch.first)
    if len(between) > 4 or any(is_english(words[n], gains) for n in between):
        return False
    return not any(kind_of(words[n].gap) == MARK for n in range(last.last + 1, stretch.first + 1))


def filled(
    words: list[Word], found: list[Stretch], line_pairs: list[Pair], line: str, gains: Gains
) -> list[Stretch]:
    """The stretches, those of a few words between marks with all that stands there, where none of
    it is a word that only English has: “Lahore, Lahore *hai*”, “Net *mat mir*”."""
    marks = [pair for pair in line_pairs if line[pair.open] not in "([{"]
    if not marks or not found:
        return found
    inner = _innermost(words, marks)
    out: list[Stretch] = []
    for stretch in found:
        around = inner[stretch.first]
        if around is not None and around != (stretch.first, stretch.last):
            stretch = _filling(words, stretch, around, gains)
        if not out or stretch.first > out[-1].last:
            out.append(stretch)
    return out


def _filling(words: list[Word], stretch: Stretch, around: tuple[int, int], gains: Gains) -> Stretch:
    """A stretch with the other words between its marks, or as it was."""
    first, last = around
    if stretch.last > last or not 1 < last - first + 1 <= FILLED:
        return stretch
    for number in (n for n in range(first, last + 1) if not stretch.first <= n <= stretch.last):
        word = words[number]
        strong = kind_of(word.gap) not in (SPACE, INSIDE, COMMA) and number > first
        if strong or word.shape == ACRONYM or word.form in gains.functions:
            return stretch
    rows = [gains.of(word.form, PHRASE) for word in words[first : last + 1]]
    sums = [sum(column) for column in zip(*rows, strict=True)]
    for lane in (stretch.lane, sums.index(max(sums))):
        inside = zip(words[first : last + 1], rows, strict=True)
        if all(row[lane] >= FITS or word.form not in gains.known for word, row in inside):
            return Stretch(first, last, lane)
    return stretch


def _innermost(words: list[Word], line_pairs: list[Pair]) -> list[tuple[int, int] | None]:
    """For each word the first and last word of the innermost pair of marks around it.

    Pairs come inner before outer, so a word keeps the first pair that claims it: each word is
    claimed once, and the walk stays linear.
    """
    inner: list[tuple[int, int] | None] = [None] * len(words)
    starts = [word.start for word in words]
    free = list(range(len(words) + 1))  # the next word not yet claimed, with path halving

    def next_free(at: int) -> int:
        while free[at] != at:
            free[at] = free[free[at]]
            at = free[at]
        return at

    for pair in line_pairs:
        first, last = bisect_left(starts, pair.open), bisect_left(starts, pair.close) - 1
        at = next_free(first) if first <= last else len(words)
        while at <= last:
            inner[at] = (first, last)
            free[at] = at + 1
            at = next_free(at)
    return inner


def _is_plain(words: list[Word], sentence: range, lane: int, gains: Gains) -> bool:
    """Whether the words of a sentence beside a stretch are English, none is rather of its
    language, and they are more than one: “Let us see. *Ndank ndank mooy japp golo*”."""
    forms = [words[number].form for number in sentence]
    english = all(form in gains.known and gains.of(form, LOWER)[lane] < 0 for form in forms)
    return english and len(forms) > 1


def _snapped(
    words: list[Word],
    first: int,
    last: int,
    inner: list[tuple[int, int] | None],
    gains: Gains,
    lane: int,
) -> tuple[int, int]:
    """The words of the innermost pair of marks around the stretch, if none of them is English."""
    around = inner[first]
    if around is None or last > around[1]:
        return first, last
    outside = around[1] - around[0] - last + first
    if outside > 2 * (last - first + 1) + 2:
        return first, last
    before, behind = range(around[0], first), range(last + 1, around[1] + 1)
    if before and kind_of(words[first].gap) == STOP and _is_plain(words, before, lane, gains):
        before, around = range(0), (first, around[1])
    if behind and kind_of(words[last + 1].gap) == STOP and _is_plain(words, behind, lane, gains):
        behind, around = range(0), (around[0], last)
    others = (*before, *behind)
    english = [n for n in others if is_english(words[n], gains)]
    if any(words[n].form in gains.functions for n in english) or len(others) > last - first + 1:
        return (first, last) if english else around
    if any(_says_language(words, n) for n in english):
        return first, last
    rather = all(gains.of(words[n].form, LOWER)[lane] > -1.0 for n in english)
    return around if rather else (first, last)
