"""`annotator apply`."""

import argparse

from annotator.cli.common import source_lines, workspace_of


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `apply`."""
    parser.add_argument("source", metavar="-|FILE", help="JSON lines, see the manual")


def run(args: argparse.Namespace) -> int:
    """Carry out the lines; 1 where one was refused."""
    from annotator.tasks.apply import Applier
    from annotator.text.display import display

    failed = False
    with Applier(workspace_of(args)) as applier:
        for answer in applier.answers(source_lines(args.source)):
            failed |= answer.startswith("ERR")
            print(display(answer), flush=True)
    return 1 if failed else 0
