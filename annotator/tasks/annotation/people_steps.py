"""Changes of the registry of speakers as part of a step, so that undo takes them back.

The registry belongs to everybody: what somebody changed since is left as it is, and named.
"""

from collections.abc import Iterable

from annotator.model.errors import AnnotatorError
from annotator.model.speaker import Speaker
from annotator.model.value import Value
from annotator.store.journal import PersonChange
from annotator.store.speakers import load_speaker, save_speaker
from annotator.store.workspace import Workspace

SINCE = "it was changed since"


class Left(Value, frozen=True, kw_only=True):
    """Something beyond the sheet that undo or redo left as it was."""

    article: str
    """The article's id, or the speaker's name."""
    why: str
    """In words, without a full stop."""


def in_words(left: Iterable[Left]) -> str:
    """What was left as it was, and why; empty where nothing was."""
    return "; ".join(f"{one.article} was left as it is: {one.why}" for one in left)


class Noted:
    """What one change does to the registry, also where it is made again after a collision."""

    def __init__(self) -> None:
        self._changes: dict[str, PersonChange] = {}

    def add(self, before: Speaker, after: Speaker) -> None:
        """One file was written; of several times the first `before` counts."""
        known = self._changes.get(after.id)
        first = known.before if known is not None else before
        self._changes[after.id] = PersonChange(before=first, after=after)

    @property
    def changes(self) -> tuple[PersonChange, ...]:
        """Every speaker once, in the order in which they were changed first."""
        return tuple(self._changes.values())


def put_back(workspace: Workspace, changes: Iterable[PersonChange]) -> tuple[Left, ...]:
    """Undo; gives those who were left as they are."""
    return _travel(workspace, [(c.after, c.before) for c in changes])


def put_again(workspace: Workspace, changes: Iterable[PersonChange]) -> tuple[Left, ...]:
    """Redo; gives those who were left as they are."""
    return _travel(workspace, [(c.before, c.after) for c in changes])


def _travel(workspace: Workspace, steps: list[tuple[Speaker, Speaker]]) -> tuple[Left, ...]:
    """All of them or none: half a merge would leave a person who is somebody else halfway."""
    marks = []
    for there, _ in steps:
        try:
            stored = load_speaker(workspace, there.id)
        except AnnotatorError as error:
            return (Left(article=there.name, why=error.message.rstrip(".")),)
        if stored is None or stored.value != there:
            return (Left(article=there.name, why=SINCE),)
        marks.append(stored.fingerprint)
    left = []
    for (_, wanted), mark in zip(steps, marks, strict=True):
        try:
            save_speaker(workspace, wanted, mark)
        except AnnotatorError as error:
            left.append(Left(article=wanted.name, why=error.message.rstrip(".")))
    return tuple(left)
