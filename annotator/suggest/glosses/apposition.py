"""Bare words beside a span: `los desaparecidos, the disappeared`, `Ya basta — enough is enough`.

Nothing here says that it is a translation, so the words must look like one: of about the span's
length, no remark about it, nobody's name, nothing that goes on with the sentence.
"""

import re

from annotator.languages.english import word_list, words
from annotator.languages.english.lexicon import places
from annotator.suggest.glosses.cues import BESIDE
from annotator.suggest.glosses.english import (
    alike,
    can_be_gloss,
    in_lexicon,
    is_name_alone,
    is_romanisation,
)
from annotator.suggest.glosses.explaining import explains
from annotator.suggest.glosses.match import Match, is_apart, is_sentence, text_of
from annotator.suggest.glosses.operands import Operand, whole
from annotator.suggest.glosses.page import Page, Source
from annotator.suggest.glosses.retelling import retells, size_in_words, words_of

_ENDS = {
    "comma": re.compile(r"[,.;:!?)\n“”\"»—–]|\s-\s|$"),
    "dash": re.compile(r"[.;:!?)\n“”\"»—–]|\s-\s|, more or less\b|, roughly\b|$"),
    "colon": re.compile(r"[.;!?)\n“”\"»—–]|\s-\s|$"),
}
_CLOSED = {"comma": ",.)!?—–\n", "dash": ".)!?—–;\n", "colon": ".!?)\n"}
_ARTICLE = re.compile(
    r"(?:los|las|les|le|la|el|il|lo|gli|i|der|die|das|al|os|as|o|a|de|het|an|ha|he|to|o|i|ta)[ -]",
    re.I,
)
_PAST = re.compile(
    r"\b(?:was|were|had|has|have|did|said|read|reads|came|went|who|which|where|while)\b"
)
_TOLD = word_list("glosses.told")
_ADDRESS = word_list("glosses.address")
_PARTICLES = frozenset(("out", "up", "down", "off", "away", "back", "over", "on", "in", "at"))
_SHOWN = frozenset(
    ("ran", "runs", "hung", "hangs", "stood", "stands", "went", "goes", "came", "rang")
)
_NEGATED = re.compile(r"(?:does|do|did|is|are|was|can|will) not\b")
_VERBS = word_list("glosses.finite")
_NUMBERS = word_list("glosses.numbers")
_REMARKS = word_list("glosses.adverbs") | word_list("glosses.remarks")
MAX_WORDS = 12


def apposed(page: Page, source: Source, cue: str, at: int, over: bool = False) -> list[Match]:
    """The gloss that stands bare after a comma, a dash or a colon at `at`.

    `over`: words stand between the two, `a shande, she says, a disgrace`.
    """
    ends = _ENDS.get(cue)
    if ends is None or (cue == "comma" and not over and is_apart(page, source)):
        return []
    text = page.text
    stop = ends.search(text, at, min(len(text), at + 120))
    if stop is None:
        return []
    end = stop.start()
    closing = text[end : end + 1] or "\n"
    hedged = stop.group()[:2] == ", "
    if closing not in _CLOSED[cue] and stop.group().strip() != "-" and not hedged:
        return []
    if not over and any(c.isalpha() for c in text[source.outer_end : at]):
        return []
    if closing in "!?":
        end += 1
    operand = whole(page, after_article(page, source, at), end)
    if operand is None or page.touches_foreign(operand.start, operand.end):
        return []
    if explains(text_of(page, source), text[operand.start : operand.end]):
        return []
    if cue == "comma" and is_list(page, source, operand):
        return []
    if not _looks_like_one(page, source, cue, operand):
        shorter = _to_comma(page, source, operand) if cue == "dash" else None
        return [Match(shorter, BESIDE[cue], "", 0.66)] if shorter else []
    return [Match(operand, BESIDE[cue], "", 0.7)]


_ITEM = re.compile(r",? (?:and |or )?(?:an?|the) [a-z]")


_TWO = re.compile(r"[a-z-]+ (?:and|but|yet) [a-z-]+")
_QUALITY = re.compile(r", [a-z-]+, ")


def is_list(page: Page, source: Source, operand: Operand) -> bool:
    """`A bodega, a launderette, a church`: each with its article."""
    own = _DETERMINER.search(page.text, max(0, source.outer_start - 5), source.outer_start)
    other = _DETERMINER.search(page.text, max(0, operand.start - 5), operand.start)
    more = _ITEM.match(page.text, operand.after)
    gloss = page.text[operand.start : operand.end]
    single = " " not in text_of(page, source)
    if single and _TWO.fullmatch(gloss):
        return True  # `the yurt, warm and round,`, `halloumi, honey and rope`
    if " " not in gloss and own is not None and _QUALITY.match(page.text, operand.after):
        return True  # `the hacienda, white, shuttered, for sale,`
    return own is not None and other is not None and more is not None


def _to_comma(page: Page, source: Source, operand: Operand) -> Operand | None:
    """`pan amasado — kneaded bread, hot from a clay oven`: the words before the comma alone."""
    comma = page.text.find(", ", operand.start, operand.end)
    foreign = text_of(page, source)
    shorter = whole(page, operand.start, comma) if comma > 0 else None
    if shorter is None or foreign[:1].isupper():
        return None
    gloss = page.text[shorter.start : shorter.end]
    size, ours = size_in_words(foreign), len(gloss.split())
    near = abs(size - ours) <= 1 and max(size, ours) > 1 and alike(foreign, gloss, 1.8)
    fits = near and in_lexicon(gloss) and gloss.islower()
    return shorter if fits and _looks_like_one(page, source, "dash", shorter) else None


_OWNER = re.compile(r"(?:[’']s|s[’']|\b(?:his|her|their|its|our|my|your)) $", re.I)
_DETERMINER = re.compile(r"\b(the|an?) $", re.I)


def after_article(page: Page, source: Source, at: int) -> int:
    """`the siesta, the afternoon rest`: the article belongs to neither where both have one."""
    own = _DETERMINER.search(page.text, max(0, source.outer_start - 5), source.outer_start)
    if re.compile(r"the [A-Z]").match(page.text, at) and not _ARTICLE.match(text_of(page, source)):
        # `Dan sjećanja, the Day of Remembrance`: the foreign name has no article either.
        return at + 4
    owned = _OWNER.search(page.text, max(0, source.outer_start - 12), source.outer_start)
    owning = re.compile(r"(?:his|her|their|its|our|my|your) ").match(page.text, at)
    if owned and owning:
        return owning.end()  # `a Dane’s hygge, his comfort`
    other = re.compile(r"(the|an?) ").match(page.text, at)
    if own is None or other is None or own.group(1)[0].lower() != other.group(1)[0]:
        return at
    return other.end()


def _looks_like_one(page: Page, source: Source, cue: str, operand: Operand) -> bool:
    gloss, foreign = page.text[operand.start : operand.end], text_of(page, source)
    first = gloss.split()[0].lower()
    lead = page.text[max(0, source.outer_start - 50) : source.outer_start]
    verbal = cue == "dash" or (cue == "comma" and _VERB.search(lead) is not None)
    if verbal and first == "to" and foreign[:1].islower() and 1 < len(gloss.split()) < 5:
        return in_lexicon(gloss)  # `тусоваться — to hang out`
    inside = page.text[max(0, source.start - 2) : source.start - 1].isalpha()
    if cue == "dash" and _describes(foreign, gloss, inside) and not source.quoted:
        return False
    if cue == "comma" and (first in _TOLD or _goes_on(gloss.split())):
        return False
    if source.quoted and (words().saying.get(first) == "finite" or first in _SHOWN):
        return False
    counts = first in _NUMBERS and " " in gloss and not source.quoted
    if counts or (cue == "comma" and first.endswith(("ing", "ed")) and source.quoted):
        return False
    if cue in ("dash", "colon") and size_in_words(foreign) > 1 and len(gloss.split()) > 1:
        small = gloss[:1].islower() or gloss[:2] in ("I ", "I’", "I'")
        if (small or foreign[:1].isupper()) and retells(foreign, gloss, 2.0):
            return True
    parts, size = gloss.split(), words_of(foreign)
    if cue == "comma" and _is_saying(parts, size, foreign, gloss):
        return True
    return _is_gloss_beside(page, source, cue, operand)


def _is_gloss_beside(page: Page, source: Source, cue: str, operand: Operand) -> bool:
    """The same for words that are neither a verb nor a sentence that the span is, too."""
    gloss, foreign = page.text[operand.start : operand.end], text_of(page, source)
    parts, size, first = gloss.split(), words_of(foreign), gloss.split()[0].lower()
    if all(p.strip(",").lower() in _ADDRESS for p in parts) or (
        first in _VERBS and gloss[-1:] != "?" and not _NEGATED.match(gloss)
    ):
        return False
    article = bool(_ARTICLE.match(foreign))
    if not can_be_gloss(gloss.removeprefix("the ") if article else gloss, foreign, False):
        return False
    if len(parts) > min(MAX_WORDS, 2 * size + 3) or (
        size == 1 and len(parts) > 4 - (cue == "comma" and len(foreign) < 10)
    ):
        return False
    saying = cue == "colon" and size > 1 and _opens(page, source)
    pair = cue == "dash" and page.text[operand.after : operand.after + 2].strip()[:1] in ("—", "–")
    if not alike(foreign, gloss) or (not saying and _is_remark(parts, size, article, pair)):
        return False
    if _PAST.search(gloss) or (size == 1 and re.search(r"\b(?:is|are|at|by)\b", gloss)):
        return False
    if cue == "dash" and size > 1 and len(parts) == 1 and _is_answer(foreign, gloss):
        return page.text[operand.after : operand.after + 1] in (".", "!", "")
    if is_name_alone(gloss) and not (
        len(parts) > 1 and cue == "dash" and is_sentence(page, source)
    ):
        return False
    if cue == "colon" and not (size > 1 and gloss[:1].islower() == foreign[:1].islower()):
        return cue == "colon" and size > 1 and source.quoted is False and _opens(page, source)
    return not _has_foreign_name(parts, foreign)


def _goes_on(parts: list[str]) -> bool:
    """`says S, shuts the window, and is gone`: the next thing that somebody does."""
    first, second = parts[0].lower(), parts[1].lower() if len(parts) > 1 else ""
    verb = first.endswith("s") and not first.endswith("ss") and in_lexicon(first[:-1])
    lists = words()
    return verb and (second in _PARTICLES or second in lists.determiners)


def _is_answer(foreign: str, gloss: str) -> bool:
    """`Hoş geldiniz – Welcome.`: one English word for several that are no name."""
    alike_begun = gloss[:1].isupper() == foreign[:1].isupper()
    return alike_begun and not foreign.istitle() and in_lexicon(gloss)


_VERB = re.compile(r"\b(?:call(?:s|ed)? it|verb|expression|idiom|phrase|they say|say)\b")


def _describes(foreign: str, gloss: str, inside: bool) -> bool:
    """`Casa Poporului — grey, windy, enormous —`: what a thing with a name is like."""
    article = gloss.startswith(("a ", "an "))
    named = (inside or " " in foreign) and all(
        w[:1].isupper() for w in foreign.split() if len(w) > 3
    )
    the = gloss.startswith("the ") and len(gloss.split()) > size_in_words(foreign) + 1
    return named and ("," in gloss or article or the) and gloss.islower()


def _is_saying(parts: list[str], size: int, foreign: str, gloss: str) -> bool:
    """`Chi va piano va sano, he who goes slowly goes safely,`: a sentence for a sentence."""
    return (
        size > 3
        and len(parts) > 3
        and foreign[:1].islower() <= gloss[:1].islower()
        and parts[0].lower() not in ("a", "an", "the")
        and parts[0].lower() not in words().saying
        and retells(foreign, gloss, 2.0)
    )


def _opens(page: Page, source: Source) -> bool:
    """Whether the span opens its line."""
    return not page.text[page.line_start(source.outer_start) : source.outer_start].strip(" •*·-–—")


def _is_remark(parts: list[str], size: int, article: bool, pair: bool) -> bool:
    """Whether the words go on with the sentence or say what the thing is."""
    lists, first = words(), parts[0].lower()
    if size > 1 and first in ("no", "not", "never", "all", "every"):
        return False
    if first in lists.pronouns or first in lists.prepositions or first in lists.conjunctions:
        return True
    if first in lists.determiners and not (article and first == "the"):
        return True
    if first in _REMARKS or first.endswith(("ly", "ed")) or (first.endswith("ing") and not pair):
        return True
    if parts[-1].lower() in lists.prepositions or parts[-1].lower() in lists.determiners:
        return True
    return any(
        lists.saying.get(p.lower()) in ("finite", "gerund") and p.lower() not in lists.speech
        for p in parts
    )


def _has_foreign_name(parts: list[str], foreign: str) -> bool:
    """Whether a place or a capitalised word stands in the gloss that the span does not have."""
    for part in parts:
        bare = part.strip(",.!?’'")
        if bare.lower() in places() and not is_romanisation(bare, foreign):
            return bare.lower() not in foreign.lower()
    inside = [p for p in parts[1:] if p[:1].isupper() and p != "I"]
    return bool(inside) and not all(p[:1].isupper() for p in parts if len(p) > 3)
