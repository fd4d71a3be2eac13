"""What reviewers handed back, seen from the author's sheet: to walk, to take over, to answer."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from annotator.model.errors import AnnotatorError
from annotator.model.review import Review
from annotator.model.sheet import Sheet
from annotator.store.reviews import reviews_of
from annotator.store.workspace import Workspace

if TYPE_CHECKING:
    from annotator.tasks.annotation.feedback import OpenItem

Waiting = Mapping[str, "tuple[OpenItem, ...]"]
"""Annotation id → what is open about it."""


class Returned:
    """The reviews of one sheet, read when they are wanted first."""

    def __init__(self, workspace: Workspace, article_id: str) -> None:
        self._workspace, self._article = workspace, article_id
        self._reviews: list[Review] | None = None
        self._sheet: Sheet | None = None
        self._waiting: Waiting = {}

    def open_in(self, sheet: Sheet) -> Waiting:
        """What waits in the author's sheet as it is now, conflicts of merges left out."""
        if self._reviews is None:
            self._reviews = self._read()
        if self._sheet is not sheet:
            self._waiting = _open_in(sheet, self._reviews) if self._reviews else {}
            self._sheet = sheet
        return self._waiting

    def _read(self) -> list[Review]:
        place = self._workspace
        try:
            return [r.review for r in reviews_of(place, place.annotator, self._article)]
        except AnnotatorError:
            return []  # `annotator check` names the file; the author's work goes on


def _open_in(sheet: Sheet, reviews: list[Review]) -> Waiting:
    # Loaded where somebody has reviewed: the first screen does not wait for it.
    from annotator.tasks.annotation.feedback import open_in

    found: dict[str, list[OpenItem]] = {}
    for item in open_in(sheet, reviews):
        if item.what != "conflict":
            found.setdefault(item.annotation.id, []).append(item)
    return {one: tuple(items) for one, items in found.items()}


def reviewed_articles(workspace: Workspace) -> set[str]:
    """The articles in which somebody reviewed the workspace's annotator. Cheap: no file is read."""
    me = workspace.annotator
    return {
        article
        for reviewer in workspace.annotators()
        for of, article in workspace.review_ids(reviewer)
        if of == me
    }


def waiting_articles(workspace: Workspace) -> dict[str, int]:
    """The articles in which something waits for the workspace's annotator, and how much.

    Only sheets that somebody has reviewed are read.
    """
    from annotator.tasks.annotation.feedback import open_items

    found = {}
    for article in sorted(reviewed_articles(workspace)):
        try:
            waiting = open_items(workspace, article_id=article)
        except AnnotatorError:
            continue
        count = sum(item.what != "conflict" for item in waiting)
        if count:
            found[article] = count
    return found
