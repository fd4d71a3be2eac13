"""A program in a pseudo-terminal, timed from outside: what was sent, what came back, when."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence

QUIET = 0.12
"""Seconds without output after which a screen counts as painted."""


class Driver:
    """One program in a terminal of `columns` × `rows`."""

    def __init__(
        self, command: Sequence[str], env: Mapping[str, str], columns: int = 120, rows: int = 40
    ) -> None:
        self.started = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.execvpe(command[0], list(command), dict(env))
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.seen = b""

    def read(
        self, *, until: bytes = b"", quiet: float = QUIET, limit: float = 60.0
    ) -> tuple[float, int]:
        """Read until some bytes were seen and it is quiet; time of the last output, bytes read."""
        last, count, end = time.perf_counter(), 0, time.perf_counter() + limit
        found = not until
        while time.perf_counter() < end:
            ready, _, _ = select.select([self.fd], [], [], quiet)
            if not ready:
                if found and (count or not until):
                    break
                continue
            try:
                data = os.read(self.fd, 65536)
            except OSError:
                break
            last, count = time.perf_counter(), count + len(data)
            self.seen = (self.seen + data)[-400_000:]
            found = found or until in self.seen
        return last, count

    def key(self, keys: bytes, quiet: float = 0.06) -> tuple[float, int]:
        """Send a key; seconds until the last change on the screen, and bytes; 0 if none came."""
        sent = time.perf_counter()
        os.write(self.fd, keys)
        ready, _, _ = select.select([self.fd], [], [], 0.8)
        if not ready:
            return 0.0, 0
        last, count = self.read(quiet=quiet, limit=10)
        return last - sent, count

    def answer(
        self, keys: bytes, sign: re.Pattern[bytes], quiet: float = 0.06
    ) -> tuple[float, float]:
        """Send a key; seconds until `sign` was drawn, and until the last change: what arrives from
        elsewhere meanwhile is no answer to the key. Both 0 if nothing came."""
        sent = time.perf_counter()
        os.write(self.fd, keys)
        seen, first, last = b"", 0.0, 0.0
        while select.select([self.fd], [], [], quiet if last else 0.8)[0]:
            seen += os.read(self.fd, 65536)
            last = time.perf_counter() - sent
            first = first or (last if sign.search(seen) else 0.0)
        return first, last

    def held(self, key: bytes, seconds: float = 3.0, each: float = 1 / 30) -> float:
        """Hold a key that repeats: seconds until the last change after its last repetition."""
        last = sent = time.perf_counter()
        for _ in range(int(seconds / each)):
            sent = time.perf_counter()
            os.write(self.fd, key)
            while (rest := sent + each - time.perf_counter()) > 0:
                if select.select([self.fd], [], [], rest)[0]:
                    os.read(self.fd, 65536)
                    last = time.perf_counter()
        later, count = self.read(quiet=0.2, limit=10)
        return max(0.0, (later if count else last) - sent)

    def memory(self) -> float:
        """Resident memory in MiB."""
        with open(f"/proc/{self.pid}/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGESIZE") / 2**20

    def end(self) -> None:
        """Stop the program, reading what it still writes: a full terminal would hold it."""
        os.kill(self.pid, signal.SIGTERM)
        while os.waitpid(self.pid, os.WNOHANG)[0] == 0:
            if select.select([self.fd], [], [], 0.05)[0]:
                try:
                    os.read(self.fd, 65536)
                except OSError:
                    time.sleep(0.01)
        os.close(self.fd)
