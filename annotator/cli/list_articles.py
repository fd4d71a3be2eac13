"""`annotator list`."""

import argparse
import json
import sys
from typing import TYPE_CHECKING

from annotator.cli.common import workspace_of
from annotator.cli.progress import Progress

if TYPE_CHECKING:
    from annotator.store.workspace import Workspace


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `list`."""
    parser.add_argument("--json", action="store_true", help="as one JSON object")


def run(args: argparse.Namespace) -> int:
    """List the articles."""
    import msgspec

    from annotator.tasks.library import library_rows
    from annotator.tasks.review.status import project_status
    from annotator.text.display import display

    workspace = workspace_of(args)
    with Progress("articles") as progress:
        rows = library_rows(workspace, look=True, progress=progress.update)
    _say_what_is_none(workspace)
    if args.json:
        told = [{**_EMPTY, **msgspec.to_builtins(row)} for row in rows]
        status = msgspec.to_builtins(project_status(workspace))
        print(json.dumps({"articles": told, "status": status}, ensure_ascii=False, indent=2))
        return 0
    if not rows:
        print("There is no article in corpus/ yet: `annotator add-article FILE` brings one in.")
        return 0
    width = min(44, max(len(row.article) for row in rows))
    for row in rows:
        counts = f"{row.open:>4} open {row.done:>4} done"
        who = ", ".join(row.annotators)
        told_why = row.problem or f"{','.join(row.languages[:5]):<16} {who}"
        print(display(f"{row.article:<{width}} {counts}  {told_why}").rstrip())
    print(
        f"{len(rows)} articles, {sum(r.open for r in rows)} open, {sum(r.done for r in rows)} done"
    )
    return 0


def _say_what_is_none(workspace: "Workspace") -> None:
    """Files in the corpus that are no articles: said on stderr, since nothing else shows them."""
    if count := len(workspace.listing().refused):
        told = "1 file is" if count == 1 else f"{count} files are"
        print(
            f"annotator: {told} left out of corpus/: `annotator check` says why.", file=sys.stderr
        )


_EMPTY: dict[str, object] = {
    "article": "",
    "path": "",
    "title": "",
    "language": "en",
    "languages": [],
    "candidates": None,
    "open": 0,
    "done": 0,
    "annotators": [],
    "adjudicated": False,
    "changed": "",
    "problem": "",
}
