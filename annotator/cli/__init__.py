"""The command line: a thin face over `annotator.tasks`."""

from annotator.cli.main import main

__all__ = ["main"]
