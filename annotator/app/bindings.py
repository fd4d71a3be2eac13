"""From the table of commands to Textual's bindings and to labels on the screen."""

from collections.abc import Collection, Sequence

from textual.binding import Binding

from annotator.app.cells import measure
from annotator.app.commands import COMMANDS, commands_at, key_label
from annotator.app.layouts import keymap

Piece = tuple[str, str]


def bindings_for(place: str) -> list[Binding]:
    """One binding for every key of a place, on all layouts."""
    return [
        Binding(key, name, COMMANDS[name].help, show=False) for key, name in keymap(place).items()
    ]


def footer_line(
    place: str, width: int, first: Sequence[str] = (), without: Collection[str] = ()
) -> tuple[Piece, ...]:
    """Keys and labels for the last row, as many as fit; `first` are commands to begin with.

    The help key is always there: it leads to all others.
    """
    wanted = [COMMANDS[name] for name in first]
    wanted += [c for c in commands_at(place) if c.footer and c.name not in (*first, *without)]
    last = [c for c in wanted if c.name in ("help", "quit")]
    wanted = [c for c in wanted if c not in last]
    room = width - 2 - sum(_cells(c.keys[0], c.footer) for c in last)
    pieces: list[Piece] = [(" ", "")]
    for command in wanted:
        size = _cells(command.keys[0], command.footer or command.name)
        if size > room:
            break
        room -= size
        pieces += _pieces(command.keys[0], command.footer or command.name)
    for command in last:
        pieces += _pieces(command.keys[0], command.footer)
    return tuple(pieces)


def _cells(key: str, label: str) -> int:
    return measure(key_label(key)) + 1 + measure(label) + 2


def _pieces(key: str, label: str) -> list[Piece]:
    return [(key_label(key), "key"), (f" {label}  ", "")]
