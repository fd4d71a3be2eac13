"""Single foreign words in running English, which the chain alone never dares to mark.

A lower-case word that no English list knows is weighed: how foreign its letters are, whether a cue
announces it, whether a language or people is named nearby, whether a translation follows.
"""

import re
from array import array

from annotator.detect.borders import spread
from annotator.detect.capitals import capital_lane, is_word
from annotator.detect.chain import Context, Stretch
from annotator.detect.cues import NOUNS, Cue, explained
from annotator.detect.english import derived, introduced_loans, loan_words, misspelt
from annotator.detect.gaps import COMMA, INSIDE, MARK, STOP, kind_of
from annotator.detect.hints import hint_words
from annotator.detect.words import LOWER, NAME, Gains, Word, words_in
from annotator.detect.wordsets import PARTICLES

JOINTS = frozenset("-‐‑'’‘`ʻʼʽʾʿ´")
"""What joins words to one: al-qal‘a."""
_CODE = frozenset("._/")
"""What joins the parts of a name in a program: str.casefold, max_conn, u/somebody."""
_PARTS = 4
_DRAWLED = re.compile(r"(.)\1\1")
LETTERS = 8.0
"""At most so much counts for the letters."""
CUE = 0.8
MARKED, EXPLAINED = 5.0, 2.5
DOUBLED = 4.0
"""What it adds that a word stands there twice: siga-siga."""
SAID = 1.5
"""What it adds that somebody says it and nothing more: "said tenger, and to the ground …"."""
SAID_FOR, NAMED_LAST = 4.0, 3.0
"""What it adds that somebody says it for something, "said goyave for guava"; that it stands alone
behind a colon."""
COMPANIED = 0.5
"""What it adds that a word is foreign with its neighbours; enough to be no slip of the pen."""
JOINED = 8.0
"""What the letters of each of some joined words have to say where nothing else speaks for them."""
NO_SLIP = 8.5
"""What the letters of a word have to say, where nothing else speaks for it, though it is one letter
away from an English one."""
OWN = 5.0
"""What the letters of a word have to say for the language that is named right before it."""
ENOUGH = 5.0
"""The sum from which a word is taken for foreign."""
COMPANY = 4.0
"""The same in a line that names a language or people, or holds other foreign words."""


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
    number = 0
    while number < len(words):
        first, number = number, _unit(words, number)
        if number == first + 1 and words[first].form in source.known:
            continue
        if any(n in covered for n in range(first, number)):
            continue
        if words[first].shape != LOWER:
            lane = -1
            if number == first + 1 and is_word(words, first, line, announced, source):
                lane = capital_lane(words[first], first, context, source)
            low = high = first
        else:
            least = COMPANY if context.hints or taken or out else ENOUGH
            lane = _foreign(words, first, number, line, announced, context, source, least)
            if lane >= 0:
                low, high = _grown(words, first, number - 1, lane, covered, source)
        if lane >= 0:
            out.append(Stretch(low, high, lane))
            covered.update(range(low, high + 1))
    return out


def _foreign(
    words: list[Word],
    first: int,
    end: int,
    line: str,
    announced: dict[int, Cue],
    context: Context,
    source: Gains,
    least: float,
) -> int:
    """The language of a word, or of words joined to one, that counts as foreign; -1 for others."""
    unit = words[first:end]
    if torn(words, first, end) or not _possible(unit, source.known):
        return -1
    made = end == first + 1 and derived(unit[0].form, source.known)
    # The word vatnik is not made of vat, Catalan castellers have nothing to do with casts.
    if made and not _mentioned(words, first, announced.get(first), context, source):
        return -1
    helped = _context(words, first, end, line, announced)
    if first not in announced and _inside_name(words, first, end):
        return -1
    loan = unit[0].form in introduced_loans()
    joined = len(unit) > 1
    if not helped and (loan or (joined and not _all_strange(unit, source))):
        return -1
    if loan and not (context.hints and context.hints[first]):
        return -1
    lane, best = _lane(words, first, end, context, source)
    beside = _beside(words, first, end, source)
    if min(best, LETTERS) + helped < least and beside:
        unit = [*unit, *beside]
        lane, best = _lane(unit, 0, len(unit), context._replace(hints=[]), source)
        helped += COMPANIED if min(best, LETTERS) + helped >= least else 0.0
    if min(best, LETTERS) + helped < least:
        return -1
    hinted = bool(context.hints and lane in context.hints[first])
    if not helped and not hinted and best < NO_SLIP and misspelt(unit[0].form, source.known):
        return -1
    return lane


def _all_strange(unit: list[Word], source: Gains) -> bool:
    """Whether joined words are foreign by their letters alone: al-hamdulillah."""
    if any(word.gap not in "-‐‑" for word in unit[1:]):
        return False
    long = [word for word in unit if len(word.form) > 2 and word.form not in PARTICLES]
    return all(
        word.form not in source.known
        and source.peak(word.form, LOWER) >= JOINED
        and not misspelt(word.form, source.known)
        for word in long
    )


def _inside_name(words: list[Word], first: int, end: int) -> bool:
    """Whether a capitalised word stands on either side: Alternative für Deutschland."""
    if not first or end >= len(words):
        return False
    joined = words[first].gap == " " == words[end].gap
    return joined and words[first - 1].shape == NAME and words[end].shape == NAME


def _beside(words: list[Word], first: int, end: int, source: Gains) -> list[Word]:
    """The small words right beside that English has not, or only borrowed: *tarte* aux pommes."""
    near = ((first - 1, first), (end, end))
    return [
        words[n]
        for n, gap_of in near
        if 0 <= n < len(words)
        and words[gap_of].gap == " "
        and words[n].shape == LOWER
        and words[n].form not in source.functions
        and len(words[n].form) > 1
        and (words[n].form not in source.known or words[n].form in loan_words())
        and not derived(words[n].form, source.known)
    ]


def _grown(
    words: list[Word], first: int, last: int, lane: int, covered: set[int], source: Gains
) -> tuple[int, int]:
    """The first and last word with the neighbours that go with them and are free."""
    grown = spread(words, Stretch(first, last, lane), source)
    while first > grown.first and first - 1 not in covered:
        first -= 1
    while last < grown.last and last + 1 not in covered:
        last += 1
    return first, last


def _unit(words: list[Word], number: int) -> int:
    """The number after the words that hyphens or apostrophes join to this one: al-qal‘a."""
    number += 1
    while number < len(words) and words[number].gap in JOINTS:
        number += 1
    return number


def torn(words: list[Word], first: int, end: int) -> bool:
    """Whether a sign other than a joint stands between the words and their neighbours: "piÃ±atas"
    in a wrong encoding, "x/y"."""
    before = first > 0 and (kind_of(words[first].gap) == INSIDE or words[first].gap[-1] in "._/")
    if end >= len(words):
        return before
    after = words[end].gap
    return before or after[:1].isdigit() or after in _CODE or kind_of(after) == INSIDE


def _lane(
    words: list[Word], first: int, end: int, context: Context, source: Gains
) -> tuple[int, float]:
    """The language that the letters, with what is named nearby, speak for most, and how much."""
    gain = source.of(words[first].form, LOWER)
    if end - first > 1:
        rows = [source.of(word.form, LOWER) for word in words[first:end]]
        gain = array("f", map(sum, zip(*rows, strict=True)))
    lane = max(range(len(gain)), key=gain.__getitem__)
    best = gain[lane]
    for hinted, bonus in (context.hints[first] if context.hints else {}).items():
        if gain[hinted] + bonus > best:
            lane, best = hinted, gain[hinted] + bonus
    return lane, best


def _mentioned(
    words: list[Word], number: int, cue: Cue | None, context: Context, source: Gains
) -> bool:
    """Whether a word is spoken of as one, "the word vatnik", or its people stand right before it,
    "the Catalan castellers", and its letters are theirs."""
    hints = context.hints[number] if context.hints else {}
    gain = source.of(words[number].form, LOWER)
    if cue is not None and cue.word in NOUNS:
        return any(gain[lane] >= OWN for lane in hints)
    if not number or words[number].gap != " ":
        return False
    lanes = [
        n for tag in hint_words().get(words[number - 1].form, ()) for n in source.lanes.get(tag, ())
    ]
    return any(gain[lane] >= OWN for lane in lanes)


def stands_alone(token: str, known: frozenset[str]) -> bool:
    """Whether what stands between two spaces could be a single foreign word of small letters for
    its letters alone: it is not torn, no particle, not made of or joined to English words."""
    words = words_in(f"x {token} x")
    end = 1
    while end < len(words) - 1:
        first, end = end, _unit(words, end)
        unit = words[first:end]
        made = end == first + 1 and derived(unit[0].form, known)
        if unit[0].shape != LOWER or made or torn(words, first, end):
            continue
        if _possible(unit, known):
            return True
    return False


def _possible(unit: list[Word], known: frozenset[str]) -> bool:
    """Words in lower case that English has not; of joined ones one, and no long English one."""
    if any(_DRAWLED.search(word.form) for word in unit):
        return False
    if len(unit) == 1:
        form = unit[0].form
        if len(form) > 4 and (form in hint_words() or form == "english"):
            return False  # portuguese, in small letters
        return len(form) > 2 and form not in PARTICLES and form not in known
    joined = unit[0].shape == LOWER and len(unit[0].form) > 2  # insh'Allah
    capitals = any(w.shape != LOWER and (w.gap == "-" or not joined) for w in unit)
    if len(unit) > _PARTS or capitals:
        return False
    strange = [w for w in unit if w.form not in known and not derived(w.form, known)]
    return any(len(w.form) > 2 for w in strange) and all(
        w in strange or len(w.form) < 3 or w.shape != LOWER for w in unit
    )


def _said(words: list[Word], first: int, end: int, after: str) -> bool:
    """Whether a word follows its verb at once and ends its clause."""
    if not first or words[first].gap != " ":
        return False
    last = end < len(words) and after == " " and words[end].form in ("and", "to", "but")
    return bool(last) or kind_of(after) in (COMMA, STOP)


def _context(
    words: list[Word], first: int, end: int, line: str, announced: dict[int, Cue]
) -> float:
    """What the surroundings add."""
    word = words[first]
    after = words[end].gap if end < len(words) else line[words[end - 1].end :]
    cue = announced.get(first)
    total = CUE * cue.strength if cue and cue.kind != "said" else 0.0
    if end - first == 2 and word.form == words[first + 1].form:
        total += DOUBLED
    if (
        cue
        and cue.kind == "said"
        and end < len(words)
        and words[end].form == "for"
        and after == " "
    ):
        total += SAID_FOR
    if cue and cue.kind == "said" and _said(words, first, end, after):
        total += SAID
    if word.gap == ": " and kind_of(after) in (COMMA, STOP, MARK):
        total += NAMED_LAST
    if kind_of(word.gap) == MARK and kind_of(after) == MARK:
        total += MARKED
    if explained(words, end - 1, line):
        total += EXPLAINED
    return total


__all__ = ["ENOUGH", "singles", "stands_alone"]
