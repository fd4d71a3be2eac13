"""Dated copies of a file, the newest ten.

One is kept before the first change of a day, as a second name of the same bytes (a hard link), or
as a copy where the file system has no links.
"""

import contextlib
import os
import re
from datetime import datetime
from pathlib import Path

from annotator.model.errors import SaveFailed
from annotator.store.atomic import keep_previous, write_atomic
from annotator.store.files import FILES, Files
from annotator.store.reading import read_plain

KEPT = 10
BEFORE_MERGE = "before-merge.json"
"""Ours as it was when somebody else's version of the file was merged into it last."""
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
    target = _free_name(folder, now)
    if not keep_previous(path, target, files):
        with contextlib.suppress(Exception):
            write_atomic(target, read_plain(path)[0], files=files)
    return _with_the_newest(target, folder, files)


def keep_bytes(
    data: bytes, folder: Path, now: datetime | None, files: Files = FILES
) -> Path | None:
    """Keep a version that stands on the disk no more; gives where, None where that fails.

    `now`: as a dated backup; None: as `before-merge.json`, in place of the one before.
    """
    target = folder / BEFORE_MERGE if now is None else _free_name(folder, now)
    try:
        write_atomic(target, data, files=files)
    except SaveFailed:
        return None
    return target if now is None else _with_the_newest(target, folder, files)


def _free_name(folder: Path, now: datetime) -> Path:
    target = folder / f"{now.strftime(_STAMP)}.json"
    number = 2
    while target.exists():
        target = folder / f"{now.strftime(_STAMP)}-{number}.json"
        number += 1
    return target


def _with_the_newest(target: Path, folder: Path, files: Files) -> Path | None:
    """The backup just made, after all but the newest ten were removed."""
    if not target.exists():
        return None
    older = [backup for backup in dated(folder) if backup != target]
    for old in older[
        : max(0, len(older) + 1 - KEPT)
    ]:  # never the one just made, whatever the clock says
        with contextlib.suppress(OSError):
            files.unlink(old)
    return target
