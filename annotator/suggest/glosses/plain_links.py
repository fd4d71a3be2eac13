"""The same as `nearby` for English without marks: words beside the foreign ones that share some.

`He asked for un pequeño favor, a small favour, and`: nothing says that it is a translation but its
place between two marks, its length, and an everyday word in common (`vocabulary`). Asked last.
"""

import re
from collections.abc import Iterator
from math import log

from annotator.languages.english import word_list, words
from annotator.suggest.glosses.apposition import after_article
from annotator.suggest.glosses.english import can_be_gloss, in_lexicon, is_title
from annotator.suggest.glosses.equal import LONGER
from annotator.suggest.glosses.explaining import explains
from annotator.suggest.glosses.leftward import phrases_left
from annotator.suggest.glosses.match import Match, text_of
from annotator.suggest.glosses.operands import Operand, whole
from annotator.suggest.glosses.page import Page, Source
from annotator.suggest.glosses.retelling import names_others, narrates, size_in_words
from annotator.suggest.glosses.vocabulary import shared

REACH = 130
FEWEST = 1.0
"""Everyday words that both must share."""
LONG, NEAREST = 3, 0.4
"""For a sentence that is as long a small word in common is enough."""
FAREST = 0.75
"""How unlike their lengths may be, in logarithms."""
WIDE = 1.0
"""A phrase on the left may differ more in length here than where nothing else is asked."""
_JOINT = re.compile(
    r"[.!?…]?[”\"’»]?[.!?]?(?:,|;|:|\s?[—–]|\s-(?=\s)|\s\(|(?<=[.!?…])|(?<=[.!?…][”\"’»])|\s/)\s*"
    r"(?:or,? |that is,? |in English,? |for )?(?=[^\W\d_])|,? or (?=[^\W\d_])"
    r"| (?:rather than|instead of|in place of) (?:the |an? )?(?=[^\W\d_])"
)
_COLON = re.compile(r"[”\"’»]?,? [^“”\"«».!?:;()\n]{3,70}: (?=[^\W\d_])")
"""`S is an old proverb: G`"""
_ENDS = re.compile(r"[.!?…](?=\s|[”\"’»)]|$)|[,;:)\n/]|\s?[—–]|\s-\s|\s?[“”\"«(]|$")
_BEFORE = re.compile(r"[.!?]?(?:,|:|;|\s?[—–]|\s\(|,? or|\s/)\s?[“\"«‘]?$")
_PAUSE = re.compile(r",|:|;|\s?[—–]")
_AFTER = re.compile(r"[”\"’»)]?(?:[,.;:!?)—–\n]|\s[—–]|$)")
_OTHERS = frozenset(("other", "another", "same", "own", "first", "second", "last", "next"))
_PRONOUNS = word_list("glosses.persons")


def linked_plain(page: Page, source: Source) -> list[Match]:
    """The words without marks right or left of `source` that share everyday words with it."""
    best: tuple[float, Operand] | None = None
    for operand in (*_right(page, source), *_left(page, source)):
        score = _weigh(page, source, operand)
        if score > 0 and (best is None or score > best[0]):
            best = (score, operand)
    if best is None:
        return []
    where = "right after the words" if best[1].start > source.start else "right before the words"
    return [Match(best[1], f"{where}, which share some of theirs", "", 0.7)]


def _right(page: Page, source: Source) -> Iterator[Operand]:
    """From behind the mark after the foreign words to each of the next marks."""
    text = page.text
    joint = _JOINT.match(text, source.outer_end, source.outer_end + 30)
    if joint is None or joint.end() == source.outer_end:
        joint = _COLON.match(text, source.outer_end)
    if joint is None:
        return
    at = after_article(page, source, joint.end())
    for number, stop in enumerate(_ENDS.finditer(text, at, min(len(text), at + REACH))):
        end = stop.start() + (stop.group() in ("!", "?"))
        operand = whole(page, at, end) if end > at else None
        if operand is not None and not page.touches_foreign(operand.start, operand.end):
            yield operand
        if stop.group().strip() not in (",", "!", "?") or number > 2:
            return


def _left(page: Page, source: Source) -> Iterator[Operand]:
    """What ends at the mark before the foreign words, or at one a few words farther left."""
    text, at = page.text, source.outer_start
    mark = _BEFORE.search(text, max(0, at - 8), at)
    if mark is None or not _AFTER.match(text, source.outer_end):
        return
    yield from phrases_left(page, source, mark.start(), WIDE)
    for pause in list(_PAUSE.finditer(text, max(0, mark.start() - 60), mark.start()))[::-1][:2]:
        yield from phrases_left(page, source, pause.start(), WIDE)


def _is_english(gloss: str) -> bool:
    """English words, days and months among them."""
    plain = [w for w in gloss.split() if w.lower() not in words().calendar]
    return not plain or in_lexicon(" ".join(plain))


def _weigh(page: Page, source: Source, operand: Operand) -> float:
    """More than nothing where the words can be the translation; the more, the likelier."""
    foreign, gloss = text_of(page, source), page.text[operand.start : operand.end]
    parts = gloss.split()
    far = abs(log((len(parts) + 0.3) / (LONGER * size_in_words(foreign) + 0.6)))
    if far > FAREST or not _is_english(gloss) or not can_be_gloss(gloss, foreign, True, False):
        return 0.0
    low = [p.strip(",’'").lower() for p in parts]
    first = low[0]
    lists = words()
    if low[-1] in lists.little or low[-1] in lists.conjunctions:
        return 0.0
    if (
        first in _OTHERS
        or explains(foreign, gloss)
        or (first in _PRONOUNS and size_in_words(foreign) < 2)
    ):
        return 0.0
    if any(w in lists.saying and w not in lists.speech for w in low):
        return 0.0
    if narrates(low) or (names_others(gloss, foreign) and not is_title(gloss)):
        return 0.0
    common = shared(foreign, gloss)
    least = FEWEST / 2 if far < NEAREST and size_in_words(foreign) >= LONG else FEWEST
    if common.hits < least or common.unlike:
        return 0.0
    return common.hits - far + 0.2
