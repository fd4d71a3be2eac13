"""How soon something is there: the command line, and the list of many articles.

    python benchmarks/start/run.py [--articles 10000,100000] [--rounds 5]

`annotator --help` stands beside a Python that imports argparse and json; the list of articles
beside a Textual app with one line of text, both in a pseudo-terminal, started in turn. The list is
measured as it opens on most days: its index is there.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
for name in ("", "growth", "terminal"):
    sys.path.insert(0, str(HERE.parent / name))

import workspaces  # noqa: E402  (beside this folder)
from driver import Driver  # noqa: E402
from machine import machine  # noqa: E402
from program import environment  # noqa: E402

PYTHON = sys.executable
PROGRAM = str(Path(PYTHON).with_name("annotator"))


def process(command: list[str]) -> float:
    """Milliseconds of a process."""
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return (time.perf_counter() - began) * 1000


def screen(command: list[str], sign: bytes, env: dict[str, str]) -> float:
    """Milliseconds until a sign stands on the screen."""
    driver = Driver(command, env)
    painted, _ = driver.read(until=sign, quiet=0.008)
    driver.end()
    return (painted - driver.started) * 1000


def line(what: str, ours: list[float], theirs: list[float]) -> None:
    """One row of the table: medians, and the median of the pairs' ratios."""
    ratio = statistics.median(a / b for a, b in zip(ours, theirs, strict=True))
    mine, other = statistics.median(ours), statistics.median(theirs)
    print(f"{what:<34}{mine:9.0f} ms {other:9.0f} ms {ratio:7.2f}×", flush=True)


def settle(root: Path) -> None:
    """Make the index, as a day's work leaves it: folders at rest, every row read once."""
    from annotator.store.workspace import Workspace
    from annotator.tasks.library import Library

    for folder, _, _ in os.walk(root / "corpus"):
        os.utime(folder, (1_760_000_000, 1_760_000_000))
    library = Library(Workspace(root, "aigul"))
    for article in library.ids:
        library.row(article)
    library.save()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--articles", default="10000,100000")
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    rounds = range(args.rounds)
    print(machine())
    print(f"{'what':<34}{'ours':>12} {'the other':>12}   ratio")
    peer = [PYTHON, "-c", "import argparse, json"]
    process([PROGRAM, "--help"])
    pairs = [(process([PROGRAM, "--help"]), process(peer)) for _ in range(3 * args.rounds)]
    line("annotator --help", [a for a, _ in pairs], [b for _, b in pairs])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        env = environment(folder)
        text = folder / "text.txt"
        text.write_text("The measured line.\n", encoding="utf-8")
        minimal = [PYTHON, str(HERE.parent / "terminal" / "minimal.py"), str(text)]
        for articles in map(int, args.articles.split(",")):
            root = folder / f"desk-{articles}"
            workspaces.make(root, articles)
            settle(root)
            ours = [PROGRAM, "--workspace", str(root), "--annotator", "aigul"]
            screen(ours, b"square 0000000", env)
            got = [
                (screen(ours, b"square 0000000", env), screen(minimal, b"measured line", env))
                for _ in rounds
            ]
            line(f"list of {articles:,} articles", [a for a, _ in got], [b for _, b in got])


if __name__ == "__main__":
    main()
