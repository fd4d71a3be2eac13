"""Reviews on disk: what a reviewer says of somebody else's sheet, in the reviewer's own folder."""

from datetime import datetime
from typing import NamedTuple

from annotator.model.review import Review
from annotator.store import documents
from annotator.store.codec import encode
from annotator.store.fingerprint import Fingerprint
from annotator.store.workspace import Workspace


class StoredReview(NamedTuple):
    """A review as it was read."""

    review: Review
    fingerprint: Fingerprint


def load_review(
    ws: Workspace, reviewer: str, annotator: str, article_id: str
) -> StoredReview | None:
    """A reviewer's word on somebody's sheet; None where there is none yet."""
    stored = documents.load(ws, ws.review_path(reviewer, annotator, article_id), Review)
    return None if stored is None else StoredReview(stored.value, stored.fingerprint)


def save_review(
    ws: Workspace, review: Review, expected: Fingerprint | None, *, now: datetime | None = None
) -> Fingerprint:
    """Write a review; as `save_sheet` does."""
    path = ws.review_path(review.reviewer, review.of, review.article)
    return documents.save(ws, path, encode(review), Review, expected, now)


def reviews_of(ws: Workspace, annotator: str, article_id: str) -> list[StoredReview]:
    """All reviews of one sheet, by the reviewer's name."""
    found = (load_review(ws, name, annotator, article_id) for name in ws.annotators())
    return [review for review in found if review is not None]
