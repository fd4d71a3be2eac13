"""Answers of earlier bulk detections, so that a run that was stopped goes on where it was.

One SQLite file in the user's cache folder, keyed by a digest of text, options and version. It may
be deleted at any time; what cannot be read or written is computed again.
"""

import contextlib
import hashlib
import json
import sqlite3
import time
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

KEPT_SECONDS = 1.0
"""How long new answers wait for their transaction: so much is computed twice after a kill."""
MAX_BYTES = 4 * 1024**3
"""A cache above that is begun anew. Larger corpora are written in parts, which need no cache."""


class _Line(msgspec.Struct):
    id: str
    text: str


class DetectCache:
    """Looks up and keeps answers without their `id`."""

    def __init__(self, path: Path, told: str, *, whole: bool = False) -> None:
        """`told`: version and options. `whole`: answers depend on all of a line but its id."""
        self._told = told.encode() + b"\n"
        self._whole = whole
        self._written = time.monotonic()
        self._base: sqlite3.Connection | None = None
        with contextlib.suppress(OSError, sqlite3.Error):
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.exists() and path.stat().st_size > MAX_BYTES:
                path.unlink()
            self._base = sqlite3.connect(path, timeout=5)
            self._base.execute("PRAGMA journal_mode=WAL")
            self._base.execute("PRAGMA synchronous=OFF")
            self._base.execute(
                "CREATE TABLE IF NOT EXISTS answers (key BLOB PRIMARY KEY, body TEXT) WITHOUT ROWID"
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._base is not None:
            with contextlib.suppress(sqlite3.Error):
                self._base.commit()
                self._base.close()

    def look_up(self, line: bytes) -> tuple[bytes | None, str | None]:
        """The key of a line of input and its answer, with its id.

        No key where the line is none that could be answered, no answer where it is not known.
        """
        if self._base is None:
            return None, None
        try:
            record = msgspec.json.decode(line, type=_Line)
            key = self._key(line, record.text)
            row = self._base.execute("SELECT body FROM answers WHERE key = ?", (key,)).fetchone()
        except (msgspec.MsgspecError, ValueError, RecursionError, sqlite3.Error):
            return None, None
        if row is None or not isinstance(row[0], str):
            return key, None
        return key, _head(record.id) + row[0]

    def keep(self, key: bytes, answer: str) -> None:
        """Remember the answer to a line under the key that it was looked up with."""
        if self._base is None:
            return
        head = _head(json.loads(answer)["id"])
        if not answer.startswith(head):
            return
        with contextlib.suppress(sqlite3.Error):
            row = (key, answer[len(head) :])
            self._base.execute("INSERT OR REPLACE INTO answers VALUES (?, ?)", row)
            now = time.monotonic()
            if now - self._written >= KEPT_SECONDS:
                self._base.commit()
                self._written = now

    def _key(self, line: bytes, text: str) -> bytes:
        what = text.encode("utf-8", "surrogatepass")
        if self._whole:
            record = json.loads(line)
            del record["id"]
            what = json.dumps(record, sort_keys=True).encode()
        return hashlib.sha256(self._told + what).digest()


def _head(identity: str) -> str:
    return '{"id": ' + json.dumps(identity, ensure_ascii=False)


def default_path() -> Path:
    """Where the cache lies for this user."""
    import platformdirs

    return Path(platformdirs.user_cache_dir("annotator")) / "detect.sqlite"
