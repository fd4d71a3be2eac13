"""From the table of commands to Textual's bindings and to labels on the screen."""

from collections.abc import Mapping, Sequence

from textual.binding import Binding

from annotator.app.cells import measure
from annotator.app.commands import COMMANDS, Command, commands_at, key_label
from annotator.app.layouts import keymap

Piece = tuple[str, str]


def bindings_for(place: str, table: Mapping[str, Command] = COMMANDS) -> list[Binding]:
    """One binding for every key of a place, on all layouts."""
    return [
        Binding(key, _action(key, table[name]), COMMANDS[name].help, show=False)
        for key, name in keymap(place, table).items()
    ]


def _action(key: str, command: Command) -> str:
    if not command.numbered or key not in command.keys:
        return command.name
    return f"{command.name}({command.keys.index(key) + 1})"


def labelled(place: str, table: Mapping[str, Command] = COMMANDS) -> tuple[tuple[str, str], ...]:
    """Commands that have a label for the row of keys, with it, in the table's order."""
    return tuple((c.name, c.footer) for c in commands_at(place, table) if c.footer)


def footer_line(
    place: str,
    width: int,
    useful: Sequence[tuple[str, str]] = (),
    table: Mapping[str, Command] = COMMANDS,
) -> tuple[Piece, ...]:
    """Keys and labels for the last row, as many as fit.

    `useful` are commands with labels that matter just now; without them the ones that the table
    gives a label. The help key is always there: it leads to all others.
    """
    wanted = [(shown_key(table[name]), label) for name, label in useful or labelled(place, table)]
    last = [(table[name].keys[0], table[name].footer) for name in ("help", "quit")]
    room = width - 2 - sum(_cells(key, label) for key, label in last)
    pieces: list[Piece] = [(" ", "")]
    for key, label in wanted:
        if (key, label) in last:
            continue
        room -= _cells(key, label)
        if room < 0:
            break
        pieces += _pieces(key, label)
    for key, label in last:
        pieces += _pieces(key, label)
    return tuple(pieces)


def shown_key(command: Command) -> str:
    """Its first key; of those that are numbers, the first and the last."""
    return f"{command.keys[0]}–{command.keys[-1]}" if command.numbered else command.keys[0]


def all_keys(command: Command) -> str:
    """All its keys as they are written for people."""
    return shown_key(command) if command.numbered else " ".join(map(key_label, command.keys))


def _cells(key: str, label: str) -> int:
    return measure(key_label(key)) + 1 + measure(label) + 2


def _pieces(key: str, label: str) -> list[Piece]:
    return [(key_label(key), "key"), (f" {label}  ", "")]
