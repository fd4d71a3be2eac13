"""An hour in the real app with 10,000 annotations: does it grow, does it slow down?

Usage: python -m benchmarks.durability.soak [MINUTES] [ANNOTATIONS]

Types in a pseudo-terminal as a person would, only without pauses: walks through items, writes
notes, undoes and does again, opens and leaves forms, pages and searches. Prints a row for each
tenth of the time: keys, saves, memory, processor time a key, mean and 95th percentile from a key
to the last change on the screen; then the growth from the second tenth to the last one, of memory
and of processor time, which other programs do not stretch. Exit 1 where memory grew by a fifth or
more.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.growth.sheets import make
from benchmarks.terminal.driver import Driver

WALK = (b"n", b"n", b"n", b"p", b"\x1b[B", b"\x1b[A", b"\x1b[6~", b"\x1b[5~")
EDITS = (
    (b"n", b"c", b"seen again", b"\r"),
    (b"n", b"c", b"half a thought", b"\x1b"),
    (b"u",),
    (b"U",),
    (b"n", b"t", b"\x1b"),
    (b"n", b"s", b"\x1b"),
    (b"/", b"crowd", b"\r"),
    (b"n", b"k", b"\x1b"),
)
"""Each begins on an item, so that the form opens and takes what is typed."""
OPENS = (b"c", b"t", b"s", b"k")
FORM = b"back"
"""Stands in the row of keys while a form is open; Esc without one would leave the article."""
BOUND = 1.2


def strokes(chance: random.Random) -> list[bytes]:
    """A few keys that leave the screen as it was, apart from where one stands."""
    if chance.random() < 0.6:
        return [chance.choice(WALK)]
    return list(chance.choice(EDITS))


def tenth(driver: Driver, chance: random.Random, seconds: float) -> tuple[list[float], int, int]:
    """Type for so long: times from key to screen in milliseconds, keys sent, saves shown."""
    end = time.monotonic() + seconds
    times, sent, saved = [], 0, 0
    while time.monotonic() < end:
        for keys in strokes(chance):
            taken, count = driver.key(keys)
            sent += 1
            if taken:
                times.append(1000 * taken)
            shown = driver.seen[-count:] if count else b""
            saved += b"Saved" in shown
            if keys in OPENS and FORM not in shown:
                break
    return times, sent, saved


def processor(pid: int) -> float:
    """Processor time that a program has used, in milliseconds."""
    with open(f"/proc/{pid}/stat", encoding="ascii") as file:
        fields = file.read().rpartition(")")[2].split()
    return 1000 * (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main() -> int:
    """Soak; 1 where the memory grew by a fifth."""
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 60
    annotations = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    chance = random.Random(1)
    root = Path(tempfile.mkdtemp(prefix="annotator-soak-"))
    make(root, annotations)
    command = [sys.executable, "-m", "annotator", "--workspace", str(root)]
    command += ["--annotator", "aigul", "open", "long"]
    driver = Driver(command, {**os.environ, "TERM": "xterm-256color", "LANG": "C.UTF-8"})
    rows, keys = [], []
    try:
        driver.read(until=b" done")
        driver.read(limit=30)
        print(
            f"{'tenth':>6}{'keys':>8}{'saves':>8}{'MiB':>8}"
            f"{'cpu ms':>8}{'mean ms':>10}{'p95 ms':>10}"
        )
        for number in range(1, 11):
            before = processor(driver.pid)
            times, sent, saved = tenth(driver, chance, 6 * minutes)
            memory = driver.memory()
            keys.append(sent)
            if not times:
                print("the app no longer answers")
                return 1
            p95 = statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
            used = (processor(driver.pid) - before) / sent
            rows.append((memory, used))
            mean = statistics.fmean(times)
            print(
                f"{number:>6}{sent:>8}{saved:>8}{memory:>8.0f}{used:>8.1f}{mean:>10.1f}{p95:>10.1f}",
                flush=True,
            )
    finally:
        driver.end()
    grown, slower = rows[-1][0] / rows[1][0], rows[-1][1] / rows[1][1]
    print(
        f"{minutes:g} minutes, {annotations} annotations, {sum(keys)} keys: "
        f"memory × {grown:.2f}, processor time a key × {slower:.2f}"
    )
    return 1 if grown >= BOUND else 0


if __name__ == "__main__":
    sys.exit(main())
