"""Kinds of input: how each is cut into pieces, and how a piece becomes lines of JSON.

A new kind is one class and one line in KINDS.
"""

import gzip
import json
from collections.abc import Iterator
from typing import Any, Protocol

from annotator.model.errors import UnreadableFile
from annotator.tasks.detection.cluster.extra import need

BATCH = 256
"""Rows of a Parquet file that are in memory at once."""
_NAMES = ("title", "headline", "author", "byline", "published", "date", "url", "link")
_COLUMNS = ("id", "text", *_NAMES, "language", "lang")
"""Columns that are read: the text, and what `add-article` understands of an article."""


class Kind(Protocol):
    """How one kind of file is read."""

    def cuts(self, fs: Any, path: str, bytes_: int, size: int) -> list[tuple[int, int]]:
        """(start, stop) of each piece; one piece where `size` is 0."""

    def lines(self, fs: Any, path: str, start: int, stop: int) -> Iterator[bytes]:
        """The lines of JSON of one piece."""


class JsonLines:
    """One object a line. A piece has the lines that begin in its stretch of bytes."""

    def cuts(self, fs: Any, path: str, bytes_: int, size: int) -> list[tuple[int, int]]:
        """Stretches of `size` bytes."""
        if not size or not bytes_:
            return [(0, bytes_)]
        return [(at, min(at + size, bytes_)) for at in range(0, bytes_, size)]

    def lines(self, fs: Any, path: str, start: int, stop: int) -> Iterator[bytes]:
        """Lines as they stand in the file."""
        with fs.open(path, "rb") as file:
            at = start
            if start:
                file.seek(start - 1)
                at += len(file.readline()) - 1
            while at < stop and (line := file.readline()):
                at += len(line)
                yield line


class Compressed:
    """JSON lines in gzip, read as a whole."""

    def cuts(self, fs: Any, path: str, bytes_: int, size: int) -> list[tuple[int, int]]:
        """One piece."""
        return [(0, 0)]

    def lines(self, fs: Any, path: str, start: int, stop: int) -> Iterator[bytes]:
        """Lines as they stand in the file."""
        with fs.open(path, "rb") as packed, gzip.GzipFile(fileobj=packed) as file:
            yield from file


class Parquet:
    """Rows with the columns `id` and `text`; a piece is a row group."""

    def cuts(self, fs: Any, path: str, bytes_: int, size: int) -> list[tuple[int, int]]:
        """Row groups."""
        with fs.open(path, "rb") as file:
            groups = need("pyarrow.parquet", "Parquet files").ParquetFile(file).num_row_groups
        return [(0, groups)] if not size else [(at, at + 1) for at in range(groups)]

    def lines(self, fs: Any, path: str, start: int, stop: int) -> Iterator[bytes]:
        """A line a row, with the columns that tell something of an article."""
        with fs.open(path, "rb") as file:
            table = need("pyarrow.parquet", "Parquet files").ParquetFile(file)
            have = [name for name in table.schema_arrow.names if name in _COLUMNS]
            if "text" not in have or "id" not in have:
                raise UnreadableFile(f"{path}: it has no columns “id” and “text”.")
            groups = list(range(start, stop))
            for batch in table.iter_batches(batch_size=BATCH, row_groups=groups, columns=have):
                for row in batch.to_pylist():
                    yield _line(_plain(row))


class Archive:
    """Web archives: pages of a crawl (WARC), or their texts (WET)."""

    def cuts(self, fs: Any, path: str, bytes_: int, size: int) -> list[tuple[int, int]]:
        """One piece: a compressed archive can only be read from its beginning."""
        return [(0, 0)]

    def lines(self, fs: Any, path: str, start: int, stop: int) -> Iterator[bytes]:
        """A line a text or page; answers other than pages are passed over."""
        archives = need("warcio.archiveiterator", "Web archives")
        with fs.open(path, "rb") as file:
            for record in archives.ArchiveIterator(file):
                told = _told(record)
                if record.rec_type == "conversion":
                    text = record.content_stream().read().decode("utf-8", "replace")
                    yield _line({**told, "text": text})
                elif record.rec_type in ("response", "resource") and _is_page(record):
                    yield _line(_page(record.content_stream().read(), told))


def _told(record: Any) -> dict[str, str]:
    head = record.rec_headers
    told = {
        "id": (head.get_header("WARC-Record-ID") or "").strip("<>"),
        "url": head.get_header("WARC-Target-URI"),
        "published": head.get_header("WARC-Date"),
    }
    return {name: value for name, value in told.items() if value}


def _is_page(record: Any) -> bool:
    http = record.http_headers
    kind = (http or record.rec_headers).get_header("Content-Type") or ""
    return "html" in kind.lower() and (http is None or http.get_statuscode() == "200")


def _page(data: bytes, told: dict[str, str]) -> dict[str, Any]:
    """The article of a page; why there is none, else."""
    from annotator.store.incoming import Bad
    from annotator.store.read_html import read_html

    try:
        (found,) = read_html(data, told.get("url", "page"))
    except UnreadableFile as error:
        return {**told, "error": error.message}
    if isinstance(found, Bad):
        return {**told, "error": found.why}
    return {**told, **found.stated, "id": told["id"], "text": found.data.decode("utf-8")}


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    told = {name: value for name, value in row.items() if value is not None}
    if isinstance(told.get("id"), int):
        told["id"] = str(told["id"])
    return told


def _line(record: dict[str, Any]) -> bytes:
    return json.dumps(record, ensure_ascii=False, default=str).encode("utf-8", "replace")


KINDS: dict[str, Kind] = {
    "jsonl": JsonLines(),
    "jsonl.gz": Compressed(),
    "parquet": Parquet(),
    "warc": Archive(),
    "warc.gz": Archive(),
    "wet": Archive(),
    "wet.gz": Archive(),
}
"""Suffix → how it is read; the suffixes are those of `names`."""
