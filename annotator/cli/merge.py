"""`annotator merge`."""

import argparse
import sys
from pathlib import Path


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `merge`."""
    parser.add_argument("ours", metavar="OURS", help="a sheet, review or speaker file")
    parser.add_argument("base", metavar="BASE", help="their common ancestor; may be empty")
    parser.add_argument("theirs", metavar="THEIRS", help="the other version of it")
    parser.add_argument("-o", "--output", metavar="OUT", help="write there; else to stdout")


def run(args: argparse.Namespace) -> int:
    """Merge; 1 where conflicts are left in the result for a person to settle."""
    from annotator.tasks.review.merge import merge_files

    out = Path(args.output) if args.output else None
    merged = merge_files(Path(args.ours), Path(args.base), Path(args.theirs), out)
    if out is None:
        sys.stdout.buffer.write(merged.data)
    for line in merged.lines:
        print(f"annotator: conflict: {line}", file=sys.stderr)
    return merged.exit_code
