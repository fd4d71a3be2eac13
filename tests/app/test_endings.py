"""However the program ends, the terminal is sane, the work is on disk, and typing comes back."""

import errno
import json
import os
import signal
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from annotator.app.app import AnnotatorApp
from annotator.model.sheet import Sheet
from annotator.store.files import FILES, Files
from annotator.store.journal import Journal
from annotator.store.workspace import Workspace
from annotator.tasks.annotation.session import Session
from tests.app.test_terminal import HARMLESS, Terminal, workspace_with

pytestmark = pytest.mark.terminal

Make = Callable[..., AnnotatorApp]
Saved = Callable[[], Sheet]
TextOf = Callable[[AnnotatorApp], str]
Settle = Callable[[AnnotatorApp, Pilot[str]], Awaitable[None]]

CRASHING = """
import sys
from annotator.app.screens.looking import Looking
from annotator.app.screens.moving import Moving
from annotator.cli import main

def fail(self):
    raise RuntimeError("made to fail")

for kind in (Moving, Looking):
    for name in ("action_next_item", "action_caret_down"):
        if hasattr(kind, name):
            setattr(kind, name, fail)
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def started() -> Iterator[list[Terminal]]:
    terminals: list[Terminal] = []
    yield terminals
    for terminal in terminals:
        terminal.stop()


def drafts(root: Path) -> dict[str, str]:
    return dict(Journal(Workspace(root, "nina"), "nina", "article").read().drafts)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_leaves_a_sane_terminal_and_the_last_letter_typed(
    tmp_path: Path, started: list[Terminal], number: signal.Signals
) -> None:
    root = workspace_with(tmp_path, HARMLESS)
    started.append(Terminal(root, "open", "article"))
    terminal = started[0]
    terminal.read("Filler")
    terminal.press("n")
    terminal.press("c")
    terminal.press(" and more", until="more")
    before = len(terminal.seen)
    os.kill(terminal.pid, number)
    status = terminal.end()
    assert os.WIFSIGNALED(status) and os.WTERMSIG(status) == number
    for sequence in (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l", b"\x1b[?2004l"):
        assert sequence in terminal.seen[before:]
    assert b"Traceback" not in terminal.seen
    assert [text.endswith(" and more") for text in drafts(root).values()] == [True]
    started.append(Terminal(root, "open", "article"))
    started[1].read("Filler")
    started[1].press("n")
    started[1].press("c", until="typed before")
    started[1].press("\r", until="aved")
    session = Session.open(Workspace(root, "nina"), "article", read_only=True)
    assert session.sheet.annotations[0].note == HARMLESS + " and more"
    assert drafts(root) == {}


def test_kill_nine_amid_fast_typing_costs_a_moment_and_no_annotation(
    tmp_path: Path, started: list[Terminal]
) -> None:
    root = workspace_with(tmp_path, HARMLESS)
    started.append(Terminal(root, "open", "article"))
    terminal = started[0]
    terminal.read("Filler")
    terminal.press("n")
    terminal.press("c")
    typed = ""
    for number in range(14):  # never a pause as long as the moment after which drafts are kept
        word = f" w{number}"
        os.write(terminal.fd, word.encode())
        terminal.read(quiet=0.12)
        typed += word
    os.kill(terminal.pid, signal.SIGKILL)
    assert os.WTERMSIG(terminal.end()) == signal.SIGKILL
    (kept,) = drafts(root).values()
    assert " w2" in kept and (HARMLESS + typed).startswith(kept)
    session = Session.open(Workspace(root, "nina"), "article", read_only=True)
    assert session.sheet.annotations[0].note == HARMLESS


def test_a_crash_ends_with_another_code_than_nought_and_says_where_the_work_is(
    tmp_path: Path, started: list[Terminal]
) -> None:
    root = workspace_with(tmp_path, HARMLESS)
    script = tmp_path / "crashing.py"
    script.write_text(CRASHING)
    started.append(Terminal(root, "open", "article", program=[str(script)]))
    terminal = started[0]
    terminal.read("Filler")
    before = len(terminal.seen)
    terminal.press("n")
    assert os.waitstatus_to_exitcode(terminal.end()) == 1
    after = terminal.seen[before:].decode()
    assert "\x1b[?1049l" in after and "\x1b[?25h" in after
    said = after[after.rindex("annotator: a fault") :]
    assert "Everything you confirmed is saved in" in said
    assert "annotations/nina" in said.replace("\r\n", "")
    sheet = json.loads((root / "annotations" / "nina" / "article.json").read_text())
    assert len(sheet["annotations"]) == 1


class Full(Files):
    """A disk without room."""

    def create(self, path: Path, mode: int) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


async def test_a_refused_save_leaves_the_words_in_the_field_and_enter_tries_again(
    make_app: Make, settle: Settle, text_of: TextOf, saved: Saved
) -> None:
    app = make_app("posters")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(app, pilot)
        await pilot.press("c", *"seen twice")
        app.workspace.files = Full()
        await pilot.press("enter")
        await pilot.pause()
        told = " ".join(text_of(app).split())
        assert "the disk is full" in told and "seen twice" in told
        app.workspace.files = FILES
        await pilot.press("enter")
        await pilot.pause()
    assert [annotation.note for annotation in saved().annotations] == ["seen twice"]
