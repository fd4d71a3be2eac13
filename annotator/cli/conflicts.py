"""`annotator conflicts`."""

import argparse
import json
import sys

from annotator.cli.common import workspace_of


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `conflicts`."""
    add = parser.add_argument
    add("--json", action="store_true", help="one JSON object a line")
    add(
        "--settle",
        nargs=3,
        metavar=("WHERE", "FIELD", "CHOICE"),
        help="as listed; CHOICE: ours, theirs, base, keep",
    )
    add("--annotation", metavar="ID", default="", help="with --settle: of which annotation")


def run(args: argparse.Namespace) -> int:
    """List what merges left open, or settle one; 1 where something is left."""
    from annotator.model.conflict_words import field_in_words
    from annotator.tasks.review.conflicts import conflict_record, open_conflicts, settle_conflict
    from annotator.tasks.review.merge import told
    from annotator.text.display import display_line

    workspace = workspace_of(args)
    if args.settle:
        where, name, choice = args.settle
        settle_conflict(workspace, where, name, choice, args.annotation)
    left = list(open_conflicts(workspace))
    for found in left:
        if args.json:
            print(json.dumps(conflict_record(found), ensure_ascii=False))
        else:
            place = " ".join(part for part in (found.where, found.annotation) if part)
            words = f"“{found.exact}”: " if found.exact else ""
            path = found.conflict.field
            path = f" [{path}]" if path != field_in_words(path) else ""
            print(display_line(f"{place}: {words}{told(found.conflict)}{path}", 800))
    if left and not args.json:
        first = left[0]
        which = f" --annotation {first.annotation}" if first.annotation else ""
        how = f"annotator conflicts --settle '{first.where}' '{first.conflict.field}' ours{which}"
        print(
            display_line(f"annotator: To settle the first: {how} (or theirs, base, keep)", 500),
            file=sys.stderr,
        )
    if not left and not args.json:
        print(f"annotator: No merge left anything open for {workspace.annotator}.", file=sys.stderr)
    return 1 if left else 0
