"""`annotator show`."""

import argparse
import json
import sys
from typing import TYPE_CHECKING

from annotator.cli.common import workspace_of
from annotator.model.errors import AnnotatorError

if TYPE_CHECKING:
    from annotator.model.speaker import Speaker
    from annotator.store.workspace import Workspace
    from annotator.tasks.annotation.sheets import ResolvedSheet


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `show`."""
    parser.add_argument("articles", nargs="*", metavar="ARTICLE", help="all where none is named")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument("--adjudicated", action="store_true", help="the agreed sheets instead")


def run(args: argparse.Namespace) -> int:
    """Show the annotations of the workspace's annotator."""
    from annotator.store.names import ADJUDICATED
    from annotator.store.speakers import load_speakers
    from annotator.tasks.annotation.sheets import sheet_of
    from annotator.tasks.annotation.showing import sheet_record
    from annotator.text.display import display

    workspace = workspace_of(args)
    speakers = load_speakers(workspace)
    whose = ADJUDICATED if args.adjudicated else workspace.annotator
    if not args.articles and not workspace.sheet_ids(whose):
        _say_nothing_there(workspace, whose)
    failed = False
    for article_id in args.articles or workspace.sheet_ids(whose):
        try:
            found = sheet_of(workspace, whose, article_id)
        except AnnotatorError as error:
            if args.articles:
                raise
            failed = True
            print(f"annotator: {display(str(error))}", file=sys.stderr)
            continue
        if args.json:
            record = sheet_record(found.sheet, found.places, speakers)
            print(json.dumps(record, ensure_ascii=False))
        else:
            _print(found, speakers)
    return 2 if failed else 0


def _say_nothing_there(workspace: "Workspace", whose: str) -> None:
    """Nothing to show: said on stderr, with whose sheets there are."""
    others = ", ".join(workspace.annotators())
    if whose != workspace.annotator:
        told = "There is no agreed sheet yet."
    elif others:
        told = f"There is no sheet of {whose}; --annotator NAME shows another’s: {others}."
    else:
        told = "Nobody has annotated anything here yet."
    print(f"annotator: {told}", file=sys.stderr)


def _print(found: "ResolvedSheet", speakers: "dict[str, Speaker]") -> None:
    from annotator.languages.cards import card
    from annotator.tasks.annotation.showing import evidence_sheet
    from annotator.text.display import display_line

    print(display_line(f"{found.article.title}  [{found.article.id}]"))
    if not found.sheet.annotations:
        print("  nothing annotated yet")
    for annotation in found.sheet.annotations:
        known = card(annotation.language) if annotation.language else None
        name = known.name if known else annotation.language or "language unknown"
        print()
        for line in evidence_sheet(annotation, found.places[annotation.id], speakers, name):
            print(display_line(line))
    print()
