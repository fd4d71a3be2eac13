"""Annotations read from other people's formats: counted, placed, and only then written."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

from msgspec.structs import replace

from annotator.exchange.arrival import InFile, Skipped
from annotator.exchange.format import ReadOptions
from annotator.exchange.formats import format_named
from annotator.exchange.incoming import Arrival, Imported, incoming
from annotator.model.errors import Locked, NewerFormat
from annotator.model.sheet import Rejected, Sheet
from annotator.store.migrations import migrate
from annotator.store.names import is_annotator
from annotator.store.reading import MAX_BYTES, read_plain
from annotator.store.sheets import load_sheet
from annotator.store.speakers import load_speaker, save_speaker
from annotator.store.workspace import Workspace
from annotator.tasks import edits
from annotator.tasks.finding import Articles
from annotator.tasks.pairs_file import keep_pairs
from annotator.tasks.sheet_file import SheetFile
from annotator.tasks.stamp import Stamp


class Change(NamedTuple):
    """One sheet as it will be."""

    annotator: str
    sheet: Sheet
    label: str


def import_files(
    workspace: Workspace,
    name: str,
    paths: Sequence[Path],
    stamp: Stamp,
    *,
    dry_run: bool = False,
    language: str = "",
) -> Imported:
    """Read files of a format and put what they hold into this workspace.

    Our own format goes to the sheets of the annotators it names, everything else to the sheet of
    the workspace's annotator, each as one step that can be undone. An annotation that is there
    already is skipped: what was changed here since is never overwritten. Pairs go to the memory.
    With `dry_run`, and where anything raises, nothing is written.
    """
    fmt = format_named(name)
    files = list(_files(paths))
    options = ReadOptions(upgrade=_upgraded, language=language)
    result = incoming(fmt, files, Articles(workspace).find, options)
    told = ", ".join(file.name for file in files)
    changes = [
        change
        for arrival in result.arrivals
        if (change := _change(workspace, arrival, result, f"imported {told}")) is not None
    ]
    if dry_run:
        return result
    with _Steps(workspace, stamp) as steps:
        for change in changes:
            steps.do(change)
        _store_speakers(workspace, result)
        if result.pairs:
            keep_pairs(workspace, result.pairs, files)
    return result


def _files(paths: Sequence[Path]) -> Iterator[InFile]:
    """The files, and those of each folder by their path below it: brat and CAS come in folders."""
    for path in paths:
        inside = sorted(path.rglob("[!.]*")) if path.is_dir() else []
        for found in [p for p in inside if p.is_file()] or [path]:
            name = found.relative_to(path).as_posix() if inside else found.name
            yield InFile(name, read_plain(found, MAX_BYTES)[0])


def _upgraded(raw: dict[str, Any], name: str) -> dict[str, Any]:
    """One of our stored objects at today's version. NewerFormat where it is newer."""
    version = raw.get("version")
    if isinstance(version, int) and version > 1:
        raise NewerFormat(f"{name}: version {version} is newer than this program.", "Update it.")
    return migrate(raw, 1)


def _change(workspace: Workspace, arrival: Arrival, result: Imported, label: str) -> Change | None:
    """The sheet that an arrival leads to; None where it adds nothing."""
    own = arrival.sheet is not None and is_annotator(arrival.annotator)
    annotator = arrival.annotator if own else workspace.annotator
    stored = load_sheet(workspace, annotator, arrival.article.id)
    if stored is None and arrival.sheet is not None and own:
        return Change(annotator, arrival.sheet, label)
    base = stored.sheet if stored else Sheet(article=arrival.article.ref, annotator=annotator)
    sheet = base
    for annotation in arrival.annotations:
        known = base.find(annotation.id)
        if known is None:
            sheet = edits.put(sheet, annotation)
        elif known != annotation:
            where = f"{arrival.article.id}: {annotation.id}"
            result.skipped.append(Skipped(where, "it is there already, and was changed since"))
    sheet = edits.reject(sheet, _rejected(arrival)) if _rejected(arrival) else sheet
    return Change(annotator, sheet, label) if sheet != base else None


def _rejected(arrival: Arrival) -> tuple[Rejected, ...]:
    return arrival.sheet.rejected if arrival.sheet is not None else ()


def _store_speakers(workspace: Workspace, result: Imported) -> None:
    """Speakers that are not there yet; those that are get the names that they lack."""
    for speaker in result.speakers:
        stored = load_speaker(workspace, speaker.id)
        if stored is None:
            save_speaker(workspace, speaker, None)
            continue
        have = {name.text for name in stored.value.names}
        new = tuple(n for n in speaker.names if n.text not in have)
        if new:
            names = (*stored.value.names, *(replace(n, preferred=False) for n in new))
            save_speaker(workspace, replace(stored.value, names=names), stored.fingerprint)


class _Steps:
    """Several sheets changed together: all of them, or none."""

    def __init__(self, workspace: Workspace, stamp: Stamp) -> None:
        self._workspace = workspace
        self._stamp = stamp
        self._done: list[Change] = []

    def do(self, change: Change) -> None:
        """Change one sheet as one step."""
        file = self._open(change)
        try:
            if file.read_only:
                raise Locked(f"The sheet of {change.sheet.article.id} is held: {file.read_only}")
            if file.do(change.sheet, change.label, self._stamp.now()):
                self._done.append(change)
        finally:
            file.close()

    def _open(self, change: Change) -> SheetFile:
        whose = Workspace(self._workspace.root, change.annotator)
        return SheetFile.open(whose, whose.article(change.sheet.article.id))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is None:
            return
        for change in reversed(self._done):
            file = self._open(change)
            try:
                file.undo(self._stamp.now())
            finally:
                file.close()
