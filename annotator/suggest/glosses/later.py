"""Translations in a later line or sentence: label lines, blocks, "this phrase means …"."""

import re

from annotator.languages.english import word_list
from annotator.suggest.glosses.borders import read_bare
from annotator.suggest.glosses.cues import LABEL, REFERS, later_cue
from annotator.suggest.glosses.english import alike, can_be_gloss, is_romanisation, looks_english
from annotator.suggest.glosses.match import Match, text_of
from annotator.suggest.glosses.operands import Operand, bare, further, quoted, skip_leading, whole
from annotator.suggest.glosses.page import CUE_REACH, Page, Source
from annotator.suggest.glosses.retelling import retells
from annotator.suggest.glosses.retold import retold
from annotator.suggest.glosses.unmarked import unmarked

REACH = 260
"""A sentence that refers back begins at most so many characters after the span."""
_BYLINE = re.compile(r"[—–-]\s*\S.{0,80}\d{4}\s*$|[—–]\s*.{0,60}\(@\w+\).*$")
_REMARK = word_list("glosses.remark")
_SENTENCE = re.compile(
    r"[.!?…][)”\"’»]?\s+|\n+|[;,] (?:and )?(?=it (?:says|means|reads|translates) )|"
    r"[;,] (?:and|but) (?:\w+ ){1,5}?(?:that )?(?=it means )|[;,] (?:and )?(?=in English,? it )|"
    r"[”\"»]\s+(?=[A-Z“\"])"
)


def later_of(page: Page, source: Source, limit: int) -> list[Match]:
    """Glosses after the sentence of the span, before the offset `limit` (the next span)."""
    found = _label(page, source) or _block(page, source)
    return found + _refers_back(page, source, limit)


def weak_of(page: Page, source: Source, limit: int) -> list[Match]:
    """Patterns to try only where nothing else fired: a sentence that retells the foreign words."""
    return unmarked(page, source, limit) or retold(page, source, limit)


def _lines_after(page: Page, at: int, most: int = 3) -> list[tuple[int, int]]:
    """The next three lines, or `most`, that hold something, of at most twenty more."""
    out: list[tuple[int, int]] = []
    end = page.line_end(at)
    for _ in range(20 + most):
        if end >= len(page.text) or len(out) == most:
            break
        start, end = end + 1, page.line_end(end + 1)
        if page.text[start:end].strip():
            out.append((start, end))
    return out


def _ends_line(page: Page, source: Source) -> bool:
    rest = page.text[source.outer_end : min(page.line_end(source.outer_end), source.outer_end + 40)]
    return not rest.strip(" .!?…*\u00a0)]")


def _opens_line(page: Page, source: Source) -> bool:
    begin = page.line_start(source.outer_start)
    if source.outer_start - begin > 40:
        return False
    before = page.text[begin : source.outer_start]
    return not before.strip(" ([—–-*•\u00a0") or bool(
        re.fullmatch(r"\s*[A-Z]\w{1,14}(?: \w{1,12})?:\s*", before)
    )


_NOTE = re.compile(r"\s*([*†‡§¹²³⁴⁵⁶⁷⁸⁹])\s*")


def _label(page: Page, source: Source) -> list[Match]:
    """`Translation: …` on one of the next lines."""
    for start, end in _lines_after(page, source.outer_end)[:2]:
        match = LABEL.match(page.text, start, end)
        if match and match.end() >= end:
            below = _lines_after(page, end)[:1]
            operand = _line_operand(page, *below[0]) if below else None
            if operand is not None and _fits(page, source, operand):
                return [Match(operand, "below a line that calls it a translation", "", 0.9)]
            return []
        if match:
            operand = quoted(page, match.end()) or whole(
                page, match.end(), _without_bracket(page, match.end(), end)
            )
            if operand is not None and _fits(page, source, operand):
                return [Match(operand, "on the next line, called a translation", "", 0.94)]
            return []
        note = _NOTE.match(page.text, start, end)
        sign = page.text[source.outer_end : source.outer_end + 1]
        if note and note.group(1) == sign:
            operand = quoted(page, note.end()) or whole(page, note.end(), end)
            return (
                [Match(operand, "in a note below", "", 0.85)]
                if operand and _fits(page, source, operand)
                else []
            )
    return []


def _without_bracket(page: Page, start: int, end: int) -> int:
    while end > start and page.text[end - 1] in ")] \t\r":
        end -= 1
    return end


def _block(page: Page, source: Source) -> list[Match]:
    """A line of its own, and its translation as the next line or paragraph."""
    if not (_ends_line(page, source) and _opens_line(page, source)):
        return []
    text = page.text
    if "\n" in text[source.start : source.end].strip():
        return _stanza(page, source)
    for start, end in _lines_after(page, source.outer_end):
        line = text[start:end].strip()
        if _BYLINE.match(line) or is_romanisation(line, text[source.start : source.end]):
            continue
        if page.touches_foreign(start, end) or line[-1:] in ";{}" or "#" in line:
            return []  # The second: lines of a style sheet that was scraped along
        operand = _line_operand(page, start, end)
        if operand is None or not _alike(page, source, operand) or not _fits(page, source, operand):
            return []
        marked = line[:1] in '([“"‘«'
        if not marked and source.quoted:
            return []
        return [Match(operand, "the next line, about as long", "", 0.9 if marked else 0.7)]
    return []


def _stanza(page: Page, source: Source) -> list[Match]:
    """As many lines of English as the foreign ones, below them."""
    lines = [part for part in page.text[source.start : source.end].split("\n") if part.strip()]
    below = _lines_after(page, source.outer_end, len(lines))
    if len(below) < len(lines):
        return []
    operand = whole(page, below[0][0], below[-1][1])
    passage = page.quoted_at(below[0][0])
    if passage is not None and passage[3] >= below[-1][1] - 1:
        operand = whole(page, passage[1], passage[2])
    if operand is None or not _alike(page, source, operand) or not _fits(page, source, operand):
        return []
    return [Match(operand, "the lines below, as many as these", "", 0.8)]


def _line_operand(page: Page, start: int, end: int) -> Operand | None:
    """The whole line without brackets or marks; None where more than a passage stands in it."""
    text = page.text
    while start < end and text[start] in " \t([":
        start += 1
    passage = page.quoted_at(start)
    if passage is not None:
        rest = text[passage[3] : end].strip(" .)]\r")
        if rest and not re.match(r"[—–-]", rest):
            return None
        return quoted(page, start)
    return whole(page, start, _without_bracket(page, start, end))


def _alike(page: Page, source: Source, operand: Operand) -> bool:
    """Whether the two have about the same length."""
    return alike(page.text[source.start : source.end], page.text[operand.start : operand.end])


_COMES_CLOSE = re.compile(r"(?:but|though|perhaps|is|and)[:,]? (?=[“\"‘])")
_CLOSE = re.compile(r" (?:comes|is|may be|would be|might be) (?:the )?(?:very )?(?:close|near)")


def _refers_back(page: Page, source: Source, limit: int) -> list[Match]:
    """`This phrase—roughly translated as “A” or “B”` in one of the next sentences."""
    text, end = page.text, source.outer_end
    stop = min(len(text), end + REACH, limit)
    begins = [end] + [m.end() for m in _SENTENCE.finditer(text, end, stop)]
    for at in begins:
        if not REFERS.match(text, at, at + CUE_REACH):
            continue
        near = _COMES_CLOSE.search(text, at, min(len(text), at + 160))
        operand = quoted(page, near.end()) if near else None
        if operand is not None and _CLOSE.match(text, operand.after):
            return [Match(operand, "later: “comes close”", "comes close", 0.8)]
        sentence_end = _SENTENCE.search(text, at + 1, min(len(text), at + 200))
        cue = later_cue().search(
            text, at, min(sentence_end.start() if sentence_end else at + 200, len(text))
        )
        while cue is not None:
            found = _operand(page, source, cue)
            if found:
                return found
            cue = later_cue().search(text, cue.end(), min(len(text), at + 200))
    return []


_QUALIFIER = re.compile(
    r"(?:\b(?:which|can|could|may|might|would|should|be|is|are|was|roughly|loosely|literally|"
    r"freely|best|often|usually|commonly|generally|variously|simply|directly|officially|also|"
    r"sometimes|approximately|more|less|or|a|rough|loose|literal|free|the|official)\s+)+$"
)
"""The words with which the article hedges: "can be roughly" translated as."""


def _operand(page: Page, source: Source, cue: re.Match[str]) -> list[Match]:
    at = skip_leading(page, cue.end())
    how = _QUALIFIER.search(page.text, max(0, cue.start() - 60), cue.start())
    told_how = page.text[how.start() if how else cue.start() : cue.end()]
    note = " ".join(told_how.strip(" ,:—–\n").split())
    operand = quoted(page, at)
    told = bool(cue.group("verb"))
    if operand is not None and _fits(page, source, operand, sounds=not told):
        return [Match(o, f"later: “{note}”", note, 0.9) for o in (operand, *further(page, operand))]
    verb = (cue.group("verb") or "").lower()
    led = verb[:6] not in ("transl", "render") or note.endswith((" as", " to", " into", ":"))
    if operand is None and cue.group("colon"):
        operand = read_bare(page, source, at, "sentence")
        gloss = page.text[operand.start : operand.end] if operand else ""
        if operand and retells(text_of(page, source), gloss, 2.5) and _fits(page, source, operand):
            return [Match(operand, f"later: “{note}”", note, 0.78)]
        operand = None
    if operand is None and led and (told or cue.group("colon")):
        operand = bare(page, at)
        if (
            operand is not None
            and _fits(page, source, operand)
            and _is_meant(page, source, operand)
        ):
            return [Match(operand, f"later: “{note}”", note, 0.75)]
    return []


def _is_meant(page: Page, source: Source, operand: Operand) -> bool:
    """Whether bare words after "it means" are a translation: "it means that …" is none."""
    gloss = page.text[operand.start : operand.end]
    if gloss.split()[0].lower() in _REMARK:
        return False
    return can_be_gloss(gloss, page.text[source.start : source.end], False)


def _fits(page: Page, source: Source, operand: Operand, sounds: bool = True) -> bool:
    gloss = page.text[operand.start : operand.end]
    return (
        not page.is_foreign(operand.start, operand.end)
        and can_be_gloss(gloss, page.text[source.start : source.end], True, sounds)
        and (operand.quoted or looks_english(gloss))
    )
