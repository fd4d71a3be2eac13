"""The list of keys is complete, begins with what the place is for, and tells the signs there."""

import pytest

from annotator.app.bindings import all_keys
from annotator.app.commands import COMMANDS, PLACES, commands_at
from annotator.app.screens.help import help_lines


def told(place: str, width: int = 100) -> str:
    return "\n".join("".join(text for text, _ in line) for line in help_lines(place, width))


@pytest.mark.parametrize("place", [p for p in PLACES if p not in ("help", "form")])
@pytest.mark.parametrize("width", [58, 118])
def test_every_command_of_a_place_stands_there_with_its_keys(place: str, width: int) -> None:
    seen = told(place, width)
    words = " ".join(seen.split())
    for command in commands_at(place):
        assert all_keys(command).split()[0] in words, command.name
        assert command.help.split()[-1] in words, command.name
    assert all(len(row) <= width for row in seen.split("\n"))


def test_numbers_are_one_row_and_the_words_beside_suggestions_are_explained() -> None:
    assert all_keys(COMMANDS["take_number"]) == "1–9" and "  1–9  " in told("text")
    assert "“only offered”" in told("text") and "“only offered”" not in told("library")


@pytest.mark.parametrize(
    ("place", "group"),
    [("library", "Library"), ("text", "Deciding"), ("verdict", "Review"), ("export", "Export")],
)
def test_what_a_place_is_for_comes_first(place: str, group: str) -> None:
    assert told(place).split("\n")[2] == group
