"""Dated copies of a file, the newest ten.

One is kept before the first change of a day, as a second name of the same bytes (a hard link), or
as a copy where the file system has no links.
"""

import contextlib
import os
import re
from datetime import datetime
from pathlib import Path

from annotator.store.atomic import keep_previous, write_atomic
from annotator.store.files import FILES, Files
from annotator.store.reading import read_plain

KEPT = 10
_STAMP = "%Y-%m-%dT%H%M%SZ"
_DATED = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T.*\.json")
"""Also of 1970: a machine whose clock has lost its battery begins there."""


def dated(folder: Path) -> list[Path]:
    """The dated backups in a backup folder, oldest first."""
    with contextlib.suppress(OSError):
        names = [n for n in os.listdir(folder) if _DATED.fullmatch(n)]
        return [folder / name for name in sorted(names)]
    return []


def keep_dated(
    path: Path, folder: Path, now: datetime, files: Files = FILES, *, always: bool = False
) -> Path | None:
    """Keep the file as it is now, once a day (UTC), or `always`; remove all but the newest ten.

    Gives the backup's path, None where today has one already or none could be made: a backup that
    fails must not keep a person from saving.
    """
    today = now.strftime("%Y-%m-%d")
    there = dated(folder)
    if not always and any(backup.name.startswith(today) for backup in there):
        return None
    target = folder / f"{now.strftime(_STAMP)}.json"
    number = 2
    while target.exists():
        target = folder / f"{now.strftime(_STAMP)}-{number}.json"
        number += 1
    if not keep_previous(path, target, files):
        with contextlib.suppress(Exception):
            write_atomic(target, read_plain(path)[0], files=files)
    if not target.exists():
        return None
    older = [backup for backup in dated(folder) if backup != target]
    for old in older[
        : max(0, len(older) + 1 - KEPT)
    ]:  # never the one just made, whatever the clock says
        with contextlib.suppress(OSError):
            files.unlink(old)
    return target
