"""A page of the form, as a value."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Choice:
    """One row to take."""

    value: str
    """What `take` receives."""
    label: str
    detail: str = ""
    """More about it, in a quieter look."""
    suggested: bool = False
    """Whether it is a value that nobody has taken yet."""
    key: str = ""
    """The key that does the same without the form."""
    ticked: bool | None = None
    """Whether it counts; None where it is not a box."""
    missing: bool = False
    """Whether it cannot be taken just now; the detail says why."""


FILTER, VALUE, NOTHING = "filter", "value", "nothing"
"""What the field of a page is for: to find a row, to be the value itself, or there is none."""


@dataclass(frozen=True)
class Page:
    """What is asked, and the rows to choose from."""

    key: str
    """Which page it is: `language`, `translation:01J…`."""
    title: str
    choices: tuple[Choice, ...] = ()
    typing: str = NOTHING
    """FILTER, VALUE or NOTHING."""
    prompt: str = ""
    """What the field is for, in a word or two."""
    text: str = ""
    """What stands in the field at first."""
    start: int = 0
    """The row that is chosen at first; -1 for the field itself."""
    hint: str = ""
    """What to do here, where it is not plain."""
    whole: tuple[Choice, ...] = ()
    """All rows, where finding them anew for each letter that is typed would take too long."""
    together: str = ""
    """Of a list with boxes: what is done with all that are ticked, `{}` being how many."""
    together_note: str = ""
    untied: bool = False
    """Whether all rows are meant where none is ticked."""
    table: bool = False
    """Whether rows are short: key, label and detail in columns of one line."""


@dataclass(frozen=True)
class Taken:
    """What came of taking a row."""

    item: str
    """Id of the item, which changes when a proposal becomes an annotation; empty: it is gone."""
    then: str = ""
    """Key of the page to show next; empty where this one is finished."""
    said: str = ""
    """What to tell the person; empty where it shows anyway."""
    ask: str = ""
    """Something the screen has to do: `editor`, `start`, `end`."""
    instead: bool = False
    """Whether `then` takes the place of this page, with the row and what is typed."""
    done: bool = False
    """Whether all pages close: undo is a key of the text."""
