"""Is anything wrong with the files, the places, the annotations?"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from annotator.store import checking
from annotator.store.findings import Finding
from annotator.store.workspace import Workspace


def findings(workspace: Workspace, paths: Iterable[Path] = ()) -> Iterator[Finding]:
    """All findings of a workspace, or of some of its files and folders. Changes nothing."""
    yield from checking.check(workspace, paths)


def fix(workspace: Workspace, paths: Iterable[Path] = ()) -> list[tuple[str, int]]:
    """Repair what is safe, after a backup: each file with the number of findings settled."""
    return checking.fix(workspace, paths)
