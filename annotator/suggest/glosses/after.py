"""Translations that stand right of a foreign span, in the same sentence or bracket."""

import re

from annotator.languages.english import word_list, words
from annotator.suggest.glosses.apposition import apposed
from annotator.suggest.glosses.bare import bare_after
from annotator.suggest.glosses.brackets import (
    after_romanisation,
    bracket_after,
    bracket_after_aside,
)
from annotator.suggest.glosses.cues import BESIDE, EITHER, SURE_CUES, THING, Cue, right_cues
from annotator.suggest.glosses.english import (
    alike,
    can_be_gloss,
    in_lexicon,
    is_romanisation,
)
from annotator.suggest.glosses.equal import sentence_beside
from annotator.suggest.glosses.match import Match, text_of
from annotator.suggest.glosses.operands import (
    Operand,
    bare,
    further,
    quoted,
    skip_leading,
    whole,
)
from annotator.suggest.glosses.page import CUE_REACH, EMPHASIS, Page, Source
from annotator.suggest.glosses.retelling import retells

ASIDE = 140
"""A cue in words counts so many characters after the span, over "he said, smiling,"."""


_IN_LANGUAGE = re.compile(r"\b[Ii]n (?:the )?[A-Z]\w+(?: language)?,? $")
_ROMAN = re.compile(
    r"[,;]?\s*(?:romani[sz]ed|translit(?:erat(?:ed|ion))?\.?|rom\.|pinyin|pronounced|"
    r"or)?:?\s*([^\s,;()“”\"«»'‘][^,;()“”\"«»'‘\n]{1,79})[,;]\s*"
)


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
    in_language = _IN_LANGUAGE.search(
        page.text, max(0, source.outer_start - 40), source.outer_start
    )
    return (
        (_is_it(page, start) if in_language else [])
        or _translated_as(page, source, start)
        or _used_for(page, source, start)
        or _by_cues(page, source, start)
        or (_language_named(page, source, start) if in_language else [])
        or _over_romanisation(page, source)
        or _over_aside(page, source)
        or _over_saying(page, source)
        or _over_relative(page, source)
        or bracket_after_aside(page, source)
    )


_IS_IT = re.compile(r"\s+(?:is|was|says|reads)\s+")


def _is_it(page: Page, at: int) -> list[Match]:
    """`In Somali, S is “gloss”`."""
    is_it = _IS_IT.match(page.text, at, at + CUE_REACH)
    operand = quoted(page, is_it.end()) if is_it else None
    if operand is None or page.is_foreign(operand.start, operand.end):
        return []
    return [Match(operand, "right after: “is”, the language named before", "", 0.88)]


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


_CALLED = re.compile(
    rf"\b(?:[Tt]he|[Tt]his|[Aa]n?) (?:[\w-]+ ){{0,2}}{THING}"
    r"(?: of (?:[\w-]+ ){0,2}[\w-]+)?,? [“\"‘«]?$"
)
_MEAN = (
    r"(?:(?:may|might|can|could) )?"
    r"(?:(?:literally|simply|just|roughly|loosely|actually|really|originally|also) ){0,3}"
    r"(?:means?|meant|translates? (?:as|to|into)|translated (?:as|to))\s+"
)
_MEANS = re.compile(rf"(?:[,)—–] ?|\band |[”\"’] ){_MEAN}")


def _over_relative(page: Page, source: Source) -> list[Match]:
    """`The word S, which some have called “…,” literally means G`: the verb of the word itself."""
    text, end = page.text, source.outer_end
    if text[end : end + 1] not in (",", "(", "—") and text[end - 2 : end - 1] != ",":
        return []
    if not _CALLED.search(text, max(0, source.outer_start - 60), source.outer_start):
        return []
    stop = re.compile(r"[.!?](?:\s|$)|\n").search(text, end, min(len(text), end + ASIDE))
    verb = _MEANS.search(text, end, stop.start() if stop else min(len(text), end + ASIDE))
    verb = verb or re.compile(
        r"[”\"’] " + _MEANS.pattern.removeprefix(r"(?:[,)—–] ?|\band )")
    ).search(text, end, stop.start() if stop else min(len(text), end + ASIDE))
    if verb is None:
        return []
    operand = quoted(page, verb.end()) or bare(page, verb.end())
    if operand is None or page.touches_foreign(operand.start, operand.end):
        return []
    if not can_be_gloss(page.text[operand.start : operand.end], text_of(page, source), False):
        return []
    return [Match(operand, "later in the sentence: “means”", "", 0.85)]


_PAST = word_list("glosses.told")
_TRANSLATE = re.compile(
    r"\b(?:translat|render|gloss|defin|giv|explain|interpret|read|understand)(?:e|es|s|ed|ing)? "
    r"(?:the (?:word|term|phrase|name|expression) )?[“\"‘«]?$"
)
_AS = re.compile(r"[”\"’»]? (?:[a-z]+ly |either |both |sometimes )?as (?=[“\"‘'])")


_USE = re.compile(
    r"\b(?:use|uses|used|using|have|has|had) (?:the|a|one) (?:word|term|phrase|expression|name|"
    r"verb) [“\"‘«]?$"
)
_FOR = re.compile(r"[”\"’»]? (?:for|to mean|to say)\s+")


def _used_for(page: Page, source: Source, at: int) -> list[Match]:
    """`Finns use the word S for work that is done together`."""
    link = _FOR.match(page.text, at, at + CUE_REACH)
    if link is None or not _USE.search(
        page.text, max(0, source.outer_start - 40), source.outer_start
    ):
        return []
    operand = quoted(page, link.end()) or bare(page, link.end(), like=60)
    if operand is None or page.touches_foreign(operand.start, operand.end):
        return []
    return [Match(operand, "right after: “for”, the verb before", "", 0.85)]


def _translated_as(page: Page, source: Source, at: int) -> list[Match]:
    """`Scholars translate S variously as “A,” “B” or “C.”`: the verb before, "as" after."""
    link = _AS.match(page.text, at, at + CUE_REACH)
    if link is None or not _TRANSLATE.search(
        page.text, max(0, source.outer_start - 40), source.outer_start
    ):
        return []
    operand = quoted(page, link.end())
    if operand is None or page.is_foreign(operand.start, operand.end):
        return []
    because = "right after: “as”, the verb before"
    return [Match(o, because, "", 0.93) for o in (operand, *further(page, operand))]


_BARE = re.compile(r",[”\"’»]? ([a-z][^,.;:“”\"()\n]{1,60})(?=[,.;])")


def _language_named(page: Page, source: Source, at: int) -> list[Match]:
    """`Above the door, in Hebrew, S, welcome, and …`: English words right after."""
    match = _BARE.match(page.text, at, at + CUE_REACH)
    if match is None or not in_lexicon(match.group(1)):
        return []
    first, lists = match.group(1).split()[0], words()
    if first in lists.little or first in lists.pronouns or first.endswith(("ing", "ed", "ly")):
        return []
    said = first in lists.saying and " " in match.group(1)
    if said or any(w in _PAST for w in match.group(1).split()):
        return []
    operand = whole(page, match.start(1), match.end(1))
    return [Match(operand, BESIDE["comma"], "", 0.75)] if operand else []


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


def _over_romanisation(page: Page, source: Source) -> list[Match]:
    """`S, romanized: R, lit. 'gloss'` and `S, R, “gloss”`."""
    match = _ROMAN.match(page.text, source.outer_end, source.outer_end + CUE_REACH)
    if match is None or not (
        page.touches_foreign(match.start(1), match.end(1))
        or is_romanisation(match.group(1), text_of(page, source))
        or re.match(r"[,;]?\s*(?:romani|translit|rom\.|pinyin)", match.group())
        or (page.text[source.start] > "\u024f" and len(match.group(1).split()) == 1)
    ):
        return []
    for cue in right_cues()[: len(SURE_CUES) + 1]:
        found = _by_cue(page, source, cue, match.end())
        if found:
            return found
    operand = quoted(page, match.end())
    if operand is None or page.is_foreign(operand.start, operand.end):
        return []
    return [Match(operand, "right after the romanisation", "", 0.9)]


_OF_ITSELF = re.compile(r"\s*that\b")
_SPOKEN_OF = re.compile(rf"\b{THING}$")
"""`in a tone that meant “move”` tells of the tone, not of the words."""
_ANSWERS = re.compile(r"\b(?:answer|repl[yi]|respond)\w*$|\b(?:and|but) (?:then|to|now)\b")
"""`I answer in English, “Morning,”`: other words, no translation."""


def _over_aside(page: Page, source: Source) -> list[Match]:
    """`“S,” she said, smiling, which means “gloss”`: only cues in words, only marks after them."""
    text = page.text
    end = source.outer_end
    limit = min(end + ASIDE, page.line_end(end))
    for at in (
        m.start()
        for m in re.compile(r"[,—–(;]|\s(?=in English|meaning|which|that)").finditer(
            text, end, limit
        )
    ):
        if page.touches_foreign(end, at) or re.search(r"[.!?]\s|[“”\"]\s*\w", text[end:at]):
            return []
        for cue in right_cues()[: len(SURE_CUES) + 1]:
            match = cue.pattern.match(text, at, at + CUE_REACH)
            if match is None or match.end() <= at + 2 or _ANSWERS.search(text, end, at):
                continue
            if _OF_ITSELF.match(match.group()) and not _SPOKEN_OF.search(text, end, at):
                continue
            operand = quoted(page, skip_leading(page, match.end()))
            if operand is not None and not page.is_foreign(operand.start, operand.end):
                note = " ".join(match.group().strip(" \n,;:—–-(").split())
                return [
                    Match(o, f"a little later: “{note}”", note, 0.88)
                    for o in (operand, *further(page, operand))
                ]
    return []


_SAYING = re.compile(
    r",?[”\"]?,? (?:(?P<first>[a-z]+) (?:he|she|(?:the|an?|her|his|my) [a-z]+(?: [a-z]+)?|"
    r"[A-Z]\w+(?: [A-Z]\w+)?)(?:,\s+|\s?(?P<dashed>[—–])\s?)"
    r"|(?:he|she|they|it|we|I|(?:the|an?|her|his|my) [a-z]+(?: [a-z]+)?|"
    r"[A-Z]\w+(?: [A-Z]\w+)?) (?:(?:would|will|could|can|used to|likes to) )?"
    r"(?P<verb>[a-z]+)(?: [a-z]+ly)?(?:,\s+|\s?(?P<dash>[—–])\s?))"
)


def _over_saying(page: Page, source: Source) -> list[Match]:
    """`a shande, she says, a disgrace`: bare words after "she says"."""
    said = _SAYING.match(page.text, source.outer_end, source.outer_end + CUE_REACH)
    if said is None or (said.group("verb") or said.group("first")) not in words().saying:
        return []
    cue = "dash" if said.group("dash") or said.group("dashed") else "comma"
    operand = quoted(page, said.end()) if cue == "dash" else None
    if operand is not None and not page.is_foreign(operand.start, operand.end):
        gloss = page.text[operand.start : operand.end]
        fits = alike(text_of(page, source), gloss) and can_be_gloss(
            gloss, text_of(page, source), True
        )
        return [Match(operand, BESIDE[cue], "", 0.8)] if fits else []
    return apposed(page, source, cue, said.end(), over=True)


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
