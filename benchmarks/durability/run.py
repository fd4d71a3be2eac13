"""The long versions of everything that docs/durability.md promises, one after the other.

Usage: python -m benchmarks.durability.run [PART…] [--short]

Parts: kills, calls, app, together, faults, drift, shapes, mixed, pieces, patterns, fuzz,
soak; all of them if none
is named, which takes some three hours. `--short` runs each for about a minute. Prints a table of
Markdown, a row a part: what was run, what came out, whether it held; the longer outputs go to
stderr. Exit 1 where something did not hold.
"""

import importlib.util
import subprocess
import sys
import time
from typing import NamedTuple

HERE = "benchmarks.durability"


class Part(NamedTuple):
    """A program to run at length and in short."""

    what: str
    long: tuple[str, ...]
    short: tuple[str, ...]
    pick: str = ""
    """How the lines begin that say what came out; the last line where this is empty."""


PARTS = {
    "kills": Part(
        "SIGKILL at random moments of `apply -`",
        ("-m", f"{HERE}.kill", "1000", "7"),
        ("-m", f"{HERE}.kill", "40", "7"),
    ),
    "calls": Part(
        "SIGKILL at, and an error of, every storage call",
        ("-m", f"{HERE}.syscalls"),
        ("-m", f"{HERE}.syscalls", "60"),
    ),
    "app": Part(
        "the running app killed while it saves",
        ("-m", f"{HERE}.app_kill", "200", "5"),
        ("-m", f"{HERE}.app_kill", "20", "5"),
    ),
    "together": Part(
        "three programs save one sheet",
        ("-m", f"{HERE}.together", "3", "300"),
        ("-m", f"{HERE}.together", "3", "50"),
    ),
    "faults": Part(
        "full, no inodes, read-only, no permission, size limit",
        ("-m", "pytest", "-q", "-rs", "tests/hardening/test_faults.py"),
        ("-m", "pytest", "-q", "-rs", "tests/hardening/test_faults.py"),
    ),
    "drift": Part(
        "anchors in changed articles: right, open, lost, wrong",
        ("-m", "benchmarks.drift"),
        ("-m", "benchmarks.drift"),
        "all ",
    ),
    "shapes": Part(
        "a megabyte of every odd shape",
        ("-m", "benchmarks.fuzz.shapes", "1000"),
        ("-m", "benchmarks.fuzz.shapes", "20"),
        "  BEYOND",
    ),
    "mixed": Part(
        "two odd shapes in one text: what grows faster than the text",
        ("-m", "benchmarks.fuzz.mixed"),
        ("-m", "benchmarks.fuzz.mixed", "lines"),
    ),
    "pieces": Part(
        "words and marks of reports strung together at random",
        ("-m", "benchmarks.fuzz.pieces", "600"),
        ("-m", "benchmarks.fuzz.pieces", "60"),
    ),
    "patterns": Part(
        "texts made to hurt each regular expression",
        ("tests/hardening/patterns.py", "2"),
        ("tests/hardening/patterns.py", "2"),
    ),
    "fuzz": Part(
        "atheris on the codec",
        ("benchmarks/fuzz/readers.py", "codec", "1800"),
        ("benchmarks/fuzz/readers.py", "codec", "60"),
        "stat::number_of_executed_units",
    ),
    "soak": Part(
        "an hour in the app, 10,000 annotations",
        ("-m", f"{HERE}.soak", "60"),
        ("-m", f"{HERE}.soak", "2"),
    ),
}


def outcome(name: str, short: bool) -> tuple[str, bool]:
    """What a part printed last, and whether it held."""
    if name == "fuzz" and importlib.util.find_spec("atheris") is None:
        return "left out: atheris is not installed", True
    part = PARTS[name]
    done = subprocess.run(
        [sys.executable, *(part.short if short else part.long)],
        capture_output=True,
        text=True,
        check=False,
    )
    print(f"== {name}\n{done.stdout}{done.stderr}", file=sys.stderr, flush=True)
    said = done.stdout + (done.stderr if part.pick else "")  # a fuzzer counts on stderr
    told = [line for line in said.split("\n") if line.strip()]
    picked = [line for line in told if line.startswith(part.pick)] if part.pick else told[-1:]
    return "; ".join(" ".join(line.split()) for line in picked), done.returncode == 0


def main() -> int:
    """Run the parts."""
    short = "--short" in sys.argv
    wanted = [name for name in sys.argv[1:] if name != "--short"] or list(PARTS)
    print("| what | outcome | held | minutes |\n|---|---|---|---|")
    failed = False
    for name in wanted:
        began = time.monotonic()
        told, held = outcome(name, short)
        failed = failed or not held
        taken = (time.monotonic() - began) / 60
        row = (PARTS[name].what, told.replace("|", "\\|"), "yes" if held else "NO", f"{taken:.1f}")
        print(f"| {' | '.join(row)} |", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
