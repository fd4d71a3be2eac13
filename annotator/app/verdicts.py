"""How a verdict and the remarks on an annotation are written. Pure."""

from annotator.app.panel import field, wrapped
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


def verdict_lines(item: ReviewItem, width: int) -> list[Line]:
    """The verdict, its reason, my version where it differs, and the threads."""
    lines: list[Line] = [((f"Verdict: {STATE_WORDS.get(item.state, item.state)}", "title"),)]
    verdict = item.verdict
    if verdict is not None and verdict.reason:
        lines += [((row, ""),) for row in wrapped(display(verdict.reason), width)]
    for one in item.correction:
        told = f"{one.left or 'nothing'} → {one.right or 'nothing'}"
        lines += field(one.field[:9], display(told), "", width)
    for thread in item.threads:
        for number, comment in enumerate(thread.comments):
            sign = "" if number == 0 else "  ↳ "
            told = f"{sign}{comment.author}: {comment.text}"
            lines += [((row, "quiet"),) for row in wrapped(display(told), width)]
    lines.append(())
    return lines
