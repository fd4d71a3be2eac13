"""`annotator propagate`."""

import argparse

from annotator.cli.common import workspace_of


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `propagate`."""
    add = parser.add_argument
    add("article", metavar="ARTICLE", help="where the annotation is")
    add("annotation", metavar="ID", help="as `annotator annotate` printed it")
    add("--to", metavar="ARTICLE", action="append", default=[], help="only there; else everywhere")
    add("--dry-run", action="store_true", help="only list where the words stand")
    add("--undo", action="store_true", help="take the last step in ARTICLE back")


def run(args: argparse.Namespace) -> int:
    """Take an annotation's values over to the same words in other articles."""
    from annotator.tasks.session import Session
    from annotator.text.display import display_line

    session = Session.open(workspace_of(args), args.article)
    try:
        if args.undo:
            print(display_line(session.undo() or "nothing to take back"))
            return 0
        found = session.elsewhere(args.annotation)
        chosen = [e for e in found if not args.to or e.article in args.to]
        for one in chosen:
            print(display_line(f"{one.article}:{one.starts[0]}: …{one.before}[…]{one.after}…"))
        if chosen and not args.dry_run:
            print(display_line(session.propagate(args.annotation, chosen)))
    finally:
        session.close()
    return 0
