"""What a reviewer handed back: take their version over, remove it, or answer."""

from annotator.app.form.page import VALUE, Choice, Page, Taken
from annotator.app.verdicts import told_apart
from annotator.model.errors import InvalidInput, NotFound
from annotator.tasks.annotation.feedback import OpenItem
from annotator.tasks.annotation.session import Session
from annotator.tasks.review.answering import answer, remove, take_version


def returned_page(session: Session, item_id: str, text: str = "") -> Page:
    """A row for everything that can be done; what is typed is an answer."""
    waiting = session.returned.get(item_id, ())
    rows = [row for number, one in enumerate(waiting) for row in _rows(number, one)]
    if not waiting:
        hint = "Nobody handed this one back."
    elif rows:
        hint = "Type an answer and press Enter, or go down to a row."
    else:
        hint = "Type an answer and press Enter. To change the annotation go back, to its fields."
    return Page("returned", _title(waiting), tuple(rows), VALUE, "type an answer", "", -1, hint)


def _title(waiting: tuple[OpenItem, ...]) -> str:
    people = dict.fromkeys(one.reviewer for one in waiting)
    return f"Handed back by {' and '.join(people)}" if people else "Handed back"


def _rows(number: int, one: OpenItem) -> list[Choice]:
    rows = []
    if one.correction is not None:
        changes = told_apart(one.annotation, one.correction)
        told = "; ".join(f"{label}: {theirs or 'nothing'}" for label, _, theirs in changes)
        rows.append(Choice(f"take:{number}", f"Take {one.reviewer}’s version", told))
    if one.what == "rejected":
        rows.append(Choice(f"remove:{number}", "Remove the annotation", one.reason))
    for thread in one.threads:
        said = thread.comments[-1]
        rows.append(Choice(f"answer:{number}:{said.id}", f"Answer {said.author}", f"“{said.text}”"))
    return rows


def take_returned(session: Session, item_id: str, key: str, value: str, text: str) -> Taken:
    """Do it; the page stays while something is open."""
    waiting = session.returned.get(item_id, ())
    verb, _, rest = value.partition(":")
    number, _, comment = rest.partition(":")
    at = int(number) if number.isdigit() else 0
    if at >= len(waiting):
        raise NotFound("This is settled already.", "Go back with Esc.")
    one = waiting[at]
    if verb == "remove":
        remove(session, one)
        return Taken("", said=f"Removed, as {one.reviewer} says; u brings it back.")
    if verb == "take":
        done = take_version(session, one)
        return Taken(done, said=f"{one.reviewer}’s version is yours now and saved; u undoes it.")
    if not text.strip():
        raise InvalidInput("An answer needs words.", "Type it first, then choose the row.")
    done = answer(session, one, text, comment)
    said = "Your answer is saved; its reviewer sees it with the next look at your sheet."
    return Taken(done, said=said)
