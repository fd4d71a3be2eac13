"""The same keys on other keyboard layouts.

A terminal sends the letter, not the key: on a Russian keyboard the key `n` arrives as `т`. So each
command key gets aliases by its physical position. Rows as in xkb-data 2.35.1, from `q` to `p`, `a`
to `l`, `z` to `m`.
"""

from collections.abc import Iterable, Mapping
from itertools import chain

from annotator.app.commands import COMMANDS, Command, commands_at

_LATIN = "qwertyuiop" + "asdfghjkl" + "zxcvbnm"

_CYRILLIC = "йцукенгшщз" + "фывапролд" + "ячсмить"

LAYOUTS: dict[str, dict[str, str]] = {
    "Russian": dict(zip(_LATIN, _CYRILLIC, strict=True)),
    "Kazakh": dict(zip(_LATIN, _CYRILLIC, strict=True)),
    "Ukrainian": dict(zip(_LATIN, _CYRILLIC.replace("ы", "і"), strict=True)),
    "Greek": dict(zip(_LATIN, ";ςερτυθιοπ" + "ασδφγηξκλ" + "ζχψωβνμ", strict=True)),
    "Hebrew": dict(zip(_LATIN, "/'קראטוןםפ" + "שדגכעיחלך" + "זסבהנמצ", strict=True)),
    # The key `b` gives a ligature, which most terminals send as two characters: no alias.
    "Arabic": dict(zip(_LATIN, "ضصثقفغعهخح" + "شسيبلاتنم" + "ئءؤر\0ىة", strict=True)),
}
"""For each layout the character that a Latin letter's key gives."""

_CASELESS = ("Hebrew", "Arabic")
"""Shift gives Latin capitals in Hebrew, vowel signs in Arabic: no aliases of capitals there."""


def on_layout(key: str, layout: str) -> str:
    """What arrives when the key is pressed on a layout; empty where nothing usable does."""
    table = LAYOUTS[layout]
    prefix, _, letter = key.rpartition("+")
    if prefix not in ("", "ctrl") or len(letter) != 1:
        return ""
    found = table.get(letter.lower(), "\0")
    if found == "\0":
        return ""
    if letter.isupper():
        if layout in _CASELESS or found.upper().lower() != found or found.upper() == found:
            return ""  # ς has no capital of its own
        found = found.upper()
    return f"{prefix}+{found}" if prefix else found


def aliases(keys: Iterable[str]) -> tuple[str, ...]:
    """What the keys send on all layouts, each once, in the order of the layouts."""
    wanted = tuple(keys)
    sent = (on_layout(key, layout) for layout in LAYOUTS for key in wanted)
    return tuple(dict.fromkeys(key for key in sent if key and key not in wanted))


def keymap(place: str, table: Mapping[str, Command] = COMMANDS) -> dict[str, str]:
    """Every key of a place, aliases included, and the command it gives.

    A plain key wins over an alias, an earlier alias over a later one: what loses there is reached
    by the palette or by arrows and Enter.
    """
    commands = commands_at(place, table)
    plain = [(key, command.name) for command in commands for key in command.keys]
    added = [(key, command.name) for command in commands for key in aliases(command.keys)]
    result: dict[str, str] = {}
    for key, name in chain(plain, added):
        result.setdefault(key, name)
    return result


def key_table() -> list[dict[str, object]]:
    """All commands with their keys, as `annotator keys --json` prints them."""
    return [
        {
            "command": command.name,
            "keys": list(command.keys),
            "also": list(aliases(command.keys)),
            "where": list(command.where),
            "help": command.help,
        }
        for command in COMMANDS.values()
    ]
