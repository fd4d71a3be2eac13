"""`annotator annotate`."""

import argparse
import sys
from typing import TYPE_CHECKING

from annotator.cli.common import span_argument, workspace_of
from annotator.model.annotation import CERTAINTIES, KINDS, ROLES
from annotator.model.errors import Locked

if TYPE_CHECKING:
    from annotator.tasks.annotation.session import Session


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `annotate`."""
    add = parser.add_argument
    add("article", metavar="ARTICLE", help="as `annotator list` names it")
    add("span", metavar="START:END", help="code points, from 0, END not included")
    add("--language", metavar="TAG", default="", help="BCP 47, or a name; found out if left away")
    add(
        "--translation", metavar="T", action="append", default=[], help="may be given several times"
    )
    add("--transliteration", metavar="T", default="", help="in Latin letters")
    add("--scheme", metavar="ID", default="", help="scheme of the transliteration")
    add("--speaker", metavar="NAME", default="", help="who said it")
    add("--role", choices=ROLES, default="speaker", help="of the speaker (default: speaker)")
    add("--certainty", choices=CERTAINTIES, default="", help="how sure the speaker is")
    add("--kind", choices=KINDS, default="", help="what the words are (default: quotation)")
    add("--machine", action="store_true", help="add what machines say that are switched on")
    add("--network", action="store_true", help="with --machine: also those on the network")
    add("--note", metavar="N", default="", help="for colleagues; in place of the one there is")
    add("--tag", metavar="TAG", action="append", default=[], help="may be given several times")


def run(args: argparse.Namespace) -> int:
    """Make the annotation and print its id."""
    from annotator.languages.cards import tag_of
    from annotator.tasks.annotation.requests import Request, carry_out, replaced
    from annotator.tasks.annotation.session import Session
    from annotator.tasks.detection.detect import propose

    start, end = span_argument(args.span)
    language = tag_of(args.language) if args.language else ""
    session = Session.open(workspace_of(args), args.article)
    try:
        if session.read_only:
            raise Locked(f"The sheet of {args.article} cannot be written: {session.read_only}.")
        wanted = {"repeats"} if language else {"spans", "repeats"}
        session.set_proposals(propose(session.article.text, session.article.language, wanted))
        request = Request(
            start=start,
            end=end,
            language=language,
            translations=tuple(args.translation),
            transliteration=args.transliteration,
            scheme=args.scheme,
            speaker=args.speaker,
            role=args.role,
            certainty=args.certainty,
            kind=args.kind,
            note=args.note,
            tags=tuple(args.tag),
        )
        before = session.sheet
        made = carry_out(session, request)
        print(made)
        if changed := "; ".join(replaced(before.find(made), session.sheet.find(made))):
            print(f"annotator: This place was annotated already: {changed}.", file=sys.stderr)
        _say_unknown(language)
        _say_unknown_scheme(session, made, args.scheme)
        if args.machine:
            _ask_machines(session, made, args.network)
    finally:
        session.close()
    return 0


def _say_unknown(tag: str) -> None:
    """A language that no card knows is kept as it is: it may be a slip, and check says it, too."""
    from annotator.languages.cards import card
    from annotator.text.display import display_line

    if tag and card(tag) is None:
        shown = display_line(tag, 40)
        print(f"annotator: No language “{shown}” is known; it is kept as it is.", file=sys.stderr)


def _say_unknown_scheme(session: "Session", made: str, scheme: str) -> None:
    """A scheme that the language has not is kept, since schemes of one's own are free."""
    from annotator.suggest.transliteration import schemes_for
    from annotator.text.display import display_line

    annotation = session.sheet.find(made)
    language = annotation.language if annotation is not None else ""
    if scheme and all(one.id != scheme for one in schemes_for(language, session.own_schemes)):
        told = f"“{scheme}” is no scheme of “{language}”; it is kept as it is"
        hint = "`annotator transliterate --list` shows them"
        print(f"annotator: {display_line(told, 120)}. {hint}.", file=sys.stderr)


def _ask_machines(session: "Session", made: str, network: bool) -> None:
    """Their words stay theirs and unconfirmed; the same words with --translation confirm them."""
    from annotator.tasks.annotation import machine
    from annotator.text.display import display_line

    if network:
        for host in machine.hosts(machine.load_settings()):
            print(f"annotator: the words go to {display_line(host)}", file=sys.stderr)
    for reason in machine.add_machine_translations(session, made, network=network):
        print(f"annotator: {display_line(reason, 300)}", file=sys.stderr)
