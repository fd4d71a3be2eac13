"""What the guide and the README show is what comes; what there is, is named in them."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.cli.verbs import VERBS

ROOT = Path(__file__).parent.parent
GUIDES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])


def blocks(path: Path) -> list[str]:
    return re.findall(r"```console\n(.*?)```", path.read_text(encoding="utf-8"), re.DOTALL)


def steps(block: str) -> list[tuple[str, list[str]]]:
    """Commands with the lines that are shown below them."""
    found: list[tuple[str, list[str]]] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        else:
            found[-1][1].append(line)
    return found


def fits(shown: list[str], told: list[str]) -> bool:
    """Whether the output is as shown; a line `…` stands for any lines, inside one for any text."""
    if not shown:
        return not told
    if shown[0] == "…":
        return any(fits(shown[1:], told[n:]) for n in range(len(told) + 1))
    pattern = ".*".join(re.escape(part) for part in shown[0].split("…"))
    return bool(told) and bool(re.fullmatch(pattern, told[0])) and fits(shown[1:], told[1:])


@pytest.mark.parametrize("guide", [g for g in GUIDES if blocks(g)], ids=lambda p: p.name)
def test_every_command_that_is_shown_gives_what_is_shown(guide: Path, tmp_path: Path) -> None:
    for name in ("corpus", "annotations"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns(".*.lock"))
    program = Path(sys.executable).with_name("annotator")
    for block in blocks(guide):
        for command, shown in steps(block):
            done = subprocess.run(
                ["bash", "-c", command.replace("annotator", str(program), 1)],
                cwd=tmp_path,
                capture_output=True,
                text=True,
                env={"PATH": "/usr/bin:/bin", "ANNOTATOR_NAME": "dana", "HOME": str(tmp_path)},
                check=False,
            )
            assert fits(shown, done.stdout.splitlines()), f"{command}\n{done.stdout}{done.stderr}"


def test_links_between_the_documents_lead_somewhere() -> None:
    for guide in GUIDES:
        for target in re.findall(r"\]\(([^)#:]+)\)", guide.read_text(encoding="utf-8")):
            assert (guide.parent / target).exists(), f"{guide.name}: {target}"


def test_every_command_is_in_the_reference_as_its_help_tells_it() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "reference.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_every_command_is_named_somewhere_in_the_guide() -> None:
    told = "\n".join(g.read_text(encoding="utf-8") for g in GUIDES)
    for verb in VERBS:
        assert f"annotator {verb}" in told, verb
