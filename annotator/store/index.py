"""What the library shows of each article, kept so that ten thousand of them open at once.

One file a view, `annotations/.cache/<view>.msgpack`. Every row stands under a key made of the
states of the files it was computed from: where one of them changed, the row is made anew. The file
holds nothing that is not elsewhere; deleting it costs time and nothing else.
"""

import contextlib
import hashlib
import os
from pathlib import Path
from typing import Any, Generic, TypeVar

import msgspec

from annotator import __version__
from annotator.model.errors import AnnotatorError
from annotator.store.atomic import write_atomic
from annotator.store.names import article_stem
from annotator.store.workspace import ArticleFile, Workspace

R = TypeVar("R", bound=msgspec.Struct)
MAX_BYTES = 256 * 1024 * 1024


def file_state(path: Path) -> str:
    """Size, time and inode of a file, `-` where there is none: cheap, and changes with it."""
    try:
        state = os.lstat(path)
    except OSError:
        return "-"
    return f"{state.st_size}.{state.st_mtime_ns}.{state.st_ino}"


def article_key(ws: Workspace, article: ArticleFile, annotator: str, *extra: str) -> str:
    """The key of everything that one annotator's view of an article depends on.

    The article's own file, its metadata, the annotator's sheet, and whatever else the caller
    names, for instance who else has a sheet.
    """
    states = (
        f"{article.size}.{article.mtime_ns}",
        file_state(ws.meta_path(article.id)),
        file_state(ws.sheet_path(annotator, article.id)),
        *extra,
    )
    return hashlib.sha256("\0".join(states).encode("utf-8", "surrogatepass")).hexdigest()[:24]


class Index(Generic[R]):
    """Rows by article id, each under its key. `kind` is the Struct of a row."""

    def __init__(self, ws: Workspace, view: str, kind: type[R]) -> None:
        """Read what was kept; where there is nothing, or it cannot be read, start empty."""
        self.path = ws.annotations / ".cache" / f"{article_stem(view)}.msgpack"
        self._ws = ws
        self._stamp = f"{__version__} {_shape(kind)}"
        self._rows: dict[str, tuple[str, R]] = {}
        self._changed = False
        with contextlib.suppress(OSError, msgspec.MsgspecError, RecursionError):
            if self.path.stat().st_size <= MAX_BYTES:
                kept = tuple[str, dict[str, tuple[str, kind]]]  # type: ignore[valid-type]
                stamp, rows = msgspec.msgpack.decode(self.path.read_bytes(), type=kept)
                if stamp == self._stamp:
                    self._rows = rows

    def get(self, article_id: str, key: str) -> R | None:
        """The row, if it was kept under this very key."""
        kept = self._rows.get(article_id)
        return kept[1] if kept is not None and kept[0] == key else None

    def put(self, article_id: str, key: str, row: R) -> None:
        """Keep a row; on disk with the next `save`."""
        self._rows[article_id] = (key, row)
        self._changed = True

    def keep_only(self, article_ids: set[str]) -> None:
        """Forget articles that are gone."""
        gone = self._rows.keys() - article_ids
        for article_id in gone:
            del self._rows[article_id]
        self._changed = self._changed or bool(gone)

    def save(self) -> None:
        """Write what changed. A cache that cannot be written is no reason to stop anybody."""
        if not self._changed:
            return
        with contextlib.suppress(AnnotatorError, msgspec.MsgspecError, UnicodeError):
            data = msgspec.msgpack.encode((self._stamp, self._rows))
            write_atomic(self.path, data, files=self._ws.files)
            self._changed = False


def _shape(kind: type[Any]) -> str:
    """A digest of a Struct's fields, so that rows of another version are not taken for ours."""
    described = msgspec.json.encode(msgspec.json.schema(kind))
    return hashlib.sha256(described).hexdigest()[:12]
