"""The forms of `ways/` applied to one foreign passage: `S , the LANG word for G`."""

import re
from collections.abc import Callable
from typing import NamedTuple

from annotator.languages.english import word_list, words
from annotator.suggest.glosses.bare import OF_SOME_KIND
from annotator.suggest.glosses.before import bare_left, marked_left
from annotator.suggest.glosses.borders import is_verb, read_bare
from annotator.suggest.glosses.brackets import after_romanisation
from annotator.suggest.glosses.english import can_be_gloss, in_lexicon
from annotator.suggest.glosses.form_words import are_met, first_word, last_sign, words_in
from annotator.suggest.glosses.forms import Way, names_language, ways
from annotator.suggest.glosses.match import Match, is_noun, is_word, text_of
from annotator.suggest.glosses.operands import (
    SAYS,
    Operand,
    either,
    emphasised,
    further,
    quoted,
    skip_leading,
    whole,
)
from annotator.suggest.glosses.page import CUE_REACH, EMPHASIS, Page, Source, language_names
from annotator.suggest.glosses.retelling import retells, size_in_words

LEAD = 120
"""How far before the first slot the words of a form may begin."""
JOINT = 60
"""How far the words between both slots go, unless the form leaves some of them open."""
REACH = 160
"""How far the words between the slots, and a translation without marks, may go."""
_EMPTY = word_list("glosses.empty")


SURE = 0.85
"""Forms below ask for the words only where no surer way has found any."""


def by_forms(page: Page, source: Source, weak: bool = False) -> list[Match]:
    """The translation of `source` by the first form that fits; the weak ones only if `weak`."""
    starts = _starts(page, source)
    small = page.text[source.start].islower() and not source.quoted
    near = _words_near(page, source, starts)
    for way in ways():
        if (way.small and not small) or weak == (way.sure >= SURE):
            continue
        if not _may_stand(way, near):
            continue
        found = _after(page, source, way, starts) if way.first else _before(page, source, way)
        if found:
            return found
    return []


def told_by_form(page: Page, source: Source) -> bool:
    """Whether a form that calls its first slot foreign stands around these words."""
    starts = _starts(page, source)
    near = _words_near(page, source, starts)
    return any(
        _after(page, source, way, starts)
        for way in ways()
        if way.tells and way.first and _may_stand(way, near)
    )


class Near(NamedTuple):
    """The words around a span, as `form_words` has them."""

    left: set[str]
    right: set[str]
    heads: set[str]
    """The first word from each place on where the words of a form may follow."""
    last: str
    """The character before the span."""


def _words_near(page: Page, source: Source, starts: list[int]) -> Near:
    text, begin = page.text, max(0, source.outer_start - LEAD - REACH)
    heads = {first_word(text, at, at + CUE_REACH) for at in starts}
    left = set(words_in(text[begin : source.outer_start]))
    right = set(words_in(text[source.outer_end : max(starts) + CUE_REACH]))
    return Near(left, right, heads, last_sign(text, source.outer_start))


def _may_stand(way: Way, near: Near) -> bool:
    """Whether the words without which the form is not there stand on their sides of the span."""
    if way.first and way.heads and way.heads.isdisjoint(near.heads):
        return False
    (left, right), (lead, between, _) = way.keys, way.needs
    if (left and left.isdisjoint(near.left)) or (right and right.isdisjoint(near.right)):
        return False
    if not way.first:
        return (not way.closes or near.last in way.closes) and are_met(between, near.left)
    return are_met(lead, near.left) and are_met(between, near.right)


def _starts(page: Page, source: Source) -> list[int]:
    """Where the words of a form may follow: after the span, its bracket, its romanisation."""
    end = source.outer_end
    starts = [end]
    if page.text[end : end + 1] in (")", "]"):
        starts.append(end + 1)
    emphasis = EMPHASIS.match(page.text, end)
    if emphasis:
        starts.append(emphasis.end())
    roman = after_romanisation(page, source, end)
    if roman is not None:
        starts.append(roman)
        emphasis = EMPHASIS.match(page.text, roman)
        starts += [emphasis.end()] if emphasis else []
    return starts


def _after(page: Page, source: Source, way: Way, starts: list[int]) -> list[Match]:
    """`S … G`."""
    for at in starts:
        match = way.between.match(page.text, at, min(len(page.text), at + CUE_REACH))
        if match is None or not names_language(match, language_names()):
            continue
        # Words in marks are found at once, and mostly there are none.
        if not way.marked and not _is_led(page, source, way):
            continue
        operand = _read(page, source, way, match.end())
        if operand is None or (way.marked and not _is_led(page, source, way)):
            continue
        if not _fits(page, source, operand, way):
            continue
        chain = [operand, *(further(page, operand, True) if operand.quoted else ())]
        if not operand.quoted:
            chain = either(page, operand)
        return [_match(way, o, match.group(), "right after") for o in chain]
    return []


def _is_led(page: Page, source: Source, way: Way) -> bool:
    """Whether the words that must go before the first slot do."""
    if way.lead is None:
        return True
    begin = max(0, source.outer_start - LEAD)
    lead = way.lead.search(page.text, begin, source.outer_start)
    return lead is not None and names_language(lead, language_names())


def _read(page: Page, source: Source, way: Way, at: int) -> Operand | None:
    """The words in the second slot, the words after it checked."""
    while at < len(page.text) and page.text[at] in " \u00a0":
        at += 1
    at = skip_leading(page, at)
    article = _ARTICLE.match(page.text, at)
    operand = quoted(page, article.end() if article else at) or emphasised(page, at)
    if operand is not None:
        tail = way.tail.match(page.text, operand.after) if way.tail else None
        if way.tail and (tail is None or not names_language(tail, language_names())):
            return None
        return operand
    if way.marked or way.bare == "none":
        return None
    if way.tail is None:
        return read_bare(page, source, at, way.ends)
    stop = _OVER.search(page.text, at, at + REACH)
    limit = stop.end() if stop else at + REACH
    tail = way.tail.search(page.text, at, limit)
    if tail is None or not names_language(tail, language_names() - {"English"}):
        return None
    return whole(page, at, tail.start())


def _before(page: Page, source: Source, way: Way) -> list[Match]:
    """`G … S`."""
    text, at = page.text, source.outer_start
    if way.tail is not None:
        tail = way.tail.match(text, source.outer_end)
        if tail is None or not names_language(tail, language_names()):
            return []
    reach = LEAD if "…" in way.form else JOINT
    match = way.between.search(text, max(0, at - reach), at)
    if match is None or match.start() == 0 or not names_language(match, language_names()):
        return []
    operands = _left(page, source, way, match.start())
    if any(not _fits(page, source, o, way) for o in operands):
        return []
    return [_match(way, o, match.group(), "before the words") for o in operands]


def _left(page: Page, source: Source, way: Way, end: int) -> list[Operand]:
    """The words in the first slot, which end at `end`; the words before it checked."""
    operand = marked_left(page, end)
    if way.ends == "sentence" and operand is None and way.lead is None:
        begin = max(page.line_start(end), end - REACH)
        stops = [m.end() for m in re.compile(r"[.!?…]\s+").finditer(page.text, begin, end)]
        found = whole(page, stops[-1] if stops else begin, end)
        return [found] if found and (stops or begin == page.line_start(end)) else []
    if way.lead is None:
        if operand is None and not way.marked:
            operand = bare_left(page, source, end)
            if operand is not None and _only_says_what(page, operand):
                return []
        return [operand] if operand else []
    if operand is not None:
        passage = page.quoted_before(operand.after)
        start = passage[0] if passage else operand.start
        lead = way.lead.search(page.text, max(0, start - LEAD), start)
        return [operand] if lead and names_language(lead, language_names()) else []
    if way.marked or way.opening is None:
        return []
    begins = max(page.line_start(end), end - REACH)
    for lead in way.opening.finditer(page.text, begins, end):
        if names_language(lead, language_names()) and not _OVER.search(page.text, lead.end(), end):
            found = whole(page, lead.end(), end)
            told = found and any(map(is_verb, page.text[found.start : found.end].lower().split()))
            return [found] if found and not told else []
    return []


_DETERMINED = re.compile(r"\b(?:the|an?|his|her|their|its|our|my|this|that) $", re.I)


def _only_says_what(page: Page, operand: Operand) -> bool:
    gloss = page.text[operand.start : operand.end]
    return any(is_verb(w) for w in gloss.lower().split()) or _is_a_thing(page, operand)


def _is_a_thing(page: Page, operand: Operand) -> bool:
    """`The soup, S in Kazakh`: one noun with an article says what the thing is."""
    one = " " not in page.text[operand.start : operand.end]
    before = page.text[max(0, operand.start - 8) : operand.start]
    return one and _DETERMINED.search(before) is not None


_OVER = re.compile(r"[.;:!?“”\"«»\n()—–]")
_ARTICLE = re.compile(r"(?:the|an?|his|her|their|its|our|one’s) (?=[“\"‘'«])")


def _fits(page: Page, source: Source, operand: Operand, way: Way) -> bool:
    """Whether the words can be the translation: English, not the span itself, not empty."""
    if page.touches_foreign(operand.start, operand.end):
        return False
    gloss, foreign = page.text[operand.start : operand.end], text_of(page, source)
    if operand.quoted:
        if way.alike and (
            size_in_words(foreign) < way.alike
            or not retells(foreign, gloss.rstrip(".,!?"), 2.0)
            or SAYS.match(page.text, operand.after)
        ):
            return False
        return can_be_gloss(gloss, foreign, True, sounds=False)
    parts = [w.strip(",’'").lower() for w in gloss.split()]
    if page.text[operand.after : operand.after + 2].strip()[:1] in tuple('“"‘«'):
        return False  # `loosely translated as “…”`: the words lead on to what stands in marks
    if parts[0] == "to" and is_noun(page, source):
        return False  # `the S, meaning to be helpful`: no verb is translated here
    if parts[0] in _RELATIVE or parts[-1] in words().little:
        return False
    if parts[0] in _PRONOUNS and way.ends == "clause" and way.bare != "meant":
        return False
    if all(w in _EMPTY for w in parts) or not can_be_gloss(
        gloss, foreign, way.ends == "sentence" or way.bare == "meant", sounds=False
    ):
        return False
    if way.bare == "meant" and parts[0] == "to" and is_word(page, source):
        return True  # `the verb S, which means to miss`
    return BARE[way.bare](gloss, parts, foreign)


_RELATIVE = word_list("glosses.relative")
_PRONOUNS = word_list("glosses.persons")
_NOTHING = word_list("glosses.nothing")
SHORT = 5
LIKE = 3
"""Fewer words than this are retold by anything."""


def _any(gloss: str, parts: list[str], foreign: str) -> bool:
    return True


def _english(gloss: str, parts: list[str], foreign: str) -> bool:
    return in_lexicon(gloss)


def _short(gloss: str, parts: list[str], foreign: str) -> bool:
    return len(parts) <= max(SHORT, 2 * size_in_words(foreign)) and in_lexicon(gloss)


def _even(gloss: str, parts: list[str], foreign: str) -> bool:
    """As many words, and more than one: `the great silence — le grand silence —`."""
    size = size_in_words(foreign)
    return min(len(parts), size) > 1 and abs(len(parts) - size) <= 1 and in_lexicon(gloss)


def _plural(gloss: str, parts: list[str], foreign: str) -> bool:
    """More than the noun that says what a thing is: `women’s councils`, not `practice`."""
    return 1 < len(parts) <= SHORT and in_lexicon(gloss)


def _alike(gloss: str, parts: list[str], foreign: str) -> bool:
    return size_in_words(foreign) >= LIKE and retells(foreign, gloss, 2.0)


def _thing(gloss: str, parts: list[str], foreign: str) -> bool:
    """No person: `she had one word for the minister: …` says what she calls him."""
    lists = words()
    return _few(gloss, parts, foreign) and not any(
        w in lists.persons or w in lists.titles or w in lists.groups for w in parts
    )


def _few(gloss: str, parts: list[str], foreign: str) -> bool:
    """A phrase of English words; `killing time over a coffee that went cold` tells too much."""
    return len(parts) <= SHORT + 1 and in_lexicon(gloss) and not any(w in _RELATIVE for w in parts)


def _name(gloss: str, parts: list[str], foreign: str) -> bool:
    return gloss[:1].isupper() == foreign[:1].isupper()


def _meant(gloss: str, parts: list[str], foreign: str) -> bool:
    """`which means a lot to her`, `meaning that he left`: told, not translated."""
    if parts[0] in _NOTHING and not retells(foreign, gloss, 2.0):
        return False
    return OF_SOME_KIND.match(gloss) is None


BARE: dict[str, Callable[[str, list[str], str], bool]] = {
    "any": _any,
    "english": _english,
    "short": _short,
    "even": _even,
    "plural": _plural,
    "alike": _alike,
    "thing": _thing,
    "few": _few,
    "name": _name,
    "meant": _meant,
}
"""What a form may ask of words without marks → whether they are so."""


def _match(way: Way, operand: Operand, between: str, place: str) -> Match:
    """The translation with the words, or the mark, that led to it."""
    note = " ".join(between.strip(' \n,;:.—–-()[]/=“”"').split())
    mark = between.strip()[:1]
    because = f"{place}: “{note}”" if note else place + _BY_MARK.get(mark, "")
    sure = way.sure - (0 if operand.quoted else 0.08)
    return Match(operand, because, note if way.note else "", sure)


_BY_MARK = {
    "(": ", in brackets",
    "[": ", in brackets",
    "—": ", behind a dash",
    "–": ", behind a dash",
}
