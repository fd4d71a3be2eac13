"""`annotator import`."""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.cli.common import workspace_of
from annotator.cli.progress import Progress
from annotator.model.errors import InvalidInput

if TYPE_CHECKING:
    from annotator.exchange.incoming import Imported


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `import`."""
    add = parser.add_argument
    add("format", nargs="?", metavar="FORMAT", help="see --list")
    add("files", nargs="*", metavar="FILE", help="files, or folders of them")
    add("--list", action="store_true", help="list the formats that can be read")
    add("--dry-run", action="store_true", help="count only, write nothing")
    add("--language", metavar="TAG", default="", help="of the source words, where the file is mute")
    add("--json", action="store_true", help="the counts as JSON")


def run(args: argparse.Namespace) -> int:
    """Read the files, print the counts; reasons for what was skipped go to stderr.

    1 where something could not be taken that should have been.
    """
    from annotator.tasks.exchange.export import readable_lines

    if args.list:
        for line in readable_lines():
            print(line)
        return 0
    if not args.format or not args.files:
        raise InvalidInput("Which format, and which files?", "See `annotator import --list`.")
    from annotator.languages.cards import tag_of
    from annotator.tasks.exchange.importing import import_files
    from annotator.tasks.stamp import SystemStamp
    from annotator.text.display import display

    with Progress("sheets") as progress:
        result = import_files(
            workspace_of(args),
            args.format,
            [Path(name) for name in args.files],
            SystemStamp(),
            dry_run=args.dry_run,
            language=tag_of(args.language) if args.language else "",
            progress=progress.update,
        )
    told = result.as_plain()
    for name, number in sorted(result.remarks.items()):
        times = f" ({number} times)" if number > 1 else ""
        print(display(f"annotator: {name}{times}"), file=sys.stderr)
    for skipped in result.skipped:
        print(display(f"{skipped.where}: skipped: {skipped.why}"), file=sys.stderr)
    if args.json:
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        print(_in_words(told) + (" (dry run)" if args.dry_run else ""))
    if result.read and not (result.taken or args.dry_run):
        print(f"annotator: {_why_nothing(result)}", file=sys.stderr)
    return 1 if result.refused else 0


_ONE = {"pairs": "pair", "speakers": "speaker"}


def _in_words(told: dict[str, object]) -> str:
    """The counts in one line."""
    counts = (
        f"{value} {_ONE[name] if value == 1 and name in _ONE else name.replace('_', ' ')}"
        for name, value in told.items()
        if isinstance(value, int) and (value or name != "already_there")
    )
    return ", ".join(counts)


def _why_nothing(result: "Imported") -> str:
    """Why nothing of what was read is new here."""
    if result.already_there and not result.skipped:
        return "Nothing was added: all of it is there already."
    reasons = Counter(one.why for one in result.skipped)
    why = reasons.most_common(1)[0][0].rstrip(".")
    told = f"Nothing was added: {why}."
    if len(reasons) > 1:
        told = f"Nothing was added. The reason most often: {why}."
    there = result.already_there
    return f"{told} {there} {'is' if there == 1 else 'are'} there already." if there else told
