"""Other people's programs: found where `.ci/readers` puts them, started beside the tests.

Each runs as a process of its own, from the little programs in `programs/`, and prints JSON. None
is imported here: some are GPL, some want other versions of what we use. A test whose program is
not installed skips and names it.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
FOLDER = Path(os.environ.get("ANNOTATOR_READERS") or ROOT / ".readers")

Run = Callable[..., Any]
"""Arguments in, what the program printed out."""


def run(command: list[str | Path], **more: Any) -> str:
    """What the program prints; its own words where it fails."""
    done = subprocess.run(command, capture_output=True, check=False, timeout=120, **more)
    assert done.returncode == 0, done.stderr.decode(errors="replace")[-4000:]
    return done.stdout.decode()


@pytest.fixture(scope="session")
def readers() -> Path:
    """The folder of the readers, whether it is there or not."""
    return FOLDER


@pytest.fixture(scope="session")
def python() -> Run:
    """`python("brat_read.py", "brat", folder)`: a program, the module it needs, its arguments."""
    found = FOLDER / "py/bin/python"
    have: dict[str, bool] = {}

    def start(program: str, module: str, *arguments: str | Path, given: str = "") -> Any:
        if not found.exists():
            pytest.skip("the readers are not installed: bash .ci/readers")
        if module not in have:
            probe = (
                f"import importlib.util, sys; sys.exit(not importlib.util.find_spec({module!r}))"
            )
            have[module] = subprocess.run([found, "-c", probe], check=False).returncode == 0
        if not have[module]:
            pytest.skip(f"the Python package {module} is not among the readers")
        command = [found, HERE / "programs" / program, *arguments]
        return json.loads(run(command, input=given.encode()))

    return start


@pytest.fixture(scope="session")
def node() -> Run:
    """`node("xliff_read.mjs", "xliff", path)`: a program, the package it needs, its arguments."""
    packages = FOLDER / "node/node_modules"

    def start(program: str, package: str, *arguments: str | Path) -> Any:
        found = shutil.which("node")
        if not found:
            pytest.skip("node is not installed")
        if not (packages / package).is_dir():
            pytest.skip(f"the npm package {package} is not among the readers: bash .ci/readers")
        return json.loads(run([found, HERE / "programs" / program, packages / package, *arguments]))

    return start


@pytest.fixture(scope="session")
def java() -> Run:
    """`java("UimaRead.java", jar, path)`: a one-file program, the jar it needs, its arguments."""

    def start(program: str, jar: str, *arguments: str | Path) -> Any:
        found = shutil.which("java")
        if not found or not shutil.which("javac"):
            pytest.skip("java or javac is not installed")
        if not Path(jar).is_file():
            pytest.skip(f"{jar} is not here")
        command = [found, "-cp", jar, HERE / "programs" / program, *arguments]
        return json.loads(run(command))

    return start


@pytest.fixture
def written(tmp_path: Path) -> Callable[[dict[str, bytes], str], Path]:
    """Writes an export into a folder; what stands for the main file gets the name given."""

    def write(files: dict[str, bytes], main: str = "main") -> Path:
        for name, data in files.items():
            path = tmp_path / (name or main)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        return tmp_path

    return write
