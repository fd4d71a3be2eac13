"""Asking a machine for a translation: which of those that the person has switched on."""

from typing import TYPE_CHECKING

from annotator.app.form.page import Choice, Page, Taken
from annotator.model.errors import InvalidInput
from annotator.tasks.annotation.session import Session

if TYPE_CHECKING:
    from annotator.tasks.annotation.machine import Machine

# Most people never ask one: what talks to machines (http, ssl) is loaded where somebody does.
EVERYBODY = "*"


def machine_page(session: Session, item_id: str, text: str = "") -> Page:
    """A row a machine; where text leaves this computer the row says to which host it goes."""
    from annotator.tasks.annotation import machine

    known = machine.machines(machine.load_settings())
    rows = [Choice(one.id, f"Ask {one.id}", where(one)) for one in known]
    if len(known) > 1:
        rows.append(Choice(EVERYBODY, "Ask all of them", "their answers stand beside each other"))
    hint = "What a machine says is marked as its words until you edit or confirm it."
    title = "Ask a machine for a translation"
    return Page("machine", title, tuple(rows), hint=hint if rows else machine.HOW)


def where(machine: "Machine") -> str:
    """What becomes of the words, in words."""
    if machine.host:
        return f"the words go to {machine.host}"
    return "a program on this computer; nothing leaves it"


def take_machine(session: Session, item_id: str, key: str, value: str, text: str) -> Taken:
    """Have the screen ask."""
    if not value:
        from annotator.tasks.annotation.machine import HOW

        raise InvalidInput("No machine is switched on.", HOW)
    return Taken(item_id, ask=f"machine:{value}")
