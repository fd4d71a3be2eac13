"""The table of commands and its keys on every layout."""

import importlib
import json
import subprocess
import sys

import pytest

from annotator.app.commands import COMMANDS, PLACES, commands_at, key_label
from annotator.app.layouts import LAYOUTS, key_table, keymap, on_layout

OTHER_WAY = {
    ("Hebrew", "quit"): "ctrl+q, Esc and the palette",
    ("Arabic", "take_right"): "Enter, then the row",
    ("Arabic", "select_word_back"): "Shift+arrows",
}
"""What a letter key cannot do on a layout, and what does it there."""


@pytest.mark.parametrize("place", PLACES)
def test_no_two_commands_of_one_place_share_a_key(place: str) -> None:
    keys = [key for command in commands_at(place) for key in command.keys]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("place", PLACES)
def test_a_letter_key_does_the_same_on_every_layout(place: str, layout: str) -> None:
    names = keymap(place)
    for command in commands_at(place):
        for key in command.keys:
            sent = on_layout(key, layout)
            if sent and (layout, command.name) not in OTHER_WAY:
                assert names[sent] == command.name, (key, sent)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_letter_command_has_a_key_on_every_layout(layout: str) -> None:
    for command in COMMANDS.values():
        letters = [key for key in command.keys if len(key) == 1 and key.islower()]
        if letters and (layout, command.name) not in OTHER_WAY:
            assert any(on_layout(key, layout) for key in letters), command.name


def test_what_is_said_to_be_unreachable_by_letter_really_is() -> None:
    for layout, name in OTHER_WAY:
        command = COMMANDS[name]
        letters = [key for key in command.keys if len(key) == 1]
        reached = [
            all(keymap(place).get(on_layout(key, layout)) == name for place in command.where)
            for key in letters
        ]
        assert not any(reached), (layout, name)


def test_keys_that_mean_something_else_on_other_layouts_are_never_bound() -> None:
    bound = {key for place in PLACES for key in keymap(place)}
    assert not bound & {",", ".", "comma", "full_stop"}
    assert not [key for key in bound if key.startswith("ctrl+") and key[-1].isdigit()]
    assert not bound & {"ctrl+h", "ctrl+i", "ctrl+m", "ctrl+enter", "shift+enter", "alt+enter"}


def test_every_command_says_what_it_does() -> None:
    for command in COMMANDS.values():
        assert command.help[0].isupper() and not command.help.endswith("."), command.name
        assert set(command.where) <= set(PLACES) and command.where, command.name
        assert command.keys, command.name


def test_the_commands_that_scripts_rely_on_are_there() -> None:
    names = {row["command"] for row in key_table()}
    assert names >= {"caret_down", "next_item", "page_down", "quit", "help", "edit_item", "accept"}
    assert json.loads(json.dumps(key_table())) == key_table()


def test_keys_are_written_for_people() -> None:
    assert key_label("ctrl+left") == "Ctrl+←"
    assert key_label("f6") == "F6"
    assert key_label("f") == "f"
    assert key_label("pagedown") == "PgDn"


def test_the_tables_load_without_textual() -> None:
    code = (
        "import sys, annotator.app, annotator.app.commands, annotator.app.layouts;"
        "print([m for m in ('textual', 'rich', 'icu', 'langdetect') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


SCREENS = {
    "library": ("annotator.app.screens.library", "LibraryScreen"),
    "text": ("annotator.app.screens.annotate", "AnnotateScreen"),
    "review": ("annotator.app.screens.adjudicate", "AdjudicateScreen"),
    "verdict": ("annotator.app.screens.verdicts", "VerdictScreen"),
    "agreement": ("annotator.app.screens.agreement", "AgreementScreen"),
    "export": ("annotator.app.screens.export", "ExportScreen"),
    "help": ("annotator.app.screens.help", "HelpScreen"),
    "form": ("annotator.app.widgets.form_panel", "FormPanel"),
}


@pytest.mark.parametrize("place", PLACES)
def test_every_command_has_a_handler_where_it_works(place: str) -> None:
    module, name = SCREENS[place]
    screen = getattr(importlib.import_module(module), name)
    missing = [c.name for c in commands_at(place) if not hasattr(screen, f"action_{c.name}")]
    assert not missing
