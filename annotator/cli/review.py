"""`annotator review`."""

import argparse
import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from annotator.cli.common import source_lines, workspace_of
from annotator.model.errors import InvalidInput, NotFound

if TYPE_CHECKING:
    from annotator.store.workspace import Workspace


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `review`."""
    add = parser.add_argument
    add("article", nargs="?", metavar="ARTICLE", help="only this one")
    add("--of", metavar="NAME", required=True, help="whose annotations are reviewed")
    add("--json", action="store_true", help="print their items, my verdicts, our differences")
    add("--apply", metavar="-|FILE", help="verdicts as JSON lines: see docs/review.md")


def run(args: argparse.Namespace) -> int:
    """Open the app in review, print the differences, or carry verdicts out."""
    workspace = workspace_of(args)
    if args.apply:
        return _apply(workspace, args)
    if args.json:
        for record in _records(workspace, args.of, args.article):
            print(json.dumps(record, ensure_ascii=False))
        return 0
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise InvalidInput("The app needs a terminal.", "In scripts: --json and --apply.")
    from annotator.app.app import run as run_app

    return run_app(workspace.root, workspace.annotator, args.article, args.of)


def _records(workspace: "Workspace", of: str, article: str | None) -> Iterator[dict[str, Any]]:
    from annotator.compare.diff import as_json, diff
    from annotator.compare.fields import redirects_of
    from annotator.store.sheets import load_sheet
    from annotator.store.speakers import load_speakers
    from annotator.tasks.review import Reviewing, review_record

    ids = [article] if article else workspace.sheet_ids(of)
    if not ids:
        raise NotFound(f"{of} has no sheet in this workspace.", "`annotator list` shows who has.")
    redirects = redirects_of(load_speakers(workspace).values())
    for article_id in ids:
        reviewing = Reviewing.open(workspace, of, article_id)
        mine = load_sheet(workspace, workspace.annotator, article_id)
        differences = as_json(diff(reviewing.stored, mine.sheet, redirects)) if mine else None
        yield {
            "article": article_id,
            "of": of,
            "reviewer": workspace.annotator,
            "items": [review_record(item) for item in reviewing.items],
            "differences": differences,
        }


def _apply(workspace: "Workspace", args: argparse.Namespace) -> int:
    from annotator.model.errors import AnnotatorError
    from annotator.tasks.review import Reviewing, act
    from annotator.text.display import display_line

    if not args.article:
        raise InvalidInput("Verdicts are about one article.", "Name it.")
    reviewing = Reviewing.open(workspace, args.of, args.article)
    failed = False
    for number, line in enumerate(source_lines(args.apply), start=1):
        if not line.strip():
            continue
        try:
            request = json.loads(line)
            if not isinstance(request, dict):
                raise ValueError
            act(reviewing, request)
            print(f"ACK {number}", flush=True)
        except (ValueError, RecursionError):
            failed = True
            print(f"ERR {number} this is no JSON object")
        except AnnotatorError as error:
            failed = True
            print(display_line(f"ERR {number} {error}"))
    return 1 if failed else 0
