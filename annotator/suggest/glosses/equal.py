"""A sentence for a sentence: bare words beside foreign ones that end where both are as long.

`“Cicho bądź,” she said, be quiet, and went back`: nothing shows the end but the length.
Every comma, dash or stop is a place where the translation may end; the one that leaves it about as
long as the foreign words is taken.
"""

import re
from functools import lru_cache
from math import log

from annotator.languages.english import word_list, words
from annotator.suggest.glosses.brackets import after_romanisation
from annotator.suggest.glosses.english import can_be_gloss, in_lexicon, is_gerund
from annotator.suggest.glosses.explaining import explains
from annotator.suggest.glosses.match import Match, is_apart, text_of
from annotator.suggest.glosses.operands import Operand, skip_leading, whole
from annotator.suggest.glosses.page import Page, Source
from annotator.suggest.glosses.retelling import retells, size_in_words

LONGEST = 220
LONGER = 1.3
"""English takes about so many words for one of a language that says more in a word."""
_BESIDE = re.compile(
    r"(?:,?[”\"’»]? or|,[”\"’»]?|[”\"’»],|\s?[—–]|\s--?(?=\s)|[;:]|"
    r" (?:across|on|over|under|above|in|at|below|along|around|with) [^,.;:—“”\n]{3,40},)"
    r"\s+(?=[^\W\d_])"
)
_OVER_SAYING = re.compile(
    r"[,.!?]?[”\"’»]?,? (?P<said>[^“”\"«».!?\n]{3,90}?)(?P<mark>,|:|\s?[—–]|\s-)\s+(?=[^\W\d_])"
)
_ENDS = re.compile(r"[.!?…](?=\s|[”\"’»]|$)|[,;:)\n]|\s?[—–]|\s-\s|\s[“\"«]|$")
_JOINED = re.compile(
    r", (?:and|or|then|so|rather|very|quite|almost|as|with|in|on|at|who|which|where|when|\w+ly|"
    r"\w+ing)\b"
)
ADDED = 0.5
"""What a comma with "and" or an adverb costs: more often the report goes on there."""


def sentence_beside(page: Page, source: Source) -> list[Match]:
    """The words after the span, its romanisation or "she said" that say as much as it does."""
    foreign = text_of(page, source)
    if size_in_words(foreign) < 2 or not is_phrase(page, source, foreign):
        return []
    end = source.outer_end
    starts = [(end, "right after the words")]
    roman = after_romanisation(page, source, end)
    if roman is not None:
        starts.append((roman, "right after the romanisation"))
    for at, because in starts:
        link = _BESIDE.match(page.text, at)
        comma = link is not None and "," in link.group()
        if comma and is_apart(page, source):
            continue
        found = _sized(page, source, skip_leading(page, link.end())) if link else None
        if found:
            return [Match(found, because, "", 0.74)]
    return _over_saying(page, source)


def is_phrase(page: Page, source: Source, foreign: str) -> bool:
    """Whether the words say something, rather than name it: some are small, or all in marks."""
    if not any(c.isupper() for c in foreign) or foreign[-1:] in ".!?":
        return True
    small = [w for w in foreign.split() if w[:1].islower() and len(w) > 3]
    return bool(small) or (source.quoted and size_in_words(foreign) > 2)


def _over_saying(page: Page, source: Source) -> list[Match]:
    """`“S,” she said, G` and `“S,” he told reporters — G — when asked`."""
    if size_in_words(text_of(page, source)) < 3:
        return []
    link = _OVER_SAYING.match(page.text, source.outer_end)
    while link is not None:
        said = re.findall(r"[a-z’']+", link.group("said"))
        if any(w in words().saying for w in said):
            found = _sized(page, source, link.end())
            if found:
                return [Match(found, "right after the words, over who says them", "", 0.72)]
        if link.end() - source.outer_end > 120 or link.group("mark") != ",":
            break
        link = re.compile(
            r"(?P<said>[^“”\"«».!?\n]{3,90}?)(?P<mark>,|:|\s?[—–]|\s-)\s+(?=[^\W\d_])"
        ).match(page.text, link.end())
        if link is not None and not any(w in words().saying for w in said):
            break
    return []


def _sized(page: Page, source: Source, at: int) -> Operand | None:
    """The words from `at` to the mark where they are best as long as the span."""
    text, foreign = page.text, text_of(page, source)
    size = size_in_words(foreign)
    best: tuple[float, int] | None = None
    for stop in _ENDS.finditer(text, at, min(len(text), at + LONGEST)):
        gloss = text[at : stop.start()]
        mark = stop.group().strip()[:1]
        if mark in ("“", '"', "«"):
            break
        count = len(gloss.split())
        if count and _fits(gloss, foreign, size):
            joined = len(_JOINED.findall(gloss))
            distance = abs(log(count / (LONGER * size + 0.5))) + ADDED * joined
            if best is None or distance < best[0]:
                best = (distance, stop.start() + (mark in ("!", "?")))
        if mark not in (",", ";", ":") or count > 3 * size + 4:
            break
    if best is None or best[0] > 0.75:
        return None
    operand = whole(page, at, best[1])
    if operand is None or page.touches_foreign(operand.start, operand.end):
        return None
    return operand


@lru_cache(maxsize=1)
def _goes_on() -> frozenset[str]:
    """Words with which the sentence of the report goes on: `is carved`, `tells us`."""
    third = frozenset(v for v, form in words().saying.items() if form == "finite")
    return (word_list("glosses.finite") | third) - {
        "not",
        "let",
        "don’t",
        "don't",
        "do",
    }


LONG = 6
"""A span of so many words is a sentence: what stands beside it may begin with "the"."""


def _without_names(gloss: str, foreign: str) -> str:
    """The words but for names that the foreign words have, too; `retells` asks for those."""
    parts = gloss.split()
    return " ".join(parts[:1] + [p for p in parts[1:] if not p[:1].isupper()])


_ADVERBS = word_list("glosses.adverbs") | {"aloud", "alone", "together", "twice", "just"}
_TOLD = word_list("glosses.told")
_WISH = re.compile(r"may (?!be\b|have\b|not\b)", re.I)
_IT_IS = re.compile(
    r"^(?:it|that|this)(?: (?:is|was|will|can|does|has)(?: not|n[’']t)?\b|[’']s\b|’ll\b) ?", re.I
)
"""`it doesn't matter`: what is said of a matter, as "there is" is."""


def _fits(gloss: str, foreign: str, size: int) -> bool:
    first = gloss.split()[0].lower()
    if first in _TOLD or explains(foreign, gloss):
        return False  # `Liga Norte, lost half of its seats`: what it did
    if first in _ADVERBS or (first in words().prepositions and size < LONG):
        return False
    if (
        (first == "the" and size < LONG)
        or first in ("a", "an", "as")
        or is_gerund(first)
        or (first in _goes_on() and not _WISH.match(gloss))
    ):
        return False
    said = (w.strip(",").lower() for w in gloss.split())
    if size < LONG and any(
        words().saying.get(w) == "finite" and w not in words().speech for w in said
    ):
        return False
    relative = first in ("which", "who", "whose", "where", "when", "while")
    saw = first in ("who", "when", "where") and size >= 4
    if (relative and not saw) or not in_lexicon(_without_names(gloss, foreign)):
        return False
    plain = _IT_IS.sub("there is ", gloss, count=1)
    small = first not in ("no", "not", "never", "all") or size > 1
    return small and can_be_gloss(plain, foreign, size > 2) and retells(foreign, plain, 2.5)
