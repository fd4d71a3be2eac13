"""`annotator git`."""

import argparse
import shlex
import shutil
import sys
from pathlib import Path

from annotator.cli.common import workspace_of
from annotator.model.errors import InvalidInput


def configure(parser: argparse.ArgumentParser) -> None:
    """The words after `git`."""
    parser.add_argument(
        "what",
        choices=("install", "textconv"),
        help="install: set this repository up; textconv: one file as lines, for `git diff`",
    )
    parser.add_argument("file", nargs="?", metavar="FILE", help="for textconv")


def run(args: argparse.Namespace) -> int:
    """Set the repository up, or show one file as lines."""
    if args.what == "textconv":
        from annotator.tasks.review.diff import textconv

        if not args.file:
            raise InvalidInput("Which file?", "Name it: annotator git textconv FILE.")
        for line in textconv(Path(args.file)):
            print(line)
        return 0
    from annotator.tasks.review.git import install

    done = install(workspace_of(args), _command())
    for line in done.changed or ("Everything was in place.",):
        print(line)
    print("Everybody who clones the repository runs this once, or types:")
    for command in done.commands:
        print(f"  {command}")
    return 0


def _command() -> str:
    """How git can call this program: by its name, or in full where the name is not found.

    Git takes a merge driver that does not start for a conflict and keeps one side only.
    """
    if shutil.which("annotator"):
        return "annotator"
    return f"{shlex.quote(Path(sys.executable).as_posix())} -m annotator"
