"""`annotator transliterate`."""

import argparse
import sys

from annotator.cli.common import source_lines
from annotator.model.errors import InvalidInput


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `transliterate`."""
    parser.add_argument("text", nargs="?", metavar="TEXT", help="the words, or - for stdin")
    parser.add_argument("--language", metavar="TAG", help="BCP 47 code of the words")
    parser.add_argument("--scheme", metavar="ID", help="instead of the language's default")
    parser.add_argument("--list", action="store_true", help="list the schemes")
    parser.add_argument(
        "--jsonl", action="store_true", help='TEXT is a file of {"id", "lang", "text"} a line'
    )


def run(args: argparse.Namespace) -> int:
    """Transliterate; 1 where a line was refused."""
    if args.list:
        return _list(args.language)
    if args.jsonl:
        return _lines(args.text or "-")
    if not args.language:
        raise InvalidInput("The language of the words is needed.", "Give it with --language TAG.")
    from annotator.suggest.transliteration import transliterate
    from annotator.text.display import display

    text = args.text
    if text in (None, "-"):
        text = b"".join(source_lines("-")).decode("utf-8", "replace").removesuffix("\n")
    made = transliterate(text, args.language, args.scheme)
    print(display(made.text))
    if made.leftover:
        print(
            f"annotator: {made.scheme} leaves {' '.join(made.leftover)} as they are.",
            file=sys.stderr,
        )
    elif made.grade not in ("A", "B", ""):
        print(f"annotator: {made.scheme}: {made.grade}. {made.because}", file=sys.stderr)
    return 0


def _list(language: str | None) -> int:
    from annotator.tasks.schemes import scheme_lines

    for line in scheme_lines(language):
        print(line)
    return 0


def _lines(name: str) -> int:
    from annotator.tasks.transliterating import transliterate_lines

    failed = False
    for answer in transliterate_lines(source_lines(name)):
        failed |= answer.failed
        print(answer.line)
    return 1 if failed else 0
