"""`annotator keys`."""

import argparse
import json


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `keys`."""
    parser.add_argument("--json", action="store_true", help="as JSON")


def run(args: argparse.Namespace) -> int:
    """Print the key table: the one that the app itself reads."""
    from annotator.app.commands import COMMANDS, PLACE_WORDS

    if args.json:
        table = [
            {"command": c.name, "keys": list(c.keys), "help": c.help, "where": c.where}
            for c in COMMANDS.values()
        ]
        print(json.dumps(table, ensure_ascii=False, indent=2))
        return 0
    width = max(len(", ".join(c.keys)) for c in COMMANDS.values())
    under = ""
    for command in COMMANDS.values():
        heading = f"{command.group}: {', '.join(PLACE_WORDS[place] for place in command.where)}"
        if heading != under:
            print(f"\n{heading}" if under else heading)
            under = heading
        print(f"  {', '.join(command.keys):<{width}}  {command.help}")
    return 0
