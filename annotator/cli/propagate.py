"""`annotator propagate`."""

import argparse
import sys
from typing import TYPE_CHECKING

from annotator.cli.common import workspace_of
from annotator.model.errors import InvalidInput

if TYPE_CHECKING:
    from annotator.tasks.annotation.session import Session


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `propagate`."""
    add = parser.add_argument
    add("article", metavar="ARTICLE", help="where the annotation is")
    add("annotation", metavar="ID", help="as `annotator annotate` printed it")
    add("--to", metavar="ARTICLE", action="append", default=[], help="only there; else everywhere")
    add("--dry-run", action="store_true", help="only list where the words stand")
    add("--undo", action="store_true", help="take it back where it was the last step in ARTICLE")


def run(args: argparse.Namespace) -> int:
    """Take an annotation's values over to the same words in other articles."""
    from annotator.tasks.annotation.session import Session
    from annotator.text.display import display_line

    workspace = workspace_of(args)
    for name in args.to:
        workspace.article_path(name)
    session = Session.open(workspace, args.article)
    try:
        if args.undo:
            return _undo(session)
        found = session.elsewhere(args.annotation)
        chosen = [e for e in found if not args.to or e.article in args.to]
        for one in chosen:
            print(display_line(f"{one.article}:{one.starts[0]}: …{one.before}[…]{one.after}…"))
        if chosen and not args.dry_run:
            print(display_line(session.propagate(args.annotation, chosen)))
        if not chosen:
            print("annotator: There is no other place to take it over to.", file=sys.stderr)
    finally:
        session.close()
    return 0


def _undo(session: "Session") -> int:
    """Take a propagation back, and no other step. 1 where an article had to be left as it is."""
    from annotator.tasks.annotation.propagate import TAKEN_OVER
    from annotator.text.display import display_line

    last = session.next_undo()
    if not last.startswith(TAKEN_OVER):
        told = f"the last step was “{last}”" if last else "nothing was done"
        raise InvalidInput(f"Nothing to take back in {session.article.id}: {told}.")
    print(display_line(f"taken back: {session.undo()}"))
    left = session.take_left()
    if left:
        print(f"annotator: But {display_line(left)}.", file=sys.stderr)
    return 1 if left else 0
