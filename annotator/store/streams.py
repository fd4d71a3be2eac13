"""Writing a large file piece by piece: it appears whole, or not at all."""

import contextlib
import secrets
from pathlib import Path
from types import TracebackType
from typing import Self

from annotator.store.atomic import save_failed, temporary_prefix
from annotator.store.files import FILES, Files, make_folders


class AtomicStream:
    """A file that takes its place when the `with` block ends well.

    Raises SaveFailed where the system refuses; what stood at `path` before is then as it was.
    With `durable` it is on the disk when the block ends; an export, which can be made again, need
    not wait for that.
    """

    def __init__(self, path: Path, *, durable: bool = True, files: Files = FILES) -> None:
        self._path = path
        self._files = files
        self._durable = durable
        self._temporary = path.parent / f"{temporary_prefix(path)}{secrets.token_hex(8)}.tmp"
        self._descriptor = -1

    def __enter__(self) -> Self:
        try:
            make_folders(self._path.parent, self._files)
            self._descriptor = self._files.create(self._temporary, 0o666)
        except OSError as error:
            raise save_failed(self._path, error) from error
        return self

    def write(self, data: bytes) -> None:
        """Add some bytes."""
        rest = memoryview(data)
        try:
            while rest:
                rest = rest[self._files.write(self._descriptor, rest.tobytes()) :]
        except OSError as error:
            raise save_failed(self._path, error) from error

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if error is None and self._durable:
                self._files.sync(self._descriptor)
            self._files.close(self._descriptor)
            if error is None:
                self._files.replace(self._temporary, self._path)
                if self._durable:
                    self._files.sync_folder(self._path.parent)
        except OSError as refused:
            raise save_failed(self._path, refused) from refused
        finally:
            with contextlib.suppress(OSError):
                self._files.unlink(self._temporary)
