"""What the library shows of each article, kept so that ten thousand of them open at once.

One file a view, `annotations/.cache/<view>.msgpack`. Every row stands under a key made of the
states of the files it was computed from: where one of them changed, the row is made anew. The file
holds nothing that is not elsewhere; deleting it costs time and nothing else.
"""

import contextlib
import hashlib
import os
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any, Generic, TypeVar

import msgspec

from annotator import __version__
from annotator.model.errors import AnnotatorError
from annotator.store.atomic import write_atomic
from annotator.store.names import article_stem
from annotator.store.workspace import Workspace

R = TypeVar("R", bound=msgspec.Struct)
MAX_BYTES = 256 * 1024 * 1024


_FILE = tuple[str, dict[str, tuple[str, msgspec.Raw]]]


def file_state(path: Path | str) -> str:
    """Size, time and inode of a file, `-` where there is none: cheap, and changes with it."""
    try:
        state = os.lstat(path)
    except OSError:
        return "-"
    return f"{state.st_size}.{state.st_mtime_ns}.{state.st_ino}"


def key_of(states: Iterable[str]) -> str:
    """One short key of several states."""
    return hashlib.sha256("\0".join(states).encode("utf-8", "surrogatepass")).hexdigest()[:24]


class Index(Generic[R]):
    """Rows by article id, each under its key. `kind` is the Struct of a row."""

    def __init__(self, ws: Workspace, view: str, kind: type[R]) -> None:
        """Nothing is read before the first question."""
        self.path = ws.annotations / ".cache" / f"{article_stem(view)}.msgpack"
        self._ws = ws
        self._kind = kind
        self._stamp = f"{__version__} {_shape(kind)}"
        self._read: dict[str, tuple[str, msgspec.Raw]] | None = None
        """Rows as they were read; each is decoded when it is asked for."""
        self._made: dict[str, tuple[str, R]] = {}
        self._changed = False

    @property
    def _kept(self) -> dict[str, tuple[str, msgspec.Raw]]:
        """What was kept; where there is nothing, or it cannot be read, nothing."""
        if self._read is None:
            self._read = {}
            with contextlib.suppress(OSError, msgspec.MsgspecError, RecursionError):
                if self.path.stat().st_size <= MAX_BYTES:
                    stamp, rows = msgspec.msgpack.decode(self.path.read_bytes(), type=_FILE)
                    if stamp == self._stamp:
                        self._read = rows
        return self._read

    def get(self, article_id: str, key: str) -> R | None:
        """The row, if it was kept under this very key."""
        made = self._made.get(article_id)
        if made is not None:
            return made[1] if made[0] == key else None
        kept = self._kept.get(article_id)
        if kept is None or kept[0] != key:
            return None
        try:
            return msgspec.msgpack.decode(kept[1], type=self._kind)
        except (msgspec.MsgspecError, RecursionError):
            return None

    def put(self, article_id: str, key: str, row: R) -> None:
        """Keep a row; on disk with the next `save`."""
        self._made[article_id] = (key, row)
        self._changed = True

    def keep_only(self, article_ids: Collection[str]) -> None:
        """Forget articles that are gone."""
        for rows in (self._kept, self._made):
            for article_id in rows.keys() - article_ids:
                del rows[article_id]
                self._changed = True

    def save(self) -> None:
        """Write what changed. A cache that cannot be written is no reason to stop anybody."""
        if not self._changed:
            return
        self._changed = False
        rows = {**self._kept, **self._made}
        with contextlib.suppress(AnnotatorError, msgspec.MsgspecError, UnicodeError):
            data = msgspec.msgpack.encode((self._stamp, rows))
            write_atomic(self.path, data, files=self._ws.files)


def _shape(kind: type[Any]) -> str:
    """A digest of a Struct's fields, so that rows of another version are not taken for ours."""
    described = msgspec.json.encode(msgspec.json.schema(kind))
    return hashlib.sha256(described).hexdigest()[:12]
