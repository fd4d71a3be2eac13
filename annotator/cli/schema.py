"""`annotator schema`."""

import argparse
import json


def configure(parser: argparse.ArgumentParser) -> None:
    """`schema` has no options of its own."""


def run(args: argparse.Namespace) -> int:
    """Print the JSON Schema."""
    from annotator.tasks.schema import schema

    print(json.dumps(schema(), ensure_ascii=False, indent=2))
    return 0
