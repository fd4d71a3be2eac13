"""What reviewers gave back to an author: the items to walk at the next start."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from msgspec.structs import replace

from annotator.compare import verdicts
from annotator.model.annotation import Annotation, Comment, Conflict
from annotator.model.review import Review, Verdict
from annotator.model.sheet import Sheet
from annotator.model.value import Value
from annotator.store.reviews import reviews_of
from annotator.store.sheets import load_sheet
from annotator.store.workspace import Workspace


class OpenItem(Value, frozen=True, kw_only=True):
    """One thing that waits for the author."""

    article: str
    annotation: Annotation
    what: str
    """changes · rejected · look-again · comment · conflict."""
    reviewer: str = ""
    reason: str = ""
    correction: Annotation | None = None
    """The reviewer's own version, to be taken over or not."""
    threads: tuple[verdicts.Thread, ...] = ()
    """Comments that are not settled."""
    conflict: Conflict | None = None
    """For `conflict`: what a merge could not settle."""
    verdict: Verdict | None = None


def open_items(ws: Workspace, author: str = "", *, article_id: str = "") -> tuple[OpenItem, ...]:
    """What reviewers handed back and what merges left open, article by article, in text order.

    A demand is no longer open when the annotation was changed; a thread is open until its reviewer
    settles it or the author has the last word.
    """
    name = author or ws.annotator
    found: list[OpenItem] = []
    for one in [article_id] if article_id else ws.sheet_ids(name):
        stored = load_sheet(ws, name, one)
        if stored is None:
            continue
        found += open_in(stored.sheet, [r.review for r in reviews_of(ws, name, one)])
    return tuple(found)


def open_in(sheet: Sheet, reviews: Iterable[Review]) -> Iterator[OpenItem]:
    """What is open in one sheet, given all reviews of it."""
    returned = [review for review in reviews if review.returned]
    for annotation in sheet.annotations:
        yield from _of_annotation(sheet, annotation, returned)


def _of_annotation(
    sheet: Sheet, annotation: Annotation, reviews: list[Review]
) -> Iterator[OpenItem]:
    article = sheet.article.id
    for conflict in annotation.conflicts:
        yield OpenItem(article=article, annotation=annotation, what="conflict", conflict=conflict)
    for review in reviews:
        verdict = verdicts.verdict_on(review, annotation.id)
        if verdict is None:
            continue
        shown = _handed_back(verdict, review.returned)
        talk = tuple(
            t
            for t in verdicts.threads(annotation, [shown])
            if not t.resolved
            and t.last_author != sheet.annotator
            and any(c.author == review.reviewer for c in t.comments)
        )
        state = verdicts.state_of(annotation, shown)
        if state in verdicts.OPEN or talk:
            yield OpenItem(
                article=article,
                annotation=annotation,
                what=state if state in verdicts.OPEN else "comment",
                reviewer=review.reviewer,
                reason=shown.reason,
                correction=shown.correction,
                threads=talk,
                verdict=shown,
            )


def _handed_back(verdict: Verdict, returned: str) -> Verdict:
    """The verdict as far as it was said when the sheet was handed back."""
    comments = tuple(c for c in verdict.comments if c.at <= returned)
    if verdict.at > returned:
        return Verdict(annotation=verdict.annotation, comments=comments)
    return replace(verdict, comments=comments)


def answered(
    annotation: Annotation, to: str, text: str, *, author: str, at: str, new_id: Callable[[], str]
) -> Annotation:
    """The author's annotation with an answer to a reviewer's comment, kept in the sheet."""
    said = Comment(id=new_id(), author=author, at=at, text=text.strip(), reply_to=to)
    return replace(annotation, comments=(*annotation.comments, said))


def open_item_record(item: OpenItem) -> dict[str, Any]:
    """Plain data for `review --mine --json`."""
    a = item.annotation
    told: dict[str, Any] = {
        "article": item.article,
        "id": a.id,
        "start": a.start,
        "end": a.end,
        "exact": a.exact,
        "what": item.what,
    }
    if item.reviewer:
        told["reviewer"] = item.reviewer
    if item.reason:
        told["reason"] = item.reason
    if item.conflict is not None:
        c = item.conflict
        told["conflict"] = {"field": c.field, "ours": c.ours, "theirs": c.theirs, "base": c.base}
    if item.threads:
        told["comments"] = [
            [{"author": c.author, "at": c.at, "text": c.text} for c in t.comments]
            for t in item.threads
        ]
    return told
