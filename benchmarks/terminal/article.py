"""One article at work: from the first screen to the saved item."""

import re
import statistics
from pathlib import Path

from driver import Driver
from program import (
    DOWN,
    PAGE,
    environment,
    first_screen,
    minimal,
    ours,
    series,
    text_of,
    wait_for_proposals,
)
from table import median_and_95, row

SIGN = b"measured article"
_CARET, _PAGE, _PANEL, _SAVE, _HELD = 16.0, 35.0, 60.0, 50.0, 50.0
_BYTES = 1500.0
_CARET_CELL = re.compile(rb"\x1b\[(?:\d+;)*7[;m]")
"""The reversed cell under the caret, drawn anew with each of its moves."""


def article(size: int, rounds: int, keys: int, folder: Path) -> None:
    """All figures for a text of so many bytes."""
    corpus = folder / f"work{size}" / "corpus"
    corpus.mkdir(parents=True)
    file = corpus / "measured.txt"
    file.write_text(text_of(size), encoding="utf-8")
    env = environment(folder)
    mine = ours(corpus.parent, "--annotator", "bench", "open", "measured")
    what = f"{size / 1e6:g} MB"
    _while_detecting(mine, env, what, keys)
    starts: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for command, kept in zip((mine, minimal(file)), starts, strict=True):
            ms, driver = first_screen(command, env, SIGN)
            kept.append(ms)
            driver.end()
    other = statistics.median(starts[1])
    most = other * (1.6 if size < 1_000_000 else 2.0)
    row(f"{what}: first screen", statistics.median(starts[0]), "ms", other, most)
    _, app = first_screen(mine, env, SIGN)
    wait_for_proposals(app)
    _, peer = first_screen(minimal(file), env, SIGN)
    peer.read(quiet=1.0, limit=5)
    _moving(app, peer, what, keys)
    _deciding(app, what, keys)
    row(f"{what}: memory", app.memory(), "MiB", peer.memory(), 55 + 8 * size / 1e6)
    app.end()
    peer.end()


def _while_detecting(mine: list[str], env: dict[str, str], what: str, keys: int) -> None:
    """Keys from the first screen on, while the worker looks for foreign words.

    Its answer is a paint of its own, which may fall to the moment after a key: both are shown.
    """
    _, app = first_screen(mine, env, SIGN)
    for name, key, goal in (("caret", DOWN, _CARET), ("page", PAGE, _PAGE)):
        got = [app.answer(key, _CARET_CELL) for _ in range(keys)]
        drawn = [first * 1000 for first, _ in got if first]
        median_and_95(f"{what}, detection running: {name}", drawn, None, goal)
        times = [last * 1000 for _, last in got if last]
        median_and_95(f"{what}, detection running: {name} and what arrives", times, None, None)
    wait_for_proposals(app)
    app.end()


def _moving(app: Driver, peer: Driver, what: str, keys: int) -> None:
    for name, key, goal in (("caret", DOWN, _CARET), ("page", PAGE, _PAGE)):
        app.key(b"g")
        times, sizes = series(app, key, keys)
        theirs, _ = series(peer, key, keys)
        median_and_95(f"{what}: {name}", times, theirs, goal)
        if key == DOWN:
            row(f"{what}: caret, written", statistics.median(sizes), "B", None, _BYTES)
    # The first time, readings that need a dictionary follow a moment after their item.
    for walk, goal in ((", first time", None), ("", _CARET)):
        app.key(b"g")
        times, _ = series(app, b"n", keys)
        median_and_95(f"{what}: next item{walk}", times, None, goal)
    row(f"{what}: jump to the end", app.key(b"G")[0] * 1000)
    app.key(b"g")
    for name, key in (("caret", DOWN), ("next item", b"n")):
        row(f"{what}: {name} held, lag", app.held(key) * 1000, "ms", None, _HELD)
        app.key(b"g")


def _deciding(app: Driver, what: str, keys: int) -> None:
    app.key(b"n")
    times = []
    for _ in range(max(5, keys // 4)):
        times.append(app.key(b"l", quiet=0.1)[0] * 1000)
        app.key(b"\x1b", quiet=0.2)
    median_and_95(f"{what}: edit panel", times, None, _PANEL)
    times, _ = series(app, b"a", keys)
    median_and_95(f"{what}: accept, saved and shown", times, None, _SAVE)
