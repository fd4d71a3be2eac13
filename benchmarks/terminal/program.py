"""The app and its peer, started in a pseudo-terminal on what is to be measured."""

import os
import re
import sys
import time
from pathlib import Path

from driver import Driver

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
DOWN, UP, PAGE = b"\x1b[B", b"\x1b[A", b"\x1b[6~"
_TO_DO = re.compile(rb"[1-9]\d* to do")


def text_of(size: int) -> str:
    """About `size` bytes of the sample articles, one after another, again and again."""
    texts = [p.read_text(encoding="utf-8-sig") for p in sorted((ROOT / "corpus").glob("*.txt"))]
    once = "The measured article\n\n" + "\n\n".join(t.replace("\r\n", "\n") for t in texts)
    data = once.encode()
    data = data * (size // len(data) + 1)
    return data[:size].decode(errors="ignore")


def environment(home: Path) -> dict[str, str]:
    """The same for both programs; no colours or settings of the developer's own."""
    kept = {k: v for k, v in os.environ.items() if k in ("PATH", "LANG", "VIRTUAL_ENV")}
    return kept | {
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "HOME": str(home),
        "TEXTUAL_ANIMATIONS": "none",
    }


def ours(workspace: Path, *arguments: str) -> list[str]:
    """Our program on a workspace."""
    return [sys.executable, "-m", "annotator", "--workspace", str(workspace), *arguments]


def minimal(file: Path) -> list[str]:
    """The yardstick on a file."""
    return [sys.executable, str(HERE / "minimal.py"), str(file)]


def first_screen(command: list[str], env: dict[str, str], sign: bytes) -> tuple[float, Driver]:
    """Milliseconds from the start to the first screen with a sign on it."""
    driver = Driver(command, env)
    painted, _ = driver.read(until=sign, quiet=0.008)
    return (painted - driver.started) * 1000, driver


def wait_for_proposals(driver: Driver, limit: float = 300.0) -> bool:
    """Wait until something is proposed, and it is quiet; whether that came."""
    end = time.perf_counter() + limit
    while not _TO_DO.search(driver.seen) and time.perf_counter() < end:
        driver.read(quiet=0.2, limit=0.5)
    driver.read(quiet=1.0, limit=2)
    return _TO_DO.search(driver.seen) is not None


def series(driver: Driver, key: bytes, count: int) -> tuple[list[float], list[int]]:
    """Milliseconds and bytes of each of `count` presses; presses that changed nothing left out."""
    got = [(seconds * 1000, size) for seconds, size in (driver.key(key) for _ in range(count))]
    changed = [one for one in got if one[1]]
    return [ms for ms, _ in changed], [size for _, size in changed]
