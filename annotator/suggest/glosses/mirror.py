"""Translations that come first: `“Gloss,” they sang in Zulu. “S.”`, lists of phrases."""

import re
from functools import lru_cache

from annotator.languages.english import words
from annotator.suggest.glosses.cues import THING
from annotator.suggest.glosses.english import (
    alike,
    can_be_gloss,
    in_lexicon,
    is_respelling,
    is_romanisation,
)
from annotator.suggest.glosses.leftward import AS_THEY_SAY
from annotator.suggest.glosses.match import Match, text_of
from annotator.suggest.glosses.operands import Operand, whole
from annotator.suggest.glosses.page import Page, Source, language_pattern
from annotator.suggest.glosses.retelling import retells, size_in_words

WINDOW = 200
LINE = 120
"""A line of a phrase list has fewer characters."""


def mirrored(page: Page, source: Source) -> list[Match]:
    """What stands before the words and says the same; asked where nothing nearer was found."""
    return _is_it(page, source) or _said_first(page, source) or _line_pair(page, source)


@lru_cache(maxsize=1)
def _language() -> re.Pattern[str]:
    return re.compile(rf"\b{language_pattern()}\b")


_IS = re.compile(r"\s+(?:is|was|becomes|would be|comes out as|translates (?:as|to|into))[:,]?\s*$")


def _is_it(page: Page, source: Source) -> list[Match]:
    """`In the Tigrinya language, “gloss” is S`: the language named before, or right after."""
    text, at = page.text, source.outer_start
    joint = _IS.search(text, max(0, at - 40), at)
    if joint is None:
        return []
    passage = page.quoted_before(joint.start())
    if passage is None:
        return []
    lead = text[max(0, passage[0] - 70) : passage[0]]
    tail = text[source.outer_end : source.outer_end + 40]
    told = _language().search(lead[lead.rfind(". ") + 1 :]) or (
        tail.startswith(" in ") and _language().match(tail, 4)
    )
    operand = whole(page, passage[1], passage[2]) if told else None
    if operand is None or not _fits(page, source, operand):
        return []
    return [Match(operand, "before the words: “is”, the language named", "", 0.88)]


_THING = re.compile(rf"\b(?!ones?\b){THING}\b", re.I)
_READS = re.compile(r",? ?(?:reads?|says?|goes|went|runs?|ran|read) (?:the|one|an?) ")
"""`“…,” reads the mural`: what stands written in two languages says one thing."""
_MIDDLE = re.compile(r"(?P<said>[^“”\"«».!?\n]{3,90})(?:[.,:]\s+|\s?[—–]\s?)$")
_TO_ANOTHER = re.compile(r" and (?:then|to|now|he|she|they|the|a|his|her)\b")


def _said_first(page: Page, source: Source) -> list[Match]:
    """`“Gloss,” the crowd sang in Zulu. “S.”` and `“Gloss?” she asked again, “S?”`."""
    text, at = page.text, source.outer_start
    middle = _MIDDLE.search(text, max(0, at - 100), at)
    reads = middle is not None and _READS.match(middle.group("said")) is not None
    called = reads or text[source.end : source.end + 1] in ("!", "?", ".")
    if not (source.quoted or called) or size_in_words(text_of(page, source)) < 2:
        return []
    passage = page.quoted_before(middle.start()) if middle else None
    if middle is None or passage is None or text[passage[0] - 1 : passage[0]] in ("(", "["):
        return []
    operand = whole(page, passage[1], passage[2])
    if operand is None or not _fits(page, source, operand):
        return []
    foreign, gloss = text_of(page, source), text[operand.start : operand.end].rstrip(",.")
    said = middle.group("said")
    named = (
        reads
        or re.search(rf" in (?:the )?{language_pattern()}$", said)
        or (middle.group().rstrip()[-1:] in "—–:" and _THING.search(said))
    )
    both = [m for m in "?!" if m in gloss[-1:] and m in text[source.start : source.outer_end + 1]]
    if not named and (not both or size_in_words(foreign) < 3 or _TO_ANOTHER.search(said)):
        return []
    if not retells(foreign, gloss, 2.5):
        return []
    return [Match(operand, "before the words, in the same breath", "", 0.8 if named else 0.68)]


_PAIR = re.compile(r"\s*(?P<gloss>[^\W\d_][^–—:=/|\n]{0,80}?)\s*(?P<sign>[–—:=/|]| - )\s*$")


def _line_pair(page: Page, source: Source) -> list[Match]:
    """`Good morning – Dobro jutro`: a line of a phrase list, or two of them with the sound."""
    text = page.text
    begin = page.line_start(source.outer_start)
    if source.outer_end - begin > LINE or source.quoted:
        return []
    end = page.line_end(source.outer_end)
    rest = text[source.outer_end : min(end, source.outer_end + LINE)].strip(" .!?\r")
    sound = bool(re.fullmatch(r"[(\[/].*[)\]/]", rest)) and (
        is_respelling(rest) or is_romanisation(rest.strip("()[]/"), text_of(page, source))
    )
    if rest and not sound:
        return []
    pair = _PAIR.match(text, begin, source.outer_start)
    if pair is not None:
        saying = AS_THEY_SAY.match(text, pair.start("gloss"), pair.end("gloss"))
        start = saying.end() if saying else pair.start("gloss")
        operand = whole(page, start, pair.end("gloss"))
        if pair.group("sign") == ":" and _is_label(pair.group("gloss")):
            return []
    elif sound and not text[begin : source.outer_start].strip() and begin > 0:
        above = page.line_start(begin - 1)
        operand = whole(page, above, begin - 1) if begin - above <= LINE else None
    else:
        return []
    if operand is None or not _is_phrase(page, source, operand):
        return []
    return [Match(operand, "before the words, in a list of phrases", "", 0.7)]


def _is_label(words_before: str) -> bool:
    """`Students:`, `Slogan:`: who says it or what it is, no translation."""
    lists, parts = words(), words_before.lower().split()
    return (
        parts[0] in lists.determiners
        or (len(parts) < 2 and parts[-1][-1:] not in "?!")
        or any(
            p in lists.persons
            or p in lists.groups
            or p in lists.organisations
            or p in lists.titles
            or p in lists.speech
            or p in lists.saying
            for p in parts
        )
    )


def _is_phrase(page: Page, source: Source, operand: Operand) -> bool:
    """Whether a line can be what the foreign phrase says: English words, about as many."""
    gloss, foreign = page.text[operand.start : operand.end], text_of(page, source)
    size, ours = size_in_words(foreign), len(gloss.split())
    return (
        _fits(page, source, operand)
        and in_lexicon(gloss)
        and not _THING.search(gloss)
        and alike(foreign, gloss, 2.2)
        and size * 0.5 - 0.5 <= ours <= size * 2.5 + 2
    )


def _fits(page: Page, source: Source, operand: Operand) -> bool:
    if page.touches_foreign(operand.start, operand.end):
        return False
    return can_be_gloss(page.text[operand.start : operand.end], text_of(page, source), True)
