"""`annotator settle`."""

import argparse
import json
import sys
from typing import TYPE_CHECKING

from annotator.cli.common import span_argument, workspace_of
from annotator.model.errors import InvalidInput, Locked

if TYPE_CHECKING:
    from annotator.tasks.annotation.session import Session
    from annotator.tasks.annotation.settling import OpenPlace


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `settle`."""
    add = parser.add_argument
    add("article", metavar="ARTICLE", help="without ID: list the places that are not exact")
    add("annotation", nargs="?", metavar="ID", help="as `annotator show --json` names it")
    add("span", nargs="?", metavar="START:END", help="code points; without: take what was found")
    add("--place", type=int, metavar="N", default=1, help="which of its places, from 1")
    add("--json", action="store_true", help="list as JSON, one object a line")


def run(args: argparse.Namespace) -> int:
    """List what is open, or settle one place; 1 where a list holds what a person must decide."""
    from annotator.tasks.annotation import settling
    from annotator.tasks.annotation.session import Session
    from annotator.text.display import display_line

    listing = not args.annotation
    session = Session.open(workspace_of(args), args.article, read_only=listing)
    try:
        if listing:
            return _list(session, args.json)
        if session.read_only:
            raise Locked(f"The sheet of {args.article} cannot be written: {session.read_only}.")
        if args.place < 1:
            raise InvalidInput("Places are counted from 1.")
        if args.span:
            start, end = span_argument(args.span)
            said = settling.settle_anchor(session, args.annotation, args.place - 1, start, end)
        else:
            said = settling.accept_place(session, args.annotation, args.place - 1)
        print(display_line(said, 300))
    finally:
        session.close()
    return 0


def _list(session: "Session", as_json: bool) -> int:
    from annotator.tasks.annotation.settling import open_places
    from annotator.text.display import display_line

    places = open_places(session)
    for one in places:
        told = json.dumps(_record(one), ensure_ascii=False) if as_json else _words(one)
        print(told if as_json else display_line(told, 300))
    if not places:
        print(f"Every place in {session.article.id} is exact.", file=sys.stderr)
    elif not as_json:
        one = next((p for p in places if p.found.start is not None), places[0])
        there = "" if one.found.start is not None else " START:END"
        which = f"{session.article.id} {one.annotation.id}{there} --place {one.index + 1}"
        told = f"annotator: To say that one stands there: annotator settle {which}"
        print(display_line(told, 400), file=sys.stderr)
    return int(any(one.found.state != "moved" for one in places))


def _record(one: "OpenPlace") -> dict[str, object]:
    found = one.found
    return {
        "id": one.annotation.id,
        "place": one.index + 1,
        "exact": one.place.exact,
        "was": [one.place.start, one.place.end],
        "anchor": found.state,
        "start": found.start,
        "end": found.end,
        "score": found.score,
        "note": found.note,
        "alternatives": [[span.start, span.end] for span in found.alternatives],
    }


def _words(one: "OpenPlace") -> str:
    found = one.found
    spans = [(found.start, found.end)] if found.start is not None else []
    spans += [(span.start, span.end) for span in found.alternatives[:8]]
    where = ", ".join(f"{start}:{end}" for start, end in spans) or "nowhere"
    why = f" ({found.note})" if found.note else ""
    place = f"{one.annotation.id} place {one.index + 1}"
    return f"{place}: {found.state} {where}{why}: “{one.place.exact}”"
