"""What merges left open, and settling it: in sheets, speakers and reviews of one's own."""

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from annotator import __version__
from annotator.compare.merge.settle import CHOICES, dismiss, settle
from annotator.model.annotation import Annotation, Conflict, Provenance
from annotator.model.errors import AnnotatorError, InvalidInput, NotFound
from annotator.model.value import Value
from annotator.store.reviews import load_review, save_review
from annotator.store.sheets import load_sheet, save_sheet
from annotator.store.speakers import load_speaker, load_speakers, save_speaker
from annotator.store.workspace import Workspace
from annotator.tasks.stamp import Stamp, SystemStamp

KEEP = "keep"
"""The choice that leaves the value as it stands now and only takes the record away."""


class OpenConflict(Value, frozen=True, kw_only=True):
    """One thing that two versions say differently."""

    where: str
    """`sheet ARTICLE` · `speaker ID` · `review OF/ARTICLE`."""
    annotation: str = ""
    """Id, where it is about one annotation of a sheet."""
    exact: str = ""
    """The words annotated."""
    conflict: Conflict


def open_conflicts(ws: Workspace) -> Iterator[OpenConflict]:
    """All that the workspace's annotator can settle: own sheets and reviews, and the speakers.

    Files that cannot be read are passed over; `check` names them.
    """
    for article in ws.sheet_ids(ws.annotator):
        yield from _of_sheet(ws, article)
    for of, article in ws.review_ids(ws.annotator):
        try:
            review = load_review(ws, ws.annotator, of, article)
        except AnnotatorError:
            continue
        for conflict in review.review.conflicts if review else ():
            yield OpenConflict(where=f"review {of}/{article}", conflict=conflict)
    for name, speaker in sorted(load_speakers(ws).items()):
        for conflict in speaker.conflicts:
            yield OpenConflict(where=f"speaker {name}", exact=speaker.name, conflict=conflict)


def _of_sheet(ws: Workspace, article: str) -> Iterator[OpenConflict]:
    try:
        stored = load_sheet(ws, ws.annotator, article)
    except AnnotatorError:
        return
    if stored is None:
        return
    where = f"sheet {article}"
    for conflict in stored.sheet.conflicts:
        yield OpenConflict(where=where, conflict=conflict)
    for a in stored.sheet.annotations:
        for conflict in a.conflicts:
            yield OpenConflict(where=where, annotation=a.id, exact=a.exact, conflict=conflict)


def settle_conflict(
    ws: Workspace,
    where: str,
    field: str,
    choice: str,
    annotation: str = "",
    *,
    stamp: Stamp | None = None,
) -> None:
    """Settle one and save: `choice` is ours, theirs, base or keep.

    `where`, `annotation` and `field` as `open_conflicts` gives them. NotFound where it is not open
    any more, InvalidInput for another choice.
    """
    if choice not in (*CHOICES, KEEP):
        raise InvalidInput(f"“{choice}” is no side.", "Choose ours, theirs, base or keep.")
    kind, _, name = where.partition(" ")
    if kind == "sheet":
        _settle_in_sheet(ws, name, field, choice, annotation, stamp or SystemStamp())
    elif kind == "speaker":
        speaker = load_speaker(ws, name)
        if speaker is None:
            raise NotFound(f"There is no speaker {name}.")
        save_speaker(ws, settled(speaker.value, field, choice), speaker.fingerprint)
    elif kind == "review":
        of, _, article = name.partition("/")
        review = load_review(ws, ws.annotator, of, article)
        if review is None:
            raise NotFound(f"There is no review of {of} on {article}.")
        save_review(ws, settled(review.review, field, choice), review.fingerprint)
    else:
        raise NotFound(
            f"“{where}” names no file with conflicts.",
            "Write it as `annotator conflicts` lists it, for instance 'sheet ARTICLE'.",
        )


def _settle_in_sheet(
    ws: Workspace, article: str, field: str, choice: str, annotation: str, stamp: Stamp
) -> None:
    stored = load_sheet(ws, ws.annotator, article)
    if stored is None:
        raise NotFound(
            f"{ws.annotator} has no sheet on {article}.",
            "`annotator conflicts` lists what is open.",
        )
    sheet = stored.sheet
    if not annotation:
        save_sheet(ws, settled(sheet, field, choice), stored.fingerprint)
        return
    old = sheet.find(annotation)
    if old is None:
        raise NotFound(
            f"There is no annotation {annotation} in {article}.",
            "`annotator conflicts` lists them.",
        )
    new = settle_annotation(old, field, choice)
    kept = [a for a in sheet.annotations if a.id != annotation]
    if new is not None:
        at = stamp.now()
        made = replace(
            new.provenance or Provenance(created=at, creator=ws.annotator),
            changed=at,
            generator=f"annotator {__version__}",
        )
        kept.append(replace(new, revision=old.revision + 1, provenance=made))
    save_sheet(ws, replace(sheet, annotations=tuple(kept)), stored.fingerprint)


def settle_annotation(annotation: Annotation, field: str, choice: str) -> Annotation | None:
    """The annotation with the conflict settled; None where that deletes it.

    For a session: `session.change(id, "settled", …)`, or `session.remove(id)` for None.
    """
    if choice != KEEP:
        return settle(annotation, field, choice)
    kept: Annotation = _kept(annotation, field)
    return kept


def settled(value: Any, field: str, choice: str) -> Any:
    """A sheet, speaker or review with a conflict of its own settled."""
    return _kept(value, field) if choice == KEEP else settle(value, field, choice)


def _kept(value: Any, field: str) -> Any:
    if all(c.field != field for c in value.conflicts):
        raise NotFound(f"There is no open conflict about {field}.")
    return dismiss(value, field)


def conflict_record(found: OpenConflict) -> dict[str, str]:
    """Plain data for scripts."""
    c = found.conflict
    told = {"where": found.where, "field": c.field}
    told |= {"annotation": found.annotation} if found.annotation else {}
    told |= {"exact": found.exact} if found.exact else {}
    return told | {"ours": c.ours, "theirs": c.theirs, "base": c.base}
