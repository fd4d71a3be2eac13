"""How a verdict and the remarks on an annotation are written. Pure."""

from collections.abc import Sequence

from annotator.app.panel import field, wrapped
from annotator.compare.verdicts import Thread
from annotator.model.annotation import Annotation
from annotator.tasks.annotation.feedback import OpenItem
from annotator.tasks.review.review import ReviewItem, version_differences
from annotator.text.display import display

Piece = tuple[str, str]
Line = tuple[Piece, ...]

STATE_WORDS = {
    "pending": "no verdict yet",
    "approved": "approved",
    "stale": "approved, but changed since",
    "changes": "changes wanted",
    "rejected": "rejected",
    "look-again": "to be looked at again",
    "answered": "changed by its author since you objected",
}
STATE_LOOKS = {
    "pending": "candidate",
    "approved": "done",
    "stale": "draft",
    "changes": "disputed",
    "rejected": "rejected",
    "look-again": "disputed",
    "answered": "draft",
}
"""How an annotation in that state is marked in the text."""


LABELS = {
    "place": "Borders",
    "kind": "Kind",
    "language": "Language",
    "script": "Script",
    "transliteration": "Reads",
    "translation": "Means",
    "speaker": "Speaker",
    "role": "Role",
    "certainty": "Certainty",
    "occurrences": "Places",
}
"""Fields as they are called beside the text."""


def corrected(item: ReviewItem) -> list[tuple[str, str, str]]:
    """Field, their value, my value, where I gave a version of my own; as people read them."""
    mine = item.verdict.correction if item.verdict is not None else None
    return told_apart(item.annotation, mine) if mine is not None else []


def told_apart(annotation: Annotation, version: Annotation) -> list[tuple[str, str, str]]:
    """Field, value, value in the other version, for each field that is not the same."""
    found = []
    for one in version_differences(annotation, version):
        field_name, _, scheme = one.field.partition(" ")
        theirs, ours = one.left, one.right
        if field_name == "place":
            theirs, ours = (" ".join(a.exact.split()) for a in (annotation, version))
        if field_name == "speaker":
            theirs, ours = names_in(annotation), names_in(version)
        if field_name in ("role", "certainty") and not theirs:
            continue  # they come with the speaker
        told = f"{ours} ({scheme})" if scheme and ours else ours
        found.append((LABELS.get(field_name, field_name), theirs, told))
    return found


def names_in(annotation: Annotation) -> str:
    """The speakers by their names."""
    return ", ".join(x.name or x.speaker or "nobody named" for x in annotation.attributions)


_WANTS = {
    "changes": "wants changes",
    "rejected": "rejects it",
    "look-again": "wants another look",
    "comment": "writes",
}


def returned_lines(waiting: Sequence[OpenItem], width: int) -> list[Line]:
    """What reviewers handed back about the author's own annotation."""
    lines: list[Line] = []
    for one in waiting:
        wants = f"{one.reviewer} {_WANTS.get(one.what, one.what)}"
        told = f"{wants}: {one.reason}" if one.reason else wants
        lines += [((row, "warning"),) for row in wrapped(display(told), width)]
        if one.correction is not None:
            for label, mine, theirs in told_apart(one.annotation, one.correction):
                change = f"{mine or 'nothing'} → {theirs or 'nothing'}"
                lines += field(label, display(change), "", width)
        for thread in one.threads:
            lines += thread_lines(thread, width)
    if waiting:
        takes = any(one.correction is not None or one.what == "rejected" for one in waiting)
        told = "A takes it over or answers." if takes else "A answers; the fields change it."
        lines += [((row, "quiet"),) for row in wrapped(told, width)]
        lines.append(())
    return lines


def thread_lines(thread: Thread, width: int) -> list[Line]:
    """A remark and what was answered to it."""
    lines: list[Line] = []
    for number, comment in enumerate(thread.comments):
        settled = " (settled)" if thread.resolved and not number else ""
        told = f"{'  ↳ ' if number else ''}{comment.author}: {comment.text}{settled}"
        lines += [((row, "quiet"),) for row in wrapped(display(told), width)]
    return lines


def verdict_lines(item: ReviewItem, width: int) -> list[Line]:
    """The verdict, its reason, my version where it differs, and the threads."""
    lines: list[Line] = [((f"Verdict: {STATE_WORDS.get(item.state, item.state)}", "title"),)]
    verdict = item.verdict
    if verdict is not None and verdict.reason:
        lines += [((row, ""),) for row in wrapped(display(verdict.reason), width)]
    for label, theirs, mine in corrected(item):
        told = f"{theirs or 'nothing'} → {mine or 'nothing'}"
        lines += field(label, display(told), "", width)
    for thread in item.threads:
        lines += thread_lines(thread, width)
    lines.append(())
    return lines
