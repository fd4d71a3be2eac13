"""Every command through its real entry point, in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tasks.conftest import TEXT

Run = Callable[..., "subprocess.CompletedProcess[str]"]
PROGRAM = Path(sys.executable).with_name("annotator")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace with one article."""
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "square.txt").write_text(TEXT, encoding="utf-8", newline="")
    return tmp_path


@pytest.fixture
def annotator(folder: Path) -> Run:
    """Runs `annotator` in the workspace as aigul."""

    def run(*arguments: str, stdin: str | bytes = "") -> "subprocess.CompletedProcess[str]":
        data = stdin.encode() if isinstance(stdin, str) else stdin
        done = subprocess.run(
            [str(PROGRAM), *arguments],
            input=data,
            capture_output=True,
            cwd=folder,
            env={**os.environ, "ANNOTATOR_NAME": "aigul", "PYTHONWARNINGS": "error"},
            check=False,
        )
        return subprocess.CompletedProcess(
            done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
        )

    return run
