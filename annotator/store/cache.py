"""Derived data that may be deleted at any time: never the only copy of anything.

A cache never fails the work that it serves: what cannot be read or written is simply not there.
"""

import contextlib
import os
import tempfile
from pathlib import Path

from annotator.store.workspace import Workspace


def cache_path(ws: Workspace, kind: str, key: str) -> Path:
    """`annotations/.cache/<kind>/<first two of key>/<key>`; `key` is a digest in hex."""
    return ws.annotations / ".cache" / kind / key[:2] / key


def read_cache(ws: Workspace, kind: str, key: str) -> bytes | None:
    """What was kept under that key, or None."""
    try:
        return cache_path(ws, kind, key).read_bytes()
    except OSError:
        return None


def write_cache(ws: Workspace, kind: str, key: str, data: bytes) -> None:
    """Keep some bytes under a key; readers see the old ones or the new ones, never half."""
    path = cache_path(ws, kind, key)
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            os.replace(name, path)
        except OSError:
            with contextlib.suppress(OSError):
                os.unlink(name)
            raise
