"""Where no form stands: the English passage nearby that most likely says what foreign words say.

Each passage in marks around the foreign words is weighed: what stands between the two, who speaks,
how long both are, which everyday words they share. The weights add up to how likely it is, in
logarithms of odds, that the one translates the other; what stays below `ENOUGH` is not offered.
They were set on passages of our own (`tests/suggest/glosses/passages`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import log

from annotator.languages.english import word_list, words
from annotator.suggest.glosses.english import can_be_gloss, is_romanisation
from annotator.suggest.glosses.equal import LONGER
from annotator.suggest.glosses.match import Match, text_of
from annotator.suggest.glosses.operands import Operand, whole
from annotator.suggest.glosses.page import Page, Source, language_names
from annotator.suggest.glosses.retelling import names_others, narrates, size_in_words
from annotator.suggest.glosses.vocabulary import Shared, shared

REACH = 240
"""So many characters lie at most between the two."""
MOST = 3
"""So many passages on each side are weighed."""
ENOUGH = 1.0

_STOP = re.compile(r"[.!?…][”\"’»]?(?:\s|$)")
_WORD = re.compile(r"[A-Za-zÀ-ž’'-]+")
_CUE = word_list("nearby.cues")
_NEAR_CUE = word_list("nearby.near_cues")
_CONTRAST = word_list("nearby.contrast")
_JUDGED = word_list("glosses.judged")
_AGENTS = word_list("nearby.agents")


_SPOKEN_OF = frozenset(("word", "phrase", "term", "expression", "saying", "meaning", "sense"))
_TURNED = frozenset(f"to {who}" for who in ("me", "us", "him", "her", "them", "you"))
"""`and to me: “…”`: other words for somebody else."""


@dataclass(frozen=True)
class Link:
    """A foreign passage and an English one near it."""

    page: Page
    source: Source
    operand: Operand
    outer: int
    """Where the marks of the English open."""
    others: int
    """How many more passages in marks stand between the two or right behind."""

    @cached_property
    def after(self) -> bool:
        """Whether the English comes second."""
        return self.outer >= self.source.outer_end

    @cached_property
    def foreign(self) -> str:
        """The foreign words."""
        return text_of(self.page, self.source)

    @cached_property
    def gloss(self) -> str:
        """The English words."""
        return self.page.text[self.operand.start : self.operand.end].rstrip(".,")

    @cached_property
    def between(self) -> str:
        """What stands between the two."""
        text, source = self.page.text, self.source
        if self.after:
            return text[source.outer_end : self.outer]
        return text[self.operand.after : source.outer_start]

    @cached_property
    def told(self) -> list[str]:
        """The words between the two, small."""
        return [w.lower().replace("’", "'") for w in _WORD.findall(self.between)]

    @cached_property
    def behind(self) -> list[str]:
        """The words right behind the second of the two, to the end of the sentence."""
        end = self.operand.after if self.after else self.source.outer_end
        stop = _STOP.search(self.page.text, max(0, end - 2), end + 70)
        rest = self.page.text[end : stop.start() if stop else end + 70]
        return [w.lower().replace("’", "'") for w in _WORD.findall(rest)]

    @cached_property
    def lead(self) -> list[str]:
        """The words right before the first of the two, in its sentence."""
        begin = self.source.outer_start if self.after else self.outer
        before = self.page.text[max(0, begin - 70) : begin]
        return [w.lower() for w in _WORD.findall(_STOP.split(before)[-1])]

    @cached_property
    def common(self) -> Shared:
        """The everyday words that both have."""
        return shared(self.foreign, self.gloss)

    @cached_property
    def size(self) -> float:
        """How unlike their lengths are, in logarithms."""
        count = len(self.gloss.split())
        return abs(log((count + 0.3) / (LONGER * size_in_words(self.foreign) + 0.8)))


def linked(page: Page, source: Source) -> list[Match]:
    """The likeliest passage in marks near `source`, if it is likely enough."""
    best: tuple[float, Link] | None = None
    for link in _links(page, source):
        score = weigh(link)
        if score >= ENOUGH and (best is None or score > best[0]):
            best = (score, link)
    if best is None:
        return []
    score, link = best
    because = "nearby, in marks" if link.after else "before the words, in marks"
    return [Match(link.operand, because, "", min(0.8, 0.5 + score / 20))]


def _links(page: Page, source: Source) -> Iterator[Link]:
    """The passages in marks around the foreign words, the nearest first."""
    begin, end = page.line_start(source.outer_start), page.line_end(source.outer_end)
    begin, end = max(begin, source.outer_start - REACH), min(end, source.outer_end + REACH)
    right = page.between(source.outer_end, end + REACH)
    left = page.between(max(0, begin - REACH), source.outer_start)[::-1]
    for side in (right[:MOST], left[:MOST]):
        for others, (outer, start, stop, after) in enumerate(side):
            if outer > end or after < begin:
                break
            operand = whole(page, start, stop)
            if operand is None or page.touches_foreign(operand.start, operand.end):
                continue
            gloss = page.text[operand.start : operand.end]
            if can_be_gloss(gloss, text_of(page, source), True, sounds=False):
                marked = Operand(operand.start, operand.end, after, True)
                yield Link(page, source, marked, outer, others)


def weigh(link: Link) -> float:
    """How likely one passage translates the other: the logarithm of the odds, about.

    What costs most is asked last, and only if it can still change the answer.
    """
    score = sum(feature(link) for feature in FEATURES)
    return score + _kind(link) if score + MOST_BY_KIND >= ENOUGH else score


def _meaning(link: Link) -> float:
    """The words that both have, or one says no and the other does not."""
    common = link.common
    missing = min(common.known, 3.0) if common.hits < 1 else 0.0
    return 2.6 * min(common.hits, 2.0) - 0.6 * missing - 1.5 * common.unlike


def _length(link: Link) -> float:
    return 0.6 - 3.0 * max(0.0, link.size - 0.25)


def _distance(link: Link) -> float:
    """Sentences and words that lie between the two."""
    stops = len(_STOP.findall(link.between))
    foreign = 0.8 * link.page.touches_foreign(
        min(link.source.outer_end, link.outer), max(link.source.outer_start, link.operand.start)
    )
    return -0.7 * stops - 0.04 * len(link.told) - 1.5 * link.others - foreign


def _cues(link: Link) -> float:
    """Words that speak of meaning, of languages, of what is read or called."""
    near = {*link.told, *link.behind[:8]}
    score = 2.2 * bool(near & _CUE) + 0.9 * bool((near | set(link.lead[-6:])) & _NEAR_CUE)
    score += 1.2 * bool(set(link.lead[-5:]) & _CUE)
    score += 0.8 * any(w in _SPOKEN_OF for w in link.told) + 0.8 * (not link.told)
    named = any(w.capitalize() in language_names() for w in (*link.told, *link.lead, *link.behind))
    return score + 0.7 * named


def _speaker(link: Link) -> float:
    """Who says the English: an interpreter, or somebody who goes on with other words."""
    lists = words()
    if _AGENTS & {*link.told, *link.behind[:5]}:
        return 1.8
    tail = link.behind[:4] if link.after else link.told[:4]
    said = any(w in lists.saying and w not in lists.carrier for w in tail)
    people = any(w in lists.pronouns or w in lists.persons or w in lists.titles for w in tail)
    asked = link.after and any(w in lists.saying for w in link.told[-3:])
    turned = link.after and " ".join(link.told[-2:]) in _TURNED
    if asked and link.told[-3:-2] == ["the"] and link.told[-2] not in lists.speech:
        return -2.0  # `the postman says “…”`
    less = 0.5 if link.common.hits >= 1 else 1.0
    return -1.6 * less * (said and (people or link.after)) - 0.5 * asked - 2.0 * turned


def _judged(link: Link) -> float:
    """`praised as “…”`, `what it calls “…”`, `others “…”`: something else is said."""
    told = link.told[-6:] if link.after else link.told[:6]
    judging = words().judging
    score = 1.8 * any(w in judging or w in _JUDGED for w in told)
    score += 1.3 * any(w in _CONTRAST for w in link.told)
    return -score * (0.4 if link.common.hits >= 1 else 1.0)


def _shape(link: Link) -> float:
    """Capitals and marks at the end, as in the foreign words or not."""
    foreign, gloss, text = link.foreign, link.gloss, link.page.text
    cased = any(c.isupper() for c in foreign)
    alike = foreign[:1].isupper() == gloss[:1].isupper()
    score = 0.4 if alike and cased else -0.25 * cased
    source = text[link.source.start : link.source.outer_end + 1]
    for mark, others in (("?", "?？؟;՞"), ("!", "!！՜")):
        both = gloss[-1:] == mark, any(c in others for c in source)
        score += 1.0 * all(both) - 1.2 * (both[0] and not both[1])
    return score


MOST_BY_KIND = 0.7
"""No more than this can be said for two passages by their kinds."""


def _kind(link: Link) -> float:
    """A sentence is translated more often than a name; a report goes on in sentences."""
    size = size_in_words(link.foreign)
    score = 0.4 * (size > 1) + 0.3 * (size > 2) - 0.6 * (size == 1)
    parts = [w.lower() for w in _WORD.findall(link.gloss)]
    if not parts:
        return -9.0
    score -= 1.2 * narrates(parts) + 1.2 * names_others(link.gloss, link.foreign)
    return score - 2.0 * (size > 1 and is_romanisation(link.gloss, link.foreign))


BIAS = -1.3


def _bias(link: Link) -> float:
    """Most passages near foreign words are no translation of them."""
    return BIAS - 0.5 * (not link.after)


FEATURES = (_bias, _length, _meaning, _distance, _cues, _speaker, _judged, _shape)
