"""Exports in a process beside the screen: the keys stay quick, and it can be stopped midway."""

import multiprocessing
import signal
import time
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

from annotator.model.errors import AnnotatorError
from annotator.store.workspace import Workspace
from annotator.tasks.exchange.export_request import (
    Choosable,
    ExportJob,
    ExportResult,
    choosable,
    do_export,
)
from annotator.tasks.processes import silence

_PAUSE = 0.1
"""Seconds between two words on how far it is."""

Told = Callable[[int], None]
Answer = Choosable | ExportResult


class ExportWorker:
    """One process that does one job at a time; a new job ends the one that is under way."""

    def __init__(self, workspace: Workspace) -> None:
        self._where = str(workspace.root), workspace.annotator
        self._running: Running | None = None

    def begin(self, job: ExportJob | None) -> "Running":
        """Begin a job; None asks what there is to choose from. Returns at once."""
        before = self._running
        if before is not None and before.finished:
            self._running = before.again(job)
        else:
            self.close()
            self._running = _started(self._where, job)
        return self._running

    def close(self) -> None:
        """End the process; files that it has begun are taken away, complete ones stay."""
        if self._running is not None:
            self._running.stop()
            self._running = None


class Running:
    """A job under way. `answer` is called in a thread of its own, everything else beside it."""

    def __init__(self, process: BaseProcess, line: Connection, job: ExportJob | None) -> None:
        self._process, self._line = process, line
        self._stopped = False
        self.finished = False
        """Whether its answer has come and the process can do the next one."""
        line.send(job)

    @property
    def process_id(self) -> int | None:
        """Of the process that does it."""
        return self._process.pid

    def again(self, job: ExportJob | None) -> "Running":
        """The next job for the same process."""
        return Running(self._process, self._line, job)

    def answer(self, told: Told) -> Answer | None:
        """Wait for the answer; None where it was stopped. `told`: how many articles are read.

        Raises AnnotatorError as the job did, or where the process died.
        """
        try:
            while True:
                kind, value = self._line.recv()
                if kind == "read":
                    told(value)
                else:
                    break
        except (EOFError, OSError) as error:
            if self._stopped:
                return None
            raise AnnotatorError(
                "The export ended before it was complete.",
                "Files that were complete stay. Try again, or with fewer articles.",
            ) from error
        self.finished = kind != "bug"
        if kind == "refused":
            raise AnnotatorError(*value)
        if kind == "bug":
            raise RuntimeError(value)
        done: Answer = value
        return done

    def stop(self) -> None:
        """End the process and what it is doing."""
        self._stopped = True
        self._process.terminate()


def _started(where: tuple[str, str], job: ExportJob | None) -> Running:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, *where), daemon=True)
    process.start()
    theirs.close()
    return Running(process, ours, job)


def _serve(line: Connection, root: str, annotator: str) -> None:
    """Do job after job until nobody asks any more."""
    signal.signal(signal.SIGTERM, _leave)
    silence()
    workspace = Workspace(Path(root), annotator)
    while True:
        try:
            job = line.recv()
        except EOFError:
            return
        line.send(_done(workspace, job, line))


def _done(workspace: Workspace, job: ExportJob | None, line: Connection) -> tuple[str, Any]:
    last = 0.0

    def told(count: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last > _PAUSE:
            last = now
            line.send(("read", count))

    try:
        return "done", choosable(workspace) if job is None else do_export(workspace, job, told)
    except AnnotatorError as error:
        return "refused", (error.message, error.hint)
    except Exception:
        return "bug", traceback.format_exc()


def _leave(number: int, frame: FrameType | None) -> NoReturn:
    """Leave as if by an error, so that half-written files are taken away."""
    raise SystemExit(1)
