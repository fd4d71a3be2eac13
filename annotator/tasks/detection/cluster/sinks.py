"""Kinds of output: how the answers of one part are written into one file."""

import json
from collections.abc import Iterable
from typing import Any, Protocol

from annotator.tasks.detection.bulk import Answer, Options
from annotator.tasks.detection.cluster.extra import need

ROWS = 1000
"""Rows in a row group: so many answers are in memory at once."""


class Sink(Protocol):
    """How one kind of part is written."""

    suffix: str

    def write(self, answers: Iterable[Answer], options: Options, file: Any) -> None:
        """Write all answers into an open file."""


class JsonSink:
    """The lines of `detect --jsonl`."""

    suffix = ".jsonl"

    def write(self, answers: Iterable[Answer], options: Options, file: Any) -> None:
        """A line an answer."""
        for answer in answers:
            file.write(answer.line.encode("utf-8") + b"\n")


class ParquetSink:
    """A row an answer, with the same names as in JSON; `stated` and `proposals` are JSON texts."""

    suffix = ".parquet"

    def write(self, answers: Iterable[Answer], options: Options, file: Any) -> None:
        """Row groups of ROWS answers."""
        arrow = need("pyarrow", "Parquet files")
        parquet = need("pyarrow.parquet", "Parquet files")
        schema = _schema(arrow, options)
        with parquet.ParquetWriter(file, schema, compression="zstd") as writer:
            rows: list[dict[str, Any]] = []
            for answer in answers:
                rows.append(_row(answer))
                if len(rows) == ROWS:
                    writer.write_table(arrow.Table.from_pylist(rows, schema=schema))
                    rows = []
            if rows:
                writer.write_table(arrow.Table.from_pylist(rows, schema=schema))


def _row(answer: Answer) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(answer.line)
    for name in ("stated", "proposals"):
        if name in record:
            record[name] = json.dumps(record[name], ensure_ascii=False)
    return {name: _encodable(value) for name, value in record.items()}


def _encodable(value: Any) -> Any:
    """Half a character, which came in as an escape, cannot be stored as UTF-8."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, list):
        return [_encodable(one) for one in value]
    if isinstance(value, dict):
        return {name: _encodable(one) for name, one in value.items()}
    return value


def _schema(arrow: Any, options: Options) -> Any:
    text, number, share = arrow.string(), arrow.int32(), arrow.float64()
    place = [("start", number), ("end", number)]
    speaker = arrow.struct([("text", text), *place])
    candidate = arrow.struct([("text", text), *place, ("confidence", share)])
    layers = {
        "spans": [
            *place,
            ("lang", text),
            ("script", text),
            ("confidence", share),
            ("because", text),
        ],
        "quotations": [
            *place,
            ("kind", text),
            ("speaker", speaker),
            ("confidence", share),
            ("candidates", arrow.list_(candidate)),
        ],
        "glosses": [("source", arrow.struct(place)), *place, ("text", text)],
        "repeats": [*place, ("of", arrow.struct(place))],
    }
    if options.second_opinion:
        vote = arrow.struct([("by", text), ("lang", text), ("note", text)])
        layers["spans"].append(("votes", arrow.list_(vote)))
    columns = [("id", text), ("error", text)]
    if options.keep_text:
        columns += [("text", text), ("stated", text), ("proposals", text)]
    columns += [(name, arrow.list_(arrow.struct(layers[name]))) for name in options.wanted]
    return arrow.schema(columns)


SINKS: dict[str, Sink] = {"jsonl": JsonSink(), "parquet": ParquetSink()}
"""Name of a kind of output → how it is written."""
