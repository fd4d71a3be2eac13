"""The installed app in a real terminal: annotate, be killed, start again, find everything."""

import json
import os
import signal
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from .tmux import PROGRAM, Terminal, needs_tmux

pytestmark = [pytest.mark.terminal, needs_tmux]

SLOGAN = "Трамп, Қазақстанға назар сал."
ARTICLE = (
    "A sheet of paper on the square\n\nIt was held up by people who said nothing:\n\n"
    f"“{SLOGAN}”\n(“Trump, pay attention to Kazakhstan.”)\n\n"
    "The phrase, roughly translated as “Trump, look at Kazakhstan”, was not signed.\n"
)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "square.txt").write_text(ARTICLE, encoding="utf-8", newline="")
    return tmp_path


def app(
    workspace: Path,
    *arguments: str,
    size: tuple[int, int] = (120, 40),
    env: Mapping[str, str] | None = None,
) -> Terminal:
    settings = {"ANNOTATOR_NAME": "dana", **(env or {})}
    return Terminal([str(PROGRAM), *arguments], workspace, size, settings)


def saved(workspace: Path) -> dict[str, Any]:
    path = workspace / "annotations" / "dana" / "square.json"
    sheet: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return sheet


def test_six_keys_lead_from_the_first_screen_to_the_saved_slogan(workspace: Path) -> None:
    with app(workspace) as terminal:
        terminal.wait_for("A sheet of paper on the square")
        terminal.keys("Enter")
        terminal.wait_for("Reads")
        terminal.keys("a")
        terminal.wait_for("1 done")
        os.kill(terminal.pid(), signal.SIGKILL)
    (annotation,) = saved(workspace)["annotations"]
    assert annotation["language"] == "kk"
    assert annotation["status"] == "done"
    assert [o["exact"] for o in annotation["occurrences"]] == [SLOGAN]
    assert [t["text"] for t in annotation["transliterations"]] == ["Tramp, Qazaqstangha nazar sal."]
    assert [(t["text"], t["origin"]) for t in annotation["translations"]] == [
        ("Trump, pay attention to Kazakhstan.", "article"),
        ("Trump, look at Kazakhstan", "article"),
    ]
    with app(workspace) as terminal:
        terminal.wait_for("1 done")
        terminal.keys("Enter")
        terminal.wait_for("n goes to the next item")
        terminal.keys("n")
        screen = terminal.wait_for("Tramp, Qazaqstangha nazar sal.")
        assert "done" in screen
        terminal.keys("u")
        terminal.wait_for("0 done")
        terminal.keys("q")
        terminal.keys("q")
        terminal.wait_until_gone()
    assert "annotations" not in saved(workspace)


def test_text_of_an_article_cannot_speak_to_the_terminal(workspace: Path) -> None:
    evil = (
        "Title \x1b]0;owned\x07 [/] [@click=app.quit]here[/]\n\n"
        "\x1b[2J\x1b]52;c;eHg=\x07 “Шал, кет!” end\n"
    )
    (workspace / "corpus" / "square.txt").write_text(evil, encoding="utf-8", newline="")
    with app(workspace, "open", "square") as terminal:
        screen = terminal.wait_for("end")
        assert "␛]52;c;eHg=␇" in screen
        assert "[@click=app.quit]here[/]" in screen
        assert "owned" not in terminal.title()


@pytest.mark.parametrize("size", [(120, 40), (60, 20)])
def test_the_words_language_and_meaning_are_on_the_first_screen(
    workspace: Path, size: tuple[int, int]
) -> None:
    with app(workspace, "open", "square", size=size, env={"NO_COLOR": "1"}) as terminal:
        screen = terminal.wait_for("Reads")
        assert screen.count(SLOGAN) >= 2
        assert "Tramp, Qazaqstangha" in screen
        assert all(len(row) <= size[0] for row in screen.splitlines())


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_closed_session_leaves_a_sane_terminal(workspace: Path, number: int) -> None:
    with app(workspace, "open", "square") as terminal:
        terminal.wait_for("Reads")
        terminal.keys("a")
        terminal.wait_for("1 done")
        os.kill(terminal.pid(), number)
        terminal.wait_until_gone()
        assert "Traceback" not in terminal.screen()
    assert len(saved(workspace)["annotations"]) == 1


def test_without_a_terminal_the_app_says_so_in_one_line(workspace: Path) -> None:
    import subprocess

    done = subprocess.run(
        [str(PROGRAM), "open"], cwd=workspace, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
