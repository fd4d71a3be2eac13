"""What was done to a sheet, step by step: for undo across restarts, drafts, and history.

One file an annotator and article, below `annotations/.journal/`, of this machine only. One line an
entry, added at the end; a last line that a crash has torn is dropped. The sheet is the truth: the
journal says how it came to be, and what was typed but not yet confirmed.
"""

import contextlib
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from annotator.model.annotation import Annotation
from annotator.model.errors import AnnotatorError, NotFound
from annotator.model.plain import to_plain
from annotator.model.sheet import Rejected, Sheet
from annotator.model.speaker import Speaker
from annotator.model.value import Value
from annotator.store.atomic import save_failed, write_atomic
from annotator.store.codec import encode_plain, to_value
from annotator.store.files import make_folders
from annotator.store.reading import read_plain
from annotator.store.sheets import in_order
from annotator.store.strict_json import parse
from annotator.store.workspace import Workspace

MAX_STEPS = 500
"""Steps kept when a journal is cut."""
CUT_ABOVE = 8 * 1024 * 1024
"""Bytes above which a journal is cut when it is opened for writing, or has grown by so many."""


class Change(Value, frozen=True, kw_only=True):
    """One annotation before and after a step; None where it was not there."""

    id: str
    before: Annotation | None = None
    after: Annotation | None = None


class RejectionChange(Value, frozen=True, kw_only=True):
    """One rejected proposal before and after a step; None where it was not rejected."""

    key: str
    before: Rejected | None = None
    after: Rejected | None = None


class PersonChange(Value, frozen=True, kw_only=True):
    """One speaker of the registry before and after a step."""

    before: Speaker
    after: Speaker


class Step(Value, frozen=True, kw_only=True):
    """One step that can be undone, with everything that it changed."""

    label: str
    """In words, for the history: "translation typed"."""
    at: str = ""
    """RFC 3339, UTC."""
    changes: tuple[Change, ...] = ()
    rejections: tuple[RejectionChange, ...] = ()
    selection: str = ""
    """Where the eye was: whatever the caller wants back after undo."""
    speakers: tuple[Speaker, ...] = ()
    """Those who were new in the registry with this step: undo takes them away again."""
    people: tuple[PersonChange, ...] = ()
    """Those who were changed in the registry with this step: joined, parted, named anew."""


class Entry(Value, frozen=True, kw_only=True):
    """One line of a journal."""

    what: str
    """do · undo · redo · draft · clear (of a draft)."""
    step: Step | None = None
    """For `do`."""
    field: str = ""
    """For `draft` and `clear`: whose field it is, as the caller names it."""
    text: str = ""
    at: str = ""


class History(Value, frozen=True, kw_only=True):
    """What a journal amounts to."""

    done: tuple[Step, ...] = ()
    """Steps that can be undone, oldest first."""
    undone: tuple[Step, ...] = ()
    """Steps that can be redone, the next one last."""
    drafts: dict[str, str] = msgspec.field(default_factory=dict)
    """Typed and not confirmed: field → text."""
    torn: bool = False
    """Whether the last line was torn by a crash and dropped."""


def difference(
    label: str, before: Sheet, after: Sheet, *, at: str = "", selection: str = ""
) -> Step:
    """The step that leads from one sheet to the other."""
    old = {a.id: a for a in before.annotations}
    new = {a.id: a for a in after.annotations}
    ids = [*old, *(i for i in new if i not in old)]
    changes = (
        Change(id=i, before=old.get(i), after=new.get(i))
        for i in ids
        if old.get(i) is not new.get(i) and old.get(i) != new.get(i)
    )
    old_no = {r.key: r for r in before.rejected}
    new_no = {r.key: r for r in after.rejected}
    keys = [*old_no, *(k for k in new_no if k not in old_no)]
    rejections = (
        RejectionChange(key=k, before=old_no.get(k), after=new_no.get(k))
        for k in keys
        if old_no.get(k) != new_no.get(k)
    )
    return Step(
        label=label,
        at=at,
        changes=tuple(changes),
        rejections=tuple(rejections),
        selection=selection,
    )


def fits(step: Step, sheet: Sheet, *, backwards: bool = False) -> bool:
    """Whether everything the step touches is in the sheet as the step left (or found) it."""
    annotations = {a.id: a for a in sheet.annotations}
    rejected = {r.key: r for r in sheet.rejected}
    return all(
        annotations.get(c.id) == (c.after if backwards else c.before) for c in step.changes
    ) and all(rejected.get(c.key) == (c.after if backwards else c.before) for c in step.rejections)


def apply_step(step: Step, sheet: Sheet, *, backwards: bool = False) -> Sheet:
    """The sheet after the step, or before it with `backwards`. See `fits` for whether it may."""
    annotations = {a.id: a for a in sheet.annotations}
    for change in step.changes:
        wanted = change.before if backwards else change.after
        if wanted is None:
            annotations.pop(change.id, None)
        else:
            annotations[change.id] = wanted
    rejected = {r.key: r for r in sheet.rejected}
    for rejection in step.rejections:
        kept = rejection.before if backwards else rejection.after
        if kept is None:
            rejected.pop(rejection.key, None)
        else:
            rejected[rejection.key] = kept
    return in_order(
        msgspec.structs.replace(
            sheet, annotations=tuple(annotations.values()), rejected=tuple(rejected.values())
        )
    )


def replay(entries: list[Entry], *, torn: bool = False) -> History:
    """What a list of entries amounts to."""
    done: list[Step] = []
    undone: list[Step] = []
    drafts: dict[str, str] = {}
    for entry in entries:
        if entry.what == "do" and entry.step is not None:
            done.append(entry.step)
            undone.clear()
        elif entry.what == "undo" and done:
            undone.append(done.pop())
        elif entry.what == "redo" and undone:
            done.append(undone.pop())
        elif entry.what == "draft":
            drafts[entry.field] = entry.text
        elif entry.what == "clear":
            drafts.pop(entry.field, None)
    return History(done=tuple(done), undone=tuple(undone), drafts=drafts, torn=torn)


class Journal:
    """The journal of one annotator on one article. Nobody reads it but this program."""

    def __init__(self, ws: Workspace, annotator: str, article_id: str) -> None:
        self._ws = ws
        self.path: Path = ws.inside(ws.journal_path(annotator, article_id))
        self._descriptor: int | None = None
        self._grown = 0

    def read(self) -> History:
        """The history; empty where there is no journal or it cannot be understood at all."""
        entries, torn = self._entries()
        return replay(entries, torn=torn)

    def do(self, step: Step, *, sync: bool = False) -> None:
        """Record a step. `sync` waits for the disk; the sheet itself is durable without."""
        self._add(Entry(what="do", step=step), sync)

    def undo(self, at: str = "", *, sync: bool = False) -> None:
        """Record that the last step was taken back."""
        self._add(Entry(what="undo", at=at), sync)

    def redo(self, at: str = "", *, sync: bool = False) -> None:
        """Record that the last undone step was done again."""
        self._add(Entry(what="redo", at=at), sync)

    def draft(self, field: str, text: str, *, sync: bool = True) -> None:
        """Keep what was typed into a field and not confirmed yet."""
        self._add(Entry(what="draft", field=field, text=text), sync)

    def clear(self, field: str) -> None:
        """Forget a draft, because it was confirmed or given up."""
        self._add(Entry(what="clear", field=field), sync=False)

    def forget(self) -> None:
        """Start anew, for a sheet that somebody else has changed: old steps fit no longer."""
        self.close()
        with contextlib.suppress(FileNotFoundError):
            self._ws.files.unlink(self.path)

    def cut(self, limit: int | None = None) -> bool:
        """Shorten the file to the newest steps where it has more than `limit` (CUT_ABOVE) bytes."""
        try:
            if self.path.stat().st_size <= (CUT_ABOVE if limit is None else limit):
                return False
        except OSError:
            return False
        history = self.read()
        entries = [Entry(what="do", step=s) for s in history.done[-MAX_STEPS:]]
        entries += [Entry(what="do", step=s) for s in reversed(history.undone)]
        entries += [Entry(what="undo")] * len(history.undone)
        entries += [Entry(what="draft", field=f, text=t) for f, t in history.drafts.items()]
        self.close()
        write_atomic(self.path, b"".join(map(_line, entries)), files=self._ws.files)
        return True

    def close(self) -> None:
        """Give the file back; the next entry opens it again."""
        if self._descriptor is not None:
            with contextlib.suppress(OSError):
                self._ws.files.close(self._descriptor)
            self._descriptor = None

    def _entries(self) -> tuple[list[Entry], bool]:
        try:
            data, _ = read_plain(self.path, 1 << 28)
        except NotFound:
            return [], False
        except AnnotatorError:
            return [], True
        entries: list[Entry] = []
        lines = data.split(b"\n")
        for line in lines[:-1]:
            try:
                entries.append(to_value(parse(line, "journal"), Entry, "journal"))
            except AnnotatorError:
                # What stands before a bad line no longer joins what stands after it.
                entries = [e for e in entries if e.what in ("draft", "clear")]
        return entries, bool(lines[-1])

    def _open(self) -> int:
        files = self._ws.files
        make_folders(self.path.parent, files)
        descriptor = files.append_to(self.path)
        size = os.fstat(descriptor).st_size
        if size and os.pread(descriptor, 1, size - 1) != b"\n":
            whole = self.path.read_bytes()
            files.truncate(descriptor, whole.rfind(b"\n") + 1)
        return descriptor

    def _add(self, entry: Entry, sync: bool) -> None:
        line = _line(entry)
        files = self._ws.files
        try:
            if self._descriptor is None or self._grown > CUT_ABOVE:
                self.close()
                self.cut()
                self._descriptor, self._grown = self._open(), 0
            rest = memoryview(line)
            while rest:
                rest = rest[files.write(self._descriptor, rest) :]
            self._grown += len(line)
            if sync:
                files.sync(self._descriptor)
        except OSError as error:
            self.close()  # the next entry finds and drops what was written in part
            raise save_failed(self.path, error) from error


def _line(entry: Entry) -> bytes:
    return encode_plain(_plain(entry), indent=0)


def _plain(entry: Entry) -> dict[str, Any]:
    plain = to_plain(entry)
    return {name: value for name, value in plain.items() if value not in ("", None)}


def stamp(now: datetime | None = None) -> str:
    """A moment as all files write it: RFC 3339, UTC, whole seconds."""
    return (now or datetime.now(UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
