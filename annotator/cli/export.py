"""`annotator export`."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.cli.common import workspace_of
from annotator.cli.progress import Progress
from annotator.model.errors import InvalidInput

if TYPE_CHECKING:
    from annotator.tasks.exchange.export import Exported


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `export`."""
    add = parser.add_argument
    add("format", nargs="?", metavar="FORMAT", help="see --list")
    add(
        "articles", nargs="*", metavar="ARTICLE", help="all that have annotations, if none is named"
    )
    add("-o", "--output", metavar="PATH", help="file, or folder for formats with a file an article")
    add("--list", action="store_true", help="list the formats")
    add("--include-suggested", action="store_true", help="with what nobody has confirmed")
    add("--annotators", metavar="A,B", default="", help="whose sheets; `all` for everybody's")
    add("--loss-report", metavar="FILE", help="write as JSON what the format could not take along")
    add("--option", metavar="NAME=VALUE", action="append", default=[], help="of the format")
    add("--dry-run", action="store_true", help="only tell what would be lost")


def run(args: argparse.Namespace) -> int:
    """Write the export; the loss report is one sentence on stderr.

    2 where something could not be read and was left out; everything else is written all the same.
    """
    from annotator.tasks.exchange import export
    from annotator.text.display import display_line

    if args.list:
        for line in export.format_lines():
            print(line)
        return 0
    if not args.format:
        raise InvalidInput("Which format?", "`annotator export --list` shows them.")
    workspace = workspace_of(args)
    request = export.ExportRequest(
        format=args.format,
        articles=tuple(args.articles),
        annotators=tuple(n for n in args.annotators.split(",") if n),
        include_suggested=args.include_suggested,
        options=dict(_option(told) for told in args.option),
    )
    if args.dry_run:
        made = export.preview(workspace, request)
    elif args.output:
        with Progress("articles") as progress:
            made = export.export_to(workspace, request, Path(args.output), progress.update)
    else:
        made = export.export_stream(workspace, request, sys.stdout.buffer)
    for why in made.left_out:
        print(display_line(f"annotator: left out: {why}", 400), file=sys.stderr)
    print(made.report, file=sys.stderr)
    if args.output and not args.dry_run and not made.files:
        print("annotator: There was nothing to write: no file was made.", file=sys.stderr)
    if args.loss_report:
        _write_report(Path(args.loss_report), made)
    return 2 if made.left_out else 0


def _option(told: str) -> tuple[str, str]:
    name, sign, value = told.partition("=")
    if not sign:
        raise InvalidInput(f"“{told}” is not NAME=VALUE.")
    return name, value


def _write_report(path: Path, made: "Exported") -> None:
    from annotator.store.atomic import write_atomic

    told = json.dumps(made.as_plain(), ensure_ascii=False, indent=2)
    write_atomic(path, (told + "\n").encode())
