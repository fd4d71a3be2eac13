"""What an installation brings along: few packages, all pinned with hashes, none under the GPL."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)( ;[^\\]*)? \\$")


def project() -> dict[str, object]:
    loaded: dict[str, object] = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    return loaded


def name_of(requirement: str) -> str:
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found is not None
    return re.sub(r"[-_.]+", "-", found[0]).lower()


def locked() -> dict[str, list[str]]:
    """Package → its hashes, as requirements/dev.txt has them."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in (ROOT / "requirements" / "dev.txt").read_text().splitlines():
        if pinned := PINNED.match(line):
            name = name_of(pinned[1])
            found.setdefault(name, [])
        elif line.strip().startswith("--hash="):
            found[name].append(line.strip().rstrip(" \\"))
        else:
            assert not line.strip() or line.startswith("#"), line
    return found


def test_every_dependency_of_program_and_tests_is_pinned_with_hashes() -> None:
    about = project()
    optional = about["optional-dependencies"]
    assert isinstance(optional, dict) and isinstance(about["dependencies"], list)
    wanted = {name_of(r) for r in (*about["dependencies"], *optional["dev"])}
    pinned = locked()
    assert wanted - set(pinned) == set()
    for name, hashes in pinned.items():
        assert hashes, name
        assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", h) for h in hashes), name


def test_the_program_itself_needs_few_packages() -> None:
    dependencies = project()["dependencies"]
    assert isinstance(dependencies, list)
    assert len({name_of(r) for r in dependencies}) <= 12


@pytest.mark.parametrize("extras", [(), ("dev",)], ids=["program", "with tests"])
def test_nothing_that_is_installed_is_under_the_gpl(extras: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "licences.py"), *extras],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "REFUSED" not in done.stdout
    assert done.returncode == 0
    assert {"textual", "msgspec"} <= {line.split()[0] for line in done.stdout.splitlines()}


def test_a_licence_is_refused_where_no_way_around_the_gpl_is_offered() -> None:
    sys.path.insert(0, str(ROOT / "tools"))
    try:
        from licences import Licence  # type: ignore[import-not-found]
    finally:
        sys.path.pop(0)
    refused = {
        "GPL-3.0-or-later": True,
        "AGPL-3.0": True,
        "GNU General Public License v3 (GPLv3)": True,
        "": True,
        "MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later": False,
        "MIT": False,
        "Apache-2.0 AND BSD-3-Clause": False,
    }
    assert {words: Licence("x", "1", words, "").refused for words in refused} == refused
