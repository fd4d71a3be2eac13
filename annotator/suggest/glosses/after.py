"""Translations that stand right of a foreign span, in the same sentence or bracket."""

import re

from annotator.languages.english import words
from annotator.suggest.glosses.bare import bare_after
from annotator.suggest.glosses.brackets import (
    after_romanisation,
    bracket_after,
)
from annotator.suggest.glosses.cues import BESIDE, EITHER, SURE_CUES, Cue, right_cues
from annotator.suggest.glosses.english import (
    can_be_gloss,
)
from annotator.suggest.glosses.equal import sentence_beside
from annotator.suggest.glosses.match import Match, text_of
from annotator.suggest.glosses.operands import (
    Operand,
    further,
    quoted,
    skip_leading,
)
from annotator.suggest.glosses.page import CUE_REACH, EMPHASIS, Page, Source
from annotator.suggest.glosses.retelling import retells

_NOT = re.compile(
    r"\s+(?:does not|doesn’t|doesn't|did not|is not|isn’t|isn't) (?:just |only |merely |"
    r"simply |so much )?(?:mean|translate (?:as|to)) "
)


_RATHER = re.compile(
    r"[,;]?\s*(?:so much as|but(?: rather| also)?|rather|it means|instead)[,:]?\s+"
)


def right_of(page: Page, source: Source) -> list[Match]:
    """What the text gives right after the span: bracket first, then cues, then plain marks."""
    negated = _negated(page, source)
    if negated:
        return negated
    start = source.outer_end
    emphasis = EMPHASIS.match(page.text, start)
    start = emphasis.end() if emphasis else start
    if page.text[start : start + 1] in (")", "]"):
        # The span stands in a bracket after its romanisation: `tangping (躺平), or “lying flat”`.
        start += 1
    for _ in range(2):
        found = list(bracket_after(page, source, start))
        if found:
            return found
        after = after_romanisation(page, source, start)
        if after is None:
            break
        start = after
    return _by_cues(page, source, start)


def _by_cues(page: Page, source: Source, at: int) -> list[Match]:
    """The first cue that leads to a gloss; a sentence beside the span before marks alone."""
    for cue in right_cues():
        if cue.name == "or":
            beside = sentence_beside(page, source)
            if beside:
                return beside
        matches = _by_cue(page, source, cue, at)
        if matches:
            return matches
    return []


def _by_cue(page: Page, source: Source, cue: Cue, at: int) -> list[Match]:
    """The gloss after a cue that stands at `at`."""
    match = cue.pattern.match(page.text, at, at + CUE_REACH)
    if match is None or match.end() == at:
        return []
    return _operand_after(page, source, cue, match.end(), match.group())


def _operand_after(page: Page, source: Source, cue: Cue, at: int, words_of_cue: str) -> list[Match]:
    at = skip_leading(page, at) if cue.name in SURE_CUES else at
    operand = quoted(page, at)
    note = " ".join(words_of_cue.strip(" \n,;:—–-(").split()) if cue.name in SURE_CUES else ""
    if operand is not None:
        if page.is_foreign(operand.start, operand.end):
            return []
        if cue.name in ("comma", "side by side", "dash", "colon") and not _stands_alone(
            page, source, operand, cue.name
        ):
            return []
        if not can_be_gloss(
            page.text[operand.start : operand.end],
            text_of(page, source),
            True,
            sounds=cue.name not in SURE_CUES,
        ):
            return []
        if cue.name not in SURE_CUES and HIS_WORDS.match(page.text, operand.after):
            return []
        chain = [operand, *further(page, operand)]
        return [
            Match(o, f"right after: “{note}”" if note else BESIDE[cue.name], note, cue.confidence)
            for o in chain
        ]
    if cue.operand != EITHER:
        return []
    return bare_after(page, source, cue, at, note)


HIS_WORDS = re.compile(
    r",? (?:according to|in (?:his|her|their|the) (?:own )?words|as (?:he|she|they) (?:put|call))"
)
"""`La Voz — “a rag”, in his words`: said of the thing, not its meaning."""


def _stands_alone(page: Page, source: Source, operand: Operand, cue: str) -> bool:
    """Whether the passage beside the span is nobody else's words: no verb of saying after it."""
    following = re.compile(
        r"[^\w.!?]{0,3}((?:[A-Z]\w+ ){0,3}|(?:he|she|they|the \w+|a \w+) )(\w+)"
    ).match(page.text, operand.after, operand.after + CUE_REACH)
    if (
        following
        and following.group(2).lower() in words().saying
        and cue in ("comma", "side by side")
    ):
        foreign, gloss = text_of(page, source), page.text[operand.start : operand.end]
        one_breath = source.quoted and cue == "side by side" and " " in foreign
        return one_breath and retells(foreign, gloss.rstrip(".,!?"), 2.5)
    large = text_of(page, source)[:1].isupper()
    if cue == "side by side" and large and page.text[operand.start].islower():
        return False
    if cue == "side by side" and page.text[operand.start - 1] in ("‘", "'"):
        return True  # `garðr ‘enclosure’`: as linguists write
    if cue == "side by side" and not source.quoted:
        return text_of(page, source)[:1] > "\u024f" or " " in text_of(page, source)
    return True


def _negated(page: Page, source: Source) -> list[Match]:
    """`S does not mean “A” so much as “B”`: B."""
    match = _NOT.match(page.text, source.outer_end, source.outer_end + CUE_REACH)
    if match is None:
        return []
    first = quoted(page, match.end())
    if first is None:
        return []
    rather = _RATHER.match(page.text, first.after, first.after + CUE_REACH)
    second = quoted(page, rather.end()) if rather else None
    return [Match(second, "right after: “does not mean … but”", "", 0.9)] if second else []
