"""Leaving the terminal as it was found, whatever ends the program."""

import os
import select
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import TextIO

RESTORE = (
    "\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?1015l\x1b[?1016l"  # mouse
    "\x1b[?1004l"  # focus events
    "\x1b[?2004l"  # bracketed paste
    "\x1b[<u"  # keyboard protocol
    "\x1b[?2048l"  # resize events
    "\x1b[?7h"  # wrapping
    "\x1b[0m\x1b[?25h\x1b[?1049l"  # colours, cursor, the other screen
)
"""What undoes everything that Textual 8 turns on."""

_PATIENCE = 0.3
"""Seconds to wait for a terminal that takes nothing."""


@contextmanager
def restoring_terminal(keep: Callable[[], None]) -> Iterator[None]:
    """While the app runs, SIGTERM, SIGHUP and SIGINT restore the terminal before they end it.

    Everything that was done is on disk already; `keep` puts there what is typed and not confirmed.
    """
    saved = _terminal_state()

    def end(number: int, frame: FrameType | None) -> None:
        _restore(saved)
        with suppress(Exception):
            keep()
        # The signal's own ending follows, so that the parent sees what it was.
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    before = {
        number: signal.signal(number, end)
        for name in ("SIGTERM", "SIGHUP", "SIGINT")
        if (number := getattr(signal, name, None)) is not None
    }
    try:
        yield
    except BaseException:
        _restore(saved)
        raise
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _terminal_state() -> list[object] | None:
    with suppress(Exception):
        import termios

        return list(termios.tcgetattr(_descriptor(sys.__stdin__)))
    return None


def _restore(saved: list[object] | None) -> None:
    """Write straight to the terminal: buffers may be half full, and its other end may be gone."""
    with suppress(Exception):
        terminal = _descriptor(sys.__stderr__)
        # A terminal that is stopped (Ctrl+S), or whose other end reads no more, must not keep us.
        if select.select([], [terminal], [], _PATIENCE)[1]:
            os.write(terminal, RESTORE.encode())
    with suppress(Exception):
        import termios

        if saved is not None:
            termios.tcsetattr(_descriptor(sys.__stdin__), termios.TCSANOW, saved)  # type: ignore[arg-type]


def _descriptor(stream: TextIO | None) -> int:
    """The stream's own descriptor: while Textual runs, `sys.stderr` is a stand-in without one."""
    return stream.fileno() if stream is not None else -1
