"""`annotator open`."""

import argparse
import sys

from annotator.cli.common import workspace_of
from annotator.model.errors import InvalidInput


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `open`."""
    parser.add_argument(
        "article", nargs="?", metavar="ARTICLE", help="as `annotator list` names it"
    )


def run(args: argparse.Namespace) -> int:
    """Open the app; its exit code is ours."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise InvalidInput(
            "The app needs a terminal.", "Use the other commands in scripts: `annotator --help`."
        )
    from annotator.app import lean

    lean.without_openssl()  # before anything loads hashlib
    workspace = workspace_of(args)
    if args.article:
        workspace.article_path(args.article)
    from annotator.app.app import run as run_app

    return run_app(workspace.root, workspace.annotator, args.article)
