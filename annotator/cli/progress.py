"""How far a long command has come: on stderr, and only where somebody is looking."""

import sys
import time
from types import TracebackType
from typing import Self


class Progress:
    """A line on stderr that counts; silent where stderr is no terminal."""

    def __init__(self, what: str, total: int = 0) -> None:
        self._what = what
        self._total = total
        self._shown = sys.stderr.isatty()
        self._began = time.monotonic()
        self._last = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.clear()

    def clear(self) -> None:
        """Take the line away, for another one in its place."""
        if self._shown and self._last:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)

    def update(self, count: int) -> None:
        """`count` things are done; drawn at most five times a second."""
        now = time.monotonic()
        if not self._shown or now - self._last < 0.2:
            return
        self._last = now
        rate = count / max(now - self._began, 1e-6)
        told = f"{count:,} {self._what}, {rate:,.0f} a second"
        if self._total:
            left = (self._total - count) / max(rate, 1e-6)
            told = f"{count:,} of {self._total:,} {self._what}, {left:,.0f} s left"
        print(f"\r\x1b[K{told}", end="", file=sys.stderr, flush=True)

    def update_of(self, count: int, total: int) -> None:
        """`count` of `total` things are done."""
        self._total = total
        self.update(count)
