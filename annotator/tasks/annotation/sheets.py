"""Sheets as they are stored, with where their annotations stand now. Reads; never writes."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from annotator.model.anchor import Anchor, Resolution
from annotator.model.article import Article
from annotator.model.sheet import Sheet
from annotator.store.sheets import load_sheet
from annotator.store.workspace import Workspace


class ResolvedSheet(NamedTuple):
    """A sheet, its article as it is now, and each annotation's places in it."""

    sheet: Sheet
    article: Article
    places: Mapping[str, tuple[Resolution, ...]]


def resolved(sheet: Sheet, article: Article) -> ResolvedSheet:
    """Find every place of a sheet in the article as it is now."""
    from annotator.text.anchoring import resolve

    same = sheet.article.sha256 == article.sha256
    places = {
        a.id: tuple(resolve(article.text, o, same, sheet.article.length) for o in a.occurrences)
        for a in sheet.annotations
    }
    return ResolvedSheet(sheet, article, places)


def sheet_of(workspace: Workspace, annotator: str, article_id: str) -> ResolvedSheet:
    """One annotator's sheet on one article; an empty one where there is none yet.

    NotFound for an unknown article, UnreadableFile for a sheet that cannot be read.
    """
    stored = load_sheet(workspace, annotator, article_id)
    article = workspace.article(article_id)
    sheet = stored.sheet if stored else Sheet(article=article.ref, annotator=annotator)
    return resolved(sheet, article)


def stands_whole(sheet: Sheet, article: Article) -> bool:
    """Whether every place of the sheet, and all evidence, stands in the article as it is now."""
    from annotator.text.anchoring import resolve

    text, length = article.text, sheet.article.length
    return all(
        resolve(text, place, False, length).state == "exact"
        for annotation in sheet.annotations
        for place in annotation.occurrences
        if place.confirmed
    ) and all(text[e.start : e.end] == e.exact for e in _evidence(sheet))


def _evidence(sheet: Sheet) -> Iterator[Anchor]:
    for annotation in sheet.annotations:
        for translation in annotation.translations:
            yield from translation.evidence
        for attribution in annotation.attributions:
            yield from attribution.evidence
