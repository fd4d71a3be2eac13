"""The patterns in order: right of the span, left of it, in a later line, weak signs last."""

import re
from collections.abc import Sequence

from annotator.model.proposal import Candidate, Gloss, Quotation
from annotator.model.span import Span
from annotator.suggest.glosses.after import right_of
from annotator.suggest.glosses.before import left_of
from annotator.suggest.glosses.coined import is_coined, is_in_code
from annotator.suggest.glosses.constructs import all_constructs
from annotator.suggest.glosses.english import is_romanisation
from annotator.suggest.glosses.grammar import by_forms
from annotator.suggest.glosses.later import later_of, weak_of
from annotator.suggest.glosses.match import Match, text_of
from annotator.suggest.glosses.mirror import mirrored
from annotator.suggest.glosses.more import and_more
from annotator.suggest.glosses.nearby import linked
from annotator.suggest.glosses.original import english_first, is_cited
from annotator.suggest.glosses.page import Page, Source, language_names, open_page
from annotator.suggest.glosses.passing import became
from annotator.suggest.glosses.plain_links import linked_plain
from annotator.suggest.glosses.respective import respective
from annotator.suggest.glosses.told import told_sources
from annotator.suggest.glosses.unseen import formed_words
from annotator.suggest.glosses.unseen_originals import original_words
from annotator.suggest.glosses.vocabulary import shared

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
    told = sorted({*told, *formed_words(text, spans, quotations)})
    told = sorted({*told, *original_words(text, spans, quotations)})
    told = [r for r in told if not is_coined(text, *r)]
    spans = [s for s in spans if not _is_doubtful(text, s)]
    if not spans and not told:
        return ()
    page = open_page(text, spans, quotations, told)
    unseen = set(told)
    best: dict[tuple[int, int, int], tuple[float, Source, Match]] = {}
    for number, source in enumerate(page.sources[:MAX_SOURCES]):
        following = (
            page.sources[number + 1].outer_start if number + 1 < len(page.sources) else len(text)
        )
        line = page.line_start(source.start), page.line_end(source.end)
        if is_in_code(text, source.start, source.end, line):
            continue
        for match in _of(page, source, following)[:MAX_GLOSSES]:
            if is_cited(page, source, match.operand):
                continue
            one_of = source.start if match.shared else -1
            key = (match.operand.start, match.operand.end, one_of)
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
    found = (
        respective(page, source)
        or english_first(page, source)
        or by_forms(page, source)
        or english_first(page, source, "next")
        or became(page, source)
        or (left_of(page, source) if _is_in_brackets(page, source) else [])
        or right_of(page, source)
    )
    if not found:
        found = left_of(page, source) or mirrored(page, source) or by_forms(page, source, weak=True)
    found = _both_sides(page, source, found)
    found = and_more(page, source, found)
    found = _apart(found + later_of(page, source, following))
    found = (
        found
        or _likely(page, source, weak_of(page, source, following))
        or _likely(page, source, english_first(page, source, "last"))
    )
    return found or linked(page, source) or linked_plain(page, source)


def _both_sides(page: Page, source: Source, found: list[Match]) -> list[Match]:
    """`In Malay the orangutan is orang hutan, the “man of the forest”`: what follows in marks."""
    if not found or any(m.operand.end > source.start for m in found):
        return found
    return found + [
        m for m in right_of(page, source) if m.operand.quoted and m.confidence >= CERTAIN
    ]


CERTAIN = 0.8
"""What stands behind the words in marks counts beside an English passage before them from here."""
WEAK = 0.77
"""Below this only the place speaks for a translation, so that its words are asked as well."""


def _likely(page: Page, source: Source, found: list[Match]) -> list[Match]:
    """Without the weak matches that share no word with the foreign text though some are known."""
    kept = []
    for match in found:
        gloss = page.text[match.operand.start : match.operand.end]
        if match.confidence < WEAK:
            common = shared(text_of(page, source), gloss)
            if common.hits < 1 and common.unlike:
                continue
            if common.hits == 0 and common.known >= LEAST[match.operand.quoted]:
                continue
        kept.append(match)
    return kept


LEAST = {True: 2.0, False: 1.0}
"""So many foreign words are known of which the English, in marks or not, has none: no match."""


def _apart(found: list[Match]) -> list[Match]:
    """The translations without those that are a part of another one."""
    ranges = [(m.operand.start, m.operand.end) for m in found]
    return [
        match
        for match, (start, end) in zip(found, ranges, strict=True)
        if not any(a <= start and end <= b and (a, b) != (start, end) for a, b in ranges)
    ]


def _is_in_brackets(page: Page, source: Source) -> bool:
    """Whether the words are all that stands in a bracket: an original, more likely than not."""
    around = (
        page.text[max(0, source.outer_start - 1)]
        + page.text[source.outer_end : source.outer_end + 1]
    )
    return around in ("()", "[]")


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
