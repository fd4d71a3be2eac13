"""`annotator review`."""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from annotator.cli.common import source_lines, workspace_of
from annotator.model.errors import InvalidInput, NotFound, UnreadableFile

if TYPE_CHECKING:
    from annotator.store.workspace import Workspace


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `review`."""
    add = parser.add_argument
    add("article", nargs="?", metavar="ARTICLE", help="only this one")
    add("--of", metavar="NAME[,NAME]", default="", help="whose annotations; two: adjudicate")
    add("--mine", action="store_true", help="what was handed back to me, as JSON lines")
    add("--blind", action="store_true", help="adjudicating: hide the names")
    add("--json", action="store_true", help="print their items, my verdicts, our differences")
    add("--apply", metavar="-|FILE", help="verdicts, or answers, as JSON lines: docs/review.md")


def run(args: argparse.Namespace) -> int:
    """Open the app in review, print the differences, or carry verdicts out."""
    workspace = workspace_of(args)
    people = [name for name in args.of.split(",") if name]
    if args.mine:
        return _answer(workspace, args) if args.apply else _mine(workspace)
    if not people:
        raise InvalidInput("Whose annotations?", "Name them with --of NAME, or ask for --mine.")
    if args.apply:
        return _apply(workspace, people, args)
    if args.json:
        return _print_records(workspace, people, args)
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise InvalidInput("The app needs a terminal.", "In scripts: --json and --apply.")
    from annotator.app.app import run as run_app

    return run_app(workspace.root, workspace.annotator, args.article, args.of, args.blind)


def _mine(workspace: "Workspace") -> int:
    """What waits for me: one object a line."""
    from annotator.tasks.annotation.feedback import open_item_record, open_items

    waiting = False
    for item in open_items(workspace):
        waiting = True
        print(json.dumps(open_item_record(item), ensure_ascii=False))
    if not waiting:
        print(f"annotator: Nothing waits for {workspace.annotator}.", file=sys.stderr)
    return 0


def _answer(workspace: "Workspace", args: argparse.Namespace) -> int:
    """Carry out what I do with what waits for me, a line each."""
    from annotator.tasks.review.answering import act

    return _lines(source_lines(args.apply), lambda line: act(workspace, line))


def _print_records(workspace: "Workspace", people: list[str], args: argparse.Namespace) -> int:
    """One object an article; 2 where an article could not be read, the others are told."""
    from annotator.compare.fields import redirects_of
    from annotator.store.speakers import load_speakers
    from annotator.text.display import display_line

    one = _adjudication if len(people) > 1 else _record
    # Read once: with every article it would cost articles times speakers.
    redirects = redirects_of(load_speakers(workspace).values())
    failed = False
    for article_id in [args.article] if args.article else _common(workspace, people):
        try:
            record = one(workspace, people, article_id, args, redirects)
        except (UnreadableFile, NotFound) as error:
            if args.article:
                raise
            failed = True
            print(display_line(f"annotator: left out: {error}", 400), file=sys.stderr)
            continue
        print(json.dumps(record, ensure_ascii=False))
    return 2 if failed else 0


def _common(workspace: "Workspace", people: list[str]) -> list[str]:
    """The articles on which all of them have a sheet."""
    common = set.intersection(*(set(workspace.sheet_ids(name)) for name in people))
    if not common and len(people) == 1:
        raise NotFound(
            f"{people[0]} has no sheet in this workspace.", "`annotator list` shows who has."
        )
    return sorted(common)


def _record(
    workspace: "Workspace",
    people: list[str],
    article_id: str,
    args: argparse.Namespace,
    redirects: Mapping[str, str],
) -> dict[str, Any]:
    from annotator.compare.diff import as_json, diff
    from annotator.store.sheets import load_sheet
    from annotator.tasks.review.review import Reviewing, review_record

    (of,) = people
    reviewing = Reviewing.open(workspace, of, article_id, redirects=redirects)
    mine = load_sheet(workspace, workspace.annotator, article_id)
    differences = as_json(diff(reviewing.stored, mine.sheet, redirects)) if mine else None
    return {
        "article": article_id,
        "of": of,
        "reviewer": workspace.annotator,
        "items": [review_record(item) for item in reviewing.items],
        "differences": differences,
    }


def _adjudication(
    workspace: "Workspace",
    people: list[str],
    article_id: str,
    args: argparse.Namespace,
    redirects: Mapping[str, str],
) -> dict[str, Any]:
    from annotator.tasks.review.adjudication import Adjudicating, item_record
    from annotator.text.display import display_line

    agenda = Adjudicating.open(workspace, people, article_id, redirects=redirects)
    for note in agenda.notes:
        print(display_line(f"annotator: {note}", 400), file=sys.stderr)
    return {
        "article": article_id,
        "of": people if not args.blind else [str(n + 1) for n in range(len(people))],
        "open": len(agenda.open_items),
        "items": [item_record(item, blind=args.blind) for item in agenda.items],
    }


def _apply(workspace: "Workspace", people: list[str], args: argparse.Namespace) -> int:
    if not args.article:
        raise InvalidInput("Verdicts and decisions are about one article.", "Name it.")
    act = _actor(workspace, people, args.article)

    def one(line: bytes) -> object:
        try:
            request = json.loads(line)
        except (ValueError, RecursionError):
            request = None
        if not isinstance(request, dict):
            raise InvalidInput("this is no JSON object")
        return act(request)

    return _lines(source_lines(args.apply), one)


def _lines(lines: Iterable[bytes], act: Callable[[bytes], object]) -> int:
    """Do one line after the other, acknowledging each; 1 where one was refused."""
    from annotator.model.errors import AnnotatorError
    from annotator.text.display import display_line

    failed = False
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            act(line)
            print(f"ACK {number}", flush=True)
        except AnnotatorError as error:
            failed = True
            print(display_line(f"ERR {number} {error}"))
    return 1 if failed else 0


def _actor(
    workspace: "Workspace", people: list[str], article: str
) -> Callable[[dict[str, Any]], object]:
    """What carries one line out: a verdict on one person, a decision between several."""
    if len(people) > 1:
        from annotator.tasks.review import adjudication

        agenda = adjudication.Adjudicating.open(workspace, people, article)
        return lambda request: adjudication.act(agenda, request)
    from annotator.tasks.review import review

    reviewing = review.Reviewing.open(workspace, people[0], article)
    return lambda request: review.act(reviewing, request)
