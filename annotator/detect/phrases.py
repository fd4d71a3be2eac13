"""Foreign phrases with capitals, which the walk over the words takes for names.

“Attenti al cane”, “Bukra, inshallah,” said the clerk: between marks, or right after words that
announce a title or a sign, a capital letter says little. Such stretches are weighed as a whole: how
foreign their letters are as words, what announces them, what follows.
"""

from array import array
from bisect import bisect_left

from annotator.detect.borders import LINKS, PRONOUNS, spread
from annotator.detect.chain import ARTICLES, Context, Stretch
from annotator.detect.cues import NOUNS, Cue, announces, explained, spoken
from annotator.detect.english import derived
from annotator.detect.gaps import COMMA, SPACE, kind_of
from annotator.detect.hints import hint_words
from annotator.detect.pairs import Pair
from annotator.detect.singles import JOINTS
from annotator.detect.tongues import given_names
from annotator.detect.words import ACRONYM, LOWER, NAME, PHRASE, Gains, Word

LONGEST = 10
"""Words of a phrase that is weighed."""
ENOUGH = 13.0
"""The sum from which a phrase is taken for foreign."""
MARKED, SPOKEN, EXPLAINED, ACCENTED, CUE = 4.0, 2.5, 2.5, 2.0, 0.7
EXCLAIMED = 3.0
"""What it adds that one word between marks is called out: “Gagimarjos!”"""
ARTICLE = 3.0
"""What it adds to capitals alone that the first is a foreign article: Der Tog, La Voce."""
NAMES = -3.0
"""What it takes off that every word has a capital, as names have."""
ENGLISH = 12.0
"""What an English word takes off that the language hardly has."""
DOUBTFUL = -1.0
"""What a word before a stretch has to gain in its language to go with it."""
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
    """The stretches already found and foreign phrases beside or around them."""
    covered = {n: s for s in taken for n in range(s.first, s.last + 1)}
    out = list(taken)
    swallowed: set[Stretch] = set()
    for first, last in _between_marks(words, line, line_pairs):
        inside = [covered[n] for n in range(first, last + 1) if n in covered]
        cue = announced.get(first)
        named = cue is not None and cue.kind in ("speech", "title")
        if not inside and _possible(words, first, last, source, named):
            helped = _context(words, first, last, line, announced, marked=True)
            lane, letters, _ = _lane(words, first, last, context, source, whole=True)
            if helped and letters + helped >= ENOUGH:
                out.append(Stretch(first, last, lane))
                covered.update((n, out[-1]) for n in range(first, last + 1))
    for first, end in _after_cues(words, announced, source):
        lane, letters, last = _lane(words, first, end, context, source, whole=False)
        inside = [covered[n] for n in range(first, last + 1) if n in covered]
        if any(s.first <= first or s.last > last for s in inside):
            continue
        if inside and not _goes_with(words, first, inside[0], source):
            continue
        if not _possible(words, first, last, source):
            continue
        helped = _context(words, first, last, line, announced, marked=False)
        if helped and letters + helped >= ENOUGH:
            grown = spread(words, Stretch(first, last, lane), source)
            last = next((n for n in range(last, grown.last) if n + 1 in covered), grown.last)
            swallowed.update(inside)
            out.append(Stretch(first, last, lane))
            covered.update((n, out[-1]) for n in range(first, last + 1))
    return [stretch for stretch in out if stretch not in swallowed]


def _between_marks(words: list[Word], line: str, line_pairs: list[Pair]) -> list[tuple[int, int]]:
    """The words between two quotation marks, where they are few."""
    starts = [word.start for word in words]
    found = []
    for pair in line_pairs:
        if line[pair.open] in "([{":
            continue
        first, last = bisect_left(starts, pair.open), bisect_left(starts, pair.close) - 1
        if first <= last < first + LONGEST:
            found.append((first, last))
    return found


def _after_cues(
    words: list[Word], announced: dict[int, Cue], source: Gains
) -> list[tuple[int, int]]:
    """The words from each announced place to the next small English one."""
    found = []
    for place, cue in announced.items():
        if place >= len(words) or cue.kind == "idea" or place == 0:
            continue
        if words[place - 1].form in _ASIDE or words[place].form in LINKS | PRONOUNS:
            continue
        if announces(words[place].form):
            continue
        if cue.kind == "said" and words[place].shape != LOWER:
            continue
        if cue.kind == "name" and _is_titled(words, place, source):
            continue
        last = place
        for number in range(place + 1, min(len(words), place + LONGEST)):
            gap = words[number].gap
            if kind_of(gap) not in (SPACE, COMMA) and gap not in JOINTS:
                break
            form = words[number].form
            if form in source.functions or form in hint_words() or announces(form):
                break
            if words[number].form in LINKS:
                break
            last = number
        if last > place and any(w.form not in source.known for w in words[place : last + 1]):
            found.append((place, last))
    return found


def _is_titled(words: list[Word], place: int, source: Gains) -> bool:
    """Whether an English word with a capital stands before a name: say *Senator Ildo Queirós*."""
    if place + 1 >= len(words) or words[place + 1].gap != " ":
        return False
    title, name = words[place], words[place + 1]
    return title.form in source.known and title.shape == name.shape == NAME


def _goes_with(words: list[Word], first: int, inside: Stretch, source: Gains) -> bool:
    """Whether the words before a stretch that was found could be of its language."""
    return all(
        source.of(word.form, LOWER)[inside.lane] > DOUBTFUL and not announces(word.form)
        for word in words[first : inside.first]
    )


def _possible(words: list[Word], first: int, last: int, source: Gains, named: bool = False) -> bool:
    """No English in it, and at least one word that English has not.

    `named`: whether names of countries and peoples may stand in it.
    """
    inside = words[first : last + 1]
    if any(word.form in source.functions or word.shape == ACRONYM for word in inside):
        return False
    if not named and sum(word.form in hint_words() for word in inside) * 3 > len(inside):
        return False
    strange = [
        word
        for word in inside
        if word.form not in source.known
        and word.form not in hint_words()
        and not derived(word.form, source.known)
    ]
    return len(strange) * 2 >= len(inside) and any(len(word.form) > 2 for word in strange)


def _lane(
    words: list[Word], first: int, end: int, context: Context, source: Gains, whole: bool
) -> tuple[int, float, int]:
    """The language that the words speak for most, how much with what is named nearby, and the last
    word: `end`, or with `whole` false the one up to which they speak for it."""
    sums = [0.0] * len(source.tags)
    for lane, bonus in (context.hints[first] if context.hints else {}).items():
        sums[lane] = bonus
    best = (-1, 0.0, end)
    for number in range(first, end + 1):
        form = words[number].form
        english = len(form) > 3 and form in source.known and not whole
        gain = source.of(form, PHRASE)
        if english:
            gain = array("f", (g if g > DOUBTFUL else g - ENGLISH for g in gain))
        sums = [total + g for total, g in zip(sums, gain, strict=True)]
        top = max(sums)
        ends = form not in source.known and number > first and top > best[1]
        if number == end if whole else ends or (best[0] < 0 and number == end):
            best = (sums.index(top), top, number)
    return best


def _context(
    words: list[Word], first: int, last: int, line: str, announced: dict[int, Cue], marked: bool
) -> float:
    """What the surroundings add; 0 where the phrase could as well be a name."""
    inside = words[first : last + 1]
    cue = announced.get(first)
    told = EXPLAINED * explained(words, last, line)
    told += ACCENTED * (not all(word.form.isascii() for word in inside))
    told += EXCLAIMED * (
        marked and first == last and line[words[last].end : words[last].end + 1] in ("!", "?")
    )
    told += SPOKEN * (marked and first == last and spoken(words, last))
    if all(word.shape != LOWER or len(word.form) < 2 for word in inside):
        if first < last and inside[0].form in ARTICLES:
            told += ARTICLE
        spoken_of = cue is not None and cue.word in NOUNS
        titled = cue is not None and cue.kind == "title"
        if marked and first < last and inside[0].form not in given_names():
            told += SPOKEN * spoken(words, last)
        if not told and not ((titled or spoken_of) and first < last):
            return 0.0
        if first < last and not spoken_of:
            told += NAMES
    told += SPOKEN * spoken(words, last)
    return told + MARKED * marked + (CUE * cue.strength if cue else 0.0)
