"""A Python process of one's own that answers one question after another.

Questions and answers go through two pipes, as plain values: a function is named, and what it takes
and gives has the types that it is written with, so that nothing read from a pipe can run. A pool of
the standard library would do the same with two threads and a second process more, and its start
keeps a screen waiting three times as long.
"""

import builtins
import os
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from contextlib import suppress
from importlib import import_module
from typing import Any, TypeVar, get_type_hints

import msgspec

from annotator.model.errors import AnnotatorError

T = TypeVar("T")

_START = "import sys; sys.path[:] = sys.argv[1:]; from annotator.tasks.worker import serve; serve()"
_HEAD = 8
"""Bytes that say how many follow."""
_PIECE = 1 << 20
_PATIENCE = 2.0
"""Seconds that a process which was told to end is waited for."""

Question = tuple[Callable[..., Any], tuple[Any, ...]]
Asked = tuple[str, str, tuple[msgspec.Raw, ...]]
"""Module and name of a function, and its arguments."""
Told = tuple[msgspec.Raw, tuple[str, str, str] | None]
"""What the function gave; of an error its class, message and hint."""


class WorkerEnded(RuntimeError):
    """The process ended before it had answered: killed, or for want of memory."""


class Worker:
    """Starts with the first question; where it has ended it starts anew with the next one."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._asked: deque[tuple[Future[Any], Question]] = deque()
        self._asking: tuple[Future[Any], Callable[..., Any]] | None = None
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
            asking[0].set_exception(CancelledError())
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
            self._asking = (future, question[0])
            assert self._process.stdin is not None
            with suppress(OSError):  # it has ended: whoever hears it says so
                _send(self._process.stdin.fileno(), _packed(*question))

    def _hear(self, process: "subprocess.Popen[bytes]") -> None:
        """In a thread: give each answer to whoever asked, until the process ends."""
        assert process.stdout is not None
        with process.stdout as pipe:
            while (answer := _receive(pipe.fileno())) is not None:
                with self._lock:
                    if self._process is not process:
                        return
                    asked, self._asking = self._asking, None
                    self._ask_next()
                if asked is not None:
                    _settle(*asked, answer)
        with self._lock:
            if self._process is not process:
                return
            self._process = None
            asking = [self._asking[0]] if self._asking else []
            left = [*asking, *(future for future, _ in self._asked)]
            self._asking = None
            self._asked.clear()
        _end(process)
        for future in left:
            if future.running() or future.set_running_or_notify_cancel():
                future.set_exception(WorkerEnded("the worker process has ended"))


def _packed(function: Callable[..., Any], arguments: tuple[Any, ...]) -> bytes:
    return msgspec.msgpack.encode((function.__module__, function.__qualname__, arguments))


def _settle(future: "Future[Any]", function: Callable[..., Any], answer: bytearray) -> None:
    """Give what came back to whoever asked."""
    value, error = msgspec.msgpack.decode(answer, type=Told)
    if error is None:
        kind = get_type_hints(function).get("return", Any)
        future.set_result(msgspec.msgpack.decode(value, type=kind))
    else:
        future.set_exception(_error(*error))


def _error(name: str, message: str, hint: str) -> Exception:
    """A refusal of ours or an error of Python's as it was raised; of any other what it said."""
    for kind in _kinds(AnnotatorError):
        if kind.__name__ == name:
            return kind(message, hint)
    known = getattr(builtins, name, None)
    if isinstance(known, type) and issubclass(known, Exception):
        with suppress(TypeError):
            return known(message)
    return RuntimeError(f"{name}: {message}")


def _kinds(kind: type[AnnotatorError]) -> list[type[AnnotatorError]]:
    return [kind, *(below for one in kind.__subclasses__() for below in _kinds(one))]


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


def _receive(descriptor: int) -> bytearray | None:
    """The next message; None where the other side has ended, amid one too."""
    try:
        size = int.from_bytes(_read(descriptor, _HEAD), "big")
        return _read(descriptor, size)
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
    waiting: deque[bytearray] = deque()
    there = threading.Semaphore(0)

    def listen() -> None:
        while (question := _receive(questions)) is not None:
            waiting.append(question)
            there.release()
        os._exit(0)  # nobody waits any more, for what is under way neither

    threading.Thread(target=listen, daemon=True).start()
    while there.acquire():
        _send(answers, _answer(waiting.popleft()))


def _answer(question: bytearray) -> bytes:
    """What the function gives, or raises, packed to be sent."""
    try:
        module, name, raw = msgspec.msgpack.decode(question, type=Asked)
        function = getattr(import_module(module), name)
        hints = get_type_hints(function)
        hints.pop("return", None)
        kinds = list(hints.values())
        arguments = [msgspec.msgpack.decode(r, type=k) for r, k in zip(raw, kinds, strict=True)]
        return msgspec.msgpack.encode((function(*arguments), None))
    except Exception as error:
        told = (
            (error.message, error.hint) if isinstance(error, AnnotatorError) else (str(error), "")
        )
        return msgspec.msgpack.encode((None, (type(error).__name__, *told)))
