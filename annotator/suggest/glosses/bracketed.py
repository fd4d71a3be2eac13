"""Words without marks in a bracket: which of them are the translation, and whether they can be."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from annotator.languages.english import word_list, words
from annotator.languages.english.lexicon import places
from annotator.suggest.glosses.cues import THING
from annotator.suggest.glosses.english import (
    alike,
    can_be_gloss,
    in_lexicon,
    is_description,
    is_name_alone,
    is_romanisation,
    is_title,
)
from annotator.suggest.glosses.explaining import explains
from annotator.suggest.glosses.match import Match, is_sentence, text_of
from annotator.suggest.glosses.operands import Operand, whole
from annotator.suggest.glosses.page import Page, Source, language_pattern
from annotator.suggest.glosses.retelling import retells, size_in_words, words_of
from annotator.suggest.speakers.first_names import first_names

RIGHT_AFTER = "in brackets right after the words"


class Inside(NamedTuple):
    """What a bracket holds: the words, and what around them speaks for a translation."""

    operand: Operand
    gloss: str
    said: bool
    """Whether words before or after them, or the bracket itself, say that they translate."""
    roman: bool
    """Whether the romanisation stands before them."""
    dated: bool
    """Whether a year stands beside them, as with titles."""


@lru_cache(maxsize=1)
def _lead() -> re.Pattern[str]:
    """What may lead to the words: `from the Persian for`, `literally`, `tr:`."""
    return re.compile(
        rf"\s*(?:(?:from |in )?(?:the )?{language_pattern()}(?: word| term| phrase)?(?: for|:|,)"
        r"\s*|(?:or|meaning|which means|that is,|i\.e\.|lit\.?|literally|"
        r"roughly|loosely|translated(?: as)?|translation|transl?\.|English(?: "
        r"translation)?|in English|means|(?:tr|trans|eng?|engl)\.?(?=:))[:,]?\s+)+",
        re.I,
    )


@lru_cache(maxsize=1)
def _tail() -> re.Pattern[str]:
    return re.compile(rf",?\s+in (?:the )?{language_pattern()}\s*$")


_AGAIN = re.compile(r"\s*(?:lit\.?|literally|meaning|or|i\.e\.|means|English)[:,]?\s+")


def bare_content(page: Page, source: Source, a: int, b: int) -> Iterator[Match]:
    """The translation of `source` in the bracket from `a` to `b`, where nothing stands in marks."""
    inside = _read(page, source, a, b)
    sure = _judge(page, source, inside, a) if inside else None
    if inside is not None and sure is not None:
        because = RIGHT_AFTER + (", with the year" if inside.dated and sure == DATED else "")
        yield Match(inside.operand, because, "", sure)


def _read(page: Page, source: Source, a: int, b: int) -> Inside | None:
    """The words without what leads to them: romanisation, short form, year, language."""
    text = page.text
    lead = _lead().match(text, a, b)
    before = max(0, source.outer_start - 60)
    said = (lead is not None and lead.end() > a) or text[a - 1] == "["
    said = said or _AFTER_ONE.search(text, before, source.outer_start) is not None
    start = lead.end() if lead else a
    dated = _YEAR_FIRST.match(text, start, b)
    start = dated.end() if dated else start
    pieces = _pieces(text, start, b)
    if len(pieces) > 1 and text[slice(*pieces[0])].isupper():
        start = pieces[1][0]  # `(AWO; Workers’ Welfare)`
        pieces = pieces[1:]
    roman = bool(pieces) and _is_roman(page, source, *pieces[0])
    if roman and len(pieces) == 1:
        return None
    if roman:
        again = _AGAIN.match(text, pieces[1][0], b)
        start = again.end() if again else pieces[1][0]
        said, end = said or bool(again), pieces[-1][1]
    else:
        semi = text.find(";", start, b)
        end = semi if semi > 0 else b
    tail = _tail().search(text, start, end)
    end, said = (tail.start(), True) if tail else (end, said)
    start, end = _without_years(text, start, end)
    operand = whole(page, start, end)
    if operand is None or page.touches_foreign(operand.start, operand.end):
        return None
    year = bool(dated) or _YEAR_LAST.search(text, operand.end, b) is not None
    return Inside(operand, text[operand.start : operand.end], said, roman, year)


def _is_roman(page: Page, source: Source, start: int, end: int) -> bool:
    sounds = is_romanisation(page.text[start:end], text_of(page, source))
    return page.is_foreign(start, end) or sounds


DATED = 0.85


def _judge(page: Page, source: Source, inside: Inside, a: int) -> float | None:
    """How sure it is that the words translate; None where they do not."""
    gloss, foreign, said = inside.gloss, text_of(page, source), inside.said
    if _is_whole(page, source, gloss):
        return 0.85
    if not said and _is_even(foreign, gloss):
        return 0.75
    if not said and _is_title_for_title(foreign, gloss):
        return 0.78
    if inside.dated and gloss[:1].isupper() and _in_english(gloss, foreign):
        return None if _is_named(gloss) else DATED
    if size_in_words(foreign) >= SENTENCE and retells(foreign, gloss, 2.5):
        return 0.88
    return _judge_words(page, source, inside, a)


def _judge_words(page: Page, source: Source, inside: Inside, a: int) -> float | None:
    """The same for words that are neither a sentence nor a title."""
    text, gloss, foreign, said = page.text, inside.gloss, text_of(page, source), inside.said
    if not said and (explains(foreign, gloss) or _is_somebody(gloss)):
        return None
    before = max(0, source.outer_start - 30)
    named = _NAMED.search(text, before, source.outer_start) is not None
    apart = text[source.outer_start - 2] == ","
    owned = named and not apart and gloss.split()[0].lower() in _POSSESSIVE
    most = max(14, 2.2 * size_in_words(foreign) + 3 if said else 0)
    if not can_be_gloss(gloss, foreign, said or owned) or len(gloss.split()) > most:
        return None
    if not said and _is_short_name(gloss) and source.outer_end + 3 > a - 1:
        return 0.75
    if not (said or inside.roman or _is_titled(text, source, gloss)) and _describes_name(
        page, source, gloss
    ):
        return None
    name = len(gloss.split()) < 4 and is_name_alone(gloss) and not is_sentence(page, source)
    if not (said or named) and (is_description(gloss, foreign) or name):
        return None
    return 0.9 if said else 0.8


def _is_titled(text: str, source: Source, gloss: str) -> bool:
    """`the play, Yerma (barren)`: a word or two after a title."""
    before = max(0, source.outer_start - 30)
    called = _TITLED.search(text, before, source.outer_start) is not None
    parts = gloss.split()
    return called and len(parts) < 3 and in_lexicon(gloss) and parts[0] not in _NUMBERS


_NUMBERS = word_list("glosses.numbers")
_POSSESSIVE = frozenset(("our", "my", "his", "her", "their", "its", "your"))
SENTENCE = 4
"""So many foreign words are a sentence, whose translation may have commas and verbs."""
_YEARS = r"(?:c\. ?|since )?(?:1[0-9]|20)\d\d(?:\s?[–-]\s?(?:(?:1[0-9]|20)?\d\d)?)?"
_YEAR_FIRST = re.compile(rf"\s*{_YEARS}[,;:]\s+")
_YEAR_LAST = re.compile(rf"[,;]\s+{_YEARS}\s*$")


_SOFT = word_list("glosses.soft")


def _is_even(foreign: str, gloss: str) -> bool:
    """`Бидний ирээдүй (Our future)`: about as many words, begun alike, with a small word first."""
    size, parts = words_of(foreign), gloss.split()
    return (
        size > 1
        and 1 < len(parts) <= 2 * size + 1
        and parts[0].lower() in _SOFT
        and gloss[:1].isupper() == foreign[:1].isupper()
        and in_lexicon(gloss)
    )


_NAMED = re.compile(
    rf"\b(?:nickname[ds]?|called|dubbed|named|known as|{THING})(?: (?:is|was|are|of))?,? $"
)
"""What is called so has a meaning: `whose nickname is Żelazny (the Iron One)`."""


def _without_years(text: str, start: int, end: int) -> tuple[int, int]:
    """`(The Heart of the Night, 1988)`: the title alone."""
    first = _YEAR_FIRST.match(text, start, end)
    start = first.end() if first else start
    last = _YEAR_LAST.search(text, start, end)
    return start, last.start() if last else end


_AFTER_ONE = re.compile(r"[^\W\d_][,.!?]?[”\"’»]? \([a-z][^()“”\n]{1,40}\),?\s(?:and |or |& )?$")
"""`kivi (stone), puu (tree)`: the next of a list of words, each with its translation."""


_TITLED = re.compile(
    r"\b(?:play|film|movie|novel|story|book|album|song|magazine|series|opera|ballet|show|exhibition|"
    r"painting|poem|blog|project|app|tool|library|program|package|band|party|movement|village|"
    r"operation|restaurant|caf[eé]|boat|ship),? $"
)
"""What has a title or a name with a meaning: `the play, Yerma (barren)`."""


_ANYBODY = frozenset(("nobody", "anybody", "everybody", "somebody", "people", "one"))


def _is_title_for_title(foreign: str, gloss: str) -> bool:
    """`Ostrov ticha (Island of Silence)`: English words with capitals, about as many."""
    size, parts = words_of(foreign), gloss.lower().split()
    lists = words()
    return (
        size > 1
        and is_title(gloss)
        and abs(len(parts) - size) <= 2
        and in_lexicon(gloss)
        and not any(p in lists.titles or p in lists.persons - _ANYBODY for p in parts)
        and not any(p in first_names() or p in places() for p in parts)
    )


def _in_english(gloss: str, foreign: str) -> bool:
    """Whether each word is English, or a name that the foreign words begin alike: *Lima Diary*."""
    parts = [p for p in gloss.split() if p[:3].lower() not in fold(foreign)]
    return bool(parts) and in_lexicon(" ".join(parts))


def _is_somebody(gloss: str) -> bool:
    """`(Ivan Belov)` after a song, `(Sokolov)` after a title: a name, not all of it English."""
    return is_name_alone(gloss) and not in_lexicon(gloss) and not _LITTLE.search(gloss)


def _is_named(gloss: str) -> bool:
    """`(Hamburg, 2003)`: where a book came out, or who wrote it."""
    parts = [p.lower() for p in gloss.split() if p[:1].isupper()]
    return all(p in places() or p in first_names() for p in parts)


def fold(text: str) -> str:
    """Small letters without their marks, to compare names."""
    plain = unicodedata.normalize("NFD", text.lower())
    return "".join(c for c in plain if not unicodedata.combining(c))


def _describes_name(page: Page, source: Source, gloss: str) -> bool:
    """`At the bakery Zlatý klas (open until six)`: small letters after a name in a sentence."""
    before = page.text[max(0, source.outer_start - 2) : source.outer_start]
    inside = before[-1:] in (" ", "\u00a0") and (before[0].isalnum() or before[0] == ",")
    said = re.search(r"([a-z]+) $", page.text[max(0, source.outer_start - 20) : source.outer_start])
    small = [w for w in text_of(page, source).split() if w[:1].islower()]
    if len(small) > 1 and size_in_words(text_of(page, source)) > 2:
        return False  # `Labor omnia vincit (work conquers all)`: a sentence is no name
    if _AFTER_ONE.search(page.text, max(0, source.outer_start - 60), source.outer_start):
        return False
    if before[-1:] == " " and _is_noun_for_noun(page, source, gloss):
        return False
    return (
        inside
        and not (said and said.group(1) in words().saying)
        and not source.quoted
        and text_of(page, source)[:1].isupper()
        and gloss == gloss.lower()
        and not _NAMED.search(page.text, max(0, source.outer_start - 30), source.outer_start)
    )


_DETERMINED = re.compile(r"\b(?:the|an?|his|her|their|its|our|this|that|of|it|them) $", re.I)


def _is_noun_for_noun(page: Page, source: Source, gloss: str) -> bool:
    """`then came the Wende (turning point)`: one noun with an article, and two words at most."""
    text, lists, parts = page.text, words(), gloss.split()
    first = parts[0]
    return (
        " " not in text_of(page, source)
        and _DETERMINED.search(text, max(0, source.outer_start - 6), source.outer_start) is not None
        and len(parts) < 3
        and in_lexicon(gloss)
        and not any(
            p in lists.organisations or p in lists.groups or p in lists.persons for p in parts
        )
        and not (first in lists.prepositions or first in lists.determiners)
        and not first.endswith(("ed", "ly"))
        and first not in _CLOSED
    )


_CLOSED = word_list("glosses.participles")
_LITTLE = re.compile(r"\b(?:of|the|and|in|to|for|without|with|from|on|at|is|are)\b")


def _is_whole(page: Page, source: Source, gloss: str) -> bool:
    """A sentence for a sentence, `“S!” (This is our land!)`, or a title for a title."""
    foreign, text = text_of(page, source), page.text
    if size_in_words(foreign) < 2 or len(gloss.split()) < 3 or not gloss[:1].isupper():
        return False
    calls = [c for c in "!?" if c in text[source.start : source.outer_end + 1]]
    if gloss[-1:] in calls:
        return alike(foreign, gloss, 2.2) and can_be_gloss(gloss, foreign, True)
    if not is_name_alone(gloss) or not _LITTLE.search(gloss):
        return False
    named = [w.lower() for w in gloss.split()[1:] if w.lower() in places()]
    return not named and alike(foreign, gloss, 2.2) and can_be_gloss(gloss, foreign, True)


def _is_short_name(gloss: str) -> bool:
    """`Adilet (Justice)`: one or two capitalised words that are no place, person or acronym."""
    parts = gloss.split()
    return (
        len(parts) <= 2
        and in_lexicon(gloss)
        and all(
            p[:1].isupper()
            and p[1:].islower()
            and p.replace("’", "").isascii()
            and p.lower() not in places()
            and p.lower() not in first_names()
            for p in parts
        )
    )


def _pieces(text: str, a: int, b: int) -> list[tuple[int, int]]:
    """The ranges between commas and semicolons."""
    out, start = [], a
    for match in re.compile(r"[,;]\s*|\s[—–]\s").finditer(text, a, b):
        out.append((start, match.start()))
        start = match.end()
    out.append((start, b))
    return [p for p in out if p[1] > p[0]]
