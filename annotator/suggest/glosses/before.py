"""Translations that stand left of a foreign span: `“gloss” (“S”)`, `the word for gloss, S`."""

import re
from bisect import bisect_left
from functools import lru_cache

from annotator.languages.english import word_list, words
from annotator.suggest.glosses.cues import THING
from annotator.suggest.glosses.english import alike, can_be_gloss, in_lexicon
from annotator.suggest.glosses.leftward import is_apposed_to_another, words_left
from annotator.suggest.glosses.match import Match, text_of
from annotator.suggest.glosses.operands import Operand, whole
from annotator.suggest.glosses.original import ABOUT
from annotator.suggest.glosses.page import CUE_REACH, Page, Source, language_names, language_pattern
from annotator.suggest.glosses.titles import marks_left, title_left

WINDOW = 200
_FINITE = word_list("glosses.finite")


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    lang = language_pattern()
    return {
        "bracket": re.compile(
            rf"[\s,]{{0,2}}[(\[]\s*(?:(?:or|in|from|the|original|originally|literally|"
            rf"known as|called|an?) )*(?:{lang})?(?: (?:word|phrase|original|term|"
            rf"name))?\s*[:,]?\s*$"
        ),
        "or": re.compile(
            rf"(?P<comma>,)?\s*(?:or|also known as|known as|aka|called|known locally as|"
            rf"known in (?:{lang}) as)(?:,? in (?:the original )?(?P<lang>{lang})(?: "
            rf"slang)?,?|,? in (?:the|its) (?P<original>original)(?: language)?,)?(?: as)?\s*$"
        ),
        "in language": re.compile(
            rf"[\s,;—–-]*(?:or )?[—–-]?\s*(?:in (?:the )?(?:original )?|the original "
            rf")(?:{lang})\s*(?:original\s*)?[,:—–-]?\s*$"
        ),
        "aside": re.compile(
            rf"(?<=[”\"»’])[^“”\"«»\n.]{{0,60}} in (?:the )?(?:original )?(?:{lang})\s*[,:—–(]?\s*$"
        ),
        "comma": re.compile(r",? $"),
        "dash": re.compile(r"\s*(?:—|–|/|=|:|,|-)\s*$"),
        "word for": re.compile(
            rf"(?:{lang})(?:’s|'s)? (?:word|term|phrase|expression|name|translation|"
            rf"equivalent|slang|idiom|saying)s? (?:for|meaning|of) "
            rf"(?P<gloss>[^.;:\n]{{1,80}}?)"
            r"(?:,? (?:is|was|being|are)|,|:|—|–| –| —)?\s*$"
        ),
        "for in": re.compile(
            rf"(?:word|term|phrase|expression|name)s? for (?P<gloss>[^.;:\n]{{1,60}}?) "
            rf"in (?:{lang})(?:,| is| was|:)?\s*$"
        ),
        "plain for": re.compile(
            rf"(?:{lang}) for (?P<gloss>[^.;:\n]{{1,60}}?)(?:,? (?:is|was)|,|:|—|–| –| —)\s*$"
        ),
        "after": re.compile(rf"\s+in (?:the )?(?:original )?(?:{lang})\b"),
    }


def left_of(page: Page, source: Source) -> list[Match]:
    """What the text gives right before the span, the surest way first."""
    at = source.outer_start
    window = page.text[max(0, at - WINDOW) : at]
    base = at - len(window)
    patterns = _patterns()
    for name in ("word for", "for in", "plain for"):
        found = _word_for(page, source, patterns[name], window, base)
        if found:
            return found
    told = _told_before(page, source, window, base)
    if told:
        return told
    bracket = patterns["bracket"].search(window)
    if bracket:
        end = base + bracket.start()
        if page.text[source.outer_end : source.outer_end + 1] not in (")", "]", ",", ";", ":", " "):
            return []
        title = title_left(page, source, end, bracket.group()) or marks_left(
            page, source, end, bracket.group()
        )
        if title:
            return title
        return _left_operand(
            page, source, end, "before the words, which stand in brackets", 0.93, bare=True
        )
    return _by_language(page, source, window, base) or _beside(page, source, window, base)


def _by_language(page: Page, source: Source, window: str, base: int) -> list[Match]:
    """`“gloss” — in Kyrgyz, S` · `“gloss,” or S in Kazakh` · `“gloss,” she said in Russian: S`."""
    patterns = _patterns()
    follows = bool(
        patterns["after"].match(page.text, source.outer_end, source.outer_end + CUE_REACH)
    )
    joined = patterns["or"].search(window)
    named = follows or bool(joined and (joined.group("lang") or joined.group("original")))
    ways = (
        (
            patterns["in language"].search(window),
            "before the words, their language named",
            0.88,
            False,
        ),
        (joined, "before the words: “or”", 0.88 if named else 0.75, named),
        (patterns["aside"].search(window), "before the words, in the same sentence", 0.8, False),
    )
    if joined and joined.group().strip(" ,") == "or" and source.outer_start == source.start:
        title = title_left(page, source, base + joined.start())
        if title and page.text[source.start].isupper():
            return title
    for match, because, sure, bare in ways:
        if match is not None and match.start() > 0 and not ABOUT.match(match.group()):
            end = base + match.start()
            found = _left_operand(page, source, end, because, sure, bare=bare)
            if found:
                return found
    if follows:
        at = source.outer_start
        return _left_operand(
            page, source, at, "before the words, their language named", 0.85, bare=False
        )
    return []


def _beside(page: Page, source: Source, window: str, base: int) -> list[Match]:
    """`“gloss”, S, was` for another script; `“gloss” / S` and `“gloss” — S in Kazakh`."""
    text, patterns = page.text, _patterns()
    follows = bool(patterns["after"].match(text, source.outer_end, source.outer_end + CUE_REACH))
    plain = patterns["comma"].search(window)
    closed = text[source.outer_end : source.outer_end + 1] in (",", ".")
    if plain and closed and not source.quoted and text[source.start] > "\u024f":
        found = _left_operand(
            page, source, base + plain.start(), "right before the words", 0.7, bare=False
        )
        foreign = text[source.start : source.end]
        if found and alike(foreign, text[found[0].operand.start : found[0].operand.end]):
            return found
    dash = patterns["dash"].search(window)
    other = text[source.start] > "\u024f" and dash is not None and "—" in dash.group()
    phrase = " " in text[source.start : source.end] and closed
    if dash is None or dash.start() == 0 or not (follows or source.quoted or other or phrase):
        return []
    if not follows and dash.group().strip() not in ("/", "=", "—", "–"):
        return []
    sure = 0.8 if follows else 0.7
    return _left_operand(
        page, source, base + dash.start(), "right before the words", sure, bare=False
    )


_TOLD = re.compile(
    r"(?:translat(?:es?|ed|ing)|render(?:ed|s)?|means?|meaning|literally|roughly|English)\b"
    r"[^“”\"‘«»\n.]{0,30}$"
)
_TO_SOURCE = re.compile(
    r"[^“”\"«»\n.]{0,50}?(?:is|was|reads?|are|were|words?|line|says?|said|chant(?:ed|ing)?|"
    r"shout(?:ed|ing)?|in \w+)?[:,—–(]?\s*$"
)


def _told_before(page: Page, source: Source, window: str, base: int) -> list[Match]:
    """`The chant, roughly translated as “A” or “B”, was one word: S`."""
    text, at = page.text, source.outer_start
    k = bisect_left(page.quotations, (at,)) - 1
    found: list[Match] = []
    while k >= 0 and page.quotations[k][0] >= base and len(found) < 3:
        outer_start, start, end, after = page.quotations[k]
        between = text[after : found[-1].operand.start - 1 if found else at]
        joined = re.fullmatch(r"[\s,]*(?:or|and)\s*[“\"‘«]?", between)
        if not (joined if found else _TO_SOURCE.fullmatch(between)):
            break
        operand = whole(page, start, end)
        if operand is None or not _fits(page, source, operand):
            break
        marked = Operand(operand.start, operand.end, after, True)
        found.append(Match(marked, "before the words: “translated as”", "", 0.85))
        if _TOLD.search(text, max(0, outer_start - 60), outer_start):
            return found[::-1]
        k -= 1
    return []


def _word_for(
    page: Page, source: Source, pattern: re.Pattern[str], window: str, base: int
) -> list[Match]:
    """`the Kazakh word for “horse”, жылқы`."""
    match = pattern.search(window)
    if match is None:
        return []
    start, end = base + match.start("gloss"), base + match.end("gloss")
    several = [whole(page, q[1], q[2]) for q in page.between(start, end + 1)]
    operands = [o for o in several if o is not None] or [
        o for o in (marked_left(page, end) or whole(page, start, end),) if o is not None
    ]
    return [
        Match(operand, "before the words: “the word for”", "", 0.9)
        for operand in operands
        if _fits(page, source, operand)
        and (operand.quoted or _is_one_phrase(page, operand))
        and page.text[operand.start : operand.end].lower() not in words().pronouns
    ]


def _is_one_phrase(page: Page, operand: Operand) -> bool:
    """`the word for owl, is spelled S`: a comma or a verb says that it is more."""
    gloss = page.text[operand.start : operand.end]
    if re.search(r",|[—–]| - ", gloss) or gloss.split()[-1].lower() in words().little:
        return False
    return not any(w in _FINITE for w in gloss.lower().split()[1:])


def _left_operand(
    page: Page, source: Source, end: int, because: str, sure: float, bare: bool
) -> list[Match]:
    """The passage in marks that ends at `end`, or a few bare words."""
    operand = marked_left(page, end)
    if operand is None and bare:
        operand = words_left(page, source, end)
        sure -= 0.25
        if operand is not None and (
            is_apposed_to_another(page.text, operand.start) or _is_named(page, source, operand)
        ):
            return []
    if operand is None or not _fits(page, source, operand):
        return []
    return [Match(operand, because, "", sure)]


def marked_left(page: Page, end: int) -> Operand | None:
    """The passage in marks that ends at `end`, spaces and commas between allowed."""
    text = page.text
    while end > 0 and text[end - 1] in " ,\n\u00a0":
        end -= 1
    passage = page.quoted_before(end)
    if passage is None:
        return None
    operand = whole(page, passage[1], passage[2])
    return Operand(operand.start, operand.end, passage[3], True) if operand else None


_THE = re.compile(r"\b[Tt]he $")


def _is_named(page: Page, source: Source, operand: Operand) -> bool:
    """`The parliament (Sabor) meets`: one certain thing, and its name."""
    text = page.text
    gloss = text[operand.start : operand.end]
    return (
        text[source.start].isupper()
        and text[source.outer_start - 1] == "("
        and gloss.islower()
        and " " not in gloss
        and _THE.search(text, max(0, operand.start - 4), operand.start) is not None
    )


_SPOKEN_OF = re.compile(rf"{THING}|so-called|called|named|titled|original|other")
"""`the word (S)`: what the foreign words are, not what they mean."""
_WORD_BEFORE = re.compile(r"\b(?:word|term|phrase|name)s? (?:the|a|an|that|which) $")
"""`the Thai word the clerk wrote (S)`: what is done with the words."""
_NAMING = word_list("glosses.naming")
_WORD_LEFT = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")


def bare_left(page: Page, source: Source, end: int) -> Operand | None:
    """As many words as the span may have in English, back to the article or preposition."""
    text = page.text
    begin = max(0, end - 80, page.line_start(end))
    found = list(_WORD_LEFT.finditer(text, begin, end))
    if not found or text[found[-1].end() : end].strip():
        return None
    start = _start_left(text, found, max(1, len(text_of(page, source).split())))
    operand = whole(page, start, end) if start is not None else None
    if start is None or operand is None:
        return None
    lists = words()
    foreign, gloss = text_of(page, source), text[operand.start : operand.end]
    if all(_SPOKEN_OF.fullmatch(w) or w in lists.saying for w in gloss.lower().split()):
        return None
    if (gloss.islower() and not in_lexicon(gloss)) or gloss in language_names():
        return None
    fits = alike(foreign, gloss, 2.2) and not _WORD_BEFORE.search(text, max(0, start - 30), start)
    return operand if fits else None


def _start_left(text: str, found: list[re.Match[str]], size: int) -> int | None:
    """Where the phrase begins that ends with the last of the words; None where none does."""
    lists = words()
    start, taken = found[-1].start(), 0
    for match in reversed(found):
        low = match.group().lower()
        if taken and text[match.end() : start].strip():
            break
        if low in lists.prepositions and taken == 0:
            return None
        if _stops_left(low, match.group() == low):
            break
        if low in lists.prepositions and (low != "of" or taken > size):
            break
        start = match.start()
        taken += 1
        if taken > size + 2:
            return None
    if not taken:
        return None
    for match in found:
        if match.start() >= start and match.group().lower() in lists.prepositions:
            start = match.end()
        elif match.start() >= start:
            break
    return start


def _stops_left(low: str, small: bool) -> bool:
    """Whether a phrase begins behind a word: an article, a pronoun, a verb of naming."""
    lists = words()
    return (
        low in lists.determiners
        or low in lists.conjunctions
        or low in lists.pronouns
        or (low in lists.auxiliary and small)
        or low in _NAMING
        or (low in lists.saying and low not in lists.speech)
    )


def _fits(page: Page, source: Source, operand: Operand) -> bool:
    if page.touches_foreign(operand.start, operand.end):
        return False
    gloss = page.text[operand.start : operand.end]
    return can_be_gloss(gloss, page.text[source.start : source.end], True)
