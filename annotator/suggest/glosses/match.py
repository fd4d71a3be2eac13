"""A gloss that was found, and two questions about its source."""

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


def text_of(page: Page, source: Source) -> str:
    return page.text[source.start : source.end]
