"""A sheet held open for writing: the lock, the file, and the journal behind undo."""

import contextlib
from collections.abc import Callable, Mapping

from annotator.model.article import Article
from annotator.model.errors import AnnotatorError, Locked, SaveFailed
from annotator.model.sheet import Sheet
from annotator.store.fingerprint import Fingerprint
from annotator.store.journal import Journal, Step, apply_step, difference, fits
from annotator.store.locks import SheetLock
from annotator.store.sheets import load_sheet, save_sheet
from annotator.store.workspace import Workspace


class SheetFile:
    """One annotator's sheet on one article, kept in step with the disk.

    Every method that changes it writes first and remembers afterwards; when writing raises,
    nothing has changed here either.
    """

    def __init__(
        self,
        workspace: Workspace,
        sheet: Sheet,
        mark: Fingerprint | None,
        lock: SheetLock | None,
        read_only: str,
    ) -> None:
        self.sheet = sheet
        self.read_only = read_only
        self._workspace = workspace
        self._mark = mark
        self._lock = lock
        self._journal = Journal(workspace, sheet.annotator, sheet.article.id)
        kept = self._journal.read()
        # A history that does not end where the sheet stands belongs to another past.
        joins = not kept.done or fits(kept.done[-1], sheet, backwards=True)
        self.done = list(kept.done) if joins else []
        self.undone = list(kept.undone) if joins else []
        self._drafts = dict(kept.drafts)

    @classmethod
    def open(
        cls, workspace: Workspace, article: Article, *, read_only: bool = False
    ) -> "SheetFile":
        """Take the sheet, or read it only where somebody else holds it or nothing can be written.

        Raises UnreadableFile for a sheet that cannot be read.
        """
        name = workspace.annotator
        why = "it was opened so" if read_only else ""
        lock = SheetLock(workspace.lock_path(workspace.sheet_path(name, article.id)))
        if not read_only:
            try:
                lock.acquire()
            except (Locked, SaveFailed) as error:
                why = error.message
        try:
            stored = load_sheet(workspace, name, article.id)
        except AnnotatorError:
            lock.release()
            raise
        sheet = stored.sheet if stored else Sheet(article=article.ref, annotator=name)
        mark = stored.fingerprint if stored else None
        return cls(workspace, sheet, mark, lock, why)

    def close(self) -> None:
        """Give the sheet free for others."""
        self._journal.close()
        if self._lock is not None:
            self._lock.release()

    def do(self, sheet: Sheet, label: str, at: str, selection: str = "") -> bool:
        """Write a changed sheet as one step. False where nothing differs."""
        step = difference(label, self.sheet, sheet, at=at, selection=selection)
        if not (step.changes or step.rejections):
            return False
        self._write(sheet)
        self.done.append(step)
        self.undone.clear()
        self._note(lambda: self._journal.do(step))
        return True

    def undo(self, at: str) -> Step | None:
        """Take the last step back; None where there is none.

        Raises SaveFailed where the sheet no longer stands as that step left it.
        """
        if not self.done:
            return None
        step = self._travel(self.done[-1], backwards=True)
        self.undone.append(self.done.pop())
        self._note(lambda: self._journal.undo(at))
        return step

    def redo(self, at: str) -> Step | None:
        """Do again what was taken back last; None where there is nothing."""
        if not self.undone:
            return None
        step = self._travel(self.undone[-1], backwards=False)
        self.done.append(self.undone.pop())
        self._note(lambda: self._journal.redo(at))
        return step

    def save_draft(self, field: str, text: str) -> None:
        """Keep what is typed but not confirmed; an empty text forgets it."""
        if text:
            self._drafts[field] = text
            self._journal.draft(field, text)
        elif self._drafts.pop(field, None) is not None:
            self._journal.clear(field)

    def drafts(self) -> Mapping[str, str]:
        """Field → what was typed into it and not confirmed."""
        return dict(self._drafts)

    def _travel(self, step: Step, *, backwards: bool) -> Step:
        if not fits(step, self.sheet, backwards=backwards):
            raise SaveFailed(
                f"“{step.label}” cannot be taken back: the sheet was changed since.",
                "Change the annotation by hand.",
            )
        self._write(apply_step(step, self.sheet, backwards=backwards))
        return step

    def _write(self, sheet: Sheet) -> None:
        if self.read_only:
            raise Locked(f"This sheet is open for reading only: {self.read_only}")
        self._mark = save_sheet(self._workspace, sheet, self._mark)
        self.sheet = sheet

    def _note(self, write: Callable[[], None]) -> None:
        """The sheet is safe already: a journal that cannot be written costs only undo later."""
        with contextlib.suppress(AnnotatorError):
            write()
