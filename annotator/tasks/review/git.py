"""Git as the team's engine: its merge and diff drivers, set up in one repository.

Nothing outside the repository is touched: one line in the workspace's `.gitattributes`, which is
shared, and three settings in the clone's own configuration, which git does not share.
"""

import shlex
import subprocess
from pathlib import Path

from annotator.model.errors import InvalidInput, MissingExtra, UnreadableFile
from annotator.model.value import Value
from annotator.store.atomic import write_atomic
from annotator.store.workspace import Workspace

ATTRIBUTES = "annotations/**/*.json merge=annotator diff=annotator"
IGNORED = (
    "annotations/.journal/",
    "annotations/.cache/",
    "annotations/.backups/",
    "annotations/.locks/",
)
"""What belongs to one machine only."""
NAME = "annotator: merges sheets, reviews and speakers in annotations, not in lines"


class Installed(Value, frozen=True, kw_only=True):
    """What `git install` did."""

    changed: tuple[str, ...]
    """One line a change; none where everything was in place."""
    commands: tuple[str, ...]
    """The settings as commands, for those who rather type them: in every clone once."""


def settings(command: str = "annotator") -> dict[str, str]:
    """The configuration of a clone; `command` is how the program is called there."""
    return {
        "merge.annotator.name": NAME,
        "merge.annotator.driver": f"{command} merge %A %O %B -o %A",
        "diff.annotator.textconv": f"{command} git textconv",
    }


def commands(command: str = "annotator") -> tuple[str, ...]:
    """The settings as the commands that a person would type."""
    return tuple(f"git config {key} {shlex.quote(v)}" for key, v in settings(command).items())


def install(ws: Workspace, command: str = "annotator") -> Installed:
    """Set the workspace's repository up; doing it twice changes nothing.

    Raises InvalidInput where the workspace is in no git repository.
    """
    if _git(ws.root, "rev-parse", "--is-inside-work-tree", check=False).strip() != "true":
        raise InvalidInput(
            f"{ws.root} is in no git repository.", "Make one first: git init, in the workspace."
        )
    changed = []
    for name, lines in ((".gitattributes", (ATTRIBUTES,)), (".gitignore", IGNORED)):
        added = _append(ws.root / name, lines)
        changed += [f"{name}: {line}" for line in added]
    for key, value in settings(command).items():
        if _git(ws.root, "config", "--local", "--get", key, check=False).rstrip("\n") != value:
            _git(ws.root, "config", "--local", key, value)
            changed.append(f"git config {key}")
    return Installed(changed=tuple(changed), commands=commands(command))


def _append(path: Path, lines: tuple[str, ...]) -> list[str]:
    """Add the lines that a file lacks. Gives those that were added."""
    try:
        held = path.read_text(encoding="utf-8") if path.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFile(f"{path.name} cannot be read.", "Add the lines by hand.") from error
    known = {line.strip() for line in held.split("\n")}
    missing = [line for line in lines if line not in known]
    if missing:
        head = held if not held or held.endswith("\n") else held + "\n"
        write_atomic(path, (head + "\n".join(missing) + "\n").encode())
    return missing


def _git(folder: Path, *arguments: str, check: bool = True) -> str:
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments], capture_output=True, text=True, check=False
        )
    except FileNotFoundError as error:
        raise MissingExtra("git is not installed.", "Install git, then try again.") from error
    if check and done.returncode:
        raise InvalidInput(f"git {arguments[0]} failed: {done.stderr.strip()[:200]}")
    return done.stdout
