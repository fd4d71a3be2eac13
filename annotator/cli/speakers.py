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
    what.add_argument("--said", metavar="ID", help="list what your sheets say a speaker said")
    what.add_argument(
        "--split", nargs=2, metavar=("ID", "NAME"), help="give what --of names to a new speaker"
    )
    parser.add_argument(
        "--of", nargs="+", default=[], metavar="ARTICLE#ID", help="as --said lists them"
    )
    parser.add_argument("--language", default="", metavar="TAG", help="of the spelling added")


def run(args: argparse.Namespace) -> int:
    """List the registry, or change it."""
    from annotator.tasks.annotation import registry
    from annotator.tasks.stamp import SystemStamp

    workspace, stamp = workspace_of(args), SystemStamp()
    if args.said:
        return _said(workspace, args.said)
    if args.split:
        print(_split(workspace, args.split[0], args.split[1], args.of))
        return 0
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


def _said(workspace: "Workspace", speaker_id: str) -> int:
    from annotator.tasks.annotation.said_by import said_by
    from annotator.text.display import display_line

    for one in said_by(workspace, speaker_id):
        print(display_line(f"{one.key}  “{one.words}”", 300))
    return 0


def _split(workspace: "Workspace", speaker_id: str, name: str, keys: list[str]) -> str:
    """Part one speaker into two, as one step that undo takes back in the first of the articles."""
    from annotator.model.errors import InvalidInput
    from annotator.tasks.annotation.said_by import said_by
    from annotator.tasks.annotation.session import Session

    known = {one.key: one for one in said_by(workspace, speaker_id)}
    unknown = [key for key in keys if key not in known]
    if unknown or not keys:
        which = f"“{unknown[0]}” is nothing" if unknown else "--of names nothing"
        hint = f"`annotator speakers --said {speaker_id}` lists it."
        raise InvalidInput(f"{which} that “{speaker_id}” is said to have said.", hint)
    session = Session.open(workspace, known[keys[0]].article)
    try:
        return session.split_speaker(speaker_id, name, [known[key] for key in keys])
    finally:
        session.close()


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
