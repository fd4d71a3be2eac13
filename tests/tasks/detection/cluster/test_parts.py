"""Inputs of every kind into parts: exactly once, resumable, the same bytes as one process."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from annotator.model.errors import InvalidInput, UnreadableFile
from annotator.tasks.detection.bulk import Options, options_for
from annotator.tasks.detection.cluster import engine
from annotator.tasks.detection.cluster.engine import detect_parts
from annotator.tasks.detection.cluster.sources import lines_of, partitions, plain_lines

from .conftest import OPTIONS, alone, as_lines, documents, joined

pytestmark = pytest.mark.extra


def run(
    names: list[Path] | list[str], out: Path | str, options: Options = OPTIONS, **more: Any
) -> Any:
    more.setdefault("part_bytes", 1024)
    done, refused = detect_parts([str(n) for n in names], str(out), options, **more)
    return done, refused


@pytest.mark.parametrize("size", [1, 7, 100, 1024, 10**9])
def test_every_line_is_in_just_one_piece_wherever_it_is_cut(tmp_path: Path, size: int) -> None:
    data = as_lines(documents(9)) + b"\n\n" + as_lines(documents(2)).rstrip(b"\n")
    path = tmp_path / "a.jsonl"
    path.write_bytes(data)
    pieces = partitions([str(path)], size)
    assert b"".join(line for piece in pieces for line in lines_of(piece)) == data


def test_globs_and_folders_are_read_in_order_and_give_the_bytes_of_one_process(
    tmp_path: Path,
) -> None:
    given = documents(30)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.jsonl").write_bytes(as_lines(given[:12]))
    (tmp_path / "in" / "b.jsonl.gz").write_bytes(gzip.compress(as_lines(given[12:])))
    for number, name in enumerate((tmp_path / "in" / "*.jsonl*", tmp_path / "in")):
        out = tmp_path / f"out{number}"
        done, refused = run([name], out, jobs=2)
        assert not refused
        assert sum(one.documents for one in done) == 30
        assert joined(out) == alone(as_lines(given))


def test_finished_parts_are_not_made_again(tmp_path: Path, monkeypatch: Any) -> None:
    path, out = tmp_path / "a.jsonl", tmp_path / "out"
    path.write_bytes(as_lines(documents(30)))
    run([path], out)
    expected = joined(out)
    parts = sorted(out.glob("part-*"))
    (out / "_done" / f"{parts[1].stem}.json").unlink()
    parts[2].write_bytes(b"half")
    made: list[int] = []

    def attempt(task: Any) -> Any:
        made.append(task.number)
        return real(task)

    real = engine._attempt
    monkeypatch.setattr(engine, "_attempt", attempt)
    run([path], out)
    assert made == [1, 2]
    assert joined(out) == expected


def test_changed_input_is_answered_anew_and_parts_too_many_are_taken_away(tmp_path: Path) -> None:
    path, out = tmp_path / "a.jsonl", tmp_path / "out"
    path.write_bytes(as_lines(documents(30)))
    run([path], out)
    path.write_bytes(as_lines(documents(7)))
    run([path], out)
    assert joined(out) == alone(as_lines(documents(7)))


def test_a_folder_with_other_answers_is_refused(tmp_path: Path) -> None:
    path, out = tmp_path / "a.jsonl", tmp_path / "out"
    path.write_bytes(as_lines(documents(3)))
    run([path], out)
    before = joined(out)
    with pytest.raises(InvalidInput, match="other options"):
        run([path], out, options_for(("spans",), "en"))
    assert joined(out) == before


def test_a_damaged_file_is_named_and_the_others_are_answered(tmp_path: Path) -> None:
    good, bad, out = tmp_path / "a.jsonl", tmp_path / "b.jsonl.gz", tmp_path / "out"
    good.write_bytes(as_lines(documents(3)))
    bad.write_bytes(gzip.compress(as_lines(documents(40)))[:-20])
    done, refused = run([bad, good], out, part_bytes=10**6)
    assert [one.number for one in done] == [1]
    assert "b.jsonl.gz" in refused[0].message
    assert not (out / "_manifest.json").exists()
    assert [path.name for path in out.glob("part-*")] == ["part-000001.jsonl"]


def test_a_name_that_leads_nowhere_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="no such file"):
        run([tmp_path / "*.jsonl"], tmp_path / "out")
    with pytest.raises(UnreadableFile, match="nowhere"):
        run(["nowhere://bucket/a.jsonl"], tmp_path / "out")


def test_parquet_in_and_out_holds_the_same_answers(tmp_path: Path) -> None:
    import pyarrow
    import pyarrow.parquet as parquet

    given = documents(9)
    table = pyarrow.Table.from_pylist([{**one, "title": "T", "extra": 1} for one in given])
    parquet.write_table(table, tmp_path / "in.parquet", row_group_size=4)
    out = tmp_path / "out.parquet"
    done, _ = run([tmp_path / "in.parquet"], out, Options(keep_text=True), sink="parquet")
    assert [one.documents for one in done] == [4, 4, 1]
    rows = parquet.read_table(out).to_pylist()
    expected = [json.loads(line) for line in alone(as_lines(given)).splitlines()]
    layers = ("id", "spans", "quotations", "glosses", "repeats")
    assert _without_empty([{name: row[name] for name in layers} for row in rows]) == (
        _without_empty(expected)
    )
    assert [row["text"] for row in rows if row["spans"]] == [
        one["text"] for one, told in zip(given, expected, strict=True) if told["spans"]
    ]
    assert json.loads(rows[1]["stated"]) == {"title": "T"}


def _without_empty(value: Any) -> Any:
    """Parquet has every field of a struct, JSON leaves out those that are not there."""
    if isinstance(value, dict):
        return {k: _without_empty(v) for k, v in value.items() if v is not None}
    return [_without_empty(one) for one in value] if isinstance(value, list) else value


def test_parquet_parts_are_the_same_bytes_again(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(as_lines(documents(12)))
    run([path], tmp_path / "one.parquet", sink="parquet")
    run([path], tmp_path / "two.parquet", sink="parquet", jobs=2)
    assert joined(tmp_path / "one.parquet") == joined(tmp_path / "two.parquet") != b""


def test_parquet_without_a_text_column_is_refused(tmp_path: Path) -> None:
    import pyarrow
    import pyarrow.parquet as parquet

    parquet.write_table(pyarrow.table({"id": ["a"], "body": ["b"]}), tmp_path / "a.parquet")
    _, refused = run([tmp_path / "a.parquet"], tmp_path / "out")
    assert "no columns" in refused[0].message


def test_a_crawl_gives_its_texts_and_its_pages(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(_archive())
    told = [json.loads(line) for line in plain_lines([str(path)])]
    assert [one["url"][-1] for one in told] == ["1", "2", "4"]
    assert told[0]["text"] == "Plain text with Шал, кет! in it."
    assert told[1]["title"] == "Squares and slogans"
    assert "Шал, кет!" in told[1]["text"]
    assert "error" in told[2]
    assert len({one["id"] for one in told}) == 3


def _archive() -> bytes:
    """Five records as a crawler writes them, each compressed by itself."""
    body = "<p>" + "The crowd in the square shouted “Шал, кет!” again and again. " * 5 + "</p>"
    head = "<html><head><title>Squares and slogans</title></head><body>"
    page = f"{head}<article><h1>Squares and slogans</h1>{body}</article></body></html>"
    given = (
        ("conversion", "Plain text with Шал, кет! in it.", "text/plain", ""),
        ("response", page, "text/html; charset=utf-8", "200 OK"),
        ("response", page, "text/html", "404 Not Found"),
        ("response", "<html></html>", "text/html", "200 OK"),
        ("response", "binary", "image/png", "200 OK"),
    )
    raw = b""
    for number, (kind, text, mime, status) in enumerate(given, start=1):
        http = f"HTTP/1.1 {status}\r\nContent-Type: {mime}\r\n\r\n" if status else ""
        payload = (http + text).encode()
        fields = {
            "WARC-Type": kind,
            "WARC-Record-ID": f"<urn:uuid:{number:036}>",
            "WARC-Target-URI": f"https://example.org/{number}",
            "WARC-Date": "2026-11-22T10:00:00Z",
            "Content-Type": "application/http; msgtype=response" if status else mime,
            "Content-Length": str(len(payload)),
        }
        top = "WARC/1.0\r\n" + "".join(f"{k}: {v}\r\n" for k, v in fields.items()) + "\r\n"
        raw += gzip.compress(top.encode() + payload + b"\r\n\r\n")
    return raw


def test_an_object_store_is_read_and_written_like_a_folder(tmp_path: Path) -> None:
    import fsspec

    store = fsspec.filesystem("memory")
    store.pipe_file("/news/a.jsonl", as_lines(documents(12)))
    for _ in range(2):
        done, refused = run(["memory://news/*.jsonl"], "memory://answers")
        assert (sum(one.documents for one in done), refused) == (12, [])
    parts = sorted(name for name in store.ls("/answers", detail=False) if "/part-" in name)
    assert len(parts) > 1
    assert b"".join(store.cat_file(name) for name in parts) == alone(as_lines(documents(12)))
    store.rm("/news", recursive=True)
    store.rm("/answers", recursive=True)


def test_a_worker_with_other_rules_is_found_out(tmp_path: Path, monkeypatch: Any) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(as_lines(documents(2)))
    real = engine.detect_part

    def older(task: Any) -> Any:
        return real(task._replace(told="0.0.9/1 en spans"))

    monkeypatch.setattr(engine, "detect_part", older)
    done, refused = run([path], tmp_path / "out")
    assert (done, len(refused)) == ([], 1)
    assert "other rules" in refused[0].message
