"""`annotator import`."""

import argparse
import json
import sys
from pathlib import Path

from annotator.cli.common import workspace_of
from annotator.cli.progress import Progress
from annotator.model.errors import InvalidInput


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
    """Read the files, print the counts; reasons for what was skipped go to stderr."""
    from annotator.tasks.exchange.export import readable_lines

    if args.list:
        for line in readable_lines():
            print(line)
        return 0
    if not args.format or not args.files:
        raise InvalidInput("Which format, and which files?", "See `annotator import --list`.")
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
            language=args.language,
            progress=progress.update,
        )
    told = result.as_plain()
    for skipped in result.skipped:
        print(display(f"{skipped.where}: skipped: {skipped.why}"), file=sys.stderr)
    if args.json:
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        counts = (f"{value} {name}" for name, value in told.items() if isinstance(value, int))
        print(", ".join(counts) + (" (dry run)" if args.dry_run else ""))
    return 0
