"""What foreign words become in English: `S was taken down as “G”`, by any verb but one of judging.

`Das Boot was praised as “a masterpiece”`: said of the thing. `S has been sold to the world as “just
enough”`: said of the words; about as many, and begun alike.
"""

import re
from itertools import pairwise

from annotator.languages.english import word_list, words
from annotator.suggest.glosses.english import can_be_gloss
from annotator.suggest.glosses.match import Match, text_of
from annotator.suggest.glosses.operands import Operand, further, whole
from annotator.suggest.glosses.original import as_long, says_something
from annotator.suggest.glosses.page import Page, Source
from annotator.suggest.glosses.retelling import size_in_words, words_of

REACH = 90
_AS = re.compile(
    r",?(?P<told>(?: [\w’'-]+){0,9}?),? as (?:an? |the |mere |plain |simply |just )?(?=[“\"‘'«])"
)
_JUDGED = word_list("glosses.judged")
_PERSON = frozenset(("he", "she", "they", "who", "whom", "him", "her", "them", "i", "we"))


def became(page: Page, source: Source) -> list[Match]:
    """The passage in marks that the foreign words are said to stand as, in the same clause."""
    text, end = page.text, source.outer_end
    link = _AS.match(text, end, min(len(text), end + REACH))
    passage = page.quoted_at(link.end()) if link else None
    if link is None or passage is None:
        return []
    # `have learned S as “G”`, the verb before.
    told = link.group("told") or " ".join(
        text[max(0, source.outer_start - 40) : source.outer_start].split()[-3:]
    )
    if not _is_told(told, bool(link.group("told"))):
        return []
    operand = whole(page, passage[1], passage[2])
    foreign = text_of(page, source)
    opens = text[: source.outer_start].rstrip('“"‘« \n')[-1:] in ("", ".", "!", "?")
    single = size_in_words(foreign) == 1 and opens
    if operand is None or not (single or says_something(page, source)):
        return []
    gloss = text[operand.start : operand.end]
    most = max(size_in_words(foreign), words_of(foreign)) + 2
    if len(gloss.split()) > most or not as_long(foreign, gloss):
        return []
    if gloss[:1].isupper() and not foreign[:1].isupper():
        return []
    if page.touches_foreign(operand.start, operand.end) or not can_be_gloss(gloss, foreign, True):
        return []
    after = Operand(operand.start, operand.end, passage[3], True)
    chain = [after, *further(page, after)]
    return [Match(o, f"right after: “{link.group().strip(' ,')}”", "", 0.78) for o in chain]


def _is_told(told: str, behind: bool) -> bool:
    """Whether the words tell what becomes of a word: a verb, none of judging, and nobody else."""
    parts = told.lower().split()
    judging, lists = words().judging, words()
    for before, word in pairwise(parts):
        if behind and word in lists.determiners and before not in lists.prepositions:
            return False  # `S treats the forest as “…”`: somebody does something to a thing
    return bool(parts) and not any(p in judging or p in _JUDGED or p in _PERSON for p in parts)
