"""Everything a person can do on the screen: one table.

Bindings, footer, palette, help screen and `annotator keys` read it. A key is one character or a
name of Textual's (`shift+left`, `pagedown`). Never `,` or `.`: on the Kazakh layout they are
digits, and `.` is `/` on the Russian one. Keys of other layouts are added by `layouts`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

PLACES = ("library", "text", "form", "review", "verdict", "agreement", "export", "help")
"""Where a command works. `form` is the panel in which a field is edited, `review` the deciding
between several people, `verdict` the review of one."""


PLACE_WORDS = {
    "library": "in the list of articles",
    "text": "in an article",
    "form": "while a field is edited",
    "review": "while deciding between several",
    "verdict": "while reviewing one person",
    "agreement": "in the table of agreement",
    "export": "while exporting",
    "help": "in the list of keys",
}
"""The same in words."""


@dataclass(frozen=True)
class Command:
    """One thing to do."""

    name: str
    """Its name for keymaps and `annotator keys`; the screen's method is `action_` + name."""
    keys: tuple[str, ...]
    """The first is the one that is shown."""
    help: str
    """What it does, beginning with a verb, without a full stop."""
    where: tuple[str, ...]
    """Some of PLACES."""
    footer: str = ""
    """Short label for the last row of the screen; empty where it is not shown there."""
    group: str = "Other"
    """Heading under which the help screen lists it."""
    numbered: bool = False
    """Whether it is told which of its keys was pressed, from 1."""


_Row = tuple[str, str, str, str]
"""Name, keys with blanks between, label in the footer, help."""


def _group(title: str, where: str, *rows: _Row) -> tuple[Command, ...]:
    """Commands under one heading that work at the same places."""
    return tuple(
        Command(name, tuple(keys.split()), help, tuple(where.split()), footer, title)
        for name, keys, footer, help in rows
    )


_ALL: tuple[Command, ...] = (
    # What is worked on comes first: the footer shows labels in this order, as many as fit.
    *_group(
        "Library",
        "library",
        ("open_article", "enter", "open", "Open the chosen article"),
        ("filter", "/ ctrl+f", "filter", "Type to show fewer articles: title, language, annotator"),
        ("next_unfinished", "n", "next to do", "Go to the next article with something to do"),
        ("sort", "o", "sort", "Sort by the next column"),
        ("sort_reverse", "O", "", "Turn the order round"),
        ("reload", "ctrl+r", "", "Read the folders again"),
    ),
    *_group(
        "Deciding",
        "text",
        ("accept", "a", "accept", "Accept all that is suggested and go on to the next open item"),
        (
            "reject",
            "x",
            "reject",
            "Reject the suggestion, so that it stays rejected; again to take that back",
        ),
        ("skip", "space", "skip", "Leave it as it is and go on to the next open item"),
    ),
    Command(
        "take_number",
        tuple("123456789"),
        "Take the suggestion of that number, or confirm the machine’s words that have it",
        ("text",),
        "take one",
        "Deciding",
        numbered=True,
    ),
    *_group(
        "Deciding",
        "text",
        (
            "edit_item",
            "enter",
            "fields",
            "Open all fields of the item; with a selection, annotate it",
        ),
        ("remove", "d delete", "", "Remove the annotation (undo brings it back)"),
        ("ask_machine", "M", "", "Ask a machine for a translation; Esc stops it"),
        ("next_scheme", "z", "", "See how the words read under the next scheme, before taking it"),
    ),
    *_group(
        "Items",
        "text review verdict",
        ("next_item", "n tab", "next", "Go to the next item"),
        ("previous_item", "p shift+tab", "previous", "Go to the previous item"),
    ),
    *_group(
        "Items",
        "text",
        ("next_open", "N", "", "Go to the next item that is not done"),
        ("previous_open", "P", "", "Go to the previous item that is not done"),
        ("next_place", "e", "", "Go to the next place of the same item"),
        ("show_rejected", "R", "", "Show or hide what was rejected"),
    ),
    *_group(
        "Fields",
        "text verdict",
        ("edit_language", "l", "language", "Language: choose by name or code"),
        ("edit_translation", "t", "translation", "Translations: take, write, order, remove"),
        (
            "edit_transliteration",
            "r",
            "romanisation",
            "Romanisation: choose the scheme, or write it",
        ),
        ("edit_speaker", "s", "speaker", "Speaker: choose or type who said it, role and certainty"),
        ("edit_kind", "k", "", "Kind: quotation, foreign words, title, name"),
    ),
    *_group(
        "Fields",
        "text",
        ("edit_status", "m", "", "Status: draft, done, disputed"),
        ("edit_note", "c", "note", "Note"),
        ("note_in_editor", "E", "", "Write the note in your own editor ($VISUAL or $EDITOR)"),
        ("edit_tags", "T", "", "Tags"),
        ("occurrences", "y", "", "Places: choose which of the equal passages belong to it"),
        ("show_history", "h", "", "History: who did what and when"),
        ("elsewhere", "W", "", "The same words in other articles: take this over to them"),
        ("conflicts", "C", "", "Conflicts: settle what a merge left open"),
        ("answer_review", "A", "", "Handed back: take the reviewer’s version over, or answer"),
    ),
    *_group(
        "Items",
        "library text",
        ("next_returned", "V", "", "Go to the next item that a reviewer handed back to you"),
    ),
    *_group(
        "Moving",
        "library text review verdict agreement export help",
        ("caret_up", "up", "", "Go up"),
        ("caret_down", "down", "", "Go down"),
        ("page_up", "pageup ctrl+b", "", "Go up by a page"),
        ("page_down", "pagedown", "", "Go down by a page"),
        ("top", "g ctrl+home", "", "Go to the beginning"),
        ("bottom", "G ctrl+end", "", "Go to the end"),
    ),
    *_group(
        "Moving",
        "text",
        ("caret_left", "left", "", "Go left by a character"),
        ("caret_right", "right", "", "Go right by a character"),
        ("word_left", "ctrl+left", "", "Go left by a word"),
        ("word_right", "ctrl+right", "", "Go right by a word"),
        ("line_start", "home", "", "Go to the beginning of the row"),
        ("line_end", "end", "", "Go to the end of the row"),
        ("find", "/ ctrl+f", "find", "Find words in the text"),
        ("find_next", "f ctrl+g", "", "Find them again"),
        ("find_previous", "F", "", "Find them backwards"),
        ("jump", "j", "", "Jump to a position: a code point, line:column, or per cent"),
    ),
    *_group(
        "Moving",
        "text review verdict",
        ("panel_down", "J ctrl+down", "", "Scroll what stands beside the text"),
        ("panel_up", "K ctrl+up", "", "Scroll it back"),
    ),
    *_group(
        "Selecting",
        "text",
        ("select", "v", "select", "Begin or end selecting with the arrows"),
        ("select_left", "shift+left", "", "Select by a character to the left"),
        ("select_right", "shift+right", "", "Select by a character to the right"),
        ("select_up", "shift+up", "", "Select by a row upwards"),
        ("select_down", "shift+down", "", "Select by a row downwards"),
        ("select_word", "w ctrl+shift+right", "", "Select the word, then one word more"),
        (
            "select_word_back",
            "b ctrl+shift+left",
            "",
            "Select one word less, or one more to the left",
        ),
        ("select_sentence", "S", "", "Select the sentence, then one sentence more"),
        ("inside_marks", "i", "", "Select what stands between the quotation marks"),
        ("with_marks", "o", "", "Select it with the quotation marks"),
        ("copy", "Y ctrl+c", "", "Copy the selection, or the words of the item"),
    ),
    *_group(
        "Selecting",
        "text verdict",
        (
            "move_start",
            "f6",
            "",
            "Move the start of the item: arrows, words, marks; Enter keeps it",
        ),
        ("move_end", "f7", "", "Move the end of the item: arrows, words, marks; Enter keeps it"),
    ),
    *_group(
        "Deciding",
        "text review verdict",
        ("undo", "u backspace ctrl+z", "undo", "Undo the last step"),
        ("redo", "U ctrl+r", "", "Redo what was undone"),
    ),
    *_group(
        "Review",
        "review",
        ("take_left", "a", "left", "Take the left one"),
        ("take_right", "b", "right", "Take the right one"),
        ("take_both", "o", "both", "Keep both"),
        ("merge_by_hand", "m", "own", "Write it yourself"),
        ("nothing_here", "z", "nothing", "Decide that there is nothing to annotate here"),
        ("choose", "enter", "choose", "Choose from all that can be done with it"),
        ("take_agreed", "t", "", "Take over everything on which all agree, as one step"),
        ("show_agreed", "e", "", "Show or hide what everybody agrees on"),
    ),
    *_group(
        "Review",
        "library review",
        ("agreement", "A", "", "Show how well the annotators agree"),
    ),
    *_group(
        "Screens",
        "library text",
        ("export", "ctrl+e", "", "Export: see what will be written and what is lost, then write"),
    ),
    *_group(
        "Export",
        "export",
        ("export_change", "enter", "change", "Change the chosen row; the last one writes"),
        ("export_write", "w", "write", "Write it; asks before it overwrites"),
    ),
    *_group(
        "Screens",
        "text review verdict",
        ("next_article", "ctrl+n f3", "", "Go to the next article"),
        ("previous_article", "f2", "", "Go to the previous article"),
    ),
    *_group(
        "Screens",
        "text review verdict agreement export help library",
        ("back", "escape", "", "Leave the selection, or go back to where you came from"),
    ),
    *_group(
        "Screens",
        "library text review verdict agreement export",
        ("palette", "ctrl+p", "", "Find any command by its name"),
        ("help", "? f1", "keys", "Show all keys"),
    ),
    *_group(
        "Screens",
        "library text review verdict agreement export help",
        ("quit", "q ctrl+q", "quit", "Leave; everything is saved"),
    ),
    *_group(
        "Review",
        "verdict",
        ("approve", "a", "approve", "Approve it as it is and go on"),
        ("correct", "enter", "correct", "Give your own version beside theirs: all fields"),
        ("refuse", "x", "reject", "Say that it should be no annotation, and why"),
        ("ask_changes", "m", "changes", "Ask for changes, and say which"),
        ("look_again", "z", "look again", "Mark it to be looked at again"),
        ("comment", "c", "comment", "Write a comment"),
        ("no_verdict", "d delete", "", "Take the verdict back"),
        ("approve_rest", "E", "", "Approve all that have no verdict yet, as one step"),
        ("hand_back", "H", "", "Give the sheet back to its author"),
    ),
    *_group(
        "Form",
        "form",
        ("form_up", "up shift+tab", "", "Go to the row above"),
        ("form_down", "down tab", "", "Go to the row below"),
        ("form_page_up", "pageup", "", "Go up by a page of rows"),
        ("form_page_down", "pagedown", "", "Go down by a page of rows"),
        ("form_choose", "enter", "take", "Take the chosen row, or what is written"),
        ("form_close", "escape f10", "back", "Go back without a change"),
    ),
)

COMMANDS: dict[str, Command] = {command.name: command for command in _ALL}


def commands_at(place: str, table: Mapping[str, Command] = COMMANDS) -> tuple[Command, ...]:
    """The commands of one place, in the table's order; it may be one with a person's own keys."""
    return tuple(command for command in table.values() if place in command.where)


_LABELS = {
    "up": "↑", "down": "↓", "left": "←", "right": "→", "pageup": "PgUp", "pagedown": "PgDn",
    "enter": "Enter", "escape": "Esc", "space": "Space", "tab": "Tab", "home": "Home",
    "end": "End", "delete": "Del", "backspace": "Backspace", "shift": "Shift", "ctrl": "Ctrl",
}  # fmt: skip


def key_label(key: str) -> str:
    """How a key is written for people: `ctrl+left` → `Ctrl+←`, `f6` → `F6`."""
    parts = [part for part in key.split("+") if part] or [key]
    return "+".join(
        _LABELS.get(part, part.upper() if part[0] == "f" and part[1:].isdigit() else part)
        for part in parts
    )
