"""Worker processes that end with the work, with the person's patience, or with their parent."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing.connection import wait

from annotator.model.errors import AnnotatorError
from annotator.tasks.tidying import tidy_seldom


@contextmanager
def processes(jobs: int) -> Iterator[ProcessPoolExecutor]:
    """A pool of `jobs` processes. Left by an error or by Ctrl+C, it is ended at once and quietly.

    AnnotatorError where the system ended one of them, most often for want of memory.
    """
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(max_workers=jobs, mp_context=context, initializer=_begin)
    try:
        yield pool
    except BrokenProcessPool as error:
        raise AnnotatorError(
            "A worker process was ended by the system.",
            "Often memory is short: try fewer --jobs. What was finished is not done again.",
        ) from error
    except BaseException:
        _end(pool)
        raise
    pool.shutdown()


def silence() -> None:
    """Leave Ctrl+C and the processor to the screen first, and write nothing over it."""
    if hasattr(os, "nice"):
        os.nice(10)
    if hasattr(os, "SCHED_BATCH"):
        with suppress(OSError):
            os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    silent = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(silent, stream)


def _end(pool: ProcessPoolExecutor) -> None:
    running = list((getattr(pool, "_processes", None) or {}).values())
    pool.shutdown(wait=False, cancel_futures=True)
    for process in running:
        process.terminate()


def _begin() -> None:
    """In a worker: Ctrl+C is the parent's business, and without a parent there is none."""
    tidy_seldom()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_outlive_nobody, args=(parent.sentinel,), daemon=True).start()


def _outlive_nobody(sentinel: int) -> None:
    """Wait for the parent's end without asking again and again, then end, too."""
    wait([sentinel])
    os._exit(1)
