"""What ten times as many articles, and ten times as many annotations in one, cost.

    python benchmarks/growth/run.py [--small 1000] [--times 10] [--rounds 3] [--only NAME,…]

Every command runs as a process of its own on both workspaces, in turn. The table shows medians: by
the clock, and of the processor, which waits for no disk and no other program; and how often the
small one's processor time goes into the large one's, start included. Ten is linear.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
for name in (HERE, HERE.parent):
    sys.path.insert(0, str(name))

import sheets  # noqa: E402  (beside this file)
import workspaces  # noqa: E402
from machine import machine  # noqa: E402

ANNOTATOR = [str(Path(sys.executable).with_name("annotator"))]
WORKSPACE_COMMANDS: dict[str, list[str]] = {
    "list, first time": ["list", "--json"],
    "list, again": ["list", "--json"],
    "show --json": ["show", "--json"],
    "check": ["check"],
    "export json": ["export", "json", "-o", "{out}"],
    "export csv": ["export", "csv", "-o", "{out}"],
    "export webanno": ["export", "webanno", "-o", "{out}"],
    "export html": ["export", "html", "-o", "{out}"],
    "agree": ["agree", "--annotators", "aigul,tamar", "--json"],
    "review --json": ["review", "--of", "tamar", "--json"],
    "status": ["status"],
    "conflicts": ["conflicts"],
    "speakers": ["speakers"],
    "add-article (one)": ["add-article", "{article}"],
    "annotate (one)": ["annotate", "0000/square-0000001", "0:6", "--language", "en"],
}
SHEET_COMMANDS: dict[str, list[str]] = {
    "diff of two sheets": ["diff", "ours.json", "theirs.json"],
    "merge of three sheets": ["merge", "ours.json", "base.json", "theirs.json", "-o", "{out}"],
    "agree on one article": ["agree", "--annotators", "aigul,tamar", "--json"],
    "check of one article": ["check"],
}


class Cost(NamedTuple):
    """Seconds of one run."""

    clock: float
    processor: float


def timed(root: Path, command: list[str], folder: Path) -> Cost:
    """One run; anything but success or findings stops the benchmark."""
    article = folder / "new.txt"
    article.write_text(f"A new one, {time.time_ns()}.\n", encoding="utf-8")
    filled = [
        word.format(out=folder / f"out-{command[-1 if len(command) < 2 else 1]}", article=article)
        for word in command
    ]
    shared = ["--workspace", str(root), "--annotator", "aigul"]
    env = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache")}
    began, before = time.perf_counter(), _processor()
    done = subprocess.run(
        [*ANNOTATOR, *shared, *filled], cwd=root, env=env, capture_output=True, check=False
    )
    cost = Cost(time.perf_counter() - began, _processor() - before)
    if done.returncode > 1:
        raise SystemExit(f"{' '.join(filled)}: {done.stderr.decode()}")
    article.unlink(missing_ok=True)
    for added in (root / "corpus").glob("new*"):
        added.unlink()
    return cost


def _processor() -> float:
    """Seconds that ended children used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def forget(name: str, root: Path) -> None:
    """Forget what was kept, where the first time is measured."""
    if name == "list, first time":
        for path in (root / "annotations" / ".cache").glob("*.msgpack"):
            path.unlink()


def table(commands: dict[str, list[str]], roots: list[Path], rounds: int, folder: Path) -> None:
    """One line a command."""
    for name, command in commands.items():
        costs: list[list[Cost]] = [[], []]
        for _ in range(rounds):
            for kept, root in zip(costs, roots, strict=True):
                forget(name, root)
                kept.append(timed(root, command, folder))
        clock = [statistics.median(cost.clock for cost in kept) for kept in costs]
        used = [statistics.median(cost.processor for cost in kept) for kept in costs]
        row = f"{clock[0]:8.2f} s{clock[1]:9.2f} s{used[0]:9.2f} s{used[1]:9.2f} s"
        print(f"{name:<24}{row}{used[1] / used[0]:8.1f}×", flush=True)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--small", type=int, default=1000, help="articles in the small workspace")
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", default="", help="names of commands, by their beginnings")
    args = parser.parse_args()
    chosen = tuple(args.only.split(","))

    def of(commands: dict[str, list[str]]) -> dict[str, list[str]]:
        return {name: told for name, told in commands.items() if name.startswith(chosen)}

    sizes = (args.small, args.small * args.times)
    print(machine())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        makers: list[tuple[str, dict[str, list[str]], Callable[[Path, int], None]]] = [
            ("articles (5 annotations each)", of(WORKSPACE_COMMANDS), workspaces.make),
            ("annotations in one article", of(SHEET_COMMANDS), sheets.make),
        ]
        for what, commands, make in makers:
            if not commands:
                continue
            roots = [folder / f"{make.__module__}-{size}" for size in sizes]
            for root, size in zip(roots, sizes, strict=True):
                make(root, size)
            print(f"\n{what}")
            print(f"{'':<24}{'clock':>10}{'':>11}{'processor':>11}")
            counts = f"{sizes[0]:>10,} {sizes[1]:>10,} {sizes[0]:>10,} {sizes[1]:>10,}"
            print(f"{'':<24}{counts}   ratio")
            table(commands, roots, args.rounds, folder)


if __name__ == "__main__":
    main()
