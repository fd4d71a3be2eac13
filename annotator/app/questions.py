"""How differences between people are written: rows of a table, and one row in full. Pure."""

from collections.abc import Sequence

from annotator.app.cells import pad
from annotator.app.panel import field, wrapped
from annotator.compare.parts import PARTS
from annotator.compare.questions import AGREED, ANNOTATION, Item, Question
from annotator.model.annotation import Annotation
from annotator.text.display import display, display_line

Piece = tuple[str, str]
Line = tuple[Piece, ...]

SIGNS = {"agreed": "=", "same after normalisation": "≈", "different": "≠", "missing": "∅"}
"""So that colour is not the only sign."""

_FIELD = 16
_CHOICE = 16
NAMES = {
    ANNOTATION: "anything here?",
    "occurrences": "further places",
    "transliteration": "romanisation",
}
"""Names of fields for people, where they are not plain words."""


def field_name(question: Question) -> str:
    """What a field is called for people."""
    return NAMES.get(question.field, question.field)


def shown_questions(item: Item, *, everything: bool) -> tuple[Question, ...]:
    """The rows of the table: what differs, or was decided; with `everything` the rest too."""
    return tuple(
        q for q in item.questions if everything or q.state not in AGREED or q.changed or q.by_hand
    )


def column_widths(people: int, width: int) -> tuple[int, int, int]:
    """Cells for the field, for each person's value, for the decision; narrow: no decision."""
    choice = _CHOICE if width >= 90 else 0
    first = _FIELD if width >= 58 else 12
    return first, max(6, (width - 2 - first - choice) // max(1, people)), choice


def heading(names: Sequence[str], width: int) -> Line:
    """The names of the columns."""
    first, each, choice = column_widths(len(names), width)
    cells = [pad("", first + 2), *(pad(display_line(name), each) for name in names)]
    if choice:
        cells.append(pad("decided", choice))
    return (("".join(cells), "label"),)


def question_line(question: Question, people: int, width: int) -> Line:
    """One field: its sign, everybody's value, what was decided."""
    first, each, choice = column_widths(people, width)
    sign = "✓" if question.settled else SIGNS.get(question.state, "?")
    name = field_name(question)
    cells = [pad(display_line(value) or "–", each - 1) + " " for value in question.values]
    look = "quiet" if question.settled or question.state in AGREED else "match"
    line: list[Piece] = [(f"{sign} ", ""), (pad(name, first), look), ("".join(cells), "")]
    if choice:
        line.append((pad(decision_words(question), choice), "good"))
    return tuple(line)


def decision_words(question: Question) -> str:
    """What was decided, in a word or two."""
    if question.decision is None:
        return ""
    told = "as all have it" if question.decision.choice == "agreed" else question.decision.choice
    return f"{told}; changed since" if question.changed else told


def question_lines(
    question: Question,
    names: Sequence[str],
    width: int,
    blind: bool,
    agreed: Annotation | None = None,
) -> list[Line]:
    """One field in full: everybody's value, the difference in words, who decided, and what.

    `agreed` is what the agreed sheet has here.
    """
    lines: list[Line] = []
    for name, value in zip(names, question.values, strict=True):
        label = display_line(name, 9)
        lines += field(label, display(value) or "nothing", "" if value else "quiet", width)
    if question.words and not (blind and question.field == ANNOTATION):
        lines += [((row, "quiet"),) for row in wrapped(display(question.words), width)]
    decision = question.decision
    if decision is not None:
        by = "" if blind else f" by {decision.by}"
        when = decision.at[:16].replace("T", " ")
        told = display(f"{decision_words(question)}{by}, {when}")
        lines += field("Decided", told, "", width)
        value = PARTS[question.field].shown(agreed) if agreed and question.field in PARTS else ""
        if value and decision.choice in ("own", "both"):
            lines += field("", display(value), "good", width)
    if question.by_hand:
        lines += field("", "written by hand in the agreed sheet", "quiet", width)
    return lines
