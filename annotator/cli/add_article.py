"""`annotator add-article`."""

import argparse
from pathlib import Path

from annotator.cli.common import workspace_of


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `add-article`."""
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help=".txt .md .html .jsonl, or a folder of them"
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would happen, and stop")


def run(args: argparse.Namespace) -> int:
    """Bring the files in; 2 where one was refused."""
    from annotator.store.intake import add_articles, plan_intake

    workspace = workspace_of(args)
    paths = [Path(name) for name in args.files]
    report = plan_intake(workspace, paths) if args.dry_run else add_articles(workspace, paths)
    words = {"read": "read as", "same": "already there as", "refused": "refused:"}
    for item in report.items:
        print(f"{item.source}: {words[item.outcome]} {item.article or item.why}")
    counts = ", ".join(f"{len(report.of(outcome))} {outcome}" for outcome in words)
    print(counts.replace("same", "already there") + (" (dry run)" if args.dry_run else ""))
    return 2 if report.of("refused") else 0
