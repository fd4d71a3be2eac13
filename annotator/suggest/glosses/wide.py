"""Glosses of a text with long empty stretches: they are looked for as if those were short."""

from collections.abc import Sequence

import msgspec

from annotator.model.proposal import Candidate, Gloss, Quotation
from annotator.model.span import Span
from annotator.suggest.glosses import finder
from annotator.suggest.glosses.page import open_page
from annotator.suggest.glosses.weighed import free_of, reconsider, unseen_words
from annotator.text.squeezed import Squeezed, squeeze


def find_glosses(
    text: str, spans: Sequence[Candidate], quotations: Sequence[Quotation]
) -> tuple[Gloss, ...]:
    """The translations that `text` gives for its foreign `spans`, in order of their place.

    As `finder.find_glosses` says, with the offsets of `text` however wide its gaps are.
    """
    short = squeeze(text)
    if short is None:
        return _weighed(text, spans, quotations)
    moved = [_candidate(span, short) for span in spans]
    said = [_quotation(quotation, short) for quotation in quotations]
    found = _weighed(
        short.text, [s for s in moved if s.start < s.end], [q for q in said if q.start < q.end]
    )
    return tuple(_back(text, gloss, short) for gloss in found)


def _weighed(
    text: str, spans: Sequence[Candidate], quotations: Sequence[Quotation]
) -> tuple[Gloss, ...]:
    """What the forms find, weighed against what else stands near the foreign words."""
    found = finder.find_glosses(text, spans, quotations)
    unseen = unseen_words(text) if len(spans) <= finder.MAX_SPANS else []
    if not spans and not found and not unseen:
        return ()
    page = open_page(text, spans[: finder.MAX_SPANS], quotations)
    unseen = free_of(unseen, page.foreign)
    del page.sources[finder.MAX_SOURCES :]
    return tuple(reconsider(page, found, unseen=unseen))


def _candidate(span: Candidate, short: Squeezed) -> Candidate:
    return msgspec.structs.replace(span, start=short.there(span.start), end=short.there(span.end))


def _quotation(quotation: Quotation, short: Squeezed) -> Quotation:
    inner = tuple(
        Span(start=short.there(one.start), end=short.there(one.end)) for one in quotation.inner
    )
    return msgspec.structs.replace(
        quotation,
        start=short.there(quotation.start),
        end=short.there(quotation.end),
        inner=tuple(one for one in inner if one.start < one.end),
    )


def _back(text: str, gloss: Gloss, short: Squeezed) -> Gloss:
    start, end = short.back(gloss.start), short.back(gloss.end)
    source = Span(start=short.back(gloss.source.start), end=short.back(gloss.source.end))
    return msgspec.structs.replace(gloss, source=source, start=start, end=end, text=text[start:end])
