"""`annotator diff`."""

import argparse
import json
from pathlib import Path

from annotator.model.errors import InvalidInput


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `diff`."""
    parser.add_argument("left", metavar="A", help="a sheet, review or speaker file")
    parser.add_argument("right", metavar="B", help="another of the same kind")
    parser.add_argument("--json", action="store_true", help="as one JSON object")


def run(args: argparse.Namespace) -> int:
    """Print the differences; 1 where there are any, as diff does."""
    from annotator.tasks.review.diff import diff_files
    from annotator.text.display import display_line

    for name in (args.left, args.right):
        if not Path(name).exists():
            raise InvalidInput(
                f"{display_line(name, 200)} is not there.",
                "diff compares two files, such as annotations/NAME/ARTICLE.json of two people.",
            )
    found = diff_files(Path(args.left), Path(args.right))
    if args.json:
        print(json.dumps(found.record, ensure_ascii=False))
    else:
        for line in found.lines:
            print(line)
    return 1 if found.lines else 0
