"""All keys, by what one wants to do."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from annotator.app.bindings import all_keys, bindings_for
from annotator.app.commands import COMMANDS, PLACE_WORDS, Command, commands_at
from annotator.app.panel import wrapped
from annotator.app.screens.scrolling import Scrolled
from annotator.app.widgets.item_panel import ItemPanel
from annotator.app.widgets.lines import Bar, Line

_ASKING = ("text", "review", "verdict", "export")
"""Places where fields are edited as well."""
_KEYS = 22
"""Cells for the keys."""


def help_lines(place: str, width: int, table: Mapping[str, Command] = COMMANDS) -> list[Line]:
    """The keys of a place, by group; every one on layouts that are not Latin as well."""
    lines: list[Line] = []
    for where in (place, "form") if place in _ASKING else (place,):
        lines += [((f"Keys {PLACE_WORDS.get(where, where)}", "title"),), ()]
        groups: dict[str, list[Command]] = {}
        for command in commands_at(where, table):
            groups.setdefault(command.group, []).append(command)
        # What the place is for comes first; what works everywhere in the table's order.
        for title, commands in sorted(groups.items(), key=lambda one: one[0] not in _FIRST):
            lines.append(((title, "label"),))
            for command in commands:
                lines += _lines_of(command, width)
            lines.append(())
    for told in (_MORE[0], *_SIGNS.get(place, ()), *_MORE[1:]):
        lines += [((row, "quiet"),) for row in wrapped(told, width)]
        lines.append(())
    return lines


_FIRST = ("Library", "Review", "Export")
_SIGNS = {
    "library": ("In the list: · not looked at yet, ↩ handed back by a reviewer.",),
    "text": (
        "In the margin: ? suggested, ~ draft, + done, ! disputed, x rejected.",
        "Beside the text: what is “suggested” is taken by accepting; what is “only offered” is "
        "taken by its number alone.",
    ),
    "verdict": (
        "In the margin: ? no verdict yet, ~ changed since your verdict, + approved, "
        "! changes or another look wanted, x rejected.",
        "Undo takes back steps of this review as long as it runs; after that a new verdict takes "
        "the place of the old one.",
    ),
    "review": (
        "In the margin: ? to decide, + decided.",
        "In the table: ≠ they differ, ≈ the same but for case, marks and blanks, ∅ only one of "
        "them says it, = all agree, ✓ decided.",
        "Undo takes back steps of this review as long as it runs; after that a new decision takes "
        "the place of the old one.",
    ),
}
"""What else is to be known at a place: its signs, and what undo reaches."""
_MORE = (
    "The letter keys work on Russian, Kazakh, Ukrainian, Greek, Hebrew and Arabic layouts by their "
    "place on the keyboard.",
    "Every step is on disk before it is shown as done. There is nothing to save.",
)


def _lines_of(command: Command, width: int) -> list[Line]:
    keys = all_keys(command)
    rows = wrapped(command.help, max(10, width - _KEYS - 2))
    first: Line = ((f"  {keys:<{_KEYS - 2}}", "key"), (f" {rows[0]}", ""))
    return [first, *((((" " * _KEYS) + f" {row}", ""),) for row in rows[1:])]


class HelpScreen(Scrolled):
    """The keys of the place where one comes from."""

    PLACE = "help"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("help")]
    DEFAULT_CSS = "#help { height: 1fr; padding: 0 1; }"

    def __init__(self, place: str) -> None:
        super().__init__()
        self._place = place

    def compose(self) -> ComposeResult:
        """A list to scroll."""
        yield Bar(id="top")
        yield ItemPanel(id="help")
        yield Bar(id="keys")

    def on_mount(self) -> None:
        """Tell the keys."""
        self.head(((" All keys", "title"),))
        self.query_one(ItemPanel).show(self._tell)
        line = ((" ↑↓ PgUp PgDn", "key"), (" scroll  ", ""), ("Esc", "key"), (" back", ""))
        self.query_one("#keys", Bar).line = line

    def _tell(self, width: int) -> Sequence[Line]:
        return help_lines(self._place, width, self.settings.table)
