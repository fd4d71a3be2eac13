"""`annotator add-article`."""

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.cli.common import workspace_of
from annotator.cli.progress import Progress
from annotator.model.errors import InvalidInput

if TYPE_CHECKING:
    from annotator.store.intake import Item
    from annotator.store.workspace import Workspace

WORDS = {"read": "read as", "same": "already there as", "refused": "refused:"}


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `add-article`."""
    parser.add_argument(
        "files", nargs="*", metavar="FILE", help=".txt .md .html .jsonl, or a folder of them"
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would happen, and stop")
    parser.add_argument(
        "--from",
        dest="answers",
        action="append",
        metavar="OUT",
        help="what `detect --keep-text -o OUT` wrote: articles with foreign words, with candidates",
    )
    parser.add_argument(
        "--language", metavar="TAG", default="", help="with --from: only with words in it"
    )
    parser.add_argument(
        "--min-confidence",
        type=float,
        default=0.0,
        metavar="X",
        help="with --from: only with words found as surely as that, 0 to 1",
    )
    parser.add_argument(
        "--limit", type=int, default=0, metavar="N", help="with --from: at most so many articles"
    )


def run(args: argparse.Namespace) -> int:
    """Bring the files in; 2 where one was refused."""
    if bool(args.files) == bool(args.answers):
        raise InvalidInput("Name files to bring in, or --from what `annotator detect` wrote.")
    if not 0 <= args.min_confidence <= 1:
        raise InvalidInput("--min-confidence is a share, from 0 to 1.")
    if args.limit < 0:
        raise InvalidInput("--limit is a number of articles, 1 or more.")
    workspace = workspace_of(args)
    counts = dict.fromkeys(WORDS, 0)
    for item in _answers(workspace, args) if args.answers else _files(workspace, args):
        print(f"{item.source}: {WORDS[item.outcome]} {item.article or item.why}")
        counts[item.outcome] += 1
    told = ", ".join(f"{count} {outcome}" for outcome, count in counts.items())
    print(told.replace("same", "already there") + (" (dry run)" if args.dry_run else ""))
    return 2 if counts["refused"] else 0


def _files(workspace: "Workspace", args: argparse.Namespace) -> "Iterable[Item]":
    from annotator.store.intake import add_articles, plan_intake

    paths = [Path(name) for name in args.files]
    with Progress("files") as progress:
        if args.dry_run:
            return plan_intake(workspace, paths, progress.update).items
        return add_articles(workspace, paths, progress=progress.update).items


def _answers(workspace: "Workspace", args: argparse.Namespace) -> "Iterator[Item]":
    from annotator.tasks.detection.bringing import Wanted, bring_in
    from annotator.text.display import display_line

    wanted = Wanted(args.language, args.min_confidence, args.limit)
    for item in bring_in(workspace, args.answers, wanted, dry_run=args.dry_run):
        yield item._replace(source=display_line(item.source, 200))
