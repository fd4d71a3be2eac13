"""`annotator status`."""

import argparse
import json
import sys

from annotator.cli.common import workspace_of


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `status`."""
    parser.add_argument("--json", action="store_true", help="as one JSON object")


def run(args: argparse.Namespace) -> int:
    """Who has done what, and what waits for whom."""
    import msgspec

    from annotator.tasks.review.status import project_status, status_lines

    status = project_status(workspace_of(args))
    if args.json:
        print(json.dumps(msgspec.to_builtins(status), ensure_ascii=False, indent=2))
        return 0
    lines = list(status_lines(status))
    for line in lines:
        print(line)
    if not lines:
        print("annotator: Nobody has annotated anything here yet.", file=sys.stderr)
    return 0
