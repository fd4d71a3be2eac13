"""`annotator check`."""

import argparse
import sys
from pathlib import Path

from annotator.cli.common import workspace_of


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `check`."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files or folders; all if none")
    parser.add_argument("--fix", action="store_true", help="repair what is safe, after a backup")
    parser.add_argument("--codes", action="store_true", help="list what can be found")


def run(args: argparse.Namespace) -> int:
    """Check; 1 where there are findings that are more than a note."""
    from annotator.store.findings import NOTE
    from annotator.tasks.check import codes, findings, fix

    if args.codes:
        for code, severity, meaning in codes():
            print(f"{code:<26} {severity:<8} {meaning}")
        return 0
    workspace = workspace_of(args)
    paths = [Path(path) for path in args.paths]
    if args.fix:
        for name, settled in fix(workspace, paths):
            print(f"{name}: {settled} repaired", file=sys.stderr)
    found = 0
    for one in findings(workspace, paths):
        found += one.severity != NOTE
        print(one.line())
    return 1 if found else 0
