"""`annotator detect`."""

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from annotator.cli.common import output_file, source_lines
from annotator.cli.progress import Progress
from annotator.model.errors import InvalidInput
from annotator.tasks.detection.detect import LAYERS, layers, main_language
from annotator.tasks.tidying import tidy_seldom

if TYPE_CHECKING:
    from annotator.tasks.detection.bulk import Options


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `detect`."""
    parser.add_argument(
        "files",
        nargs="*",
        metavar="FILE",
        help="articles, or - for standard input; with --jsonl or -o FOLDER also globs and URLs of "
        ".jsonl, .jsonl.gz, .parquet, .warc.gz and .wet.gz",
    )
    parser.add_argument("--jsonl", action="store_true", help='read and write {"id", "text"} a line')
    parser.add_argument(
        "--only", metavar="LAYERS", default=",".join(LAYERS), help="some of " + ",".join(LAYERS)
    )
    parser.add_argument(
        "--matrix", metavar="TAG", default="en", help="main language (BCP 47; default: en)"
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        help="write there instead of to stdout: a file, or parts into FOLDER/ or FOLDER.parquet",
    )
    parser.add_argument(
        "--second-opinion",
        action="store_true",
        help="say for each span what langdetect makes of it (some milliseconds a span)",
    )
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="processes (default: 1)")
    parser.add_argument(
        "--no-cache", action="store_true", help="with -o FILE: do not reuse earlier answers"
    )
    parser.add_argument(
        "--keep-text",
        action="store_true",
        help="carry texts with foreign words along, for `add-article --from`",
    )
    parser.add_argument(
        "--scheduler", metavar="ADDRESS", default="", help="a Dask scheduler, or `local`"
    )
    parser.add_argument(
        "--part-bytes",
        type=int,
        default=4 * 1024 * 1024,
        metavar="N",
        help="bytes of a .jsonl file for each part (default: 4 MiB)",
    )


def run(args: argparse.Namespace) -> int:
    """Detect; 1 where a line was refused."""
    wanted = layers(args.only)
    if args.jobs < 1:
        raise InvalidInput("--jobs needs a number of processes, 1 or more.")
    if args.part_bytes < 1024:
        raise InvalidInput("--part-bytes needs a number of bytes, 1024 or more.")
    main_language(args.matrix)
    tidy_seldom()
    names = args.files or ["-"]
    in_parts = _in_parts(args.output)
    if args.scheduler and not in_parts:
        raise InvalidInput("--scheduler writes parts.", "Name a folder: -o OUT/ or -o OUT.parquet.")
    if in_parts or args.jsonl:
        from annotator.tasks.detection.bulk import options_for

        options = options_for(wanted, args.matrix, args.keep_text, args.second_opinion)
        return _parts(names, options, args) if in_parts else _lines(names, options, args)
    with ExitStack() as stack:
        out = stack.enter_context(output_file(args.output)) if args.output else sys.stdout
        return _articles(names, wanted, args, out)


def _in_parts(output: str | None) -> bool:
    if not output:
        return False
    return output.endswith(("/", ".parquet")) or os.path.isdir(output)


def _parts(names: list[str], options: "Options", args: argparse.Namespace) -> int:
    """Answer into parts; 2 where some input could not be read."""
    from annotator.tasks.detection.cluster.engine import detect_parts

    if "-" in names:
        raise InvalidInput("Parts are made of files.", "Name files, globs or URLs instead of “-”.")
    with Progress("parts") as progress:
        done, refused = detect_parts(
            names,
            args.output,
            options,
            sink="parquet" if args.output.rstrip("/").endswith(".parquet") else "jsonl",
            scheduler=args.scheduler,
            jobs=args.jobs,
            part_bytes=args.part_bytes,
            progress=progress.update_of,
        )
    for error in refused[:20]:
        print(f"annotator: {error}", file=sys.stderr)
    documents, bad = sum(d.documents for d in done), sum(d.refused for d in done)
    parts = "1 part" if len(done) == 1 else f"{len(done)} parts"
    missing = f", parts missing: {len(refused)}" if refused else ""
    print(f"{documents} documents in {parts}, {bad} refused{missing}", file=sys.stderr)
    return 2 if refused else 1 if bad else 0


def _lines(names: list[str], options: "Options", args: argparse.Namespace) -> int:
    from annotator.tasks.detection.bulk import detect_lines

    refused = 0
    with ExitStack() as stack:
        out = stack.enter_context(output_file(args.output)) if args.output else sys.stdout
        progress = stack.enter_context(Progress("texts", _count(names)))
        cache = None
        if args.output and not args.no_cache:
            from annotator.tasks.detection.cache import DetectCache, default_path

            made = DetectCache(default_path(), options.told(), whole=options.keep_text)
            cache = stack.enter_context(made)
        answers = detect_lines(_all_lines(names), options, args.jobs, progress.update, cache)
        stack.enter_context(closing(answers))
        at_once = out is sys.stdout and args.jobs == 1
        for answer in answers:
            refused += answer.failed
            out.write(answer.line + "\n")
            if at_once:
                out.flush()
    if refused and args.output:
        told = "1 line was" if refused == 1 else f"{refused} lines were"
        print(f"annotator: {told} refused; “error” in their place says why.", file=sys.stderr)
    return 1 if refused else 0


def _count(names: list[str]) -> int:
    """How many lines there are, for the time that is left; 0 where nobody looks or can tell."""
    if "-" in names or not sys.stderr.isatty():
        return 0
    return sum(1 for line in _all_lines(names) if line.strip())


def _all_lines(names: list[str]) -> Iterator[bytes]:
    from annotator.tasks.detection.cluster.names import needs_reader

    for name in names:
        if needs_reader(name):
            from annotator.tasks.detection.cluster.sources import plain_lines

            yield from plain_lines([name])
        else:
            yield from source_lines(name)


def _articles(
    names: list[str], wanted: frozenset[str], args: argparse.Namespace, out: TextIO
) -> int:
    from annotator.tasks.detection.detect import propose
    from annotator.tasks.detection.listing import proposal_lines
    from annotator.tasks.detection.opinions import with_opinions

    for name in names:
        text = _text_of(b"".join(source_lines(name)), name)
        proposals = propose(text, args.matrix, wanted)
        if args.second_opinion:
            proposals = with_opinions(text, proposals)
        for line in proposal_lines(Path(name).name, text, proposals):
            print(line, file=out)
    return 0


def _text_of(data: bytes, name: str) -> str:
    """The text that the file would be as an article: of a web page, what is taken out of it."""
    if Path(name).suffix.lower() in (".html", ".htm"):
        from annotator.store.read_html import page_text

        return page_text(data, name)
    from annotator.store.texts import decode_article

    return decode_article(data, name).text
