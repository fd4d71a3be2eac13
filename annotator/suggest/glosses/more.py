"""A second translation behind the first: `Thai for “train” — literally “fire car”`."""

import re

from annotator.suggest.glosses.english import can_be_gloss
from annotator.suggest.glosses.match import Match, text_of
from annotator.suggest.glosses.operands import further, quoted
from annotator.suggest.glosses.page import CUE_REACH, Page, Source

_MORE = re.compile(
    r"[,.]?\s*+(?:in (?:the )?[A-Z]\w+)?[\s,;:—–(-]*+(?:or|and|but)?,? ?(?:more |also |quite )?"
    r"(?:literally|lit\.|roughly|loosely|word for word|verbatim|idiomatically|figuratively|"
    r"that is|i\.e\.|(?<=and )(?:\w+ly )?(?:also )?(?:means|can mean|may mean)|"
    r"meaning|which means|its literal meaning is|it literally means|"
    r"(?:or )?(?:more |less )(?:freely|literally|exactly|politely|bluntly|simply|loosely))"
    r"(?: (?:meaning|translated|translates|means))?(?: (?:as|to))?[,:]?\s+(?:the |an? )?(?=[“\"‘'])"
)


def and_more(page: Page, source: Source, found: list[Match]) -> list[Match]:
    """`found`, and what the text adds right after the last of it, in marks."""
    if not found:
        return found
    after = found[-1].operand.after
    link = _MORE.match(page.text, after, after + CUE_REACH)
    operand = quoted(page, link.end()) if link else None
    if link is None or operand is None or page.touches_foreign(operand.start, operand.end):
        return found
    gloss = page.text[operand.start : operand.end]
    if not can_be_gloss(gloss, text_of(page, source), True):
        return found
    note = " ".join(link.group().strip(" \n,;:.—–-()").split())
    added = [operand, *further(page, operand)]
    return [*found, *(Match(o, f"further on: “{note}”", note, 0.88) for o in added)]
