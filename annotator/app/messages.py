"""What widgets say to whoever holds them."""

from dataclasses import dataclass

from textual.message import Message


@dataclass
class CaretMoved(Message):
    """The caret stands somewhere else now (code point)."""

    offset: int


@dataclass
class SelectionChanged(Message):
    """Other words are selected; None where nothing is."""

    span: tuple[int, int] | None


@dataclass
class ChoiceTaken(Message):
    """A row of the form was taken, or what is written where no row is chosen."""

    value: str
    """Value of the chosen row; empty where the text itself is the answer."""
    text: str
    """What stands in the field."""


@dataclass
class FieldChanged(Message):
    """Something was typed in the form's field."""

    text: str


@dataclass
class FormClosed(Message):
    """The person went back without taking anything."""


@dataclass
class RowChosen(Message):
    """A row of a list was opened."""

    index: int


@dataclass
class RowMoved(Message):
    """Another row of a list is the current one."""

    index: int


@dataclass
class RoomChanged(Message):
    """What stands beside the text has more room or less."""


@dataclass
class FilterChanged(Message):
    """Something was typed in the filter or the search field."""

    text: str


@dataclass
class FilterTaken(Message):
    """Enter was pressed in the filter or the search field."""

    text: str


@dataclass
class FilterLeft(Message):
    """The filter or the search field was left with Esc."""


@dataclass
class OpenArticle(Message):
    """The person wants this article."""

    article: str


@dataclass
class StepArticle(Message):
    """The person wants the next (1) or the previous (-1) article of the list."""

    by: int


@dataclass
class LeaveArticle(Message):
    """Back to the list of articles."""


@dataclass
class ShowHelp(Message):
    """All keys are wanted, those of a place first."""

    place: str


@dataclass
class ShowAgreement(Message):
    """The agreement of the annotators is wanted."""


@dataclass
class ShowExport(Message):
    """An export is wanted."""

    article: str
    """From which one comes; empty where there is none."""
    here: bool
    """Whether that one is to be exported, not all."""


@dataclass
class LeaveProgram(Message):
    """The person wants to leave the program."""
