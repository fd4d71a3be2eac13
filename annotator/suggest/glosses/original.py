"""The English first and the original behind it: `“G” (in the original, S)`.

The forms of `ways/original.toml`, each asked of the passages in marks that stand before the foreign
words, or of the words without marks before them. Where a form says only that two things stand side
by side, the two must be about as long, and the foreign words must say something rather than name
somebody.
"""

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import islice
from typing import NamedTuple

from annotator.languages.english import word_list
from annotator.suggest.glosses.cues import THING
from annotator.suggest.glosses.english import alike, can_be_gloss, in_lexicon, is_name_alone
from annotator.suggest.glosses.form_words import are_met, first_word, last_sign, words_in
from annotator.suggest.glosses.forms import Way, compile_form, names_language
from annotator.suggest.glosses.leftward import is_apposed_to_another, phrases_left
from annotator.suggest.glosses.match import Match, text_of
from annotator.suggest.glosses.operands import Operand, whole
from annotator.suggest.glosses.page import CUE_REACH, Page, Source, language_names
from annotator.suggest.glosses.retelling import size_in_words, words_of

REACH = 200
"""How far before the foreign words the English passage may end."""
LEAD = 120
MOST_PHRASES = 4
"""So many places where the words without marks may begin are tried."""
MOST_PASSAGES = 2
"""So many passages in marks before the foreign words are looked at."""


@dataclass(frozen=True, slots=True)
class Original:
    """A form in which the English comes first, and what it asks of the two."""

    way: Way
    sized: bool
    """Whether the two must be about as long, and the foreign words no name."""
    named: bool
    """Whether both may be names, the English one of English words."""
    even: bool
    """Whether both must have two words or more, and the English names no place of its own."""
    when: str
    """`first`: before all other ways; `next`: after the other forms; `last`: if all else fails."""


@lru_cache(maxsize=1)
def originals() -> tuple[Original, ...]:
    """The forms of `ways/original.toml`, in their order."""
    room = files("annotator.suggest.glosses") / "ways"
    lists = tomllib.loads((room / "words.toml").read_text(encoding="utf-8"))["words"]
    data = tomllib.loads((room / "original.toml").read_text(encoding="utf-8"))
    lists = {**lists, **data["words"]}
    return tuple(
        Original(
            compile_form("original", entry, lists),
            bool(entry.get("sized", False)),
            bool(entry.get("named", False)),
            bool(entry.get("even", False)),
            str(entry.get("when", "first")),
        )
        for entry in data["way"]
    )


def english_first(page: Page, source: Source, when: str = "first") -> list[Match]:
    """The English before `source` of which it is the original, by the forms of `when`."""
    before = list(_passages(page, source))
    read: dict[int, list[Operand]] = {}
    around = _words_around(page.text, source.outer_start, source.outer_end)
    for form in originals():
        if form.when != when or not _may_stand(form.way, around):
            continue
        if not _around(page, source, form.way):
            continue
        if not form.way.marked:
            found = _bare(page, source, form, read)
            if found is not None:
                return [found]
            continue
        for passage in before:
            found = _marked(page, source, form, passage)
            if found is not None:
                return [*_or(page, source, found, passage), found]
    return _apart(page, source, before) if when == "last" else []


_OR = re.compile(r",? or (?:as )?(?:an? |the )?")


def _or(
    page: Page, source: Source, found: Match, passage: tuple[int, int, int, int]
) -> list[Match]:
    """`as “the end” or as “the aim”: S`: what is joined to the passage with "or"."""
    k = bisect_left(page.quotations, passage) - 1
    if k < 0 or not _OR.fullmatch(page.text, page.quotations[k][3], passage[0]):
        return []
    _, start, end, after = page.quotations[k]
    operand = whole(page, start, end)
    if operand is None or not can_be_gloss(page.text[start:end], text_of(page, source), True):
        return []
    return [found._replace(operand=Operand(operand.start, operand.end, after, True))]


_ASIDE = re.compile(r"(?P<mark>,|:|\s?[—–]|\s\()\s?$")
_CLOSED = {
    ",": (",", ".", ";"),
    ":": (".", "\n", ""),
    "(": (")",),
    "—": ("—", "–", "."),
    "–": ("—", "–", "."),
}
_WITHIN = re.compile(r"[^“”\"«».!?;:\n()]{3,100}")
_TO_OTHERS = re.compile(r" (?:and|but|then|while|before|after|when)\b|\b(?:told|tells)\b")


def _apart(page: Page, source: Source, before: list[tuple[int, int, int, int]]) -> list[Match]:
    """`“Neither meat nor fish” is how a critic described it (S)`: alone, set off, and as long."""
    text = page.text
    foreign = text_of(page, source)
    mark = _ASIDE.search(text, max(0, source.outer_start - 3), source.outer_start)
    if len(before) != 1 and before and before[1][3] > before[0][0] - REACH:
        before = before[:1] if text.rfind(". ", before[1][3], before[0][0]) >= 0 else []
    if mark is None or not before or size_in_words(foreign) < 2:
        return []
    sign = mark.group("mark").strip()
    closing = text[source.outer_end : source.outer_end + 2].strip()[:1]
    passage = before[0]
    within = _WITHIN.fullmatch(text, passage[3], mark.start())
    if closing not in _CLOSED[sign] or within is None or _TO_OTHERS.search(within.group()):
        return []
    operand = whole(page, passage[1], passage[2])
    if operand is None or not says_something(page, source):
        return []
    gloss = text[operand.start : operand.end].rstrip(",.")
    few, ours = size_in_words(foreign), len(gloss.split())
    if not few * 0.6 <= ours <= max(few, words_of(foreign)) * 1.6 + 1 or ours < 2:
        return []
    if ABOUT.match(within.group()) or not can_be_gloss(gloss, foreign, True):
        return []
    marked = Operand(operand.start, operand.end, passage[3], True)
    return [Match(marked, "before the words, the only ones in marks, as long as these", "", 0.65)]


def is_original_by_form(page: Page, source: Source) -> bool:
    """Whether a form that calls what stands there an original stands before unknown words."""
    before = list(_passages(page, source))[:1]
    if not before:
        return False
    around = _words_around(page.text, source.outer_start, source.outer_end)
    return any(
        _may_stand(form.way, around)
        and _around(page, source, form.way)
        and _marked(page, source, form, passage) is not None
        for passage in before
        for form in _telling()
    )


@lru_cache(maxsize=1)
def _telling() -> tuple[Original, ...]:
    """The forms that tell of unknown words behind a passage in marks that they are an original."""
    return tuple(form for form in originals() if form.way.tells and form.way.marked)


class Around(NamedTuple):
    """The words on both sides of the foreign ones, as far as those of a form may stand, and the
    character before them."""

    before: set[str]
    after: set[str]
    last: str


@lru_cache(maxsize=1)
def _words_around(text: str, start: int, end: int) -> Around:
    """Kept for the next question about the same foreign words."""
    before, after = text[max(0, start - REACH) : start], text[end : end + CUE_REACH]
    return Around(set(words_in(before)), set(words_in(after)), last_sign(text, start))


def _may_stand(way: Way, around: Around) -> bool:
    """Whether the words and marks without which the form is not there do."""
    if way.closes and around.last not in way.closes:
        return False
    _, between, tail = way.needs
    return are_met(between, around.before) and are_met(tail, around.after)


def _around(page: Page, source: Source, way: Way) -> bool:
    """Whether the words that must follow the original do."""
    if way.tail is None:
        return True
    tail = way.tail.match(page.text, source.outer_end, source.outer_end + CUE_REACH)
    return tail is not None and names_language(tail, language_names())


def _passages(page: Page, source: Source) -> Iterator[tuple[int, int, int, int]]:
    """The English passages in marks that end before the foreign words, the nearest first."""
    k = bisect_left(page.quotations, (source.outer_start,)) - 1
    for number in range(k, max(-1, k - MOST_PASSAGES), -1):
        passage = page.quotations[number]
        if passage[3] > source.outer_start:
            continue
        if source.outer_start - passage[3] > REACH:
            return
        yield passage


def _marked(
    page: Page, source: Source, form: Original, passage: tuple[int, int, int, int]
) -> Match | None:
    """The passage as translation of the foreign words, where the form stands around them."""
    way, text = form.way, page.text
    if way.heads and first_word(text, passage[3], source.outer_start) not in way.heads:
        return None
    between = way.between.match(text, passage[3], source.outer_start)
    if between is None or not names_language(between, language_names()):
        return None
    if way.lead is not None:
        lead = way.lead.search(text, max(0, passage[0] - LEAD), passage[0])
        if lead is None or not names_language(lead, language_names()):
            return None
    if "…" in way.form and _goes_on(form, between.group()):
        return None
    operand = whole(page, passage[1], passage[2])
    if operand is None or page.touches_foreign(operand.start, operand.end):
        return None
    ours = len(text[operand.start : operand.end].split())
    if form.even and min(size_in_words(text_of(page, source)), ours) < 2:
        return None
    return _match(
        page, source, form, Operand(operand.start, operand.end, passage[3], True), between
    )


def _goes_on(form: Original, between: str) -> bool:
    """Whether the words between tell of the translation, or of what somebody does next."""
    named = any(word in form.way.form for word in (" or ", "original"))
    if not named and ABOUT.match(between):
        return True
    return form.when == "last" and _TO_OTHERS.search(between) is not None


def _bare(
    page: Page, source: Source, form: Original, read: dict[int, list[Operand]]
) -> Match | None:
    """The words without marks before the form: as many as the original takes.

    `read`: the phrases that end at a place, found once for all forms, the likeliest first; what
    must go before a phrase decides which of them it is.
    """
    for between in _joints(page, source, form.way):
        at = between.start()
        if at not in read:
            read[at] = list(islice(phrases_left(page, source, at), MOST_PHRASES))
        lead = form.way.lead
        for operand in read[at] if lead and form.when != "last" else read[at][:1]:
            if lead is not None and not _is_led(page.text, lead, operand.start):
                continue
            if operand is not read[at][0] and _PLACING.match(page.text, operand.start):
                continue
            if _names_kind(page.text[operand.start : operand.end]):
                continue
            if not form.even or _is_even(page, source, operand):
                return _match(page, source, form, operand, between)
    return None


def _names_kind(gloss: str) -> bool:
    """What words are called, or a work: `two words long: S`, `her first book, S`."""
    return _THING.search(gloss) is not None or gloss.rsplit(None, 1)[-1].lower() in _WORKS


def _joints(page: Page, source: Source, way: Way) -> Iterator[re.Match[str]]:
    """Where the words of a form stand before the foreign ones; a loose form may begin at a few."""
    text, at = page.text, source.outer_start
    begin = max(0, at - LEAD)
    if "…" not in way.form.partition("G")[2]:
        found = way.between.search(text, begin, at)
        starts = [found.start()] if found else []
    else:
        starts = [m.start() for m in _PAUSE.finditer(text, begin, at)][::-1]
    for start in starts:
        between = way.between.match(text, start, at)
        if between is not None and names_language(between, language_names()):
            yield between


def _is_led(text: str, lead: re.Pattern[str], begin: int) -> bool:
    """Whether the words that must go before the translation do, its article between or not."""
    article = _ARTICLE.search(text, max(0, begin - 5), begin)
    for start in (begin, article.start()) if article else (begin,):
        found = lead.search(text, max(0, start - LEAD), start)
        if found is not None and names_language(found, language_names()):
            return True
    return False


_WORKS = word_list("glosses.works")
_PLACING = re.compile(r"(?:for|in|of|on|at|from|by|with|about|as) ")
_PAUSE = re.compile(r",|;|:|\s?[—–]| \(")


_PLACED = re.compile(
    r" (?:(?:on|at|in|under|over|behind|near|from) (?:the|an?|his|her)\b|(?:in|on|at|by|into) \w+$)"
)


def _is_even(page: Page, source: Source, operand: Operand) -> bool:
    """Two words or more each; `the dead on the wall, S` holds a place of the report's own."""
    gloss = page.text[operand.start : operand.end]
    if is_apposed_to_another(page.text, operand.start):
        return False
    if page.text.startswith((", and ", ", or "), source.outer_end):
        return False  # `a glass of wine, S, and bread`: a list
    placed = _PLACED.search(gloss)
    foreign = text_of(page, source)
    several = max(size_in_words(foreign), words_of(foreign)) > 1
    return placed is None and len(gloss.split()) > 1 and several


_ARTICLE = re.compile(r"\b(?:the|an?) $", re.I)
_THING = re.compile(
    rf"\b(?!ones?\b){THING}(?:$| (?:of|for|that|in|on)\b)"
    r"|\b(?:words?|phrases?|sentences?|lines?|messages?|letters|inscriptions?|slogans?)\b"
)
"""What words are called, not what they mean: `two words long: S`."""


def _match(
    page: Page, source: Source, form: Original, operand: Operand, between: re.Match[str]
) -> Match | None:
    """The words as translation, if they can be one and are as long as the form asks."""
    gloss, foreign = page.text[operand.start : operand.end], text_of(page, source)
    if not can_be_gloss(gloss, foreign, True):
        return None
    if form.sized and not as_long(foreign, gloss):
        return None
    names = form.named and foreign[:1].isupper() and is_name_alone(gloss) and in_lexicon(gloss)
    if form.sized and not (names or says_something(page, source)):
        return None
    note = " ".join(between.group().strip(' \n,;:.—–-()[]“"').split())
    because = f"before the words: “{note}”" if note else "right before the words"
    return Match(operand, because, "", form.way.sure)


ABOUT = re.compile(
    r"[\s,]*(?:which |that )?(?:is|was|are|were|has|had|does|did|can|may|will|would|means?)\b"
    r"(?! in | how | what |:|,| (?:\w+ )?(?:sung|said|written|printed|painted|carved|shouted|"
    r"chanted|called|known|given|rendered|spel(?:led|t)|put|translated)\b)"
)
"""`The verb “to be” is left out in Georgian — S`: told of the word, not the word again."""


def as_long(foreign: str, gloss: str) -> bool:
    """Whether two texts have about as many words; long compounds count for several."""
    few, many, ours = size_in_words(foreign), words_of(foreign), len(gloss.split())
    return alike(foreign, gloss, 2.5) and few * 0.5 <= ours <= max(few, many) * 2 + 2


def says_something(page: Page, source: Source) -> bool:
    """Whether the foreign words are no name: small letters, a stop, a script without capitals."""
    foreign = text_of(page, source)
    stop = page.text[source.start : source.outer_end + 1].rstrip('”"’»')[-1:]
    if foreign[:1].islower() or stop in ("!", "?") or not any(c.isupper() for c in foreign):
        return True
    if page.text[source.outer_end : source.outer_end + 1] == "." and size_in_words(foreign) > 2:
        return True
    small = [w for w in re.findall(r"[^\W\d_]+", foreign)[1:] if w[:1].islower()]
    return any(len(w) > 2 for w in small)


_DAY = re.compile(r", (?:\d{1,2} [A-Z]|[A-Z][a-z]+ \d{1,2}\b|p\. )")


def is_cited(page: Page, source: Source, operand: Operand) -> bool:
    """`“You have to like dust” (Der Bote)`: a sentence, and the paper that printed it."""
    text = page.text
    if (
        not operand.quoted
        or operand.start > source.start
        or says_something(page, source)
        or text[operand.after : source.outer_start] not in (" (", " – ", " — ")
    ):
        return False
    longer = len(text[operand.start : operand.end].split())
    size = max(size_in_words(text_of(page, source)), words_of(text_of(page, source)))
    return _DAY.match(text, source.outer_end) is not None or longer > size + 2
