"""A real scheduler and real workers: whoever dies, each document is answered exactly once."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.model.errors import InvalidInput
from annotator.tasks.detection.cluster import engine
from annotator.tasks.detection.cluster.engine import detect_parts

from .conftest import OPTIONS, Start, alone, as_lines, documents, joined, until

pytestmark = [pytest.mark.extra, pytest.mark.slow]

PART_BYTES = 4096


def corpus(folder: Path) -> tuple[Path, bytes]:
    """A file that makes some forty parts, and what one process answers."""
    data = as_lines(documents(120, times=16))
    path = folder / "news.jsonl"
    path.write_bytes(data)
    return path, alone(data)


def records(out: Path) -> list[Path]:
    return sorted((out / "_done").glob("part-*.json"))


def test_a_worker_killed_in_the_middle_costs_no_document(
    tmp_path: Path, scheduler: str, worker: Start, start: Start
) -> None:
    path, expected = corpus(tmp_path)
    out = tmp_path / "out"
    first, _second = worker(), worker()
    client = start(*command(path, out, scheduler))
    until(lambda: len(records(out)) >= 3)
    first.kill()
    count = len(records(out))
    assert client.wait(timeout=120) == 0
    assert count < len(records(out))
    assert joined(out) == expected
    manifest = json.loads((out / "_manifest.json").read_bytes())
    assert manifest["documents"] == 120
    assert len(manifest["parts"]) == len(records(out)) > 20


def test_a_client_killed_in_the_middle_is_started_again_and_goes_on(
    tmp_path: Path, scheduler: str, worker: Start, start: Start
) -> None:
    path, expected = corpus(tmp_path)
    out = tmp_path / "out"
    worker()
    client = start(*command(path, out, scheduler))
    until(lambda: len(records(out)) >= 3)
    client.kill()
    client.wait()
    before = {record.name: record.stat().st_mtime_ns for record in records(out)}
    assert not (out / "_manifest.json").exists()
    again = start(*command(path, out, scheduler))
    assert again.wait(timeout=120) == 0
    after = {record.name: record.stat().st_mtime_ns for record in records(out)}
    assert 3 <= len(before) < len(after)
    assert {name: after[name] for name in before} == before
    assert joined(out) == expected


def test_a_cluster_of_this_machine_gives_the_same_bytes(tmp_path: Path, start: Start) -> None:
    path, expected = corpus(tmp_path)
    client = start(*command(path, tmp_path / "out", "local"), "--jobs", "2")
    assert client.wait(timeout=120) == 0
    assert joined(tmp_path / "out") == expected


PROFILED = """
import time
import distributed
from annotator.tasks.detection.cluster import engine

if __name__ == "__main__":
    with engine._client(distributed, "local", 1) as client:
        client.submit(time.sleep, 1.5).result()
        print("samples:", client.profile()["count"])
"""


def test_workers_of_this_machine_keep_no_stacks_of_what_they_did(tmp_path: Path) -> None:
    (tmp_path / "profiled.py").write_text(PROFILED)
    told = subprocess.run(
        [sys.executable, "profiled.py"], cwd=tmp_path, capture_output=True, timeout=60
    )
    assert told.stdout == b"samples: 0\n"


def test_ctrl_c_ends_a_cluster_of_this_machine_without_a_word(tmp_path: Path) -> None:
    path, _ = corpus(tmp_path)
    out = tmp_path / "out"
    client = subprocess.Popen(
        [sys.executable, *command(path, out, "local"), "--jobs", "2"],
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    until(lambda: records(out))
    os.killpg(client.pid, signal.SIGINT)
    _, errors = client.communicate(timeout=60)
    assert (client.returncode, errors) == (130, b"")
    assert not (out / "_manifest.json").exists()


def test_no_scheduler_at_the_address_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "CONNECT_SECONDS", 0.5)
    path, _ = corpus(tmp_path)
    with pytest.raises(InvalidInput, match="no Dask scheduler at tcp"):
        detect_parts([str(path)], str(tmp_path / "out"), OPTIONS, scheduler="tcp://127.0.0.1:9")


def command(path: Path, out: Path, scheduler: str) -> tuple[str, ...]:
    told = ("--scheduler", scheduler, "--part-bytes", str(PART_BYTES))
    return ("-m", "annotator", "detect", str(path), "-o", f"{out}/", *told)
