"""Documents in every kind of input, and a cluster of real processes on the loopback address."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from annotator.tasks.detection.bulk import Options, detect_lines

EXTRA = ("fsspec", "pyarrow", "warcio", "distributed")
SLOGAN = "They shouted “Шал, кет!” (“Old man, go away!”) in the square, and nobody went home.\n\n"
OPTIONS = Options()


@pytest.fixture(autouse=True)
def _extra() -> None:
    """Everything here needs `annotator[cluster]`."""
    for module in EXTRA:
        pytest.importorskip(module, reason=f"annotator[cluster] is not installed: {module}")


def documents(count: int, times: int = 1) -> list[dict[str, Any]]:
    """Texts with a foreign slogan, every third one without."""
    return [
        {"id": f"a{n}", "text": f"Report {n}.\n\n{SLOGAN * times if n % 3 else 'All is quiet.'}"}
        for n in range(count)
    ]


def as_lines(given: list[dict[str, Any]]) -> bytes:
    return b"".join(json.dumps(one, ensure_ascii=False).encode() + b"\n" for one in given)


def alone(data: bytes, options: Options = OPTIONS) -> bytes:
    """What one process makes of these lines."""
    answers = detect_lines(data.splitlines(keepends=True), options)
    return b"".join(answer.line.encode() + b"\n" for answer in answers)


def joined(out: Path) -> bytes:
    """All parts of a folder, one after the other."""
    return b"".join(path.read_bytes() for path in sorted(out.glob("part-*")))


Start = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts programs and ends what is left of them."""
    running: list[subprocess.Popen[bytes]] = []

    def begin(*command: str) -> "subprocess.Popen[bytes]":
        log = (tmp_path / f"process-{len(running)}.log").open("wb")
        env = {**os.environ, "HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
        with log:
            process = subprocess.Popen(
                [sys.executable, *command], stdout=log, stderr=log, cwd=tmp_path, env=env
            )
        running.append(process)
        return process

    yield begin
    for process in running:
        process.kill()
        process.wait()


@pytest.fixture
def scheduler(start: Start, tmp_path: Path) -> str:
    """Address of a running Dask scheduler."""
    file = tmp_path / "scheduler.json"
    options = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard")
    start("-m", "distributed.cli.dask_scheduler", *options, "--scheduler-file", str(file))
    address: str = json.loads(until(lambda: file.exists() and file.read_bytes()))["address"]
    return address


@pytest.fixture
def worker(start: Start, scheduler: str) -> Start:
    """Starts a worker with one thread and no nanny: who kills it, has killed it."""
    options = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1")
    return lambda: start("-m", "distributed.cli.dask_worker", scheduler, *options)


def until(asked: Callable[[], Any], seconds: float = 60.0) -> Any:
    """The first answer that is true."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if answer := asked():
            return answer
        time.sleep(0.02)
    raise AssertionError("nothing happened for a minute")
