"""`annotator apply`."""

import argparse

from annotator.cli.common import source_lines, workspace_of
from annotator.model.errors import AnnotatorError


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `apply`."""
    parser.add_argument(
        "source", metavar="-|FILE", help='lines {"token", "article", "start", "end", …}'
    )


def run(args: argparse.Namespace) -> int:
    """Carry out the lines; 1 where one was refused."""
    from annotator.tasks.annotation.apply import Applier
    from annotator.text.display import display

    failed = False
    with Applier(workspace_of(args)) as applier:
        for answer in applier.answers(source_lines(args.source)):
            failed |= answer.startswith("ERR")
            try:
                print(display(answer), flush=True)
            except BrokenPipeError as error:
                # What nobody hears of is not carried out: unlike a list, it is not done with.
                raise AnnotatorError(
                    "Nobody reads the answers; the rest was left alone."
                ) from error
    return 1 if failed else 0
