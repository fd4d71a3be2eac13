"""A sheet held open for writing: the lock, the file, and the journal behind undo."""

import contextlib
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from msgspec.structs import replace

from annotator.model.article import Article
from annotator.model.errors import (
    AnnotatorError,
    ChangedUnderneath,
    Locked,
    SaveFailed,
    UnreadableFile,
)
from annotator.model.sheet import Sheet
from annotator.model.speaker import Speaker
from annotator.store.backups import keep_bytes
from annotator.store.fingerprint import Fingerprint
from annotator.store.journal import (
    Journal,
    PersonChange,
    Step,
    apply_step,
    difference,
    fits,
)
from annotator.store.locks import SheetLock
from annotator.store.sheets import encode_sheet, in_order, load_sheet, save_sheet
from annotator.store.workspace import Workspace
from annotator.text.display import display_line


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
        self.merged = ""
        """What was merged into the sheet from outside, in words; whoever shows it empties it."""

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
                why = error.message.rstrip(".")
        try:
            stored = load_sheet(workspace, name, article.id)
            sheet = Sheet(article=article.ref, annotator=name)
            if stored is not None:
                sheet = told_apart(_of_here(workspace, stored.sheet, article))
        except AnnotatorError:
            lock.release()
            raise
        mark = stored.fingerprint if stored else None
        return cls(workspace, sheet, mark, lock, why)

    def close(self) -> None:
        """Give the sheet free for others."""
        self._journal.close()
        if self._lock is not None:
            self._lock.release()

    def do(
        self,
        sheet: Sheet,
        label: str,
        at: str,
        selection: str = "",
        speakers: tuple[Speaker, ...] = (),
    ) -> bool:
        """Write a changed sheet as one step, `speakers` being new with it. False where nothing
        differs."""
        if sheet == self.sheet:
            return False
        before = self._write(sheet)
        step = difference(label, before, self.sheet, at=at, selection=selection)
        step = replace(step, speakers=speakers)
        self.done.append(step)
        self.undone.clear()
        self._note(lambda: self._journal.do(step))
        return True

    def mark(
        self,
        label: str,
        at: str,
        selection: str,
        people: tuple[PersonChange, ...] = (),
        speakers: tuple[Speaker, ...] = (),
    ) -> None:
        """Remember a step that changed other sheets than this one, or the registry, for undo from
        here."""
        step = Step(label=label, at=at, selection=selection, people=people, speakers=speakers)
        self.done.append(step)
        self.undone.clear()
        self._note(lambda: self._journal.do(step))

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

    def _write(self, sheet: Sheet) -> Sheet:
        """Put a sheet on the disk. Gives the sheet that stood there before.

        What somebody else wrote in the meantime is never overwritten: both are merged, in
        annotations, and `merged` says so.
        """
        if self.read_only:
            raise Locked(f"This sheet is open for reading only: {self.read_only}.")
        before = self.sheet
        try:
            self._mark = save_sheet(self._workspace, sheet, self._mark)
        except ChangedUnderneath:
            before, sheet = self._joined(sheet)
        self.sheet = sheet
        return before

    def _joined(self, ours: Sheet) -> tuple[Sheet, Sheet]:
        """What is on the disk now, and the merge of it with our sheet, saved."""
        from annotator.compare.merge.sheets import merge_sheets, open_conflicts

        stored = load_sheet(self._workspace, ours.annotator, ours.article.id)
        if stored is None:
            empty = replace(ours, annotations=(), rejected=())
            self._mark = save_sheet(self._workspace, ours, None)
            self.merged = "The file was removed while it was open; it is there again."
            return empty, ours
        merged = told_apart(merge_sheets(self.sheet, ours, stored.sheet))
        gone = self._kept_aside(ours, merged)
        self._mark = save_sheet(self._workspace, merged, stored.fingerprint)
        conflicts = len(open_conflicts(merged))
        open_words = f", {conflicts} left for you to settle" if conflicts else ""
        self.merged = f"The sheet was changed outside; both versions were merged{open_words}.{gone}"
        return told_apart(stored.sheet), merged

    def _kept_aside(self, ours: Sheet, merged: Sheet) -> str:
        """Keep our version beside the sheet: what was changed outside may be meant, or done by a
        script or `git checkout` that knew nothing of today's work. In words where annotations
        were taken out by that; such a version is kept with its date."""
        taken = len({a.id for a in ours.annotations} - {a.id for a in merged.annotations})
        workspace = self._workspace
        folder = workspace.backup_folder(workspace.sheet_path(ours.annotator, ours.article.id))
        now = datetime.now(UTC) if taken else None
        kept = keep_bytes(encode_sheet(ours), folder, now, workspace.files)
        if not taken:
            return ""
        where = f"; they are in {workspace.relative(kept)}" if kept is not None else ""
        number = "1 annotation was" if taken == 1 else f"{taken} annotations were"
        return f" {number} taken out by that{where}."

    def _note(self, write: Callable[[], None]) -> None:
        """The sheet is safe already: a journal that cannot be written costs only undo later."""
        with contextlib.suppress(AnnotatorError):
            write()


def told_apart(sheet: Sheet) -> Sheet:
    """The sheet with an id of its own for each annotation.

    A block that was copied by hand, or a merge of lines, leaves two under one id; an edit of the
    one would then take the other's place.
    """
    seen: set[str] = set()
    annotations = []
    for annotation in sheet.annotations:
        name, again = annotation.id, 2
        while name in seen:
            name, again = f"{annotation.id}-{again}", again + 1
        seen.add(name)
        annotations.append(annotation if name == annotation.id else replace(annotation, id=name))
    if all(new is old for new, old in zip(annotations, sheet.annotations, strict=True)):
        return sheet
    return in_order(replace(sheet, annotations=tuple(annotations)))


def _of_here(workspace: Workspace, sheet: Sheet, article: Article) -> Sheet:
    """The sheet, if it is this person's on this article; what is saved goes where it names.

    A file that was renamed together with its article, whose text is the same, is taken over.
    Raises UnreadableFile where it belongs elsewhere: it would be written over another's work.
    """
    if sheet.annotator == workspace.annotator:
        if sheet.article.id == article.id:
            return sheet
        if sheet.article.sha256 == article.sha256:
            return replace(sheet, article=article.ref)
    path = workspace.relative(workspace.sheet_path(workspace.annotator, article.id))
    raise UnreadableFile(
        f"{display_line(path)} says that it is the sheet of {display_line(sheet.annotator, 80)} on "
        f"{display_line(sheet.article.id, 120)}.",
        "Move it to where it belongs, or set right what it says of itself.",
    )
