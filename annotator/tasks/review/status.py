"""The project at a glance: who has done what, what waits for whom, in which language."""

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from annotator.compare import verdicts
from annotator.compare.adjudicate import ADJUDICATED
from annotator.model.errors import AnnotatorError
from annotator.model.review import Review
from annotator.model.sheet import Sheet
from annotator.model.value import Value
from annotator.store.reviews import load_review
from annotator.store.sheets import load_sheet
from annotator.store.workspace import Workspace
from annotator.tasks.annotation.feedback import open_in
from annotator.text.display import display_line


class Work(Value, frozen=True, kw_only=True):
    """What one person has done."""

    annotator: str
    articles: int = 0
    annotations: int = 0
    done: int = 0
    draft: int = 0
    disputed: int = 0
    conflicts: int = 0
    """Left open by merges."""
    languages: dict[str, int] = msgspec.field(default_factory=dict)
    """BCP 47 → annotations, most frequent first."""
    reviewed: int = 0
    """Annotations of others on which this person gave a verdict that still stands."""
    waiting: int = 0
    """What reviewers handed back to this person and is still open, conflicts included."""


class Progress(Value, frozen=True, kw_only=True):
    """How far one review is."""

    article: str
    of: str
    reviewer: str
    counts: dict[str, int]
    """State → annotations: see `compare.verdicts.STATES`."""
    returned: str = ""
    """When it was handed back; empty while it goes on."""


class Adjudicated(Value, frozen=True, kw_only=True):
    """How far one agreed sheet is."""

    article: str
    annotations: int
    draft: int
    """With an open question."""
    nothing: int
    """Places where it was decided that here is nothing."""


class Status(Value, frozen=True, kw_only=True):
    """The project."""

    people: tuple[Work, ...] = ()
    reviews: tuple[Progress, ...] = ()
    adjudicated: tuple[Adjudicated, ...] = ()
    waiting: tuple[str, ...] = ()
    """What waits for whom, one sentence each."""
    languages: dict[str, int] = msgspec.field(default_factory=dict)
    """BCP 47 → annotations of everybody, most frequent first."""
    problems: tuple[str, ...] = ()
    """Files that cannot be read."""


def project_status(ws: Workspace) -> Status:
    """Read every sheet and review of the workspace once. Files that cannot be read are named."""
    problems: list[str] = []
    sheets: dict[tuple[str, str], Sheet] = {}
    for name in ws.annotators():
        for article in ws.sheet_ids(name):
            try:
                stored = load_sheet(ws, name, article)
            except AnnotatorError as error:
                problems.append(error.message)
                continue
            if stored is not None:
                sheets[name, article] = stored.sheet
    reviews = list(_reviews(ws, problems))
    progress = tuple(
        _progress(review, sheets.get((review.of, review.article))) for review in reviews
    )
    people = tuple(_work(name, sheets, reviews, progress) for name in ws.annotators())
    everybody: Counter[str] = Counter()
    for person in people:
        everybody.update(person.languages)
    agreed = tuple(_adjudicated(ws, problems))
    return Status(
        people=tuple(p for p in people if p.articles or p.reviewed),
        reviews=progress,
        adjudicated=agreed,
        waiting=tuple(_waiting(people, progress, agreed)),
        languages=dict(everybody.most_common()),
        problems=tuple(problems),
    )


def _reviews(ws: Workspace, problems: list[str]) -> Iterator[Review]:
    for reviewer in ws.annotators():
        for of, article in ws.review_ids(reviewer):
            try:
                stored = load_review(ws, reviewer, of, article)
            except AnnotatorError as error:
                problems.append(error.message)
                continue
            if stored is not None:
                yield stored.review


def _progress(review: Review, sheet: Sheet | None) -> Progress:
    table = {v.annotation: v for v in review.verdicts}
    annotations = sheet.annotations if sheet else ()
    counts = Counter(verdicts.state_of(a, table.get(a.id)) for a in annotations)
    return Progress(
        article=review.article,
        of=review.of,
        reviewer=review.reviewer,
        counts={state: counts[state] for state in verdicts.STATES if counts[state]},
        returned=review.returned,
    )


def _work(
    name: str,
    sheets: dict[tuple[str, str], Sheet],
    reviews: Sequence[Review],
    progress: tuple[Progress, ...],
) -> Work:
    mine = [sheet for (owner, _), sheet in sheets.items() if owner == name]
    about: dict[str, list[Review]] = {}
    for review in reviews:
        if review.of == name:
            about.setdefault(review.article, []).append(review)
    annotations = [a for sheet in mine for a in sheet.annotations]
    statuses = Counter(a.status for a in annotations)
    languages = Counter(a.language or "und" for a in annotations)
    standing = ("approved", "changes", "rejected", "look-again")
    reviewed = sum(
        p.counts.get(state, 0) for p in progress if p.reviewer == name for state in standing
    )
    waiting = sum(len(list(open_in(s, about.get(s.article.id, [])))) for s in mine)
    return Work(
        annotator=name,
        articles=len(mine),
        annotations=len(annotations),
        done=statuses["done"],
        draft=statuses["draft"],
        disputed=statuses["disputed"],
        conflicts=sum(len(a.conflicts) for a in annotations),
        languages=dict(languages.most_common()),
        reviewed=reviewed,
        waiting=waiting,
    )


def _adjudicated(ws: Workspace, problems: list[str]) -> Iterator[Adjudicated]:
    for article in ws.sheet_ids(ADJUDICATED):
        try:
            stored = load_sheet(ws, ADJUDICATED, article)
        except AnnotatorError as error:
            problems.append(error.message)
            continue
        if stored is not None:
            sheet = stored.sheet
            yield Adjudicated(
                article=article,
                annotations=len(sheet.annotations),
                draft=sum(a.status == "draft" for a in sheet.annotations),
                nothing=len(sheet.rejected),
            )


def _waiting(
    people: tuple[Work, ...], progress: tuple[Progress, ...], agreed: tuple[Adjudicated, ...]
) -> Iterator[str]:
    for person in people:
        if person.waiting:
            yield f"{person.annotator}: {_count(person.waiting, 'item')} handed back or in conflict"
        if person.draft:
            yield f"{person.annotator}: {_count(person.draft, 'draft')} to finish"
    for p in progress:
        left = sum(p.counts.get(state, 0) for state in ("pending", "stale", "answered"))
        if left:
            yield f"{p.reviewer}: {_count(left, 'item')} of {p.of} to review in {p.article}"
    for sheet in agreed:
        if sheet.draft:
            yield f"adjudication of {sheet.article}: {_count(sheet.draft, 'place')} open"


def _count(n: int, word: str) -> str:
    return f"{n} {word}" + ("" if n == 1 else "s")


def status_lines(status: Status) -> Iterator[str]:
    """The project for people, safe for a terminal."""
    for person in status.people:
        tags = ", ".join(f"{tag} {n}" for tag, n in person.languages.items())
        parts = [
            f"{person.done} of {person.annotations} done in {_count(person.articles, 'article')}"
        ]
        parts += [f"{person.disputed} disputed"] if person.disputed else []
        parts += [f"{person.reviewed} of others reviewed"] if person.reviewed else []
        yield display_line(
            f"{person.annotator}: {', '.join(parts)}" + (f"  [{tags}]" if tags else "")
        )
    for p in status.reviews:
        counts = ", ".join(f"{n} {state}" for state, n in p.counts.items()) or "nothing to review"
        when = f", handed back {p.returned}" if p.returned else ""
        yield display_line(f"review of {p.of} by {p.reviewer} on {p.article}: {counts}{when}")
    for sheet in status.adjudicated:
        yield display_line(
            f"agreed sheet on {sheet.article}: {_count(sheet.annotations, 'annotation')}, "
            f"{sheet.draft} open, {sheet.nothing} found to be nothing"
        )
    yield from (display_line(f"waiting: {line}") for line in status.waiting)
    yield from (display_line(f"problem: {line}", 300) for line in status.problems)
