"""Files and folders by path or URL, on this machine or in an object store, through fsspec."""

import os
import secrets
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from annotator.model.errors import SaveFailed, UnreadableFile
from annotator.tasks.detection.cluster.extra import need
from annotator.text.display import display_line


def filesystem(url: str) -> tuple[Any, str]:
    """fsspec's file system for a path or URL, and the path in it.

    UnreadableFile for an unknown kind of URL, or one whose driver (s3fs, gcsfs …) is not there.
    """
    fsspec = need("fsspec", "Globs, URLs and parts")
    try:
        found: tuple[Any, str] = fsspec.core.url_to_fs(url)
    except (ValueError, ImportError) as error:
        raise UnreadableFile(f"{display_line(url)}: {display_line(str(error), 300)}.") from error
    return found


def is_local(fs: Any) -> bool:
    """Whether it is this machine's own file system."""
    return bool(getattr(fs, "local_file", False))


class Folder(NamedTuple):
    """A folder in which whole files appear, or nothing."""

    url: str

    def read(self, name: str) -> bytes | None:
        """A file's bytes; None where it is not there."""
        fs, path = filesystem(self.url)
        try:
            data: bytes = fs.cat_file(f"{path}/{name}")
        except (FileNotFoundError, NotADirectoryError):
            return None
        return data

    def size(self, name: str) -> int | None:
        """A file's size in bytes; None where it is not there."""
        fs, path = filesystem(self.url)
        try:
            return int(fs.info(f"{path}/{name}")["size"])
        except (FileNotFoundError, NotADirectoryError):
            return None

    def names(self, inside: str = "") -> list[str]:
        """Names of the files in it, or in a folder of it, sorted."""
        fs, path = filesystem(self.url)
        where = f"{path}/{inside}" if inside else path
        try:
            found = fs.ls(where, detail=False, refresh=True)
        except TypeError:  # not every driver keeps listings that could be refreshed
            found = fs.ls(where, detail=False)
        except (FileNotFoundError, NotADirectoryError):
            return []
        return sorted(str(name).rstrip("/").rpartition("/")[2] for name in found)

    def remove(self, name: str) -> None:
        """Delete a file, where it is there."""
        fs, path = filesystem(self.url)
        if fs.exists(f"{path}/{name}"):
            fs.rm_file(f"{path}/{name}")

    def write(self, name: str, fill: Callable[[Any], None]) -> int:
        """Let `fill` write a file; it stands under its name when it is whole. Gives its size."""
        fs, path = filesystem(self.url)
        target = f"{path}/{name}"
        parent = target.rpartition("/")[0]
        local = is_local(fs)
        try:
            fs.makedirs(parent, exist_ok=True)
            beside = parent if local else tempfile.gettempdir()
            temporary = os.path.join(beside, f".new-{secrets.token_hex(8)}.tmp")
            try:
                # What waits in the folder that everybody shares is nobody else's to read.
                with open(temporary, "xb", opener=None if local else _private) as file:
                    fill(file)
                    file.flush()
                    if local:
                        os.fsync(file.fileno())
                size = os.stat(temporary).st_size
                if local:
                    os.replace(temporary, target)
                else:
                    fs.put_file(temporary, target)
            finally:
                Path(temporary).unlink(missing_ok=True)
        except OSError as error:
            raise SaveFailed(
                f"{display_line(target)} could not be written: {error.strerror or error}.",
                "What was finished before stays; run again to go on.",
            ) from error
        return size


def _private(path: str, flags: int) -> int:
    """Open a new file that only its owner can read."""
    return os.open(path, flags, 0o600)
