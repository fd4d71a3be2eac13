"""A gloss that was found, and two questions about its source."""

import re
from typing import NamedTuple

from annotator.suggest.glosses.operands import (
    Operand,
)
from annotator.suggest.glosses.page import Page, Source


class Match(NamedTuple):
    """A gloss with the way in which it was given."""

    operand: Operand
    because: str
    note: str
    confidence: float


def is_sentence(page: Page, source: Source) -> bool:
    """Whether the span is more than a name: in marks, with a stop, in a script without capitals."""
    text = text_of(page, source)
    return source.quoted or text[-1:] in "!?." or not any(c.isupper() for c in text)


_APART = re.compile(r"[a-z][”\"’»]?,(?: [a-z]+){0,4} $")


def is_apart(page: Page, source: Source) -> bool:
    """`taxis, known as S, block the bridge`: the span itself stands beside something."""
    before = page.text[max(0, source.outer_start - 42) : source.outer_start]
    return (
        not source.quoted
        and page.text[source.start].islower()
        and _APART.search(before) is not None
    )


_DETERMINED = re.compile(r"\b(?:the|an?|his|her|their|its|our|my|this|that) [“\"‘«]?$", re.I)


def is_noun(page: Page, source: Source) -> bool:
    """Whether an article or "his" stands before the span, so that it is no verb."""
    begin = max(0, source.outer_start - 8)
    return _DETERMINED.search(page.text, begin, source.outer_start) is not None


_SPOKEN_OF = re.compile(
    r"\b(?:words?|verbs?|terms?|phrase|expression|root|infinitive|[A-Z]\w+) [“\"‘'«*_`]*$"
)


def is_word(page: Page, source: Source) -> bool:
    """Whether the span stands in marks, or after "the word", "the Latin": it is spoken of."""
    begin = max(0, source.outer_start - 24)
    return source.quoted or _SPOKEN_OF.search(page.text, begin, source.outer_start) is not None


def text_of(page: Page, source: Source) -> str:
    return page.text[source.start : source.end]
