"""From the arguments to a command, and from what it raises to an exit code.

Exit codes: 0 done · 1 findings, or a refused line in a batch · 2 wrong usage or unreadable input ·
130 stopped by the person.
"""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from typing import NoReturn, TextIO, cast

from annotator import __version__
from annotator.cli.verbs import VERBS
from annotator.model.errors import AnnotatorError


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. Takes the arguments without the program's name, gives the exit code."""
    _open_missing()
    for stream in (sys.stdout, sys.stderr):
        _utf8(stream)
    arguments = list(sys.argv[1:] if argv is None else argv)
    first = _top_parser().parse_args(arguments)
    name = first.command or "open"
    if name not in VERBS:
        from difflib import get_close_matches  # only here: most starts need no time for it

        close = get_close_matches(name, VERBS, 1)
        hint = f"Did you mean `annotator {close[0]}`?" if close else "See `annotator --help`."
        return _refuse(AnnotatorError(f"There is no command “{name}”.", hint), False)
    module = importlib.import_module(VERBS[name].module)
    parser = _verb_parser(name)
    module.configure(parser)
    # Intermixed: options may stand between the arguments, `import csv --dry-run a.csv`. That
    # parser loses sight of `--`, after which everything is an argument.
    parse = parser.parse_args if "--" in first.rest else parser.parse_intermixed_args
    args = parse(first.rest, namespace=_shared(first))
    if sys.stdout.isatty() and not _opens_the_app(name, first.rest):
        from annotator.cli.screen import Screen

        sys.stdout = cast(TextIO, Screen(sys.stdout))
    try:
        code: int = module.run(args)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        # The reader has seen enough (`annotator list | head`): nothing to complain about.
        _give_up_stdout()
        return 0
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        return _refuse(_in_words(error), args.debug, error)


def _opens_the_app(name: str, rest: Sequence[str]) -> bool:
    """Whether a command hands the terminal over to the app, which looks after itself."""
    return name == "open" or (name == "review" and not {"--json", "--mine", "--apply"} & {*rest})


def _open_missing() -> None:
    """A stream that the caller closed leads nowhere, and not into the next file that is opened."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115


def _utf8(stream: TextIO) -> None:
    """Results are UTF-8 with plain line ends, whatever the locale says."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _in_words(error: Exception) -> AnnotatorError:
    """What went wrong, for the person at the terminal: a refusal, the system's word, or a fault."""
    if isinstance(error, AnnotatorError):
        return error
    if isinstance(error, OSError) and error.strerror:
        where = f"{error.filename}: " if error.filename else ""
        return AnnotatorError(f"{where or 'Reading or writing failed: '}{error.strerror}.")
    return AnnotatorError(
        f"This is a fault in the program: {type(error).__name__}: {str(error)[:200]}.",
        "What was saved is safe; with `--debug` it is shown where it happened.",
    )


def _refuse(refusal: AnnotatorError, debug: bool, cause: Exception | None = None) -> int:
    from annotator.text.display import display

    if debug:
        raise cause or refusal
    try:
        sys.stdout.flush()
    except OSError:
        _give_up_stdout()
    print("annotator: " + display(str(refusal)).replace("\n", " "), file=sys.stderr)
    return 2


def _give_up_stdout() -> None:
    """What is still buffered can go nowhere; without this Python complains of it at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class _Parser(argparse.ArgumentParser):
    """A parser whose refusal is one line, too, and safe for a terminal."""

    def error(self, message: str) -> NoReturn:
        refusal = AnnotatorError(f"{message}.", f"See `{self.prog} --help`.")
        sys.exit(_refuse(refusal, debug=False))


def _shared_options(parser: argparse.ArgumentParser) -> None:
    keep = argparse.SUPPRESS
    parser.add_argument(
        "--workspace", metavar="DIR", default=keep, help="folder with corpus/ and annotations/"
    )
    parser.add_argument(
        "--annotator", metavar="NAME", default=keep, help="whose sheets are written"
    )
    parser.add_argument(
        "--debug", action="store_true", default=keep, help="show a traceback when something fails"
    )


def _top_parser() -> argparse.ArgumentParser:
    width = max(map(len, VERBS)) + 2
    table = "\n".join(f"  {name:<{width}}{verb.summary}" for name, verb in VERBS.items())
    parser = _Parser(
        prog="annotator",
        description="Annotate quotes in other languages, in the terminal.\n"
        "Without a command the terminal app opens.",
        epilog=f"commands:\n{table}\n\n`annotator COMMAND --help` tells more about one of them.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        usage="annotator [--workspace DIR] [--annotator NAME] [--debug] [COMMAND …]",
    )
    _shared_options(parser)
    parser.add_argument("--version", action="version", version=f"annotator {__version__}")
    parser.add_argument("command", nargs="?", help=argparse.SUPPRESS)
    parser.add_argument("rest", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    return parser


def _verb_parser(name: str) -> argparse.ArgumentParser:
    summary = VERBS[name].summary
    parser = _Parser(prog=f"annotator {name}", description=summary[0].upper() + summary[1:] + ".")
    _shared_options(parser)
    return parser


def _shared(first: argparse.Namespace) -> argparse.Namespace:
    """The shared options, given before the command, with their defaults."""
    return argparse.Namespace(
        workspace=getattr(first, "workspace", "."),
        annotator=getattr(first, "annotator", None),
        debug=getattr(first, "debug", False),
    )
