"""What was done to a sheet, step by step, and back again. Pure: no files here."""

from collections.abc import Iterable

from msgspec.structs import replace

from annotator.model.annotation import Annotation
from annotator.model.sheet import Rejected, Sheet
from annotator.model.span import Span
from annotator.model.value import Value
from annotator.tasks import edits


class Step(Value, frozen=True, kw_only=True):
    """One labelled change: what stood before and what stands after, nothing that stayed the same.

    A bulk change is one step.
    """

    label: str
    """For the person: "accepted “Шал, кет!”"."""
    at: str
    """RFC 3339, UTC."""
    by: str
    selection: Span | None = None
    """Where the eyes were, to go back to with undo."""
    before: tuple[Annotation, ...] = ()
    """Annotations as they were: changed or removed ones."""
    after: tuple[Annotation, ...] = ()
    """Annotations as they became: changed or new ones."""
    rejected_before: tuple[Rejected, ...] = ()
    """Rejections that the step took away."""
    rejected_after: tuple[Rejected, ...] = ()
    """Rejections that the step added."""

    @property
    def touched(self) -> frozenset[str]:
        """Ids of the annotations it is about."""
        return frozenset(a.id for a in (*self.before, *self.after))


def step_between(
    old: Sheet, new: Sheet, label: str, at: str, by: str, selection: Span | None = None
) -> Step | None:
    """The step that leads from one sheet to the other; None where nothing differs."""
    was = {a.id: a for a in old.annotations}
    now = {a.id: a for a in new.annotations}
    out = {r.key: r for r in old.rejected}
    into = {r.key: r for r in new.rejected}
    step = Step(
        label=label,
        at=at,
        by=by,
        selection=selection,
        before=tuple(a for i, a in was.items() if now.get(i) != a),
        after=tuple(a for i, a in now.items() if was.get(i) != a),
        rejected_before=tuple(r for k, r in out.items() if k not in into),
        rejected_after=tuple(r for k, r in into.items() if k not in out),
    )
    same = not (step.before or step.after or step.rejected_before or step.rejected_after)
    return None if same else step


def forward(sheet: Sheet, step: Step) -> Sheet:
    """The sheet with the step done."""
    return _swap(sheet, step.before, step.after, step.rejected_before, step.rejected_after)


def backward(sheet: Sheet, step: Step) -> Sheet:
    """The sheet with the step undone."""
    return _swap(sheet, step.after, step.before, step.rejected_after, step.rejected_before)


def fits(sheet: Sheet, step: Step, *, back: bool) -> bool:
    """Whether the sheet still stands as the step left it (or, not `back`, as it found it)."""
    expected = step.after if back else step.before
    gone = step.before if back else step.after
    ids = {a.id for a in expected}
    return all(sheet.find(a.id) == a for a in expected) and all(
        sheet.find(a.id) is None for a in gone if a.id not in ids
    )


class History:
    """Steps done and undone in one article, oldest first."""

    def __init__(self, done: Iterable[Step] = (), undone: Iterable[Step] = ()) -> None:
        self.done = list(done)
        self.undone = list(undone)

    def did(self, step: Step) -> None:
        """Remember a new step; what was undone before cannot be redone any more."""
        self.done.append(step)
        self.undone.clear()

    def undid(self) -> None:
        """The last step was taken back."""
        self.undone.append(self.done.pop())

    def redid(self) -> None:
        """The step taken back last was done again."""
        self.done.append(self.undone.pop())

    def of(self, annotation_id: str) -> tuple[tuple[str, str, str], ...]:
        """When, who and what, for one annotation, oldest first."""
        return tuple((s.at, s.by, s.label) for s in self.done if annotation_id in s.touched)


def _swap(
    sheet: Sheet,
    out: tuple[Annotation, ...],
    into: tuple[Annotation, ...],
    rejected_out: tuple[Rejected, ...],
    rejected_in: tuple[Rejected, ...],
) -> Sheet:
    gone = {a.id for a in out} | {a.id for a in into}
    kept = [a for a in sheet.annotations if a.id not in gone]
    keys = {r.key for r in rejected_out}
    changed = replace(sheet, annotations=edits.in_order([*kept, *into]))
    if not (rejected_out or rejected_in):
        return changed
    return edits.reject(edits.restore(changed, keys), rejected_in)
