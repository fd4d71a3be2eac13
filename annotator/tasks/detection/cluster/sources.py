"""Inputs as lines of JSON: JSON lines, Parquet and web archives, cut into partitions.

A partition is what one worker reads at once and what one part of the output is made of: a stretch
of bytes of a file of JSON lines, a row group of a Parquet file, a whole compressed file.
"""

import glob
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from annotator.model.errors import AnnotatorError, UnreadableFile
from annotator.tasks.detection.cluster.kinds import KINDS
from annotator.tasks.detection.cluster.names import kind_of
from annotator.tasks.detection.cluster.places import filesystem, is_local
from annotator.text.display import display_line

PART_BYTES = 4 * 1024 * 1024
"""Of a file of JSON lines in one partition: about 20 s of work for a core, 1,000 articles."""


class Partition(NamedTuple):
    """One piece of the input."""

    url: str
    kind: str
    """A key of KINDS."""
    start: int
    """First byte, or first row group; 0 for a file that is read as a whole."""
    stop: int
    """One after the last; 0 for a file that is read as a whole."""
    state: str
    """Size and time of the file, or the object store's tag: another state is another partition."""


def find_files(names: Iterable[str]) -> list[str]:
    """The files behind paths, globs, URLs and folders, each pattern's in order of names.

    UnreadableFile where one leads to no file.
    """
    found: list[str] = []
    for name in names:
        fs, path = filesystem(name)
        if fs.isdir(path):
            inside = [p for p in fs.find(path) if kind_of(p)]
            files = sorted(p for p in inside if not _hidden(p[len(path) :]))
        elif glob.has_magic(path) and not fs.exists(path):
            files = sorted(p for p in fs.glob(path) if not fs.isdir(p))
        else:
            files = [path] if fs.exists(path) else []
        if not files:
            raise UnreadableFile(f"{display_line(name)}: there is no such file.")
        found += [p if is_local(fs) else fs.unstrip_protocol(p) for p in files]
    return found


def _hidden(path: str) -> bool:
    return any(part.startswith((".", "_")) for part in path.split("/") if part)


def partitions(names: Iterable[str], size: int = PART_BYTES) -> list[Partition]:
    """All pieces of the input in order. Reads no text, only sizes and Parquet's own tables."""
    pieces: list[Partition] = []
    for url in find_files(names):
        kind = kind_of(url)
        if not kind:
            kinds = ", ".join(KINDS)
            raise UnreadableFile(f"{display_line(url)}: its kind is not read: {kinds}.")
        fs, path = filesystem(url)
        info = fs.info(path)
        state = _state(info)
        with refusing(url):
            cuts = KINDS[kind].cuts(fs, path, int(info.get("size") or 0), size)
        pieces += [Partition(url, kind, start, stop, state) for start, stop in cuts]
    return pieces


def lines_of(partition: Partition) -> Iterator[bytes]:
    """The lines of JSON of one piece, as they come. UnreadableFile where it is damaged."""
    fs, path = filesystem(partition.url)
    with refusing(partition.url):
        yield from KINDS[partition.kind].lines(fs, path, partition.start, partition.stop)


class refusing:
    """Whatever a library says of a bad file becomes a refusal that names the file."""

    def __init__(self, url: str) -> None:
        self._url = url

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: Any, error: BaseException | None, trace: Any) -> None:
        if isinstance(error, Exception) and not isinstance(error, AnnotatorError):
            why = display_line(str(error).split("\n")[0], 200) or type(error).__name__
            raise UnreadableFile(f"{display_line(self._url)}: {why.rstrip('.')}.") from error


def _state(info: dict[str, Any]) -> str:
    tag = info.get("ETag") or info.get("etag") or info.get("mtime") or info.get("LastModified")
    return f"{info.get('size')} {tag}" if tag is not None else f"{info.get('size')}"


def plain_lines(names: Iterable[str]) -> Iterator[bytes]:
    """All lines of all inputs, one after the other."""
    for partition in partitions(names, size=0):
        yield from lines_of(partition)
