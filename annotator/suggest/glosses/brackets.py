"""Translations in brackets: `S (“gloss”)`, `S (romanisation; lit. gloss)`."""

import re
import unicodedata
from collections.abc import Iterator

from annotator.languages.english import word_list, words
from annotator.suggest.glosses.cues import THING
from annotator.suggest.glosses.english import (
    alike,
    can_be_gloss,
    in_lexicon,
    is_description,
    is_name_alone,
    is_respelling,
    is_romanisation,
    is_title,
)
from annotator.suggest.glosses.match import Match, is_sentence, text_of
from annotator.suggest.glosses.operands import (
    further,
    quoted,
    whole,
)
from annotator.suggest.glosses.page import CUE_REACH, Page, Source, language_pattern
from annotator.suggest.glosses.retelling import retells, size_in_words, words_of
from annotator.suggest.speakers.names import first_names, places

_OPENING = re.compile(r"[!?.…]?(?:[ \u00a0]|,|\n{1,2}| in [A-Z]\w+|, (?:1[5-9]|20)\d\d)?\s?([(\[])")


def _bracket_range(page: Page, at: int) -> tuple[int, int] | None:
    """The inside of the bracket that opens at `at`."""
    opening = _OPENING.match(page.text, at, at + CUE_REACH)
    if opening is None:
        return None
    b = page.text.find(")" if opening.group(1) == "(" else "]", opening.end(), opening.end() + 400)
    return (opening.end(), b) if b >= 0 else None


def bracket_after(page: Page, source: Source, at: int) -> Iterator[Match]:
    """`S (“gloss”)`, on the same line or the next."""
    inside = _bracket_range(page, at)
    if inside is not None:
        yield from _content(page, source, *inside)


def after_romanisation(page: Page, source: Source, at: int) -> int | None:
    """One past a bracket that holds nothing but the romanisation or the original script."""
    inside = _bracket_range(page, at)
    if inside is None:
        return None
    a, b = inside
    inside_it, foreign = page.text[a:b].strip("“”\"‘’' *_`"), text_of(page, source)
    sounds = is_romanisation(inside_it, foreign) or is_respelling(inside_it, foreign)
    if page.is_foreign(a, b) or sounds:
        return b + 1
    return None


_ASIDE_BRACKET = re.compile(r"[^“”\"«»()\n.]{2,70}\s\((?=[“\"‘])")


def bracket_after_aside(page: Page, source: Source) -> list[Match]:
    """`“S!” they shouted (“gloss!”)`: a passage of like length, in brackets."""
    match = _ASIDE_BRACKET.match(page.text, source.outer_end)
    if match is None or not source.quoted:
        return []
    operand = quoted(page, match.end())
    if operand is None or page.text[operand.after : operand.after + 1] != ")":
        return []
    gloss = page.text[operand.start : operand.end]
    size = source.end - source.start
    if not size * 0.4 - 4 <= len(gloss) <= size * 2.5 + 12:
        return []
    if page.is_foreign(operand.start, operand.end) or not can_be_gloss(
        gloss, text_of(page, source), True
    ):
        return []
    return [Match(operand, "in brackets after the sentence", "", 0.85)]


LONGEST = 5.0
"""How many times longer than the foreign words a translation in a bracket may be."""

_SAYS_TRANSLATION = re.compile(
    r"(?:translat\w*|lit\.?|literally|mean(?:s|ing)|English|i\.e\.|roughly)[^“”\"'‘«»]{0,30}", re.I
)


_SOURCE_OF_IT = re.compile(r",? (?:according to|in the words of|says?|said|wrote|writes) ")
"""`(“the best club in town”, according to its president)`: said of the thing, not its meaning."""


def _content(page: Page, source: Source, a: int, b: int) -> Iterator[Match]:
    """The gloss inside a bracket from `a` to `b`."""
    inside = page.between(a - 1, b + 1)
    operands = [o for o in (quoted(page, q[0]) for q in inside) if o is not None]
    if not operands:
        single = re.compile(r"['‘]").search(page.text, a, b)
        while single and not operands:
            if single.start() == a or not page.text[single.start() - 1].isalnum():
                one = quoted(page, single.start())
                if one is not None and one.end <= b:
                    operands = [one]
            single = re.compile(r"['‘]").search(page.text, single.end(), b)
    if operands and _is_of_another(page, source, a, operands[0].start):
        return
    if operands and _SOURCE_OF_IT.match(page.text, operands[-1].after, b):
        return
    if operands:
        cue = _SAYS_TRANSLATION.search(page.text, a, b) or re.compile(
            rf"{language_pattern()}(?: \w+)?(?::| for)"
        ).search(page.text, a, b)
        if cue:
            operands = [o for o in operands if o.start > cue.start()] or operands
        elif len(operands) > 1:
            chained = [operands[0], *further(page, operands[0])]
            operands = chained if len(chained) == len(operands) else operands[-1:]
        for operand in operands:
            gloss = page.text[operand.start : operand.end]
            if not alike(text_of(page, source), gloss, LONGEST):
                continue
            if not page.is_foreign(operand.start, operand.end) and can_be_gloss(
                gloss, text_of(page, source), True, sounds=not cue
            ):
                yield Match(operand, "in brackets right after the words", "", 0.96)
        return
    yield from _bare_content(page, source, a, b)


def _is_of_another(page: Page, source: Source, a: int, start: int) -> bool:
    """`dotnet (“biser” in Russian means “beads”)`: the bracket is about another word."""
    if not page.touches_foreign(a, start) or text_of(page, source)[:1] > "\u024f":
        return False
    return _MEANT_IN_IT.search(page.text, a, start) is not None


_MEANT_IN_IT = re.compile(r"\b(?:means?|meaning|for|translat\w+)\b")


def _bare_content(page: Page, source: Source, a: int, b: int) -> Iterator[Match]:
    text = page.text
    lang = language_pattern()
    lead = re.compile(
        rf"\s*(?:(?:from |in )?(?:the )?{lang}(?: word| term| phrase)?(?: for|:|,)\s*|"
        rf"(?:or|meaning|which means|that is,|i\.e\.|lit\.?|literally|"
        rf"roughly|loosely|translated(?: as)?|translation|transl?\.|English(?: "
        rf"translation)?|in English|means|(?:tr|trans|eng?|engl)\.?(?=:))[:,]?\s+)+",
        re.I,
    ).match(text, a, b)
    said = (lead is not None and lead.end() > a) or text[a - 1] == "["
    said = (
        said
        or _AFTER_ONE.search(text, max(0, source.outer_start - 60), source.outer_start) is not None
    )
    start = lead.end() if lead else a
    dated = _YEAR_FIRST.match(text, start, b)
    start = dated.end() if dated else start
    pieces = _pieces(text, start, b)
    if len(pieces) > 1 and text[slice(*pieces[0])].isupper():
        start = pieces[1][0]  # `(AWO; Workers’ Welfare)`
        pieces = pieces[1:]
    roman = bool(pieces) and (
        page.is_foreign(*pieces[0])
        or is_romanisation(text[pieces[0][0] : pieces[0][1]], text_of(page, source))
    )
    if roman:
        if len(pieces) == 1:
            return
        start = pieces[1][0]
        again = re.compile(
            r"\s*(?:lit\.?|literally|meaning|or|i\.e\.|means|English)[:,]?\s+"
        ).match(text, start, b)
        start = again.end() if again else start
        said = said or bool(again)
        end = pieces[-1][1]
    else:
        semi = text.find(";", start, b)
        end = semi if semi > 0 else b
    tail = re.compile(rf",?\s+in (?:the )?{lang}\s*$").search(text, start, end)
    if tail:
        end, said = tail.start(), True
    start, end = _without_years(text, start, end)
    operand = whole(page, start, end)
    if operand is None or page.touches_foreign(operand.start, operand.end):
        return
    gloss = text[operand.start : operand.end]
    if _is_whole(page, source, gloss):
        yield Match(operand, "in brackets right after the words", "", 0.85)
        return
    if not said and _is_even(text_of(page, source), gloss):
        yield Match(operand, "in brackets right after the words", "", 0.75)
        return
    titled = bool(dated) or _YEAR_LAST.search(text, operand.end, b) is not None
    if not said and _is_title_for_title(text_of(page, source), gloss):
        yield Match(operand, "in brackets right after the words", "", 0.78)
        return
    if titled and gloss[:1].isupper() and _in_english(gloss, text_of(page, source)):
        yield Match(operand, "in brackets right after the words, with the year", "", 0.85)
        return
    named = _NAMED.search(text, max(0, source.outer_start - 30), source.outer_start)
    owned = (
        bool(named)
        and text[source.outer_start - 2] != ","
        and gloss.split()[0].lower() in _POSSESSIVE
    )
    if size_in_words(text_of(page, source)) >= SENTENCE and retells(
        text_of(page, source), gloss, 2.5
    ):
        yield Match(operand, "in brackets right after the words", "", 0.88)
        return
    if not can_be_gloss(gloss, text_of(page, source), said or owned) or (
        len(gloss.split()) > max(14, 2.2 * size_in_words(text_of(page, source)) + 3 if said else 0)
    ):
        return
    if not said and _is_short_name(gloss) and source.outer_end + 3 > a - 1:
        yield Match(operand, "in brackets right after the words", "", 0.75)
        return
    called = _TITLED.search(text, max(0, source.outer_start - 30), source.outer_start)
    plain = bool(called) and len(gloss.split()) < 3 and in_lexicon(gloss)
    plain = plain and gloss.split()[0] not in _NUMBERS
    if not said and not roman and not plain and _describes_name(page, source, gloss):
        return
    if (
        not said
        and not named
        and (
            is_description(gloss, text_of(page, source))
            or (len(gloss.split()) < 4 and is_name_alone(gloss) and not is_sentence(page, source))
        )
    ):
        return
    yield Match(operand, "in brackets right after the words", "", 0.9 if said else 0.8)


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
"""`Alapaap (cloud), Aruga (care)`: the next of a list of words, each with its translation."""


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
    """Whether each word is English, or a name that the foreign words begin alike: *Tokyo Story*."""
    parts = [p for p in gloss.split() if p[:3].lower() not in fold(foreign)]
    return bool(parts) and in_lexicon(" ".join(parts))


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
    return (
        inside
        and not (said and said.group(1) in words().saying)
        and not source.quoted
        and text_of(page, source)[:1].isupper()
        and gloss == gloss.lower()
        and not _NAMED.search(page.text, max(0, source.outer_start - 30), source.outer_start)
    )


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
    return len(parts) <= 2 and all(
        p[:1].isupper()
        and p[1:].islower()
        and p.replace("’", "").isascii()
        and p.lower() not in places()
        and p.lower() not in first_names()
        for p in parts
    )


def _pieces(text: str, a: int, b: int) -> list[tuple[int, int]]:
    """The ranges between commas and semicolons."""
    out, start = [], a
    for match in re.compile(r"[,;]\s*|\s[—–]\s").finditer(text, a, b):
        out.append((start, match.start()))
        start = match.end()
    out.append((start, b))
    return [p for p in out if p[1] > p[0]]
