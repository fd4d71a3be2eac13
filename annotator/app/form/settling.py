"""What reaches beyond one field: conflicts that a merge left, the same words in other articles."""

from annotator.app.conflicted import conflict_names
from annotator.app.form.page import FILTER, Choice, Page, Taken
from annotator.app.form.ticks import ALL, boxes, fits, narrowed, ticked_in, toggled
from annotator.model.annotation import Annotation, Conflict
from annotator.model.conflict_words import field_in_words, value_in_words
from annotator.model.errors import InvalidInput
from annotator.tasks.annotation.propagate import Elsewhere
from annotator.tasks.annotation.session import Session

_SIDES = (("ours", "Ours"), ("theirs", "Theirs"), ("base", "As it was before"))
_KEEP = "keep"


def conflicts_page(session: Session, item_id: str, text: str = "") -> Page:
    """Every field that two people changed differently, with everybody's value as a row."""
    note = session.item(item_id).annotation
    conflicts = note.conflicts if note is not None else ()
    named = zip(conflicts, conflict_names(conflicts), strict=True)
    rows = [row for number, (c, name) in enumerate(named) for row in _rows(number, c, name)]
    hint = "Choose which value stays." if rows else "No merge left anything open here."
    return Page("conflicts", "Conflicts of a merge", tuple(rows), hint=hint)


def _rows(number: int, conflict: Conflict, field: str) -> list[Choice]:
    rows = [
        Choice(f"{number}:{side}", f"{field}: {name}", value_in_words(getattr(conflict, side)))
        for side, name in _SIDES
    ]
    return [*rows, Choice(f"{number}:{_KEEP}", f"{field}: as it stands now")]


def take_conflict(session: Session, item_id: str, key: str, value: str, text: str) -> Taken:
    """Put the chosen value in; the record of the conflict goes."""
    from annotator.tasks.review.conflicts import settle_annotation

    note = session.item(item_id).annotation
    number, _, side = value.partition(":")
    if note is None or not number.isdigit() or int(number) >= len(note.conflicts):
        raise InvalidInput("There is no conflict here any more.", "Go back with Esc.")
    field = note.conflicts[int(number)].field
    if settle_annotation(note, field, side) is None:
        session.remove(item_id)
        return Taken("", said="Removed, as that side had it; undo brings it back.")

    def edit(annotation: Annotation) -> Annotation:
        return settle_annotation(annotation, field, side) or annotation

    done = session.change(item_id, f"settled {field_in_words(field)}", edit)
    more = session.item(done).annotation
    return Taken(done, then="conflicts" if more is not None and more.conflicts else "")


def elsewhere_page(session: Session, item_id: str, key: str, text: str = "") -> Page:
    """The other articles where the same words stand and are not annotated yet, with boxes."""
    title = "The same words in other articles"
    if session.item(item_id).annotation is None:
        return Page(key, title, hint="Accept it first (a); then it can be taken over.")
    found = session.elsewhere(item_id)
    if not found:
        nowhere = "These words stand in no other article, or are annotated there."
        return Page(key, title, hint=nowhere)
    rows = tuple(_elsewhere_row(e) for e in found)
    if len(rows) > 1:
        rows = boxes(key, rows)
    hint = "Language, romanisation and translations are taken over. Type to show fewer articles."
    whole = Page(
        key,
        title,
        typing=FILTER,
        prompt="type a part of a title or sentence",
        hint=hint,
        whole=rows,
        together="Take it over to {} articles",
        together_note="one undo step",
        untied=True,
    )
    return narrowed(whole, text)


def _elsewhere_row(place: Elsewhere) -> Choice:
    return Choice(place.article, place.title, _around(place))


_BEFORE, _AFTER = 16, 20
"""Code points that are shown on either side: the words stand in the middle of a narrow panel."""


def _around(place: Elsewhere) -> str:
    """What stands beside the words there, in one line."""
    before, after = " ".join(place.before.split()), " ".join(place.after.split())
    if len(before) > _BEFORE:
        before = "…" + before[-_BEFORE:].partition(" ")[2]  # from the next word on
    return f"{before} ▸ {after[:_AFTER]}…"


def take_elsewhere(session: Session, item_id: str, key: str, value: str, text: str) -> Taken:
    """Tick an article; take the values over to those that are ticked, or to all that are left.
    Where there is one article only it is taken at once."""
    found, ticked = session.elsewhere(item_id), ticked_in(key)[1]
    if value != ALL and len(found) > 1 and any(e.article == value for e in found):
        return Taken(item_id, then=toggled(key, value), instead=True)
    if value != ALL:
        chosen = [e for e in found if e.article == value]
    elif ticked:
        chosen = [e for e in found if e.article in ticked]
    else:
        chosen = [e for e in found if fits(_elsewhere_row(e), text)]
    if not chosen:
        raise InvalidInput("The same words stand in no other article.", "Go back with Esc.")
    session.propagate(item_id, chosen)
    count = len(chosen)
    told = f"{count} articles" if count > 1 else "one article"
    return Taken(item_id, said=f"Taken over to {told} and saved; u takes that back.")
