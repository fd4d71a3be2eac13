"""Who makes the parts: processes on this machine, or the workers of a Dask cluster."""

import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from annotator.model.errors import AnnotatorError, InvalidInput
from annotator.tasks.detection.bulk import Options
from annotator.tasks.detection.cluster.extra import need
from annotator.tasks.detection.cluster.parts import (
    Done,
    Task,
    begin,
    complete,
    detect_part,
    finished,
)
from annotator.tasks.detection.cluster.places import Folder
from annotator.tasks.detection.cluster.sources import PART_BYTES, partitions
from annotator.text.display import display_line

CONNECT_SECONDS = 10
RETRIES = 3
"""How often a part is given to another worker after its worker died."""
WORKERS = {"distributed.worker.profile.enabled": False}
"""Dask's options for workers of our own. Its profiler would keep stacks of the last 1,000 seconds:
a worker that does nothing else grew by 10 MiB in its first minute.
"""

Outcome = Done | AnnotatorError
"""What became of a task."""
_TURN = threading.Lock()


def detect_parts(
    names: Iterable[str],
    out: str,
    options: Options,
    *,
    sink: str = "jsonl",
    scheduler: str = "",
    jobs: int = 1,
    part_bytes: int = PART_BYTES,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[list[Done], list[AnnotatorError]]:
    """Answer all documents of the inputs, in parts below `out`, each document exactly once.

    What an earlier run finished is not done again. `scheduler`: an address, `local` for a cluster
    on this machine, empty for plain processes. `progress` hears of parts done and all parts.
    Gives what became of the parts, and why others could not be made; the rest goes on meanwhile.
    """
    folder = Folder(out.rstrip("/"))
    told = options.told()
    pieces = partitions(names, part_bytes)
    begin(folder, told)
    tasks = [Task(n, piece, folder, sink, options, told) for n, piece in enumerate(pieces)]
    kept = {name.partition(".")[0] for name in folder.names("_done")}
    done = [d for t in tasks if t.name in kept and (d := finished(t)) is not None]
    numbers = {one.number for one in done}
    rest = [task for task in tasks if task.number not in numbers]
    refused: list[AnnotatorError] = []
    for outcome in _runner(scheduler, jobs)(rest) if rest else ():
        if isinstance(outcome, Done):
            done.append(outcome)
        else:
            refused.append(outcome)
        if progress is not None:
            progress(len(done) + len(refused), len(tasks))
    if not refused:
        complete(folder, tasks, done)
    return sorted(done), refused


def _runner(scheduler: str, jobs: int) -> Callable[[list[Task]], Iterator[Outcome]]:
    if scheduler:
        return lambda tasks: _on_dask(tasks, scheduler, jobs)
    return lambda tasks: _here(tasks, jobs)


def _attempt(task: Task) -> Outcome:
    """One part, or why not: a damaged file is told and keeps nobody else waiting.

    One at a time in a process: ICU's objects belong to one thread, and threads would not be
    faster.
    """
    with _TURN:
        try:
            return detect_part(task)
        except AnnotatorError as error:
            return error


def _here(tasks: list[Task], jobs: int) -> Iterator[Outcome]:
    if jobs <= 1:
        yield from map(_attempt, tasks)
        return
    from concurrent.futures import as_completed

    from annotator.tasks.processes import processes

    with processes(jobs) as pool:
        for future in as_completed([pool.submit(_attempt, task) for task in tasks]):
            yield future.result()


def _on_dask(tasks: list[Task], scheduler: str, jobs: int) -> Iterator[Outcome]:
    """Dask gives the tasks out, notices dead workers and gives their tasks to others."""
    distributed = need("distributed", "Clusters")
    with _client(distributed, scheduler, jobs) as client:
        futures = client.map(_attempt, tasks, pure=False, retries=RETRIES)
        try:
            for future in distributed.as_completed(futures):
                yield _outcome(future)
                future.release()
        except BaseException:
            if client.status == "running":
                client.cancel(futures)
            raise


def _outcome(future: Any) -> Outcome:
    if future.status == "finished":
        outcome: Outcome = future.result()
        return outcome
    error = future.exception() if future.status == "error" else None
    why = f"{type(error).__name__}: {error}" if error else "the scheduler is gone"
    return AnnotatorError(
        f"A part could not be made: {display_line(why.splitlines()[0], 200).rstrip('.')}.",
        "Run again to go on: finished parts are kept.",
    )


@contextmanager
def _ctrl_c_is_ours() -> Iterator[None]:
    """Processes that start meanwhile leave Ctrl+C to this one, which ends them in order."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


class _client:
    """A connection to a running cluster, or a cluster of this machine for as long as it lasts."""

    def __init__(self, distributed: Any, scheduler: str, jobs: int) -> None:
        self._distributed, self._scheduler, self._jobs = distributed, scheduler, jobs
        self._cluster: Any = None

    def __enter__(self) -> Any:
        distributed = self._distributed
        try:
            if self._scheduler != "local":
                self._client = distributed.Client(self._scheduler, timeout=CONNECT_SECONDS)
                return self._client
            config = need("dask.config", "Clusters")
            with _ctrl_c_is_ours(), config.set(WORKERS):
                self._cluster = distributed.LocalCluster(
                    n_workers=self._jobs if self._jobs > 1 else None,
                    threads_per_worker=1,
                    processes=True,
                    memory_limit=0,
                    dashboard_address=None,
                    # Its bare HTTP server comes all the same, and would complain about a used port.
                    scheduler_kwargs={"dashboard_address": "127.0.0.1:0"},
                    silence_logs=50,
                )
            self._client = distributed.Client(self._cluster)
        except (OSError, ValueError) as error:
            raise InvalidInput(
                f"There is no Dask scheduler at {display_line(self._scheduler)}.",
                "Start one with `dask scheduler`, or use `--scheduler local`.",
            ) from error
        return self._client

    def __exit__(self, *error: object) -> None:
        self._client.close()
        if self._cluster is not None:
            self._cluster.close()
