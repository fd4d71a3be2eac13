"""`annotator transliterate`."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.cli.common import source_lines
from annotator.model.errors import InvalidInput

if TYPE_CHECKING:
    from annotator.languages.schemes import Scheme


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `transliterate`."""
    parser.add_argument("text", nargs="?", metavar="TEXT", help="the words, or - for stdin")
    parser.add_argument("--language", metavar="TAG", help="BCP 47 code of the words, or a name")
    parser.add_argument("--scheme", metavar="ID", help="instead of the language's default")
    parser.add_argument("--list", action="store_true", help="list the schemes")
    parser.add_argument(
        "--jsonl", action="store_true", help='TEXT is a file of {"id", "lang", "text"} a line'
    )


def run(args: argparse.Namespace) -> int:
    """Transliterate; 1 where a line was refused."""
    from annotator.languages.own import FOLDER, load_own
    from annotator.text.display import display

    own, refused = load_own(Path(args.workspace) / FOLDER)
    for error in refused:
        print("annotator: " + display(str(error)), file=sys.stderr)
    if args.language:
        from annotator.languages.cards import tag_of

        args.language = tag_of(args.language)
    if args.list:
        return _list(args.language, own)
    if args.jsonl:
        return _lines(args.text or "-", own)
    if not args.language:
        raise InvalidInput("The language of the words is needed.", "Give it with --language TAG.")
    from annotator.suggest.transliteration import transliterate

    text = args.text
    if text in (None, "-"):
        text = b"".join(source_lines("-")).decode("utf-8", "replace").removesuffix("\n")
    made = transliterate(text, args.language, args.scheme, own=own)
    # A tab is harmless on a terminal, and tables are piped through this.
    print("\t".join(map(display, (made.text or text).split("\t"))))
    if not made.text and text.strip():
        print("annotator: nothing to convert: these are Latin letters.", file=sys.stderr)
    if made.leftover:
        print(
            f"annotator: {made.scheme} leaves {' '.join(made.leftover)} as they are.",
            file=sys.stderr,
        )
    elif made.grade not in ("A", "B", ""):
        told = {"C": "check it"}.get(made.grade, "letters or vowels are missing")
        print(f"annotator: {made.because}: {told}.", file=sys.stderr)
    return 0


def _list(language: str | None, own: "Sequence[Scheme]") -> int:
    from annotator.tasks.schemes import scheme_lines
    from annotator.text.display import display

    lines = list(scheme_lines(language, own))
    for line in lines:
        print(line)
    if not lines:
        print(f"annotator: There is no scheme for “{display(language or '')}”.", file=sys.stderr)
    return 0


def _lines(name: str, own: "Sequence[Scheme]") -> int:
    from annotator.tasks.transliterating import transliterate_lines

    failed = False
    for answer in transliterate_lines(source_lines(name), own):
        failed |= answer.failed
        print(answer.line)
    return 1 if failed else 0
