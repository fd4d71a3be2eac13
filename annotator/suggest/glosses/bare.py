"""Translations without marks: `which means horse`, `S, silence, is …`."""

import re
from functools import lru_cache

from annotator.languages.english import word_list, words
from annotator.suggest.glosses.apposition import after_article, apposed
from annotator.suggest.glosses.cues import BESIDE, SURE_CUES, Cue
from annotator.suggest.glosses.english import (
    can_be_gloss,
    in_lexicon,
    is_name_alone,
)
from annotator.suggest.glosses.match import Match, is_sentence, text_of
from annotator.suggest.glosses.operands import (
    Operand,
    bare,
)
from annotator.suggest.glosses.page import CUE_REACH, Page, Source, language_pattern
from annotator.suggest.glosses.retelling import retells
from annotator.suggest.speakers.names import first_names, places


def bare_after(page: Page, source: Source, cue: Cue, at: int, note: str) -> list[Match]:
    """Words without marks after a cue."""
    if cue.name == "or":
        at = after_article(page, source, at)
    operand = bare(
        page, at, like=source.end - source.start if cue.name in ("means", "tells that") else 0
    )
    beside = [] if cue.name in SURE_CUES else apposed(page, source, cue.name, at)
    if operand is None or page.touches_foreign(operand.start, operand.end):
        return beside
    gloss = page.text[operand.start : operand.end]
    if not can_be_gloss(gloss, text_of(page, source), False):
        return beside
    first = gloss.split()[0].lower()
    if cue.name in SURE_CUES:
        meant = cue.name == "means" and retells(text_of(page, source), gloss, 2.0)
        if (first in _NOTHING and not meant) or (
            note.endswith(" that") and cue.name != "tells that"
        ):
            return []
        if note.endswith(("translating for", "translating")):
            return []
        return [Match(operand, f"right after: “{note}”", note, cue.confidence - 0.1)]
    if _leads_on(page, operand):
        return []
    if not _apposed(page, source, operand, cue.name, gloss):
        return beside
    return [Match(operand, BESIDE[cue.name], "", cue.confidence - 0.15)]


_NOTHING = word_list("glosses.nothing")
_VERBISH = re.compile(
    r"\b(?:said|says|told|is|was|were|are|had|has|have|did|asked|wrote|shouted|read|"
    r"reads|went|came|at|by|who|which)\b"
)


@lru_cache(maxsize=1)
def _told_tail() -> re.Pattern[str]:
    """`guardians, in the Māori language`: the language is named right after the words."""
    return re.compile(rf",?\s+in (?:the )?{language_pattern()}(?: language)?\b")


_ON = re.compile(r",? (?:or [a-z“\"]|[“\"‘]|meaning |literally|lit\. |which means|translated)")


def _leads_on(page: Page, operand: Operand) -> bool:
    """`躺平, tangping, or “lying flat”`: the words are the romanisation, the gloss follows."""
    one = len(page.text[operand.start : operand.end].split()) <= 2
    return one and _ON.match(page.text, operand.after, operand.after + CUE_REACH) is not None


def _is_name_for_name(foreign: str, gloss: str) -> bool:
    """`Casa Amarilla, or Yellow House`: as many capitals, no word in common, no known place."""
    one, two = foreign.split(), gloss.split()
    if len(one) < 2 or abs(len(one) - len(two)) > 1 or not is_name_alone(gloss):
        return False
    shared = {w.lower() for w in one} & {w.lower() for w in two}
    return not shared and not any(w.lower() in places() or w.lower() in first_names() for w in two)


def _is_name_in_english(foreign: str, gloss: str) -> bool:
    """`the place is called Lau Haizeta, Four Winds`: a name of English words for a name of none."""
    return (
        _is_name_for_name(foreign, gloss)
        and foreign[:1].isupper()
        and in_lexicon(gloss)
        and not in_lexicon(foreign)
    )


def _apposed(page: Page, source: Source, operand: Operand, cue: str, gloss: str) -> bool:
    """Whether bare words between commas or dashes can be a translation rather than a remark."""
    text, parts, lists = page.text, gloss.split(), words()
    first = parts[0].lower().strip("“”\"'")
    closing = text[operand.after : operand.after + 2].strip(" ")[:1]
    if closing in ("", "\n") and cue in ("dash", "colon"):
        # A glossary: the span opens its line and the words end it.
        begin = page.line_start(source.outer_start)
        return not text[begin : source.outer_start].strip(" •*·-–—")
    if _VERBISH.search(gloss) or any(
        p.lower() in lists.saying and p.lower() not in lists.speech
        for p in parts[len(parts) == 1 :]
    ):
        return False
    if cue == "slash":
        return True
    if (
        first in lists.pronouns
        or first in lists.prepositions
        or first in lists.conjunctions
        or first.endswith("ing")
    ):
        return False
    if cue == "comma" and _is_name_in_english(text_of(page, source), gloss):
        return closing in (",", ".", "—", ")", ";")
    if first in _NUMBERS and len(parts) > 1 and not source.quoted and cue != "slash":
        return False
    if _told_tail().match(text, operand.after, operand.after + CUE_REACH):
        return in_lexicon(gloss)
    if cue == "or" and _is_name_for_name(text_of(page, source), gloss):
        return closing in (",", ".", "—", ")")
    if is_name_alone(gloss) and not is_sentence(page, source):
        return False
    if cue == "colon":
        return "=" in text[source.outer_end : operand.start]
    if cue == "or":
        return closing in (",", "—", "–", ")", ".", ";", "-") and len(parts) <= 8
    if first in lists.determiners or first in _ADVERBS or len(parts) > 6 or first.endswith("ly"):
        return False
    if closing == "." and len(parts) > 2:
        return False
    if cue == "dash":
        return (
            closing in ("—", "–", "-", ".")
            and len(parts) <= 6
            and gloss[:1].islower() == text_of(page, source)[:1].islower()
        )
    if cue == "comma":
        source_text = text_of(page, source)
        return (
            closing in (",", ".", "—", ")")
            and len(parts) <= 5
            and not is_name_alone(gloss)
            and len(source_text.split()) <= 6
            and (source.quoted or not source_text[:1].isupper())
            and gloss[:1].islower()
        )
    return False


_NUMBERS = word_list("glosses.numbers")
_ADVERBS = word_list("glosses.adverbs")
