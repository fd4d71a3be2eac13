"""Several people's sheets into one agreed sheet, part by part, every decision on record.

Nothing is asked twice: a decision names what lay on the table, with a fingerprint of every
person's value, and is only asked again when one of these changed. What somebody wrote into the
agreed sheet by hand is never replaced by taking what agrees.
"""

import hashlib
from collections.abc import Callable, Sequence

from msgspec.structs import replace

from annotator.compare.agenda import Agenda, Links, origin
from annotator.compare.fields import Redirects
from annotator.compare.groups import Group, group_sheets
from annotator.compare.parts import FOLLOWS, PARTS
from annotator.compare.questions import (
    AGREED,
    ANNOTATION,
    Item,
    Question,
    fingerprint,
    questions_of,
    seen_of,
)
from annotator.model.anchor import Occurrence
from annotator.model.annotation import Annotation, Decision, Provenance
from annotator.model.errors import InvalidInput
from annotator.model.sheet import Rejected, Sheet
from annotator.model.value import Value

ADJUDICATED = "_adjudicated"
CHOICES = ("left", "right", "one", "both", "own", "nothing", "undecided")


class Hand(Value, frozen=True, kw_only=True):
    """Who decides, and when: the stamp on every decision."""

    by: str
    at: str
    """RFC 3339, UTC."""


def empty_sheet(sheets: Sequence[Sheet]) -> Sheet:
    """The agreed sheet before anything is decided. All sheets must be about the same text."""
    if len({(s.article.id, s.article.sha256) for s in sheets}) != 1:
        raise InvalidInput(
            "These sheets are not about the same version of one article.",
            "Bring their anchors to the article as it is now first.",
        )
    return Sheet(article=sheets[0].article, annotator=ADJUDICATED)


def agenda(
    sheets: Sequence[Sheet], adjudicated: Sheet | None = None, redirects: Redirects | None = None
) -> tuple[Item, ...]:
    """Every place that anybody annotated, with what is decided and what is open, in text order.

    Whoever asks again after each decision keeps an `Agenda`.
    """
    return Agenda(sheets, redirects).items(adjudicated or empty_sheet(sheets))


def leftovers(sheets: Sequence[Sheet], adjudicated: Sheet) -> tuple[Annotation, ...]:
    """Agreed annotations whose sources are all gone: kept, and to be looked at."""
    links = Links(adjudicated)
    found = (links.annotation(*origin(group)) for group in group_sheets(sheets))
    linked = {annotation.id for annotation in found if annotation is not None}
    return tuple(a for a in adjudicated.annotations if a.id not in linked)


def decide(
    adjudicated: Sheet,
    item: Item,
    field: str,
    choice: str,
    hand: Hand,
    new_id: Callable[[], str],
    *,
    of: str = "",
    own: Annotation | None = None,
    redirects: Redirects | None = None,
) -> Sheet:
    """The agreed sheet after one decision.

    `field`: a part, or `annotation` for the whole place. `choice`: left or right (the first or
    second annotator), one (`of` names whose), both, own (`own` is an annotation that has the value
    written by hand), nothing (here is no annotation), undecided (ask me again).
    """
    if field != ANNOTATION and field not in PARTS:
        raise InvalidInput(f"“{field}” is nothing to decide.", "One of " + ", ".join(PARTS))
    if choice not in CHOICES:
        raise InvalidInput(f"“{choice}” is no decision.", "One of " + ", ".join(CHOICES))
    if choice == "nothing":
        return _nothing_here(adjudicated, item, hand)
    adjudicated = _without_nothing(adjudicated, item)
    if choice == "undecided" and item.adjudicated is None:
        return adjudicated
    annotation = item.adjudicated or _begun(item, hand, new_id())
    if choice == "undecided":
        rest = tuple(d for d in annotation.decisions if d.field != field)
        annotation = replace(annotation, decisions=rest)
    else:
        donors = _donors(item, choice, of, own)
        if field == ANNOTATION:
            annotation = _take_whole(annotation, item, choice, donors, hand)
        else:
            annotation = _take(annotation, item, field, choice, donors, hand)
            if not item.group.complete and ANNOTATION not in _decided(annotation):
                annotation = _record(annotation, item, ANNOTATION, choice, donors, hand)
    return _put(adjudicated, item, annotation, hand, redirects)


def take_agreed(
    adjudicated: Sheet,
    items: Sequence[Item],
    hand: Hand,
    new_id: Callable[[], str],
    redirects: Redirects | None = None,
) -> tuple[Sheet, int]:
    """Take over everything on which everybody agrees; the sheet and how many values were taken.

    Places that only some annotated are left open, and what was decided or written stays.
    """
    taken = 0
    for item in items:
        waiting = [q for q in item.questions if q.state in AGREED and q.takeable]
        if not item.group.complete or not waiting or item.nothing is not None:
            continue
        annotation = item.adjudicated or _begun(item, hand, new_id())
        for question in waiting:
            if item.adjudicated is not None or question.field not in _decided(annotation):
                donors = [item.group.present[0]]
                annotation = _take(annotation, item, question.field, "agreed", donors, hand)
        taken += len(waiting)
        adjudicated = _put(adjudicated, item, annotation, hand, redirects)
    return adjudicated, taken


def _decided(annotation: Annotation) -> set[str]:
    return {d.field for d in annotation.decisions}


Donors = Sequence[tuple[str, Annotation]]


def _donors(item: Item, choice: str, of: str, own: Annotation | None) -> Donors:
    """Whose values are taken, the one that counts most first."""
    if choice == "own":
        if own is None:
            raise InvalidInput("The value written by hand is missing.")
        return [("", own)]
    group = item.group
    if choice == "both":
        return sorted(group.present, key=lambda p: p[0] != of)
    name = of if choice == "one" else _named(group, choice)
    found = [(n, v) for n, v in group.present if n == name]
    if not found:
        raise InvalidInput(f"{name or 'That side'} has nothing here.", "Take another side.")
    return found


def _named(group: Group, choice: str) -> str:
    position = 0 if choice == "left" else 1
    return group.annotators[position] if position < len(group.annotators) else ""


def _begun(item: Item, hand: Hand, name: str) -> Annotation:
    """A new agreed annotation: the place of the first version, and all that everybody agrees on."""
    first = item.group.present[0][1]
    place = Occurrence(
        **{f: getattr(first.primary, f) for f in first.primary.__struct_fields__ if f != "unknown"}
    )
    annotation = Annotation(
        id=name,
        kind=first.kind,
        occurrences=(place,),
        revision=0,
        provenance=Provenance(created=hand.at, creator=hand.by),
    )
    for question in item.questions:
        if question.state in AGREED and question.field in PARTS:
            donors = [item.group.present[0]]
            annotation = _take(annotation, item, question.field, "agreed", donors, hand)
    return annotation


def _take(
    annotation: Annotation, item: Item, field: str, choice: str, donors: Donors, hand: Hand
) -> Annotation:
    part = PARTS[field]
    values = [version for _, version in donors]
    if choice == "both":
        if part.both is None:
            raise InvalidInput(f"Of {field} there can be only one.", "Take one side or write it.")
        changed = part.both(annotation, values)
    else:
        changed = part.take(annotation, values[0])
    changed = _record(changed, item, field, choice, donors, hand)
    if field == "speaker":
        for follower in FOLLOWS:
            changed = _record(changed, item, follower, choice, donors, hand)
    return changed


def _take_whole(
    annotation: Annotation, item: Item, choice: str, donors: Donors, hand: Hand
) -> Annotation:
    if choice == "both":
        raise InvalidInput("Two annotations cannot both be the whole.", "Decide part by part.")
    for field in PARTS:
        annotation = _take(annotation, item, field, choice, donors, hand)
    return _record(annotation, item, ANNOTATION, choice, donors, hand)


def _record(
    annotation: Annotation, item: Item, field: str, choice: str, donors: Donors, hand: Hand
) -> Annotation:
    sources = item.group.present if choice == "agreed" else donors
    decision = Decision(
        field=field,
        choice=choice,
        taken_from=tuple(f"{n}@{v.revision}" for n, v in sources if n),
        seen=(*seen_of(item.group, field), f"=#{fingerprint(annotation, field)}"),
        by=hand.by,
        at=hand.at,
    )
    rest = tuple(d for d in annotation.decisions if d.field != field)
    return replace(annotation, decisions=(*rest, decision))


def _put(
    adjudicated: Sheet,
    item: Item,
    annotation: Annotation,
    hand: Hand,
    redirects: Redirects | None,
) -> Sheet:
    """The sheet with the annotation in its place; done when nothing about it is open."""
    again = questions_of(item.group, annotation, None, redirects or {})
    old = annotation.provenance or Provenance(created=hand.at, creator=hand.by)
    sources = ", ".join(f"{n}@{v.revision}" for n, v in item.group.present)
    annotation = replace(
        annotation,
        status="draft" if again.open else "done",
        revision=annotation.revision + 1,
        provenance=replace(old, changed=hand.at, source=sources),
    )
    others = [a for a in adjudicated.annotations if a.id != annotation.id]
    ordered = sorted([*others, annotation], key=lambda a: (a.start, a.end, a.id))
    return replace(adjudicated, annotations=tuple(ordered))


def _without_nothing(adjudicated: Sheet, item: Item) -> Sheet:
    """The sheet without earlier decisions that here is nothing."""
    here = {f"{name}/{version.id}" for name, version in item.group.present}
    rest = tuple(
        r for r in adjudicated.rejected if here.isdisjoint(s.partition("@")[0] for s in r.seen)
    )
    return replace(adjudicated, rejected=rest)


def _nothing_here(adjudicated: Sheet, item: Item, hand: Hand) -> Sheet:
    """Nobody is right: the place is no annotation. Recorded, so that it is not asked again."""
    seen = seen_of(item.group, ANNOTATION)
    first = item.group.present[0][1]
    key = "sha256:" + hashlib.sha256("\n".join(sorted(seen)).encode()).hexdigest()
    record = Rejected(
        key=key,
        start=first.start,
        end=first.end,
        exact=first.exact,
        reason="nothing here",
        by=hand.by,
        at=hand.at,
        seen=seen,
    )
    rest = _without_nothing(adjudicated, item).rejected
    gone = item.adjudicated.id if item.adjudicated else ""
    return replace(
        adjudicated,
        annotations=tuple(a for a in adjudicated.annotations if a.id != gone),
        rejected=tuple(sorted([*rest, record], key=lambda r: (r.start, r.end, r.key))),
    )


__all__ = [
    "ADJUDICATED",
    "CHOICES",
    "Agenda",
    "Hand",
    "Item",
    "Question",
    "agenda",
    "decide",
    "empty_sheet",
    "leftovers",
    "take_agreed",
]
