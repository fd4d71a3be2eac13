"""A reviewer's word on somebody's annotations: pure functions over reviews.

A verdict names the digest of what was seen. When the annotation says something else today, an
approval is stale and a demand is answered; nothing is deleted for that.
"""

import hashlib
from collections.abc import Iterable

import msgspec
from msgspec.structs import replace

from annotator.model.annotation import Annotation, Comment
from annotator.model.errors import InvalidInput, NotFound
from annotator.model.review import VERDICTS, Review, Verdict

OPEN = ("changes", "rejected", "look-again")
"""Decisions after which the author has something to do."""
STATES = ("pending", "approved", "stale", "changes", "rejected", "look-again", "answered")
"""What became of an annotation under review; stale: approved, but changed since; answered: the
author changed what the reviewer objected to."""
_CORRECTED = (
    "kind",
    "language",
    "script",
    "occurrences",
    "transliterations",
    "translations",
    "attributions",
)
"""What a correction may change; notes, tags and comments stay the author's."""


def digest(annotation: Annotation) -> str:
    """sha256 of what an annotation says: talk about it and its history are no part of that."""
    said = replace(annotation, comments=(), revision=0, provenance=None, conflicts=(), decisions=())
    packed = msgspec.json.encode(said, order="deterministic")
    return hashlib.sha256(packed).hexdigest()


def verdict_on(review: Review, annotation_id: str) -> Verdict | None:
    """The verdict on an annotation; None where there is none yet."""
    return next((v for v in review.verdicts if v.annotation == annotation_id), None)


def state_of(annotation: Annotation, verdict: Verdict | None) -> str:
    """One of STATES."""
    if verdict is None or not verdict.decision:
        return "pending"
    if _still_as_seen(annotation, verdict):
        return verdict.decision
    return "stale" if verdict.decision == "approved" else "answered"


def _still_as_seen(annotation: Annotation, verdict: Verdict) -> bool:
    """By the digest; by the revision where a review by another program has none."""
    if verdict.digest:
        return verdict.digest == digest(annotation)
    return verdict.revision == annotation.revision


def decide(
    review: Review,
    annotation: Annotation,
    decision: str,
    *,
    by: str,
    at: str,
    reason: str = "",
    correction: Annotation | None = None,
) -> Review:
    """The review with this verdict on the annotation as it is now; its comments stay.

    A rejection needs a reason, `changes` needs a reason or a correction. An empty decision takes
    the verdict back.
    """
    if decision and decision not in VERDICTS:
        raise InvalidInput(f"“{decision}” is no verdict.", "One of " + ", ".join(VERDICTS))
    if decision == "rejected" and not reason.strip():
        raise InvalidInput("A rejection needs a reason.", "Say in a word why.")
    if decision == "changes" and not reason.strip() and correction is None:
        raise InvalidInput("What should be changed?", "Give a reason or your own version.")
    old = verdict_on(review, annotation.id) or Verdict(annotation=annotation.id)
    new = replace(
        old,
        decision=decision,
        reason=reason.strip(),
        revision=annotation.revision if decision else 0,
        digest=digest(annotation) if decision else "",
        correction=correction,
        by=by if decision else "",
        at=at,
    )
    return _with(review, new)


def comment(review: Review, annotation_id: str, said: Comment) -> Review:
    """The review with a comment on the annotation, perhaps an answer (`reply_to`)."""
    if not said.text.strip():
        raise InvalidInput("A comment needs words.")
    old = verdict_on(review, annotation_id) or Verdict(annotation=annotation_id)
    return _with(review, replace(old, comments=(*old.comments, said)))


def resolve(review: Review, annotation_id: str, comment_id: str, resolved: bool = True) -> Review:
    """The review with a thread called settled, or open again."""
    old = verdict_on(review, annotation_id)
    if old is None or all(c.id != comment_id for c in old.comments):
        raise NotFound("That comment is not there any more.")
    comments = tuple(
        replace(c, resolved=resolved) if c.id == comment_id else c for c in old.comments
    )
    return _with(review, replace(old, comments=comments))


def _with(review: Review, verdict: Verdict) -> Review:
    """Verdicts in order of annotation id; one that says nothing at all goes."""
    rest = [v for v in review.verdicts if v.annotation != verdict.annotation]
    if verdict.decision or verdict.comments:
        rest.append(verdict)
    return replace(review, verdicts=tuple(sorted(rest, key=lambda v: v.annotation)))


class Thread(msgspec.Struct, frozen=True, kw_only=True):
    """A remark and what was answered to it, oldest first."""

    comments: tuple[Comment, ...]

    @property
    def resolved(self) -> bool:
        """Whether the one who began it called it settled."""
        return self.comments[0].resolved

    @property
    def last_author(self) -> str:
        """Who has the last word."""
        return self.comments[-1].author


def threads(annotation: Annotation, verdicts: Iterable[Verdict]) -> tuple[Thread, ...]:
    """Everybody's comments on an annotation: the author's in the sheet, the reviewers' in their
    reviews, joined by what answers what."""
    said = [*annotation.comments, *(c for v in verdicts for c in v.comments)]
    said.sort(key=lambda c: (c.at, c.id))
    known = {c.id: c for c in said}
    found: dict[str, list[Comment]] = {}
    for one in said:
        found.setdefault(_root(one, known), []).append(one)
    ordered = [sorted(t, key=lambda c: c.id != root) for root, t in found.items()]
    return tuple(Thread(comments=tuple(t)) for t in ordered)


def _root(one: Comment, known: dict[str, Comment]) -> str:
    seen = {one.id}
    while one.reply_to in known and one.reply_to not in seen:
        one = known[one.reply_to]
        seen.add(one.id)
    return one.id


def corrected(annotation: Annotation, verdict: Verdict) -> Annotation:
    """The author's annotation with the reviewer's version taken over; notes and talk stay."""
    version = verdict.correction
    if version is None:
        raise NotFound("The reviewer gave no version of their own.")
    return replace(annotation, **{name: getattr(version, name) for name in _CORRECTED})


def approvable(review: Review, annotations: Iterable[Annotation]) -> list[Annotation]:
    """The annotations without a standing verdict: what "approve the rest" would approve."""
    waiting = ("pending", "stale", "answered")
    table = {v.annotation: v for v in review.verdicts}
    return [a for a in annotations if state_of(a, table.get(a.id)) in waiting]
