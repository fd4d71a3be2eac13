"""Translations that stand right of a foreign span, in the same sentence or bracket."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from annotator.languages.english import word_list, words
from annotator.suggest.glosses.cues import EITHER, SURE_CUES, Cue, right_cues
from annotator.suggest.glosses.english import (
    can_be_gloss,
    is_description,
    is_name_alone,
    is_romanisation,
)
from annotator.suggest.glosses.operands import (
    Operand,
    bare,
    further,
    quoted,
    skip_leading,
    whole,
)
from annotator.suggest.glosses.page import Page, Source, language_pattern
from annotator.suggest.speakers.names import first_names, places

ASIDE = 140
"""A cue in words counts so many characters after the span, over "he said, smiling,"."""


class Match(NamedTuple):
    """A gloss with the way in which it was given."""

    operand: Operand
    because: str
    note: str
    confidence: float


_ROMAN = re.compile(
    r"[,;]?\s*(?:romani[sz]ed|translit(?:erat(?:ed|ion))?\.?|rom\.|pinyin|pronounced|or)?:?\s*([^,;()“”\"«»'‘\n]{2,80})[,;]\s*"
)
_NOT = re.compile(
    r"\s+(?:does not|doesn’t|doesn't|did not|is not|isn’t|isn't) (?:just |only |merely |simply |so much )?(?:mean|translate (?:as|to)) "
)
_RATHER = re.compile(
    r"[,;]?\s*(?:so much as|but(?: rather| also)?|rather|it means|instead)[,:]?\s+"
)


_OPENING = re.compile(r"(?:[ \u00a0]|,|\n{1,2}| in [A-Z]\w+)?\s?([(\[])")


def right_of(page: Page, source: Source) -> list[Match]:
    """What the text gives right after the span: bracket first, then cues, then plain marks."""
    negated = _negated(page, source)
    if negated:
        return negated
    start = source.outer_end
    if page.text[start : start + 1] in (")", "]"):
        # The span is itself in a bracket, after its romanisation: `tangping (躺平), or “lying flat”`.
        start += 1
    for _ in range(2):
        found = list(_bracket(page, source, start))
        if found:
            return found
        after = _after_romanisation(page, source, start)
        if after is None:
            break
        start = after
    for cue in right_cues():
        matches = _by_cue(page, source, cue, start)
        if matches:
            return matches
    after_roman = _over_romanisation(page, source)
    if after_roman:
        return after_roman
    return _over_aside(page, source) or _bracket_after_aside(page, source)


def _bracket_range(page: Page, at: int) -> tuple[int, int] | None:
    """The inside of the bracket that opens at `at`."""
    opening = _OPENING.match(page.text, at)
    if opening is None:
        return None
    b = page.text.find(")" if opening.group(1) == "(" else "]", opening.end(), opening.end() + 400)
    return (opening.end(), b) if b >= 0 else None


def _bracket(page: Page, source: Source, at: int) -> Iterator[Match]:
    """`S (“gloss”)`, on the same line or the next."""
    inside = _bracket_range(page, at)
    if inside is not None:
        yield from _content(page, source, *inside)


def _after_romanisation(page: Page, source: Source, at: int) -> int | None:
    """One past a bracket that holds nothing but the romanisation or the original script."""
    inside = _bracket_range(page, at)
    if inside is None:
        return None
    a, b = inside
    if page.is_foreign(a, b) or is_romanisation(page.text[a:b], _text(page, source)):
        return b + 1
    return None


_ASIDE_BRACKET = re.compile(r"[^“”\"«»()\n.]{2,70}\s\((?=[“\"‘])")


def _bracket_after_aside(page: Page, source: Source) -> list[Match]:
    """`“S!” they shouted (“gloss!”)`: a passage of like length, in brackets."""
    match = _ASIDE_BRACKET.match(page.text, source.outer_end)
    if match is None or not source.quoted:
        return []
    operand = quoted(page, match.end())
    if operand is None or page.text[operand.after : operand.after + 1] != ")":
        return []
    gloss = page.text[operand.start : operand.end]
    size = source.end - source.start
    if not size * 0.4 - 4 <= len(gloss) <= size * 2.5 + 12:
        return []
    if page.is_foreign(operand.start, operand.end) or not can_be_gloss(
        gloss, _text(page, source), True
    ):
        return []
    return [Match(operand, "in brackets after an aside", "", 0.85)]


_SAYS_TRANSLATION = re.compile(
    r"(?:translat\w*|lit\.?|literally|mean(?:s|ing)|English|i\.e\.|roughly)[^“”\"'‘«»]{0,30}", re.I
)


def _content(page: Page, source: Source, a: int, b: int) -> Iterator[Match]:
    """The gloss inside a bracket from `a` to `b`."""
    inside = [q for q in page.quotations if a - 1 <= q[0] and q[3] <= b + 1] if b - a < 400 else []
    operands = [o for o in (quoted(page, q[0]) for q in inside) if o is not None]
    if not operands:
        single = re.compile(r"['‘]").search(page.text, a, b)
        while single and not operands:
            if single.start() == a or not page.text[single.start() - 1].isalnum():
                one = quoted(page, single.start())
                if one is not None and one.end <= b:
                    operands = [one]
            single = re.compile(r"['‘]").search(page.text, single.end(), b)
    if operands:
        cue = _SAYS_TRANSLATION.search(page.text, a, b) or re.compile(
            rf"{language_pattern()}(?: \w+)?(?::| for)"
        ).search(page.text, a, b)
        if cue:
            operands = [o for o in operands if o.start > cue.start()] or operands
        elif len(operands) > 1:
            chained = [operands[0], *further(page, operands[0])]
            operands = chained if len(chained) == len(operands) else operands[-1:]
        for operand in operands:
            if not page.is_foreign(operand.start, operand.end) and can_be_gloss(
                page.text[operand.start : operand.end], _text(page, source), True, sounds=not cue
            ):
                yield Match(operand, "in brackets right after", "", 0.96)
        return
    yield from _bare_content(page, source, a, b)


def _bare_content(page: Page, source: Source, a: int, b: int) -> Iterator[Match]:
    text = page.text
    lang = language_pattern()
    lead = re.compile(
        rf"\s*(?:(?:from |in )?(?:the )?{lang}(?: word| term| phrase)?(?: for|:|,)\s*|(?:or|meaning|which means|that is,|i\.e\.|lit\.?|literally|"
        rf"roughly|loosely|translated(?: as)?|translation|transl?\.|English(?: translation)?|in English|means)[:,]?\s+)+",
        re.I,
    ).match(text, a, b)
    said = (lead is not None and lead.end() > a) or text[a - 1] == "["
    start = lead.end() if lead else a
    pieces = _pieces(text, start, b)
    roman = bool(pieces) and (
        page.is_foreign(*pieces[0])
        or is_romanisation(text[pieces[0][0] : pieces[0][1]], _text(page, source))
    )
    if roman:
        if len(pieces) == 1:
            return
        start = pieces[1][0]
        again = re.compile(
            r"\s*(?:lit\.?|literally|meaning|or|i\.e\.|means|English)[:,]?\s+"
        ).match(text, start, b)
        start = again.end() if again else start
        said = said or bool(again)
        end = pieces[-1][1]
    else:
        semi = text.find(";", start, b)
        end = semi if semi > 0 else b
    tail = re.compile(rf"\s+in (?:the )?{lang}\s*$").search(text, start, end)
    if tail:
        end, said = tail.start(), True
    operand = whole(page, start, end)
    if operand is None or page.touches_foreign(operand.start, operand.end):
        return
    gloss = text[operand.start : operand.end]
    if not can_be_gloss(gloss, _text(page, source), said) or len(gloss.split()) > 14:
        return
    if not said and _is_short_name(gloss) and source.outer_end + 3 > a - 1:
        yield Match(operand, "in brackets right after", "", 0.75)
        return
    if not said and (
        is_description(gloss, _text(page, source))
        or (len(gloss.split()) < 4 and is_name_alone(gloss) and not _is_sentence(page, source))
    ):
        return
    yield Match(operand, "in brackets right after", "", 0.9 if said else 0.8)


def _is_short_name(gloss: str) -> bool:
    """`Adilet (Justice)`: one or two capitalised words that are no place, person or acronym."""
    parts = gloss.split()
    return len(parts) <= 2 and all(
        p[:1].isupper()
        and p[1:].islower()
        and p.isascii()
        and p.lower() not in places()
        and p.lower() not in first_names()
        for p in parts
    )


def _is_sentence(page: Page, source: Source) -> bool:
    """Whether the span is more than a name: it stands in marks, ends in a mark of its own or a script without capitals."""
    text = _text(page, source)
    return source.quoted or text[-1:] in "!?." or not any(c.isupper() for c in text)


def _pieces(text: str, a: int, b: int) -> list[tuple[int, int]]:
    """The ranges between commas and semicolons."""
    out, start = [], a
    for match in re.compile(r"[,;]\s*|\s[—–]\s").finditer(text, a, b):
        out.append((start, match.start()))
        start = match.end()
    out.append((start, b))
    return [p for p in out if p[1] > p[0]]


def _by_cue(page: Page, source: Source, cue: Cue, at: int) -> list[Match]:
    """The gloss after a cue that stands at `at`."""
    match = cue.pattern.match(page.text, at)
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
            _text(page, source),
            True,
            sounds=cue.name not in SURE_CUES,
        ):
            return []
        chain = [operand, *further(page, operand)]
        return [
            Match(o, f"after “{note}”" if note else cue.name, note, cue.confidence) for o in chain
        ]
    if cue.operand != EITHER:
        return []
    return _bare_after(page, source, cue, at, note)


def _stands_alone(page: Page, source: Source, operand: Operand, cue: str) -> bool:
    """Whether the passage beside the span is nobody else's words: no verb of saying after it."""
    following = re.compile(
        r"\W{0,3}((?:[A-Z]\w+ ){0,3}|(?:he|she|they|the \w+|a \w+) )(\w+)"
    ).match(page.text, operand.after)
    if (
        following
        and following.group(2).lower() in words().saying
        and cue in ("comma", "side by side")
    ):
        return False
    if cue == "side by side" and not source.quoted:
        return _text(page, source)[:1] > "\u024f" or " " in _text(page, source)
    return True


def _bare_after(page: Page, source: Source, cue: Cue, at: int, note: str) -> list[Match]:
    """Words without marks after a cue."""
    operand = bare(page, at)
    if operand is None or page.touches_foreign(operand.start, operand.end):
        return []
    gloss = page.text[operand.start : operand.end]
    if not can_be_gloss(gloss, _text(page, source), False):
        return []
    first = gloss.split()[0].lower()
    if cue.name in SURE_CUES:
        if first in _NOTHING or note.endswith(" that"):
            return []
        return [Match(operand, f"after “{note}”", note, cue.confidence - 0.1)]
    if not _apposed(page, source, operand, cue.name, gloss):
        return []
    return [Match(operand, cue.name, "", cue.confidence - 0.15)]


_NOTHING = frozenset(
    [
        "a",
        "lot",
        "nothing",
        "something",
        "everything",
        "that",
        "we",
        "they",
        "he",
        "she",
        "it",
        "you",
        "i",
        "more",
        "much",
        "so",
        "business",
        "little",
        "what",
        "this",
        "trouble",
        "many",
        "not",
        "anything",
        "only",
        "different",
        "quite",
        "very",
        "too",
        "to",
    ]
) - {"a"}
_VERBISH = re.compile(
    r"\b(?:said|says|told|is|was|were|are|had|has|have|did|asked|wrote|shouted|read|reads|went|came|at|by|who|which)\b"
)


def _apposed(page: Page, source: Source, operand: Operand, cue: str, gloss: str) -> bool:
    """Whether bare words between commas or dashes can be a translation rather than a remark."""
    text, parts, lists = page.text, gloss.split(), words()
    first = parts[0].lower().strip("“”\"'")
    closing = text[operand.after : operand.after + 2].strip(" ")[:1]
    if closing in ("", "\n") and cue in ("dash", "colon"):
        # A glossary: the span opens its line and the words end it.
        begin = text.rfind("\n", 0, source.outer_start) + 1
        return not text[begin : source.outer_start].strip(" •*·-–—")
    if _VERBISH.search(gloss) or any(
        p.lower() in lists.saying and p.lower() not in lists.speech for p in parts
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
    if is_name_alone(gloss) and not _is_sentence(page, source):
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
            and gloss[:1].islower() == _text(page, source)[:1].islower()
        )
    if cue == "comma":
        source_text = _text(page, source)
        return (
            closing in (",", ".", "—", ")")
            and len(parts) <= 5
            and not is_name_alone(gloss)
            and len(source_text.split()) <= 6
            and not source_text[:1].isupper()
            and gloss[:1].islower()
        )
    return False


_ADVERBS = word_list("glosses.adverbs")


def _over_romanisation(page: Page, source: Source) -> list[Match]:
    """`S, romanized: R, lit. 'gloss'` and `S, R, “gloss”`."""
    match = _ROMAN.match(page.text, source.outer_end)
    if match is None or not (
        page.touches_foreign(match.start(1), match.end(1))
        or is_romanisation(match.group(1), _text(page, source))
        or re.match(r"[,;]?\s*(?:romani|translit|rom\.|pinyin)", match.group())
    ):
        return []
    for cue in right_cues()[: len(SURE_CUES)]:
        found = _by_cue(page, source, cue, match.end())
        if found:
            return found
    operand = quoted(page, match.end())
    if operand is None or page.is_foreign(operand.start, operand.end):
        return []
    return [Match(operand, "after the romanisation", "", 0.9)]


def _over_aside(page: Page, source: Source) -> list[Match]:
    """`“S,” she said, smiling, which means “gloss”`: only cues in words, only marks after them."""
    text = page.text
    end = source.outer_end
    line = text.find("\n", end)
    limit = min(len(text), end + ASIDE, line if line >= 0 else len(text))
    for at in (
        m.start()
        for m in re.compile(r"[,—–(;]|\s(?=in English|meaning|which|that)").finditer(
            text, end, limit
        )
    ):
        if page.touches_foreign(end, at) or re.search(r"[.!?]\s|[“”\"]\s*\w", text[end:at]):
            return []
        for cue in right_cues()[: len(SURE_CUES) + 1]:
            match = cue.pattern.match(text, at)
            if match is None or match.end() <= at + 2:
                continue
            operand = quoted(page, skip_leading(page, match.end()))
            if operand is not None and not page.is_foreign(operand.start, operand.end):
                note = " ".join(match.group().strip(" \n,;:—–-(").split())
                return [
                    Match(o, f"after “{note}”", note, 0.88)
                    for o in (operand, *further(page, operand))
                ]
    return []


def _negated(page: Page, source: Source) -> list[Match]:
    """`S does not mean “A” so much as “B”`: B."""
    match = _NOT.match(page.text, source.outer_end)
    if match is None:
        return []
    first = quoted(page, match.end())
    if first is None:
        return []
    rather = _RATHER.match(page.text, first.after)
    second = quoted(page, rather.end()) if rather else None
    return [Match(second, "after “does not mean … but”", "", 0.9)] if second else []


def _text(page: Page, source: Source) -> str:
    return page.text[source.start : source.end]
