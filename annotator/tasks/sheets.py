"""Sheets as they are stored, with where their annotations stand now. Reads; never writes."""

from collections.abc import Mapping
from typing import NamedTuple

from annotator.model.anchor import Resolution
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
