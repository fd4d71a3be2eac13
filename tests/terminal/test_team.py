"""A team in real terminals: two sheets, a review, its author's answer, and the agreed sheet."""

import json
from pathlib import Path
from typing import Any

import pytest

from annotator.store.workspace import Workspace
from annotator.tasks.annotation.session import Session

from .tmux import PROGRAM, Terminal, needs_tmux

pytestmark = [pytest.mark.terminal, needs_tmux]

SLOGAN = "Шал, кет!"
ARTICLE = f"Chalk\n\nSomebody had written “{SLOGAN}” on the stairs.\n\nIt was gone by noon.\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Aigul and Tamar understand the slogan differently."""
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "chalk.txt").write_text(ARTICLE, encoding="utf-8", newline="")
    start = ARTICLE.index(SLOGAN)
    for name, meaning in (("aigul", "Old man, leave"), ("tamar", "Grandfather, out")):
        session = Session.open(Workspace(tmp_path, name), "chalk")
        made = session.create(start, start + len(SLOGAN))
        session.set_language(made, "kk")
        session.add_translation(made, meaning)
        session.set_status(made, "done")
        session.close()
    return tmp_path


def app(workspace: Path, name: str, *arguments: str, size: tuple[int, int]) -> Terminal:
    return Terminal([str(PROGRAM), *arguments], workspace, size, {"ANNOTATOR_NAME": name})


def stored(workspace: Path, path: str) -> Any:
    return json.loads((workspace / "annotations" / path).read_text(encoding="utf-8"))


def meanings(workspace: Path, who: str) -> list[str]:
    (annotation,) = stored(workspace, f"{who}/chalk.json")["annotations"]
    return [t["text"] for t in annotation["translations"]]


@pytest.mark.parametrize("size", [(120, 40), (60, 20)], ids=["120x40", "60x20"])
def test_from_two_sheets_over_a_review_to_the_agreed_one(
    workspace: Path, size: tuple[int, int]
) -> None:
    before = (workspace / "annotations" / "aigul" / "chalk.json").read_bytes()
    with app(workspace, "nino", "review", "--of", "aigul", size=size) as terminal:
        terminal.wait_for("no verdict yet")
        terminal.keys("t")
        terminal.wait_for("Translation in your version")
        terminal.keys("!", "Enter")
        terminal.wait_for("Your version is saved")
        terminal.keys("H")
        terminal.wait_for("Handed back to aigul")
        terminal.keys("q")
        terminal.wait_until_gone()
    assert (workspace / "annotations" / "aigul" / "chalk.json").read_bytes() == before

    with app(workspace, "aigul", size=size) as terminal:
        terminal.wait_for("V goes there")
        terminal.keys("V")
        terminal.wait_for("nino handed one item back")
        terminal.keys("A")
        terminal.wait_for("Take nino’s version")
        terminal.keys("Down", "Enter")
        terminal.wait_for("version is yours now")
        terminal.keys("q")
        terminal.wait_until_gone()
    assert meanings(workspace, "aigul") == ["Old man, leave!"]

    with app(workspace, "nino", "review", "--of", "aigul,tamar", size=size) as terminal:
        terminal.wait_for("1 to decide")
        terminal.keys("o")
        terminal.wait_for("All is decided here")
        terminal.keys("q")
        terminal.wait_until_gone()
    assert meanings(workspace, "_adjudicated") == ["Old man, leave!", "Grandfather, out"]
    assert meanings(workspace, "tamar") == ["Grandfather, out"]
    (agreed,) = stored(workspace, "_adjudicated/chalk.json")["annotations"]
    (decided,) = (d for d in agreed["decisions"] if d["field"] == "translation")
    assert (decided["choice"], decided["by"]) == ("both", "nino")
    assert agreed["status"] == "done"
