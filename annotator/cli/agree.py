"""`annotator agree`."""

import argparse
import json
import sys

from annotator.cli.common import source_lines, workspace_of
from annotator.model.errors import InvalidInput


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `agree`."""
    add = parser.add_argument
    add("articles", nargs="*", metavar="ARTICLE", help="only these; or with --data a file, or -")
    add("--annotators", metavar="A,B[,C]", default="", help="whose sheets are compared")
    add("--by", metavar="WHAT", default="", help="also per language, pair, article (with commas)")
    add("--gamma", action="store_true", help="with γ, where pygamma-agreement is installed")
    add("--picture", metavar="FIELD", help="who says what: language, kind, speaker …; and where")
    add("--data", action="store_true", help="bare statistics over JSON lines")
    add("--json", action="store_true", help="one JSON object a figure")


def run(args: argparse.Namespace) -> int:
    """Print the figures; what was left out is said on stderr."""
    if args.data:
        return _data(args.articles)
    from annotator.tasks.review.agree import agree, figure_lines, picture_lines

    names = [name for name in args.annotators.split(",") if name]
    if not names:
        raise InvalidInput("Whose sheets?", "Name two or more with --annotators A,B.")
    if args.picture:
        for line in picture_lines(workspace_of(args), names, args.articles, args.picture):
            print(line)
        return 0
    by = [part for part in args.by.split(",") if part]
    found = agree(workspace_of(args), names, args.articles, by=by, with_gamma=args.gamma)
    for note in found.notes:
        print(f"annotator: {note}", file=sys.stderr)
    if args.json:
        for figure in found.figures:
            print(json.dumps(figure, ensure_ascii=False))
        return 0
    for line in figure_lines(found.figures):
        print(line)
    return 0


def _data(names: list[str]) -> int:
    from annotator.tasks.review.agree import agree_data

    failed = False
    for name in names or ["-"]:
        for answer in agree_data(source_lines(name)):
            failed |= "error" in answer
            print(json.dumps(answer, ensure_ascii=False))
    return 1 if failed else 0
