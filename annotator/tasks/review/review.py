"""Reviewing one person: their items, my verdict on each, kept in my own file.

The author's sheet is only read. Every step is on disk before it is shown; undo takes back one
step, a bulk approval being one.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from annotator import __version__
from annotator.compare import verdicts
from annotator.compare.fields import (
    BOTH_EMPTY,
    EQUAL,
    FieldComparison,
    compare_fields,
    redirects_of,
)
from annotator.compare.merge.reviews import merge_reviews
from annotator.compare.rebase import onto
from annotator.model.annotation import Annotation, Comment, Provenance
from annotator.model.article import Article
from annotator.model.errors import InvalidInput, NotFound
from annotator.model.review import Review, Verdict
from annotator.model.sheet import Sheet
from annotator.model.value import Value
from annotator.store.fingerprint import Fingerprint
from annotator.store.reviews import load_review, save_review
from annotator.store.sheets import load_sheet
from annotator.store.speakers import load_speakers
from annotator.store.workspace import Workspace
from annotator.tasks.annotation.plain_values import check_strings
from annotator.tasks.annotation.speakers import Speakers
from annotator.tasks.review.corrections import version
from annotator.tasks.review.steps import Steps
from annotator.tasks.stamp import Stamp, SystemStamp

GENERATOR = f"annotator {__version__}"


class ReviewItem(Value, frozen=True, kw_only=True):
    """One annotation of the author's, and what became of it."""

    annotation: Annotation
    """In the offsets of the article as it is now."""
    state: str
    """pending · approved · stale · changes · rejected · look-again · answered."""
    verdict: Verdict | None = None
    threads: tuple[verdicts.Thread, ...] = ()
    """Comments of everybody, oldest first."""
    lost: bool = False
    """Its words are not in the article as it is now."""

    @property
    def correction(self) -> tuple[FieldComparison, ...]:
        """Where my version differs from theirs, be it in a capital letter."""
        mine = self.verdict.correction if self.verdict else None
        return version_differences(self.annotation, mine) if mine is not None else ()


def by_id(annotations: Sequence[Annotation]) -> dict[str, Annotation]:
    """Annotations by their ids; of two with one id, which should not be, the first."""
    return {annotation.id: annotation for annotation in reversed(annotations)}


def version_differences(theirs: Annotation, mine: Annotation) -> tuple[FieldComparison, ...]:
    """Where two versions of one annotation differ, be it in a capital letter."""
    compared = compare_fields(theirs, mine)
    return tuple(c for c in compared if c.state not in (EQUAL, BOTH_EMPTY))


class Reviewing(Steps[Review]):
    """One reviewer at work on one annotator's sheet. Methods save before they return."""

    def __init__(
        self,
        ws: Workspace,
        article: Article,
        stored: Sheet,
        review: Review,
        mark: Fingerprint | None,
        stamp: Stamp,
        redirects: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(Speakers(ws, article.id, stamp))
        self.workspace, self.article, self.stamp = ws, article, stamp
        self.stored = stored
        """The author's sheet as it stands in the file."""
        rebased = onto(stored, article)
        self.sheet = rebased.sheet
        """The same in the offsets of the article as it is now."""
        self._lost = rebased.left_out
        self._as_stored = by_id(stored.annotations)
        self._as_now = by_id(self.sheet.annotations)
        self._items: dict[str, ReviewItem] = {}
        self.review = review
        self._mark = mark
        if redirects is None:
            redirects = redirects_of(load_speakers(ws).values())
        self.redirects = redirects

    @classmethod
    def open(
        cls,
        ws: Workspace,
        of: str,
        article_id: str,
        *,
        stamp: Stamp | None = None,
        redirects: Mapping[str, str] | None = None,
    ) -> "Reviewing":
        """Open somebody's sheet for review by the workspace's annotator.

        `redirects`: where merged speakers lead, from whoever has read the registry already.
        NotFound where they have no sheet on the article; InvalidInput for one's own.
        """
        if of == ws.annotator:
            raise InvalidInput("Nobody reviews their own sheet.", "Name another annotator.")
        stored = load_sheet(ws, of, article_id)
        if stored is None:
            raise NotFound(f"{of} has no sheet on {article_id}.", "`annotator list` shows who has.")
        article = ws.article(article_id)
        known = load_review(ws, ws.annotator, of, article_id)
        sha256 = stored.sheet.article.sha256
        fresh = Review(article=article_id, sha256=sha256, reviewer=ws.annotator, of=of)
        review, mark = (known.review, known.fingerprint) if known else (fresh, None)
        return cls(ws, article, stored.sheet, review, mark, stamp or SystemStamp(), redirects)

    # What there is -----------------------------------------------------------------------------

    @property
    def items(self) -> tuple[ReviewItem, ...]:
        """The author's annotations in text order; those whose words are lost come last."""
        told = {v.annotation: v for v in reversed(self.review.verdicts)}
        here = [self._known(a, told.get(a.id), lost=False) for a in self.sheet.annotations]
        return (*here, *(self._known(a, told.get(a.id), lost=True) for a in self._lost))

    def _known(self, annotation: Annotation, verdict: Verdict | None, *, lost: bool) -> ReviewItem:
        """The item of before where nothing was said of it since: one of thousands changes."""
        known = self._items.get(annotation.id)
        if known is None or known.annotation is not annotation or known.verdict is not verdict:
            known = self._items[annotation.id] = self._item(annotation, verdict, lost=lost)
        return known

    @property
    def open_items(self) -> tuple[ReviewItem, ...]:
        """Those without a standing verdict."""
        return tuple(i for i in self.items if i.state in ("pending", "stale", "answered"))

    def item(self, annotation_id: str) -> ReviewItem:
        """One item. NotFound where the author has no such annotation (any more)."""
        verdict = verdicts.verdict_on(self.review, annotation_id)
        return self._item(self._annotation(annotation_id), verdict, lost=False)

    def counts(self) -> dict[str, int]:
        """How many items are in each state."""
        table = dict.fromkeys(verdicts.STATES, 0)
        for item in self.items:
            table[item.state] += 1
        return table

    def _item(self, annotation: Annotation, verdict: Verdict | None, *, lost: bool) -> ReviewItem:
        original = self._annotation(annotation.id)
        return ReviewItem(
            annotation=annotation,
            state=verdicts.state_of(original, verdict),
            verdict=verdict,
            threads=verdicts.threads(annotation, [verdict] if verdict else []),
            lost=lost,
        )

    def _annotation(self, annotation_id: str) -> Annotation:
        """As the author wrote it: what a verdict is about."""
        found = self._as_stored.get(annotation_id)
        if found is None:
            raise NotFound("The author has no such annotation any more.", "Go on to the next one.")
        return found

    # Verdicts ----------------------------------------------------------------------------------

    def approve(self, annotation_id: str) -> None:
        """It is right as it is."""
        self._decide(annotation_id, "approved")

    def approve_rest(self, annotation_ids: Iterable[str] | None = None) -> int:
        """Approve all that have no standing verdict, or these of them, as one step. How many."""
        chosen = None if annotation_ids is None else set(annotation_ids)
        review = self.review
        waiting = verdicts.approvable(review, self.stored.annotations)
        waiting = [a for a in waiting if chosen is None or a.id in chosen]
        at = self.stamp.now()
        for annotation in waiting:
            review = verdicts.decide(review, annotation, "approved", by=self._by, at=at)
        self._save(review, f"approved {len(waiting)}")
        return len(waiting)

    def correct(self, annotation_id: str, version: Annotation, reason: str = "") -> None:
        """My version beside theirs; they may take it over."""
        self._decide(annotation_id, "changes", reason, version)

    def correct_by(self, annotation_id: str, said: Mapping[str, Any], reason: str = "") -> None:
        """My version, in plain values that say what is different from theirs: see
        `corrections.version`."""
        self.correct(annotation_id, self._version(self._theirs(annotation_id), said), reason)

    def correct_more(self, annotation_id: str, said: Mapping[str, Any]) -> None:
        """My version with something more that is different; the reason stays. A version that is
        theirs again is none."""
        theirs, verdict = self._theirs(annotation_id), self.item(annotation_id).verdict
        reason = verdict.reason if verdict is not None and verdict.decision == "changes" else ""
        mine = self._version(self.version_of(annotation_id), said)
        if version_differences(theirs, mine):
            self.correct(annotation_id, mine, reason)
        elif reason:
            self._decide(annotation_id, "changes", reason)
        else:
            self.take_back(annotation_id)

    def version_of(self, annotation_id: str) -> Annotation:
        """My version as it stands, else theirs; theirs, too, where they changed it since."""
        item = self.item(annotation_id)
        mine = item.verdict.correction if item.verdict is not None else None
        if mine is not None and item.state not in ("stale", "answered"):
            return mine
        return self._theirs(annotation_id)

    def _theirs(self, annotation_id: str) -> Annotation:
        return self._as_now.get(annotation_id) or self._annotation(annotation_id)

    def _version(self, base: Annotation, said: Mapping[str, Any]) -> Annotation:
        with self._undivided():
            return version(base, said, self.article.text, self.stamp.new_id, self.speakers)

    def ask_for_changes(self, annotation_id: str, reason: str) -> None:
        """Something has to change; the reason says what. My version, if I gave one, stays."""
        item = self.item(annotation_id)
        mine = item.verdict.correction if item.verdict and item.state == "changes" else None
        self._decide(annotation_id, "changes", reason, mine)

    def reject(self, annotation_id: str, reason: str) -> None:
        """This should be no annotation, because …"""
        self._decide(annotation_id, "rejected", reason)

    def look_again(self, annotation_id: str, reason: str = "") -> None:
        """Somebody should look at it again, perhaps I myself."""
        self._decide(annotation_id, "look-again", reason)

    def take_back(self, annotation_id: str) -> None:
        """No verdict after all; comments stay."""
        self._decide(annotation_id, "")

    def comment(self, annotation_id: str, text: str, reply_to: str = "") -> str:
        """A remark, or an answer to one. Gives its id."""
        self._annotation(annotation_id)
        said = Comment(
            id=self.stamp.new_id(),
            author=self._by,
            at=self.stamp.now(),
            text=text.strip(),
            reply_to=reply_to,
        )
        self._save(verdicts.comment(self.review, annotation_id, said), "commented")
        return said.id

    def resolve(self, annotation_id: str, comment_id: str, resolved: bool = True) -> None:
        """Call a thread of mine settled, or open it again."""
        review = verdicts.resolve(self.review, annotation_id, comment_id, resolved)
        self._save(review, "settled a thread" if resolved else "opened a thread again")

    def hand_back(self) -> None:
        """Return the sheet to its author: what is said up to now is shown to them."""
        self._save(replace(self.review, returned=self.stamp.now()), "handed back")

    def _decide(
        self,
        annotation_id: str,
        decision: str,
        reason: str = "",
        correction: Annotation | None = None,
    ) -> None:
        annotation = self._annotation(annotation_id)
        review = verdicts.decide(
            self.review,
            annotation,
            decision,
            by=self._by,
            at=self.stamp.now(),
            reason=reason,
            correction=correction,
        )
        self._save(review, f"{decision or 'took back'}: “{annotation.exact[:40]}”")

    # Steps -------------------------------------------------------------------------------------

    @property
    def _by(self) -> str:
        return self.workspace.annotator

    @property
    def _now(self) -> Review:
        return self.review

    def _write(self, review: Review) -> None:
        review = self._dated(review)
        self._mark = save_review(self.workspace, review, self._mark)
        self.review = review

    def _join(self, review: Review) -> None:
        there = load_review(self.workspace, self._by, review.of, review.article)
        review = self._dated(review)
        if there is not None:
            review = merge_reviews(self.review, review, there.review)
        expected = there.fingerprint if there is not None else None
        self._mark = save_review(self.workspace, review, expected)
        self.review = review

    def _dated(self, review: Review) -> Review:
        now = self.stamp.now()
        old = review.provenance or Provenance(created=now, creator=self._by)
        return replace(review, provenance=replace(old, changed=now, generator=GENERATOR))


def review_record(item: ReviewItem) -> dict[str, Any]:
    """One item of `review --json`."""
    a, verdict = item.annotation, item.verdict
    told: dict[str, Any] = {
        "id": a.id,
        "start": a.start,
        "end": a.end,
        "exact": a.exact,
        "language": a.language,
        "state": item.state,
    }
    if item.lost:
        told["start"] = told["end"] = None
    if verdict is not None and verdict.reason:
        told["reason"] = verdict.reason
    if item.correction:
        told["correction"] = [
            {"field": c.field, "theirs": c.left, "mine": c.right, "words": c.words}
            for c in item.correction
        ]
    if item.threads:
        told["comments"] = [
            [{"author": c.author, "at": c.at, "text": c.text, "id": c.id} for c in t.comments]
            for t in item.threads
        ]
    return told


Act = Callable[[Reviewing, dict[str, Any]], object]
ACTS: dict[str, Act] = {
    "approve": lambda r, x: r.approve(x["id"]),
    "approve_rest": lambda r, x: r.approve_rest(),
    "correct": lambda r, x: r.correct_by(x["id"], x, x.get("reason", "")),
    "changes": lambda r, x: r.ask_for_changes(x["id"], x.get("reason", "")),
    "reject": lambda r, x: r.reject(x["id"], x.get("reason", "")),
    "look_again": lambda r, x: r.look_again(x["id"], x.get("reason", "")),
    "take_back": lambda r, x: r.take_back(x["id"]),
    "comment": lambda r, x: r.comment(x["id"], x["text"], x.get("reply_to", "")),
    "resolve": lambda r, x: r.resolve(x["id"], x["comment"]),
    "hand_back": lambda r, x: r.hand_back(),
}
"""What a reviewer can do, by name, for scripts: `{"act": "reject", "id": …, "reason": …}`."""


def act(reviewing: Reviewing, request: dict[str, Any]) -> object:
    """One act of a reviewer from plain data. InvalidInput where it is none."""
    name = request.get("act")
    if not isinstance(name, str) or name not in ACTS:
        raise InvalidInput(f"“{name}” is no act.", "One of " + ", ".join(ACTS))
    check_strings(request, ("id", "reason", "text", "reply_to", "comment"))
    try:
        return ACTS[name](reviewing, request)
    except KeyError as missing:
        raise InvalidInput(f"{name}: {missing} is missing.") from missing
