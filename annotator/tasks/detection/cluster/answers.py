"""The answers of a bulk run, read again: from single files, or from a folder of parts."""

import gzip
import json
import os
from collections.abc import Iterable, Iterator
from typing import Any

from annotator.model.errors import UnreadableFile
from annotator.tasks.detection.cluster.extra import need
from annotator.tasks.detection.cluster.names import kind_of
from annotator.text.display import display_line

_BATCH = 256
_TEXTS = ("stated", "proposals")
"""Columns of Parquet parts that hold JSON."""


def answers_in(names: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Every answer in order; lines that only say why they were refused are passed over.

    UnreadableFile names the file that is none of ours.
    """
    from annotator.tasks.detection.cluster.sources import refusing

    for name in names:
        if os.path.isfile(name) and kind_of(name) != "parquet":  # needs nothing that is optional
            with refusing(name), open(name, "rb") as plain:
                yield from _lines(plain, name)
        else:
            yield from _elsewhere(name)


def _elsewhere(name: str) -> Iterator[dict[str, Any]]:
    from annotator.tasks.detection.cluster.places import filesystem
    from annotator.tasks.detection.cluster.sources import find_files, refusing

    for url in find_files([name]):
        fs, path = filesystem(url)
        with refusing(url), fs.open(path, "rb") as file:
            yield from _parquet(file) if kind_of(url) == "parquet" else _lines(file, url)


def _lines(file: Any, url: str) -> Iterator[dict[str, Any]]:
    packed = kind_of(url) == "jsonl.gz"
    for number, line in enumerate(gzip.GzipFile(fileobj=file) if packed else file, start=1):
        if not line.strip():
            continue
        record = json.loads(line)
        if not isinstance(record, dict) or not isinstance(record.get("id"), str | None):
            raise UnreadableFile(f"{display_line(url)}: line {number} is no answer of `detect`.")
        if "error" not in record and record.get("id") is not None:
            yield record


def _parquet(file: Any) -> Iterator[dict[str, Any]]:
    table = need("pyarrow.parquet", "Parquet files").ParquetFile(file)
    have = [n for n in ("id", "error", "text", "spans", *_TEXTS) if n in table.schema_arrow.names]
    for batch in table.iter_batches(batch_size=_BATCH, columns=have):
        for row in batch.to_pylist():
            if row.get("error") is None and isinstance(row.get("id"), str):
                yield {**row, **{n: json.loads(row[n]) for n in _TEXTS if row.get(n)}}
