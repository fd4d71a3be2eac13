"""How a verdict and the remarks on an annotation are written. Pure."""

from annotator.app.panel import field, wrapped
from annotator.model.annotation import Annotation
from annotator.tasks.review import ReviewItem
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
    found = []
    for one in item.correction:
        field_name, _, scheme = one.field.partition(" ")
        theirs, ours = one.left, one.right
        if field_name == "speaker":
            theirs, ours = names_in(item.annotation), names_in(mine)
        if field_name in ("role", "certainty") and not theirs:
            continue  # they come with the speaker
        told = f"{ours} ({scheme})" if scheme and ours else ours
        found.append((LABELS.get(field_name, field_name), theirs, told))
    return found


def names_in(annotation: Annotation | None) -> str:
    """The speakers by their names."""
    said = annotation.attributions if annotation is not None else ()
    return ", ".join(x.name or x.speaker or "nobody named" for x in said)


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
        for number, comment in enumerate(thread.comments):
            sign = "" if number == 0 else "  ↳ "
            told = f"{sign}{comment.author}: {comment.text}"
            lines += [((row, "quiet"),) for row in wrapped(display(told), width)]
    lines.append(())
    return lines
