"""`annotator detect`."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TextIO

from annotator.cli.common import source_lines, unreadable
from annotator.cli.progress import Progress
from annotator.model.errors import InvalidInput
from annotator.tasks.detect import LAYERS, layers


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `detect`."""
    parser.add_argument(
        "files", nargs="*", metavar="FILE", help="articles, or - for standard input"
    )
    parser.add_argument("--jsonl", action="store_true", help='read and write {"id", "text"} a line')
    parser.add_argument(
        "--only", metavar="LAYERS", default=",".join(LAYERS), help="of " + ",".join(LAYERS)
    )
    parser.add_argument("--matrix", metavar="TAG", default="en", help="main language (BCP 47)")
    parser.add_argument("-o", "--output", metavar="OUT", help="write there instead of to stdout")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="processes")
    parser.add_argument(
        "--no-cache", action="store_true", help="with -o: do not reuse answers of earlier runs"
    )
    parser.add_argument("--scheduler", metavar="ADDRESS", help="a Dask scheduler, or `local`")


def run(args: argparse.Namespace) -> int:
    """Detect; 1 where a line was refused."""
    wanted = layers(args.only)
    if args.jobs < 1:
        raise InvalidInput("--jobs needs a number of processes, 1 or more.")
    if args.scheduler:
        raise InvalidInput("--scheduler is not available in this version.", "Use --jobs N.")
    names = args.files or ["-"]
    with ExitStack() as stack:
        out: TextIO = sys.stdout
        if args.output:
            try:
                out = stack.enter_context(open(args.output, "w", encoding="utf-8", newline="\n"))
            except OSError as error:
                raise unreadable(args.output, error) from error
        if args.jsonl:
            return _lines(names, wanted, args, out)
        return _articles(names, wanted, args, out)


def _lines(names: list[str], wanted: frozenset[str], args: argparse.Namespace, out: TextIO) -> int:
    from annotator.tasks.bulk import detect_lines
    from annotator.tasks.detect_cache import DetectCache, default_path

    failed = False
    with ExitStack() as stack:
        progress = stack.enter_context(Progress("texts", _count(names)))
        cache = None
        if args.output and not args.no_cache:
            cache = stack.enter_context(DetectCache(default_path(), wanted, args.matrix))
        lines = _all_lines(names)
        for answer in detect_lines(lines, wanted, args.matrix, args.jobs, progress.update, cache):
            failed |= answer.failed
            print(answer.line, file=out, flush=out is sys.stdout and args.jobs == 1)
    return 1 if failed else 0


def _count(names: list[str]) -> int:
    """How many lines there are, for the time that is left; 0 where nobody looks or can tell."""
    if "-" in names or not sys.stderr.isatty():
        return 0
    return sum(1 for line in _all_lines(names) if line.strip())


def _all_lines(names: list[str]) -> Iterator[bytes]:
    for name in names:
        yield from source_lines(name)


def _articles(
    names: list[str], wanted: frozenset[str], args: argparse.Namespace, out: TextIO
) -> int:
    from annotator.store.texts import decode_article
    from annotator.tasks.detect import propose
    from annotator.tasks.listing import proposal_lines

    for name in names:
        data = b"".join(source_lines(name))
        text = decode_article(data, name).text
        proposals = propose(text, args.matrix, wanted)
        for line in proposal_lines(Path(name).name, text, proposals):
            print(line, file=out)
    return 0
