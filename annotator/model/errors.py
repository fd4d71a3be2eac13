"""What can go wrong, in words for the person at the screen.

Every error has a message (one sentence: what happened, where) and a hint (what to do next). They
are caught in two places: a notice in the app, one line on stderr in the command line. Anything
else that escapes is a bug and is shown as one.
"""


class AnnotatorError(Exception):
    """Base of all refusals. `message` names the file and the place; `hint` says what to do next."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class InvalidInput(AnnotatorError):
    """A request that makes no sense: an offset outside the text, an unknown language …"""


class NotFound(AnnotatorError):
    """An article, sheet, annotation, speaker or scheme that is not there."""


class UnreadableFile(AnnotatorError):
    """A file that cannot be read or parsed. It is left exactly as it is."""


class NewerFormat(UnreadableFile):
    """A file written by a newer version of the program. It is left exactly as it is."""


class SaveFailed(AnnotatorError):
    """The old file is whole; the change is still in memory and in the journal."""


class ChangedUnderneath(SaveFailed):
    """The file on disk is not the one that was read: somebody else wrote it in the meantime."""


class Locked(AnnotatorError):
    """Somebody else holds the sheet for writing."""


class MissingExtra(AnnotatorError):
    """An optional package is needed; the hint says how to install it."""
