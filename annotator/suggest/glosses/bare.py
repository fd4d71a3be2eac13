"""Translations without marks: `which means horse`, `S, silence, is …`."""

import re
from functools import lru_cache

from annotator.languages.english import word_list, words
from annotator.languages.english.lexicon import places
from annotator.suggest.glosses.apposition import after_article, apposed, is_list
from annotator.suggest.glosses.borders import read_bare
from annotator.suggest.glosses.cues import BESIDE, SURE_CUES, Cue
from annotator.suggest.glosses.english import (
    can_be_gloss,
    in_lexicon,
    is_name_alone,
)
from annotator.suggest.glosses.match import Match, is_apart, is_noun, is_sentence, is_word, text_of
from annotator.suggest.glosses.operands import (
    Operand,
    bare,
)
from annotator.suggest.glosses.page import CUE_REACH, Page, Source, language_pattern
from annotator.suggest.glosses.retelling import retells
from annotator.suggest.speakers.first_names import first_names

LONG = 40
"""What a word "describes" goes on over a "who" up to about so many letters and beyond."""


def bare_after(page: Page, source: Source, cue: Cue, at: int, note: str) -> list[Match]:
    """Words without marks after a cue."""
    operand = _read(page, source, cue, at)
    beside = [] if cue.name in SURE_CUES else apposed(page, source, cue.name, at)
    if operand is None or page.touches_foreign(operand.start, operand.end):
        return beside
    gloss = page.text[operand.start : operand.end]
    if not can_be_gloss(gloss, text_of(page, source), cue.name in _SAID_SO):
        return beside
    if _OPENING.match(page.text, operand.after):
        return beside  # `meant nothing worse than “rascal”`
    if cue.name == "translated as" and _ACTIVE.fullmatch(note):
        return beside  # `Okoro translated The Road`: somebody did
    if _ACTIVE.fullmatch(note) and gloss.split()[0].lower() in words().determiners:
        return beside  # `the firm, S, translated its brochure`
    if cue.name in SURE_CUES:
        if not _is_meant(page, source, cue, gloss, note):
            return []
        return [Match(operand, f"right after: “{note}”", note, cue.confidence - 0.1)]
    if _leads_on(page, operand):
        return []
    if not _apposed(page, source, operand, cue.name, gloss):
        return beside
    return [Match(operand, BESIDE[cue.name], "", cue.confidence - 0.15)]


def _read(page: Page, source: Source, cue: Cue, at: int) -> Operand | None:
    """The words after a cue, up to where a translation must end."""
    if cue.name in ("or", "comma", "dash"):
        at = after_article(page, source, at)
    like = source.end - source.start if cue.name in ("means", "tells that") else 0
    operand = bare(page, at, like=like)
    if cue.name == "tells that":
        return bare(page, at, like=LONG) or operand
    if cue.name in (*SURE_CUES, "slash"):
        return read_bare(page, source, at, "clause") or operand
    return operand


def _is_meant(page: Page, source: Source, cue: Cue, gloss: str, note: str) -> bool:
    """Whether what a cue in words leads to is the meaning, and not a remark on it."""
    first = gloss.split()[0].lower()
    meant = cue.name == "means" and retells(text_of(page, source), gloss, 2.0)
    told = first == "to" and is_word(page, source)
    if first in _NOTHING and not meant and not told:
        return False
    if note.endswith(" that") and cue.name != "tells that":
        return False
    if OF_SOME_KIND.match(gloss) or first in ("why", "because"):
        return False
    if first == "to" and is_noun(page, source):
        return False  # `the S, meaning to be helpful, called`
    return not note.endswith(("translating for", "translating"))


_OPENING = re.compile(r" [“\"‘«]")
_ACTIVE = re.compile(r"(?:translat|render)(?:ed|es|s)?")
_SAID_SO = ("slash", "means", "language for", "literally")
"""Cues after which words may begin as a remark does: `means all is well`."""
OF_SOME_KIND = re.compile(
    r"the (?:kind|sort|type) of |(?:a (?:great )?(?:lot|deal)|everything|nothing|much|more|little|"
    r"so much) (?:to|for) ",
    re.I,
)
"""`German for the kind of plan that …` and `which means a lot to her`: no translation."""
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
    if page.text[operand.after : operand.after + 3].strip(" ,")[:1] in ("“", '"', "‘"):
        return True  # `or, one shelf lower, “…”`: an aside before what is meant
    one = len(page.text[operand.start : operand.end].split()) <= 2
    return one and _ON.match(page.text, operand.after, operand.after + CUE_REACH) is not None


def _is_name_for_name(foreign: str, gloss: str) -> bool:
    """`Casa Amarilla, or Yellow House`: as many capitals, no word in common, no known place."""
    one = foreign.split()
    capitals = [w for w in one if w[:1].isupper()]
    two = [w for w in gloss.split() if w[:1].isupper()]
    uneven = min(abs(len(one) - len(two)), abs(len(capitals) - len(two))) > 1
    if len(one) < 2 or uneven or not is_name_alone(gloss):
        return False
    shared = {w.lower() for w in one} & {w.lower() for w in two}
    return not shared and not any(w.lower() in places() or w.lower() in first_names() for w in two)


_NAME_OF = re.compile(r"\b(?:name|nickname|called|named|known|dubbed)\b[^.;:,]{0,40}$")


def _is_name_told(page: Page, source: Source, gloss: str) -> bool:
    """`the real name of it is Министерство обещаний, the Ministry of Promises`."""
    foreign = text_of(page, source)
    own = [w for w in gloss.split() if len(w) > 3]
    return (
        foreign[:1].isupper()
        and bool(own)
        and all(w[:1].isupper() for w in own)
        and abs(len(own) - len(foreign.split())) <= 1
        and in_lexicon(gloss)
        and _NAME_OF.search(page.text, max(0, source.outer_start - 60), source.outer_start)
        is not None
    )


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
    text, foreign = page.text, text_of(page, source)
    closing = text[operand.after : operand.after + 2].strip(" ")[:1]
    if cue == "comma" and (is_apart(page, source) or is_list(page, source, operand)):
        return False
    if closing in ("", "\n") and cue in ("dash", "colon"):
        # A glossary: the span opens its line and the words end it.
        begin = page.line_start(source.outer_start)
        return not text[begin : source.outer_start].strip(" •*·-–—")
    if cue in ("comma", "colon") and _is_name_told(page, source, gloss):
        return closing in _CLOSED
    if _reports(gloss) or (cue != "slash" and _goes_on(gloss, cue)):
        return False
    if cue == "slash":
        return True
    if cue == "comma" and _is_name_in_english(foreign, gloss):
        return closing in _CLOSED
    parts = gloss.split()
    if parts[0] in _NUMBERS and len(parts) > 1 and not source.quoted:
        return False
    if _told_tail().match(text, operand.after, operand.after + CUE_REACH):
        return in_lexicon(gloss)
    if cue == "or" and _is_name_for_name(foreign, gloss):
        return closing in (",", ".", "—", ")")
    if is_name_alone(gloss) and not is_sentence(page, source):
        return False
    if cue == "colon":
        return "=" in text[source.outer_end : operand.start]
    if cue == "or":
        return closing in (",", "—", "–", ")", ".", ";", "-") and len(parts) <= 8
    return _is_plain_word(gloss, closing) and _is_closed(source, foreign, gloss, cue, closing)


_CLOSED = (",", ".", "—", ")", ";")
_NUMBERS = word_list("glosses.numbers")
_TOLD = word_list("glosses.told")
_FINITE = word_list("glosses.finite")
_ADVERBS = word_list("glosses.adverbs")


def _reports(gloss: str) -> bool:
    """Whether a verb of the report stands in the words: `said`, `was`."""
    lists, parts = words(), gloss.split()
    return _VERBISH.search(gloss) is not None or any(
        p in lists.saying and p not in lists.speech for p in parts[len(parts) == 1 :]
    )


def _goes_on(gloss: str, cue: str) -> bool:
    """Whether the words begin as the rest of a sentence does: `in the hall`, `who`, `smiling`."""
    lists, parts = words(), gloss.split()
    first = parts[0].lower().strip("“”\"'")
    return (
        first in lists.pronouns
        or first in lists.prepositions
        or first in lists.conjunctions
        or first in _FINITE
        or first in _TOLD
        or (first.endswith("ing") and not (cue == "or" and len(parts) < 3))
    )


def _is_plain_word(gloss: str, closing: str) -> bool:
    """Few words, without an article or an adverb in front."""
    first, size = gloss.split()[0].lower(), len(gloss.split())
    if first in words().determiners or first in _ADVERBS or first.endswith("ly"):
        return False
    return size <= 6 and not (closing == "." and size > 2)


def _is_closed(source: Source, foreign: str, gloss: str, cue: str, closing: str) -> bool:
    """Whether a second dash or comma, or the end, closes the apposition as the first opened it."""
    if cue == "dash":
        begun_alike = gloss[:1].islower() == foreign[:1].islower()
        return closing in ("—", "–", "-", ".") and begun_alike
    return (
        cue == "comma"
        and closing in (",", ".", "—", ")")
        and len(gloss.split()) <= 5
        and not is_name_alone(gloss)
        and len(foreign.split()) <= 6
        and (source.quoted or not foreign[:1].isupper())
        and gloss[:1].islower()
    )
