"""Names of files that were stored in another normal form than ours.

Some systems take a name apart when a file is copied or checked out: é comes back as e and an
accent (NFD). It is the same name to a person, so the same file must be found.
"""

import os
import unicodedata
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType


def as_stored(folder: Path, name: str) -> Path:
    """The path of `name` (parts joined by `/`, NFC) below `folder`, as it lies on the disk.

    Where a part is not there under its own name, a twin that differs in its normal form alone
    takes its place; where there is none either, the name stays as it is.
    """
    path = folder / name
    if name.isascii() or os.path.lexists(path):
        return path
    here = folder
    for part in name.split("/"):
        wanted = here / part
        if not part.isascii() and not os.path.lexists(wanted):
            wanted = here / _twins(here).get(part, part)
        here = wanted
    return here


def _twins(folder: Path) -> MappingProxyType[str, str]:
    try:
        return _listed(folder, os.stat(folder).st_mtime_ns)
    except OSError:
        return MappingProxyType({})


@lru_cache(maxsize=64)
def _listed(folder: Path, mtime_ns: int) -> MappingProxyType[str, str]:
    """Names in a folder that are not NFC, by their NFC; kept until the folder changes."""
    names = sorted(name for name in os.listdir(folder) if not name.isascii())
    pairs = ((unicodedata.normalize("NFC", name), name) for name in names)
    return MappingProxyType({plain: name for plain, name in pairs if plain != name})
