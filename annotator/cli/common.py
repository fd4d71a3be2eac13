"""What several commands need."""

import argparse
import getpass
import os
import re
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from annotator.model.errors import InvalidInput, UnreadableFile

if TYPE_CHECKING:
    from annotator.store.workspace import Workspace


def workspace_of(args: argparse.Namespace) -> "Workspace":
    """The workspace and the annotator that the shared options name.

    The annotator is `--annotator`, else ANNOTATOR_NAME, else the login name.
    """
    from annotator.store.workspace import Workspace

    root = Path(args.workspace)
    if not root.is_dir():
        raise UnreadableFile(f"{root}: there is no such folder.", "Name one with --workspace DIR.")
    return Workspace(root, annotator_name(args.annotator))


def annotator_name(given: str | None) -> str:
    """A name as stored. A login name is made to fit; a name somebody typed is taken as it is."""
    stated = os.environ.get("ANNOTATOR_NAME") or None if given is None else given
    if stated is not None:
        return stated
    try:
        login = getpass.getuser()
    except (KeyError, OSError):
        login = "annotator"
    plain = unicodedata.normalize("NFKD", login).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9_.-]+", "-", plain).strip("-_.")[:64] or "annotator"


def source_lines(name: str) -> Iterator[bytes]:
    """The lines of a file, or of standard input for `-`, as they come."""
    if name == "-":
        if sys.stdin.isatty():
            print("annotator: Reading what you type; Ctrl+D ends it.", file=sys.stderr)
        yield from sys.stdin.buffer
        return
    try:
        with open(name, "rb") as file:
            yield from file
    except FileNotFoundError as error:
        raise UnreadableFile(f"{name} is not there.", "Name a file, or - to read stdin.") from error
    except OSError as error:
        raise UnreadableFile(f"{name}: {error.strerror or error}.") from error


@contextmanager
def output_file(name: str) -> Iterator[TextIO]:
    """A file for results. An ordinary one stands under its name when all is written, or not at all.

    A pipe or device, for instance /dev/stdout, is written as it comes.
    """
    plain = not os.path.lexists(name) or os.path.isfile(name)
    made = f"{os.path.realpath(name)}.partial" if plain else name
    try:
        with open(made, "w", encoding="utf-8", newline="\n") as file:
            yield file
        if plain:
            os.replace(made, os.path.realpath(name))
    except OSError as error:
        from annotator.store.atomic import save_failed

        raise save_failed(Path(name), error) from error
    finally:
        if plain and os.path.lexists(made):
            os.unlink(made)


def span_argument(text: str) -> tuple[int, int]:
    """`START:END` in code points."""
    found = re.fullmatch(r"(\d{1,12}):(\d{1,12})", text)
    if not found:
        raise InvalidInput(
            f"“{text}” is not START:END, two numbers of code points.", "Give them as in 150:179."
        )
    return int(found[1]), int(found[2])
