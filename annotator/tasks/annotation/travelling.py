"""Steps that reach beyond the open sheet, and undo and redo over all steps."""

from collections.abc import Callable, Sequence

from annotator.model.span import Span
from annotator.store.journal import Step
from annotator.store.workspace import Workspace
from annotator.tasks.annotation import edits
from annotator.tasks.annotation.attributing import Attributing
from annotator.tasks.annotation.people_steps import Left, Noted, in_words, put_again, put_back
from annotator.tasks.annotation.propagate import (
    Elsewhere,
    articles_of,
    do_again,
    propagate,
    same_words_elsewhere,
    take_back,
)
from annotator.tasks.annotation.said_by import Said, said_by, split
from annotator.tasks.annotation.sheet_file import SheetFile


class Travelling(Attributing):
    """The steps of a session: those that change other sheets or the registry, and going back."""

    workspace: Workspace
    _file: SheetFile
    _left: tuple[Left, ...] = ()
    _found: tuple[str, Sequence[Elsewhere]] = ("", ())
    _said: tuple[str, Sequence[Said]] = ("", ())
    last_place: Span | None = None
    """Where the step was that undo or redo travelled over last."""

    def _changed(self) -> None:
        """Something was written: what was read before is read anew."""
        self._found, self._said = ("", ()), ("", ())

    # Back and forth ----------------------------------------------------------------------------

    def undo(self) -> str:
        """Take the last step back. Gives its label; empty where there is none."""
        step = self._file.undo(self.stamp.now())
        if step is not None:
            reached = articles_of(step.selection)
            self._left = take_back(self.workspace, reached, step.label, self.stamp)
            self._left += put_back(self.workspace, step.people)
            self.speakers.take_back(step.speakers)
        return self._travelled(step)

    def redo(self) -> str:
        """Do again what was taken back. Gives its label; empty where there is none."""
        step = self._file.redo(self.stamp.now())
        if step is not None:
            self.speakers.bring_back(step.speakers)
            self._left = put_again(self.workspace, step.people)
            reached = articles_of(step.selection)
            self._left += do_again(self.workspace, reached, step.label, self.stamp)
        return self._travelled(step)

    def next_undo(self) -> str:
        """The label of the step that `undo` would take back; empty where there is none."""
        return self._file.done[-1].label if self._file.done else ""

    def take_left(self) -> str:
        """What undo or redo left as it was in other articles or in the registry; once."""
        told, self._left = in_words(self._left), ()
        return told

    def _travelled(self, step: Step | None) -> str:
        self._changed()
        self.last_place = _place(step.selection) if step else None
        return step.label if step else ""

    # Other articles ----------------------------------------------------------------------------

    def elsewhere(self, annotation_id: str) -> Sequence[Elsewhere]:
        """The other articles where the same words stand and are not annotated yet. They are
        looked for once, until something changes here."""
        if self._found[0] != annotation_id:
            annotation = edits.find(self._file.sheet, annotation_id)
            found = same_words_elsewhere(self.workspace, self.article.id, annotation)
            self._found = (annotation_id, tuple(found))
        return self._found[1]

    def propagate(self, annotation_id: str, chosen: Sequence[Elsewhere]) -> str:
        """Take the values over to the chosen articles, as one step. Gives its label."""
        annotation = edits.find(self._file.sheet, annotation_id)
        label, selection = propagate(
            self.workspace, self.article.id, annotation, chosen, self.stamp
        )
        self._file.mark(label, self.stamp.now(), selection)
        self._changed()
        return label

    # The registry ------------------------------------------------------------------------------

    def change_people(self, label: str, place: Span, change: Callable[[Noted], object]) -> None:
        """Change the registry as one step; `place` is where undo goes to. What `change` writes it
        adds to what it is given."""
        noted = Noted()
        try:
            change(noted)
        finally:
            if noted.changes:
                selection = f"{place.start}:{place.end}"
                self._file.mark(label, self.stamp.now(), selection, noted.changes)
                self._changed()

    def said_by(self, speaker_id: str) -> Sequence[Said]:
        """What one's own sheets attribute to a speaker, in all articles. The sheets are read
        once, until something changes here."""
        if self._said[0] != speaker_id:
            self._said = (speaker_id, said_by(self.workspace, speaker_id, self._file.sheet))
        return self._said[1]

    def split_speaker(self, speaker_id: str, name: str, chosen: Sequence[Said]) -> str:
        """Give these attributions of a speaker to a new one of that name, as one step, in all the
        articles in which they stand. Gives the new id. InvalidInput where none was chosen."""
        new = split(self.workspace, self._file, self.speakers, self.stamp, name, chosen)
        self._changed()
        return new


def _place(selection: str) -> Span | None:
    start, _, end = selection.partition(":")
    return Span(int(start), int(end)) if start.isdigit() and end.isdigit() else None
