"""What a person set for themselves: own keys, and whether accepting goes on to the next item.

One TOML file, `settings.toml` in the user's configuration folder:

    go_on = false

    [keys]
    accept = ["a", "f8"]
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from annotator.app.commands import COMMANDS, Command
from annotator.model.errors import InvalidInput, UnreadableFile

_MAX_BYTES = 100_000
_NEVER = {",", "."}
"""On the Kazakh and Russian layouts these are other keys."""


@dataclass(frozen=True)
class Settings:
    """Everything that can be set."""

    go_on: bool = True
    """Whether accepting and rejecting go on to the next open item."""
    table: Mapping[str, Command] = field(default_factory=lambda: COMMANDS)
    """The commands with the keys that the person wants."""


def settings_path() -> Path:
    """Where the settings lie; there need not be any."""
    from platformdirs import user_config_path

    return user_config_path("annotator") / "settings.toml"


def load_settings(path: Path) -> Settings:
    """The settings of a file; the usual ones where there is none.

    Raises UnreadableFile for a file that is no TOML, InvalidInput for what makes no sense in it.
    """
    try:
        with path.open("rb") as file:
            told = tomllib.loads(file.read(_MAX_BYTES).decode("utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError) as error:
        raise UnreadableFile(
            f"{path.name} cannot be read: {error}.", "The usual keys are used."
        ) from error
    go_on, keys = told.get("go_on", True), told.get("keys", {})
    if not isinstance(go_on, bool) or not isinstance(keys, dict):
        raise InvalidInput(
            f"{path.name}: go_on is true or false, keys is a table.", "The usual keys are used."
        )
    return Settings(go_on, own_table(keys, path.name))


def own_table(keys: Mapping[str, object], name: str) -> dict[str, Command]:
    """The table of commands with other keys. Raises InvalidInput, naming `name` and the command."""
    table = dict(COMMANDS)
    for command, wanted in keys.items():
        if command not in table:
            raise InvalidInput(
                f"{name}: there is no command “{command}”.", "`annotator keys` lists them."
            )
        if not isinstance(wanted, list) or not wanted:
            raise InvalidInput(f"{name}: the keys of {command} are a list.", 'Such as ["a", "f8"].')
        if any(not isinstance(key, str) or not key or key in _NEVER for key in wanted):
            raise InvalidInput(f"{name}: a key of {command} cannot be used.", "Choose a letter.")
        table[command] = replace(table[command], keys=tuple(map(str, wanted)))
    _check_clashes(table, name)
    return table


def _check_clashes(table: Mapping[str, Command], name: str) -> None:
    taken: dict[tuple[str, str], str] = {}
    for command in table.values():
        for place in command.where:
            for key in command.keys:
                other = taken.setdefault((place, key), command.name)
                if other != command.name:
                    raise InvalidInput(
                        f"{name}: {key} would be both {other} and {command.name}.",
                        "Give one of them another key.",
                    )
