"""Annotations read from other people's formats: counted, placed, and only then written."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from annotator.exchange.arrival import InFile
from annotator.exchange.format import ReadOptions
from annotator.exchange.formats import format_named
from annotator.exchange.incoming import Arrival, Imported, incoming
from annotator.exchange.strict import MAX_BYTES
from annotator.model.errors import NewerFormat, UnreadableFile
from annotator.store.migrations import migrate
from annotator.store.names import is_annotator
from annotator.store.reading import read_plain
from annotator.store.sheets import load_sheet
from annotator.store.workspace import Workspace
from annotator.tasks.exchange.finding import Articles
from annotator.tasks.exchange.import_people import settle_speakers
from annotator.tasks.exchange.import_writing import Change, Progress, Writing, with_arrival
from annotator.tasks.pairs_file import count_new
from annotator.tasks.stamp import Stamp

MAX_TOTAL = 1_000_000_000
"""Bytes of all files of one import together: they are read before anything is written."""


def import_files(
    workspace: Workspace,
    name: str,
    paths: Sequence[Path],
    stamp: Stamp,
    *,
    dry_run: bool = False,
    language: str = "",
    progress: Progress | None = None,
) -> Imported:
    """Read files of a format and put what they hold into this workspace.

    Our own format goes to the sheets of the annotators it names, everything else to the sheet of
    the workspace's annotator, each as one step that can be undone, with the speakers that were new.
    An annotation that says nothing new is not added again, nor is a pair that was imported before;
    one that is there with other values is skipped: what was changed here since is never
    overwritten. Speakers that are named get a file. Pairs go to the memory. With `dry_run`, and
    where anything raises, nothing is written.
    """
    fmt = format_named(name)
    files = list(_files(paths))
    options = ReadOptions(upgrade=_upgraded, language=language)
    result = incoming(fmt, files, Articles(workspace).find, options)
    settle_speakers(workspace, result, stamp, by_name="speaker_id" not in fmt.carries)
    new_pairs = count_new(workspace, result.pairs)
    result.already_there += len(result.pairs) - new_pairs
    label = f"imported {', '.join(file.name for file in files)}"
    changes = list(_changes(workspace, result, label, fmt.carries))
    if dry_run:
        return result
    with Writing(workspace, stamp) as writing:
        writing.speakers(result.speakers)
        if new_pairs:
            writing.pairs(result.pairs, files)
        writing.sheets(changes, progress)
    return result


def _changes(
    workspace: Workspace, result: Imported, label: str, carries: frozenset[str]
) -> Iterator[Change]:
    """What each sheet gains; what is there already, or otherwise, is counted in `result`."""
    for arrival in result.arrivals:
        change = _change(workspace, arrival, label, carries)
        stored = load_sheet(workspace, change.annotator, arrival.article.id)
        base = stored.sheet if stored else None
        sheet, kept = with_arrival(base, change)
        result.already_there += kept.same
        for annotation, skipped in kept.others:
            result.skip(arrival, annotation, skipped)
        if sheet != base and (base is not None or sheet.annotations or sheet.rejected):
            yield change


def _files(paths: Sequence[Path]) -> Iterator[InFile]:
    """The files, and those of each folder by their path below it: brat and CAS come in folders.

    UnreadableFile where one has more than MAX_BYTES, or all together more than MAX_TOTAL.
    """
    total = 0
    for path in paths:
        inside = sorted(path.rglob("[!.]*")) if path.is_dir() else []
        for found in [p for p in inside if p.is_file()] or [path]:
            name = found.relative_to(path).as_posix() if inside else found.name
            data = read_plain(found, MAX_BYTES)[0]
            total += len(data)
            if total > MAX_TOTAL:
                raise UnreadableFile(
                    f"The files have more than {MAX_TOTAL / 1e6:,.0f} MB together.",
                    "Import them in parts.",
                )
            yield InFile(name, data)


def _upgraded(raw: dict[str, Any], name: str) -> dict[str, Any]:
    """One of our stored objects at today's version. NewerFormat where it is newer."""
    version = raw.get("version")
    if isinstance(version, int) and version > 1:
        raise NewerFormat(f"{name}: version {version} is newer than this program.", "Update it.")
    return migrate(raw, 1)


def _change(workspace: Workspace, arrival: Arrival, label: str, carries: frozenset[str]) -> Change:
    """Whose sheet an arrival goes to: our own format says it, everything else is ours."""
    own = arrival.sheet is not None and is_annotator(arrival.annotator)
    whose = arrival.annotator if own else workspace.annotator
    return Change(whose, arrival, label, carries)
