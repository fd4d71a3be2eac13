"""`annotator list`."""

import argparse
import json
import sys

from annotator.cli.common import workspace_of
from annotator.cli.progress import Progress


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `list`."""
    parser.add_argument("--json", action="store_true", help="as one JSON object")


def run(args: argparse.Namespace) -> int:
    """List the articles."""
    import msgspec

    from annotator.exchange.losses import count_of
    from annotator.store.shelf import list_articles
    from annotator.tasks.library import library_rows
    from annotator.tasks.review.status import project_status
    from annotator.text.display import display

    workspace = workspace_of(args)
    with Progress("articles") as progress:
        rows = library_rows(workspace, look=True, progress=progress.update)
    left_out = list_articles(workspace).left_out
    if args.json:
        told = [{**_EMPTY, **msgspec.to_builtins(row)} for row in rows]
        status = msgspec.to_builtins(project_status(workspace))
        print(json.dumps(_as_json(told, status, left_out), ensure_ascii=False, indent=2))
        return 0
    if not rows:
        print("There is no article in corpus/ yet: `annotator add-article FILE` brings one in.")
        _say_what_is_none(left_out)
        return 0
    width = min(44, max(len(row.article) for row in rows))
    for row in rows:
        counts = f"{row.open:>4} open {row.done:>4} done"
        who = ", ".join(row.annotators)
        told_why = row.problem or f"{','.join(row.languages[:5]):<16} {who}"
        print(display(f"{row.article:<{width}} {counts}  {told_why}").rstrip())
    articles = count_of(len(rows), "article", "articles")
    print(f"{articles}, {sum(r.open for r in rows)} open, {sum(r.done for r in rows)} done")
    _say_what_is_none(left_out)
    return 0


def _as_json(
    articles: list[dict[str, object]], status: object, left_out: list[tuple[str, str]]
) -> dict[str, object]:
    told = [{"path": path, "why": why} for path, why in left_out]
    return {"articles": articles, "status": status, "left_out": told}


def _say_what_is_none(left_out: list[tuple[str, str]]) -> None:
    """What lies in the corpus and is no article, each with the reason: nothing else lists it."""
    from annotator.text.display import display_line

    for path, why in left_out[:_NAMED]:
        print(display_line(f"annotator: corpus/{path} is left out: {why}.", 500), file=sys.stderr)
    if (more := len(left_out) - _NAMED) > 0:
        print(f"annotator: {more} more are left out; `annotator check` says why.", file=sys.stderr)


_NAMED = 20
"""How many files are named that are no articles."""
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
