"""Translations in brackets: `S (“gloss”)`, `S (romanisation; lit. gloss)`."""

import re
from collections.abc import Iterator

from annotator.languages.english import word_list
from annotator.suggest.glosses.bracketed import bare_content
from annotator.suggest.glosses.english import (
    alike,
    can_be_gloss,
    is_respelling,
    is_romanisation,
)
from annotator.suggest.glosses.match import Match, text_of
from annotator.suggest.glosses.operands import (
    further,
    quoted,
)
from annotator.suggest.glosses.page import CUE_REACH, Page, Source, language_pattern

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
            if not cue and _is_statement(text_of(page, source), gloss):
                continue
            if not page.is_foreign(operand.start, operand.end) and can_be_gloss(
                gloss, text_of(page, source), True, sounds=not cue
            ):
                yield Match(operand, "in brackets right after the words", "", 0.96)
        return
    yield from bare_content(page, source, a, b)


def _is_statement(foreign: str, gloss: str) -> bool:
    """`The Kremlin (“we do not comment on rumours”)`: what somebody with a name says."""
    parts = gloss.lower().split()
    single = foreign[:1].isupper() and " " not in foreign
    return single and len(parts) > SAYING and parts[0] in _PERSONS


SAYING = 3
_PERSONS = word_list("glosses.persons")


def _is_of_another(page: Page, source: Source, a: int, start: int) -> bool:
    """`filter (“luma” in Finnish means “snow”)`: the bracket is about another word."""
    if not page.touches_foreign(a, start) or text_of(page, source)[:1] > "\u024f":
        return False
    return _MEANT_IN_IT.search(page.text, a, start) is not None


_MEANT_IN_IT = re.compile(r"\b(?:means?|meaning|for|translat\w+)\b")
