"""`annotator check`."""

import argparse
import sys
from collections import Counter
from pathlib import Path

from annotator.cli.common import workspace_of
from annotator.cli.progress import Progress


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `check`."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files or folders; all if none")
    parser.add_argument("--fix", action="store_true", help="repair what is safe, after a backup")
    parser.add_argument("--codes", action="store_true", help="list what can be found")
    parser.add_argument("--strict", action="store_true", help="exit with 1 for notes, too")


def run(args: argparse.Namespace) -> int:
    """Check; 1 where there are findings that are more than a note, with --strict also notes.

    How many of which weight there are is said on stderr.
    """
    from annotator.store.findings import NOTE
    from annotator.tasks.check import codes, findings, fix
    from annotator.text.display import display_line

    if args.codes:
        for code, severity, meaning in codes():
            print(f"{code:<26} {severity:<8} {meaning}")
        return 0
    workspace = workspace_of(args)
    paths = [Path(path) for path in args.paths]
    if args.fix:
        for name, settled in fix(workspace, paths):
            print(f"{name}: {settled} repaired", file=sys.stderr)
    found: Counter[str] = Counter()
    with Progress("files") as progress:
        for one in findings(workspace, paths, progress.update):
            found[one.severity] += 1
            progress.clear()
            print(one.line())
    there = workspace.corpus.is_dir() or workspace.annotations.is_dir()
    told = _in_words(found) if there else f"There is no workspace in {workspace.root}."
    print(f"annotator: {display_line(told, 300)}", file=sys.stderr)
    return 1 if found.total() > (0 if args.strict else found[NOTE]) else 0


def _in_words(found: "Counter[str]") -> str:
    """`1 error, 2 notes.`"""
    from annotator.exchange.losses import count_of
    from annotator.store.findings import ERROR, NOTE, WARNING

    counts = [count_of(found[one], one, f"{one}s") for one in (ERROR, WARNING, NOTE) if found[one]]
    if not counts:
        return "Nothing is wrong."
    only_notes = set(found) == {NOTE}
    return ", ".join(counts) + (": worth a look, nothing is wrong." if only_notes else ".")
