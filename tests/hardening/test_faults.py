"""Real refusals of the system: one sentence, the old file whole, and a retry that works."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

PROGRAM = Path(__file__).with_name("faulty.py")
WORDS = {
    "full": "the disk is full",
    "inodes": "the disk is full",
    "read-only": "the disk can only be read",
    "permission": "you may not write there",
    "size": "the file would be larger than allowed",
}
MOUNTED = ("full", "inodes", "read-only")


def why_not(kind: str, folder: Path) -> str:
    """Why this fault cannot be made here; empty where it can."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return "only root may mount or become another user"
    needed = ["unshare", "mount", "prlimit", "setpriv"]
    if missing := [name for name in needed if shutil.which(name) is None]:
        return f"not installed: {', '.join(missing)}"
    if kind in MOUNTED:
        mount = ["unshare", "-m", "mount", "-t", "tmpfs", "tmpfs", str(folder)]
        if subprocess.run(mount, capture_output=True, check=False).returncode:
            return "nothing can be mounted in this container"
    return ""


def go_through(kind: str, folder: Path) -> dict[str, Any]:
    alone = ["unshare", "-m"] if kind in MOUNTED else []
    done = subprocess.run(
        [*alone, sys.executable, str(PROGRAM), kind, str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def reachable(folder: Path) -> bool:
    """Whether somebody else can get into the folder at all."""
    who = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    for what in ([sys.executable, "-c", "import annotator"], ["test", "-x", str(folder)]):
        if subprocess.run([*who, *what], capture_output=True, check=False).returncode:
            return False
    return True


@pytest.mark.slow
@pytest.mark.parametrize("kind", WORDS)
def test_a_refused_save_is_told_and_the_same_request_works_afterwards(
    kind: str, tmp_path: Path
) -> None:
    if why := why_not(kind, tmp_path):
        pytest.skip(why)
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)  # pytest's folders are its own; the other user has to get in
    if kind == "permission" and not reachable(tmp_path):
        pytest.skip("another user cannot reach this folder or this Python")
    told = go_through(kind, tmp_path)
    assert (told["before"], told["after"]) == ("ACK one", "ACK two")
    assert told["during"].startswith("ERR two ") and WORDS[kind] in told["during"]
    assert (
        "could not be saved" in told["during"]
        and "The file on disk is as it was." in (told["during"])
    )
    assert told["whole"] and told["left"] == [] and told["said"] == ""
    assert told["notes"] == ["one", "two"]
