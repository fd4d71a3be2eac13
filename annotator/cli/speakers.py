"""`annotator speakers`."""

import argparse
import json
import sys
from typing import TYPE_CHECKING

from annotator.cli.common import workspace_of

if TYPE_CHECKING:
    from annotator.store.workspace import Workspace


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `speakers`."""
    parser.add_argument("--json", action="store_true", help="list as JSON, one speaker a line")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--merge", nargs=2, metavar=("INTO", "OTHER"), help="make two speakers one")
    what.add_argument("--unmerge", metavar="OTHER", help="take a merge back")
    what.add_argument("--name", nargs=2, metavar=("ID", "NAME"), help="add a spelling")
    what.add_argument("--type", nargs=2, metavar=("ID", "TYPE"), help="person, group …")
    parser.add_argument("--language", default="", metavar="TAG", help="of the spelling added")


def run(args: argparse.Namespace) -> int:
    """List the registry, or change it."""
    from annotator.tasks.annotation import registry
    from annotator.tasks.stamp import SystemStamp

    workspace, stamp = workspace_of(args), SystemStamp()
    if args.merge:
        changed = registry.merge_speakers(workspace, args.merge[0], args.merge[1], stamp)
    elif args.unmerge:
        changed = registry.unmerge_speaker(workspace, args.unmerge, stamp)
    elif args.name:
        changed = registry.add_name(
            workspace, args.name[0], args.name[1], args.language, "other", stamp
        )
    elif args.type:
        changed = registry.set_type(workspace, args.type[0], args.type[1], stamp)
    else:
        return _list(workspace, args.json)
    print(changed.id)
    return 0


def _list(workspace: "Workspace", as_json: bool) -> int:
    import msgspec

    from annotator.store.speakers import read_speakers
    from annotator.text.display import display

    known, refused = read_speakers(workspace)
    for error in refused:
        print(f"annotator: {display(str(error))}", file=sys.stderr)
    if not known and not refused:
        print("annotator: Nobody is quoted by name here yet.", file=sys.stderr)
    for speaker in known.values():
        if as_json:
            print(json.dumps(msgspec.to_builtins(speaker), ensure_ascii=False))
            continue
        names = " · ".join(n.text for n in speaker.names)
        into = f" → {speaker.merged_into}" if speaker.merged_into else ""
        print(display(f"{speaker.id:<28} {speaker.type:<13} {names}{into}"))
    return 2 if refused else 0
