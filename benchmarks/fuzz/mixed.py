"""Every pair of odd shapes in one text, through all of detection: what grows faster than the text?

Usage: python -m benchmarks.fuzz.mixed [MANNER…]

Manners: halves (one shape, then the other), sprinkled (one of the other after two hundred
characters of the first), lines (both on each line). A pair is tried with 20 and 80 thousand
characters; where it took more than five times as long, or so long that a megabyte would take more
than ten seconds, a megabyte is tried in a process of its own. Prints what took more than ten
seconds or 500 MB more, exit 1 where something did. Takes an hour or so.
"""

import sys
import time
from collections.abc import Callable, Iterator

from annotator.tasks.detection.detect import propose
from benchmarks.fuzz.shapes import MEGABYTES, SECONDS, UNITS, measured

SMALL, LARGE, FULL = 20_000, 80_000, 1_000_000
SLOWER, LEAST = 5.0, 0.15
"""How many times as long four times the text may take, and seconds below which nobody asks."""


def _cut(unit: str, size: int) -> str:
    return (unit * (size // len(unit) + 1))[:size]


MANNERS: dict[str, Callable[[str, str, int], str]] = {
    "halves": lambda one, other, size: _cut(one, size // 2) + _cut(other, size // 2),
    "sprinkled": lambda one, other, size: _cut(_cut(one, 200) + other, size),
    "lines": lambda one, other, size: _cut(one + other + "\n", size),
}


def pairs(manners: list[str]) -> Iterator[tuple[str, Callable[[int], str]]]:
    """(name, size → text)."""
    for manner in manners:
        make = MANNERS[manner]
        for first, one in UNITS.items():
            for second, other in UNITS.items():
                if first != second:
                    yield (
                        f"{manner}: {first} + {second}",
                        lambda size, one=one, other=other, make=make: make(one, other, size),  # type: ignore[misc]
                    )


def seconds(text: str) -> float:
    """Of the processor, for all of detection."""
    began = time.process_time()
    propose(text)
    return time.process_time() - began


def main() -> int:
    """Run the manners; 1 where a limit was passed."""
    tried = bad = 0
    slowest = (0.0, "")
    seconds("“жол” means “road”, she said.")
    for name, make in pairs(sys.argv[1:] or list(MANNERS)):
        small, large = seconds(make(SMALL)), seconds(make(LARGE))
        tried += 1
        grows = large > max(LEAST, SLOWER * small)
        if not grows and large * FULL / LARGE <= SECONDS:
            continue
        full, grown, raised = measured("finders", "all of detect", make(FULL))
        slowest = max(slowest, (full, name))
        beyond = raised or full > SECONDS or grown > MEGABYTES
        bad += bool(beyond)
        word = "BEYOND" if beyond else "looked at"
        print(f"  {word} {name}: {full:.1f} s, {grown:.0f} MB {raised}", flush=True)
    print(f"{tried} pairs, {bad} beyond; the slowest megabyte {slowest[0]:.1f} s, {slowest[1]}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
