"""Steps of one who decides about others' work: each on disk before it is remembered, with undo."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Generic, TypeVar

from annotator.model.errors import AnnotatorError, ChangedUnderneath
from annotator.model.speaker import Speaker
from annotator.tasks.annotation.speakers import Speakers

T = TypeVar("T")
_Step = tuple[str, T, tuple[Speaker, ...]]
"""Label, what stood before (or after, once undone), speakers who were new with it."""


@dataclass(frozen=True)
class Past(Generic[T]):
    """Steps of somebody who looks at something else for a while."""

    now: T
    """What was stored when they left."""
    done: tuple[_Step[T], ...]
    undone: tuple[_Step[T], ...]


class Steps(ABC, Generic[T]):
    """Something that is stored whole at each step. Undo lasts as long as the program runs."""

    def __init__(self, speakers: Speakers) -> None:
        self.speakers = speakers
        """The registry; who is entered in it for a step goes with the step."""
        self._done: list[_Step[T]] = []
        self._undone: list[_Step[T]] = []
        self._merged = ""

    @property
    def past(self) -> Past[T]:
        """The steps so far, for `go_on_from`."""
        return Past(self._now, tuple(self._done), tuple(self._undone))

    def go_on_from(self, past: Past[T]) -> None:
        """Have the steps of an earlier look at the same file, if it stands as that left it."""
        if past.now == self._now:
            self._done, self._undone = list(past.done), list(past.undone)

    def take_notice(self) -> str:
        """What happened to the file from outside, in words, once; empty where nothing did."""
        told, self._merged = self._merged, ""
        return told

    @property
    @abstractmethod
    def _now(self) -> T:
        """What is stored."""

    @abstractmethod
    def _write(self, value: T) -> None:
        """Store something else. Where it raises nothing has changed."""

    @abstractmethod
    def _join(self, value: T) -> None:
        """Store it together with what somebody else has written since."""

    def _store(self, value: T) -> bool:
        """Store it; False where somebody else's work came with it, so that the steps from before,
        which know nothing of that, are no way back."""
        try:
            self._write(value)
        except ChangedUnderneath:
            self._join(value)
        else:
            return True
        self._done.clear()
        self._undone.clear()
        self._merged = "The file was changed outside; both versions were merged."
        return False

    @contextmanager
    def _undivided(self) -> Iterator[None]:
        """What is refused inside enters nobody in the registry."""
        try:
            yield
        except AnnotatorError:
            self.speakers.take_back(self.speakers.take_made())
            raise

    def _save(self, value: T, label: str) -> None:
        """Store it as one step; where nothing differs there is none."""
        made, before = self.speakers.take_made(), self._now
        ours = True
        try:
            if value != before:
                ours = self._store(value)
        except AnnotatorError:
            self.speakers.take_back(made)
            raise
        if value == before:
            self.speakers.take_back(made)
            return
        if ours:
            self._done.append((label, before, made))
            self._undone.clear()

    def undo(self) -> str:
        """Take the last step back. Gives its label; empty where there is none."""
        if not self._done:
            return ""
        label, before, made = self._done[-1]
        now = self._now
        ours = self._store(before)
        self.speakers.take_back(made)
        if ours:
            self._undone.append((label, now, made))
            self._done.pop()
        return label

    def redo(self) -> str:
        """Do again what was taken back. Gives its label; empty where there is none."""
        if not self._undone:
            return ""
        label, after, made = self._undone[-1]
        before = self._now
        self.speakers.bring_back(made)
        if self._store(after):
            self._done.append((label, before, made))
            self._undone.pop()
        return label
