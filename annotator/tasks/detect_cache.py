"""Answers of earlier bulk detections, so that a run that was stopped goes on where it was.

One SQLite file in the user's cache folder, keyed by a digest of text, options and version. It may
be deleted at any time; what cannot be read or written is computed again.
"""

import contextlib
import hashlib
import json
import sqlite3
from collections.abc import Collection
from pathlib import Path
from types import TracebackType
from typing import Self

from annotator import __version__
from annotator.tasks.candidates import RULES

KEPT = 512
"""Answers written in one transaction: at most so many are computed twice after a kill."""


class DetectCache:
    """Looks up and keeps answers without their `id`."""

    def __init__(self, path: Path, wanted: Collection[str], matrix: str) -> None:
        self._told = f"{__version__}\n{RULES}\n{matrix}\n{','.join(sorted(wanted))}\n".encode()
        self._fresh = 0
        self._base: sqlite3.Connection | None = None
        with contextlib.suppress(OSError, sqlite3.Error):
            path.parent.mkdir(parents=True, exist_ok=True)
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

    def key(self, text: str) -> bytes:
        """The key of a text under these options."""
        return hashlib.sha256(self._told + text.encode("utf-8", "surrogatepass")).digest()

    def look_up(self, line: bytes) -> str | None:
        """The answer to a line of input, with its id; None where it is not known or not JSON."""
        if self._base is None:
            return None
        try:
            record = json.loads(line)
            identity, text = record["id"], record["text"]
            if not isinstance(identity, str) or not isinstance(text, str):
                return None
            found = self._base.execute(
                "SELECT body FROM answers WHERE key = ?", (self.key(text),)
            ).fetchone()
        except (ValueError, KeyError, TypeError, RecursionError, sqlite3.Error):
            return None
        if found is None:
            return None
        return '{"id": ' + json.dumps(identity, ensure_ascii=False) + str(found[0])

    def keep(self, line: bytes, answer: str) -> None:
        """Remember the answer to a line of input."""
        if self._base is None:
            return
        try:
            record = json.loads(line)
            head = '{"id": ' + json.dumps(record["id"], ensure_ascii=False)
            if not answer.startswith(head):
                return
            row = (self.key(record["text"]), answer[len(head) :])
            self._base.execute("INSERT OR REPLACE INTO answers VALUES (?, ?)", row)
            self._fresh += 1
            if self._fresh >= KEPT:
                self._base.commit()
                self._fresh = 0
        except (ValueError, KeyError, TypeError, sqlite3.Error):
            return


def default_path() -> Path:
    """Where the cache lies for this user."""
    import platformdirs

    return Path(platformdirs.user_cache_dir("annotator")) / "detect.sqlite"
