"""`annotator show`."""

import argparse
import json
from typing import TYPE_CHECKING

from annotator.cli.common import workspace_of

if TYPE_CHECKING:
    from annotator.model.speaker import Speaker
    from annotator.tasks.sheets import ResolvedSheet


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `show`."""
    parser.add_argument("articles", nargs="*", metavar="ARTICLE", help="all where none is named")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument("--adjudicated", action="store_true", help="the agreed sheets instead")


def run(args: argparse.Namespace) -> int:
    """Show the annotations of the workspace's annotator."""
    from annotator.store.names import ADJUDICATED
    from annotator.store.speakers import load_speakers
    from annotator.tasks.sheets import sheets_of
    from annotator.tasks.showing import sheet_record

    workspace = workspace_of(args)
    speakers = load_speakers(workspace)
    whose = ADJUDICATED if args.adjudicated else workspace.annotator
    for found in sheets_of(workspace, whose, args.articles):
        if args.json:
            record = sheet_record(found.sheet, found.places, speakers)
            print(json.dumps(record, ensure_ascii=False))
        else:
            _print(found, speakers)
    return 0


def _print(found: "ResolvedSheet", speakers: "dict[str, Speaker]") -> None:
    from annotator.languages.cards import card
    from annotator.tasks.showing import evidence_sheet
    from annotator.text.display import display

    print(display(f"{found.article.title}  [{found.article.id}]"))
    if not found.sheet.annotations:
        print("  nothing annotated yet")
    for annotation in found.sheet.annotations:
        known = card(annotation.language) if annotation.language else None
        name = known.name if known else annotation.language or "language unknown"
        print()
        for line in evidence_sheet(annotation, found.places[annotation.id], speakers, name):
            print(display(line))
    print()
