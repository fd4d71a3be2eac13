"""The last resort: the only passage in English marks nearby that says what the foreign words say.

`They had voted “by the light of the moon”`: nothing announces it; it is as long as the
span, begins as it does, nobody says it, and no other passage could be meant.
"""

import re
from math import log

from annotator.languages.english import words
from annotator.suggest.glosses.equal import LONGER, is_phrase
from annotator.suggest.glosses.match import Match, text_of
from annotator.suggest.glosses.operands import Operand, whole
from annotator.suggest.glosses.page import Page, Source
from annotator.suggest.glosses.retelling import retells, size_in_words

REACH = 200
"""How far after the span the passage begins."""
LEAST = 3
"""Foreign words that can be told again are at least so many."""
NEAREST = 0.42
"""How far, in the logarithm of their numbers, the words may be from those of the span."""
_SAID_AFTER = re.compile(
    r",? ?(?:(?:he|she|they|I|we|it|one|who|[A-Z][\w’-]+|(?:the|an?|his|her|my) \w+)(?: \w+)? "
    r"(?P<verb>\w+)|(?P<first>\w+))"
)
_SENTENCES = re.compile(r"[.!?…][”\"’»]?\s")


def retold(page: Page, source: Source, limit: int) -> list[Match]:
    """The passage in marks that retells `source`, between it and the offset `limit`."""
    foreign = text_of(page, source)
    size = size_in_words(foreign)
    if size < LEAST or not is_phrase(page, source, foreign):
        return []
    end = source.outer_end
    stop = min(len(page.text), end + REACH, limit, page.line_end(end))
    passages = [p for p in page.between(end, stop + 200) if p[0] < stop]
    if len(passages) != 1:
        return []
    outer, start, inner_end, after = passages[0]
    if len(_SENTENCES.findall(page.text[end - 1 : outer])) > 1:
        return []
    operand = whole(page, start, inner_end)
    if operand is None or not _tells(page, foreign, size, operand, outer, after):
        return []
    return [Match(operand, "the only words in marks nearby, as long as these", "", 0.6)]


def _tells(page: Page, foreign: str, size: int, operand: Operand, outer: int, after: int) -> bool:
    """Whether the passage is as long, begun alike, English, and nobody's saying."""
    gloss = page.text[operand.start : operand.end]
    count = len(gloss.split())
    if abs(log(count / (LONGER * size + 0.5))) > NEAREST:
        return False
    if gloss[:1].isupper() and foreign[:1].islower():
        return False
    if page.touches_foreign(operand.start, operand.end) or not retells(
        foreign, gloss.rstrip(".,!?"), 2.0
    ):
        return False
    return not (_is_said_before(page, outer) or _is_said_after(page, after))


def _is_said_before(page: Page, outer: int) -> bool:
    """`… and asked: “…”`: somebody goes on to say it."""
    before = re.findall(r"[\w’']+", page.text[max(0, outer - 30) : outer].lower())[-3:]
    lists = words()
    return any(w in lists.saying and w not in lists.speech for w in before)


def _is_said_after(page: Page, after: int) -> bool:
    """`“…,” she said`."""
    match = _SAID_AFTER.match(page.text, after)
    if match is None:
        return False
    verb = match.group("verb") or match.group("first") or ""
    return verb in words().saying
