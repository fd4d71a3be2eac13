"""`annotator translate`."""

import argparse
import sys

from annotator.cli.common import source_lines, workspace_of


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `translate`."""
    add = parser.add_argument
    add("text", metavar="TEXT", help="the words, or - for standard input")
    add("--language", metavar="TAG", required=True, help="BCP 47 of the words, or a name")
    add("--to", metavar="TAG", default="en", help="BCP 47 of the translation")
    add("--network", action="store_true", help="also ask providers that send the text away")


def run(args: argparse.Namespace) -> int:
    """What the memory and the machines that are switched on offer; 1 where nobody knows."""
    from annotator.languages.cards import tag_of
    from annotator.tasks.annotation import machine
    from annotator.tasks.pairs import CorpusMemory
    from annotator.text.display import display_line

    text = args.text
    if text == "-":
        text = b"".join(source_lines("-")).decode("utf-8", "replace").strip()
    settings = machine.load_settings()
    if args.network:
        for host in machine.hosts(settings):
            print(f"annotator: the words go to {display_line(host)}", file=sys.stderr)
    language = tag_of(args.language)
    remembered = CorpusMemory(workspace_of(args), "").look_up(text, language)
    said, reasons = machine.machine_translations(
        text, language, args.to, settings, network=args.network
    )
    for one in (*remembered, *said):
        note = f"; {one.note}" if one.note else ""
        print(display_line(f"{one.text}  [{one.origin}: {one.because}{note}]", 1000))
    for reason in reasons:
        print(f"annotator: {display_line(reason, 300)}", file=sys.stderr)
    return 0 if remembered or said else 1
