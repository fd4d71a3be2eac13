"""A Python process of one's own that answers one question after another.

Questions and answers go through two pipes. A pool of the standard library would do the same with
two threads and a second process more, and its start keeps a screen waiting three times as long.
"""

import os
import pickle
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from contextlib import suppress
from typing import Any, TypeVar

T = TypeVar("T")

_START = "import sys; sys.path[:] = sys.argv[1:]; from annotator.tasks.worker import serve; serve()"
_HEAD = 8
"""Bytes that say how many follow."""
_PIECE = 1 << 20
_PATIENCE = 2.0
"""Seconds that a process which was told to end is waited for."""

Question = tuple[Callable[..., Any], tuple[Any, ...]]


class WorkerEnded(RuntimeError):
    """The process ended before it had answered: killed, or for want of memory."""


class Worker:
    """Starts with the first question; where it has ended it starts anew with the next one."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._asked: deque[tuple[Future[Any], Question]] = deque()
        self._asking: Future[Any] | None = None
        self._ear: threading.Thread | None = None

    def submit(self, function: Callable[..., T], *arguments: object) -> "Future[T]":
        """Have a function of a module called there; it must have nothing to do with this process.

        Questions are answered in their order; one that has not begun can be cancelled. Raises
        OSError where no process can be started.
        """
        future: Future[T] = Future()
        with self._lock:
            if self._process is None:
                self._begin()
            self._asked.append((future, (function, arguments)))
            self._ask_next()
        return future

    def close(self) -> None:
        """End the process without waiting for what it is doing."""
        with self._lock:
            process, self._process = self._process, None
            given_up = [future for future, _ in self._asked]
            self._asked.clear()
            asking, self._asking = self._asking, None
        for future in given_up:
            future.cancel()
        if asking is not None:
            asking.set_exception(CancelledError())
        if process is not None:
            _end(process)
            if self._ear is not None:
                self._ear.join(_PATIENCE)

    def _begin(self) -> None:
        process = subprocess.Popen(
            [sys.executable, "-c", _START, *sys.path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,  # a buffer has a lock, on which the end of Python must not wait
        )
        self._process = process
        self._ear = threading.Thread(target=self._hear, args=(process,), daemon=True)
        self._ear.start()

    def _ask_next(self) -> None:
        """Send the next question that is still wanted, if none is under way."""
        while self._asking is None and self._asked and self._process is not None:
            future, question = self._asked.popleft()
            if not future.set_running_or_notify_cancel():
                continue
            self._asking = future
            assert self._process.stdin is not None
            with suppress(OSError):  # it has ended: whoever hears it says so
                _send(self._process.stdin.fileno(), pickle.dumps(question))

    def _hear(self, process: "subprocess.Popen[bytes]") -> None:
        """In a thread: give each answer to whoever asked, until the process ends."""
        assert process.stdout is not None
        with process.stdout as pipe:
            while (answer := _receive(pipe.fileno())) is not None:
                with self._lock:
                    if self._process is not process:
                        return
                    future, self._asking = self._asking, None
                    self._ask_next()
                if future is not None:
                    _settle(future, *answer)
        with self._lock:
            if self._process is not process:
                return
            self._process = None
            left = [self._asking, *(future for future, _ in self._asked)]
            self._asking = None
            self._asked.clear()
        _end(process)
        for future in left:
            if future is not None and (future.running() or future.set_running_or_notify_cancel()):
                future.set_exception(WorkerEnded("the worker process has ended"))


def _settle(future: "Future[Any]", value: Any, error: BaseException | None) -> None:
    if error is None:
        future.set_result(value)
    else:
        future.set_exception(error)


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdin is not None:
        process.stdin.close()


def _send(descriptor: int, data: bytes) -> None:
    rest = memoryview(len(data).to_bytes(_HEAD, "big") + data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _receive(descriptor: int) -> Any:
    """The next value; None where the other side has ended, amid a value too."""
    try:
        size = int.from_bytes(_read(descriptor, _HEAD), "big")
        return pickle.loads(_read(descriptor, size))
    except (OSError, EOFError):
        return None


def _read(descriptor: int, size: int) -> bytearray:
    """So many bytes. EOFError where there are no more."""
    data = bytearray()
    while len(data) < size:
        piece = os.read(descriptor, min(size - len(data), _PIECE))
        if not piece:
            raise EOFError
        data += piece
    return data


# In the process ---------------------------------------------------------------------------------


def serve() -> None:
    """Answer questions until the other side is gone; for a process started by `Worker`."""
    from annotator.tasks.processes import silence  # not in the process that asks

    questions, answers = os.dup(0), os.dup(1)
    silence()
    waiting: deque[Question] = deque()
    there = threading.Semaphore(0)

    def listen() -> None:
        while (question := _receive(questions)) is not None:
            waiting.append(question)
            there.release()
        os._exit(0)  # nobody waits any more, for what is under way neither

    threading.Thread(target=listen, daemon=True).start()
    while there.acquire():
        _send(answers, _answer(*waiting.popleft()))


def _answer(function: Callable[..., Any], arguments: tuple[Any, ...]) -> bytes:
    """What the function gives, or raises, packed to be sent."""
    try:
        return pickle.dumps((function(*arguments), None), pickle.HIGHEST_PROTOCOL)
    except Exception as error:
        try:
            packed = pickle.dumps((None, error))
            pickle.loads(packed)
        except Exception:  # one that cannot be taken apart and made again
            return pickle.dumps((None, RuntimeError(f"{type(error).__name__}: {error}")))
        return packed
