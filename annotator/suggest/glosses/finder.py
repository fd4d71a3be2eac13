"""The forms in order: a row of them, right of the span, in a later line, weak signs last."""

import re
from collections.abc import Sequence

from annotator.model.proposal import Candidate, Gloss, Quotation
from annotator.model.span import Span
from annotator.suggest.glosses.after import right_of
from annotator.suggest.glosses.coined import is_coined, is_in_code
from annotator.suggest.glosses.constructs import all_constructs
from annotator.suggest.glosses.english import is_romanisation
from annotator.suggest.glosses.later import later_of, weak_of
from annotator.suggest.glosses.match import Match, text_of
from annotator.suggest.glosses.nearby import linked
from annotator.suggest.glosses.page import Page, Source, language_names, open_page
from annotator.suggest.glosses.respective import respective
from annotator.suggest.glosses.told import told_sources

MAX_GLOSSES = 6
"""More translations of one span than this are a list, not glosses."""

MAX_SOURCES, MAX_SPANS = 1_500, 4_500
"""Foreign passages of one article that are looked at, from the first: a text with more of them is
no English article that quotes, and each one costs half a millisecond or more. And spans, of which
several may be one passage: what stands behind so many is not read for translations."""


def find_glosses(
    text: str, spans: Sequence[Candidate], quotations: Sequence[Quotation]
) -> tuple[Gloss, ...]:
    """The translations that `text` gives for its foreign `spans`, in order of their place.

    Only where a span was found, or where the text itself names the language of a word ("Hindi
    for"): an English quotation never gets a gloss. `quotations` are those of
    the whole text. Offsets are code points, marks and brackets left out. Never raises; linear.
    """
    if len(spans) > MAX_SPANS:
        text = text[: sorted(s.start for s in spans)[MAX_SPANS]]
        spans = [s for s in spans if s.end <= len(text)]
        quotations = [q for q in quotations if q.end <= len(text)]
    told = sorted({*told_sources(text), *all_constructs(text, quotations)})
    told = [r for r in told if not is_coined(text, *r)]
    spans = [s for s in spans if not _is_doubtful(text, s)]
    if not spans and not told:
        return ()
    page = open_page(text, spans, quotations, told)
    unseen = set(told)
    best: dict[tuple[int, int], tuple[float, Source, Match]] = {}
    for number, source in enumerate(page.sources[:MAX_SOURCES]):
        following = (
            page.sources[number + 1].outer_start if number + 1 < len(page.sources) else len(text)
        )
        line = page.line_start(source.start), page.line_end(source.end)
        if is_in_code(text, source.start, source.end, line):
            continue
        for match in _of(page, source, following)[:MAX_GLOSSES]:
            key = match.operand.start, match.operand.end
            known = best.get(key)
            # Where two passages claim a translation, one that a detector saw comes first.
            sure = match.confidence - ((source.start, source.end) in unseen)
            if known is None or _rather(page, source, known[1], sure > known[0]):
                best[key] = (sure, source, match)
    return tuple(_gloss(text, source, match) for _, (_, source, match) in sorted(best.items()))


DOUBT = 0.85
"""A detector that is less sure of one word than this is not believed against an English list."""


def language_near(text: str, span: Candidate) -> bool:
    """Whether a language is named within a few words of a span."""
    around = text[max(0, span.start - NEAR) : span.end + NEAR]
    return any(word in language_names() for word in re.findall(r"[A-Z]\w+", around))


NEAR = 60


def _is_doubtful(text: str, span: Candidate) -> bool:
    """Whether a span that was found with little confidence is only an English coinage."""
    unsure = span.confidence is not None and span.confidence < DOUBT
    named = text[span.start : span.end].capitalize() in language_names()
    return named or (
        unsure and is_coined(text, span.start, span.end) and not language_near(text, span)
    )


def _of(page: Page, source: Source, following: int) -> list[Match]:
    """All glosses of one span, the surest way first."""
    beside = respective(page, source) or right_of(page, source)
    found = _apart(beside + later_of(page, source, following))
    return found or weak_of(page, source, following) or linked(page, source)


def _apart(found: list[Match]) -> list[Match]:
    """The translations without those that are a part of another one."""
    ranges = [(m.operand.start, m.operand.end) for m in found]
    return [
        match
        for match, (start, end) in zip(found, ranges, strict=True)
        if not any(a <= start and end <= b and (a, b) != (start, end) for a, b in ranges)
    ]


def _rather(page: Page, one: Source, other: Source, surer: bool) -> bool:
    """Whether a translation belongs to `one` rather than to `other`, which claimed it before.

    To the words in their own script rather than to how they are read: `Erik (“G” — Ерік)`.
    """
    first, second = text_of(page, one), text_of(page, other)
    if is_romanisation(second, first):
        return True
    return surer and not is_romanisation(first, second)


def _gloss(text: str, source: Source, match: Match) -> Gloss:
    operand = match.operand
    return Gloss(
        source=Span(start=source.start, end=source.end),
        start=operand.start,
        end=operand.end,
        text=text[operand.start : operand.end],
        note=match.note,
        because=match.because,
        confidence=round(match.confidence, 2),
    )


def with_kinds(quotations: Sequence[Quotation], glosses: Sequence[Gloss]) -> tuple[Quotation, ...]:
    """The quotations with the kind `gloss` where one translates a span; nobody is named for it."""
    places = {(g.start, g.end) for g in glosses}
    starts = {g.start: g.end for g in glosses}
    out = []
    for q in quotations:
        is_gloss = (q.start, q.end) in places or abs(starts.get(q.start, -9) - q.end) <= 2
        if not is_gloss or q.kind == "foreign":
            out.append(q)
            continue
        out.append(
            Quotation(
                start=q.start,
                end=q.end,
                kind="gloss",
                candidates=q.candidates,
                unclosed=q.unclosed,
                inner=q.inner,
                unknown=q.unknown,
            )
        )
    return tuple(out)
