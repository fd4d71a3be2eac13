"""The program in a real pseudo-terminal: what it writes, and how it leaves."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyte
import pytest

from annotator.model.proposal import Proposals
from annotator.store.workspace import Workspace
from annotator.tasks.annotation.session import Session
from annotator.tasks.detection.candidates import keep_proposals

pytestmark = pytest.mark.terminal

HOSTILE = (
    "\x1b]52;c;aGFja2Vk\x07 \x1b]0;title\x07 \x1b[2J\x1b[3J\x1b[?1000l \x9b2J \x90q\x9c \x07\x08 "
    "[/] [/nope] [@click=app.quit]press[/] [link=https://example.org]x[/] [bold red] "
    "\x7f\u202eevil\u202c \u2066\u200f\u200b\ufeff\u00ad \u2028\x85 \U000e0041"
)
HARMLESS = "Plain words of the same kind, with “marks” and қазақ letters."
WIDE = (
    "நிலைமை பற்றி", "বাংলাদেশের কথা", "မြန်မာစာ", "ភាសាខ្មែរ", "क्षत्रिय देवनागरी", "漢字かな交じり文",
    "👩‍👩‍👧‍👦 🇰🇿 ❤️ 👍🏽", "שלום עולם", "مرحبا بالعالم", "e\u0301a\u0308\u0323", "ภาษาไทย",
)  # fmt: skip
SEQUENCE = re.compile(
    rb"\x1b(?:\][^\x07\x1b]*(?:\x07|\x1b\\)|P[^\x1b]*\x1b\\|\[[0-9:;<=>?]*[ -/]*[@-~]|.)", re.S
)


class Terminal:
    """The program in a terminal of 120×40."""

    def __init__(
        self,
        root: Path,
        *arguments: str,
        env: dict[str, str] | None = None,
        program: Sequence[str] = ("-m", "annotator"),
    ) -> None:
        command = [sys.executable, *program, "--workspace", str(root)]
        command += ["--annotator", "nina", *arguments]
        kept = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "TEXTUAL")}
        settings = kept | {"TERM": "xterm-256color", "LANG": "C.UTF-8"} | (env or {})
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.execve(command[0], command, settings)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        self.seen = b""

    def read(self, until: str = "", seconds: float = 20.0, quiet: float = 0.3) -> bytes:
        """Read until something was written and it is quiet."""
        end, found = time.monotonic() + seconds, not until
        while time.monotonic() < end:
            ready, _, _ = select.select([self.fd], [], [], quiet)
            if not ready and found:
                break
            if ready:
                try:
                    data = os.read(self.fd, 65536)
                except OSError:
                    break
                if not data:
                    break
                self.seen += data
            found = found or until.encode() in self.seen
        assert found, f"{until!r} was not written"
        return self.seen

    def press(self, keys: str, until: str = "") -> None:
        """Send keys, wait for what they do."""
        os.write(self.fd, keys.encode())
        self.read(until)

    def screen(self) -> pyte.Screen:
        """What a terminal shows of all that was written."""
        screen = pyte.Screen(120, 40)
        stream = pyte.ByteStream(screen)
        stream.feed(re.sub(rb"\x1b\[[<>=?][0-9;]*u", b"", self.seen))
        return screen

    def end(self) -> int:
        """The exit status of the program (as `os.waitpid` gives it)."""
        self.read(seconds=5)
        return os.waitpid(self.pid, 0)[1]

    def stop(self) -> None:
        """End it if it still runs."""
        try:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        except (ProcessLookupError, ChildProcessError):
            pass
        os.close(self.fd)


@pytest.fixture
def started() -> Iterator[list[Terminal]]:
    """Terminals that are ended with the test."""
    terminals: list[Terminal] = []
    yield terminals
    for terminal in terminals:
        terminal.stop()


def workspace_with(root: Path, words: str) -> Path:
    """One article that is annotated, with the words everywhere where words can stand."""
    corpus = root / "corpus"
    corpus.mkdir(parents=True)
    text = f"Title {words}\n\nBefore “сөз {words} сөз” after.\n\n" + "Filler line.\n" * 60
    (corpus / "article.txt").write_bytes(text.encode("utf-8", "surrogatepass"))
    place = Workspace(root, "nina")
    keep_proposals(place, place.article("article"), Proposals())
    session = Session.open(place, "article")
    start = session.article.text.index("сөз")
    made = session.create(start, session.article.text.index("” after"), "quotation")
    session.set_note(made, words)
    session.set_tags(made, (words.replace(",", " "),))
    session.add_translation(made, words)
    session.set_speaker(made, f"Name {words}")
    session.close()
    return root


def kinds(written: bytes) -> set[bytes]:
    """The kinds of escape sequences: without their numbers, OSC with its number."""
    found = set()
    for match in SEQUENCE.findall(written):
        osc = re.match(rb"\x1b\]\d*", match)
        found.add(osc[0] if osc else re.sub(rb"[0-9:;]+", b"", match))
    return found


def walk(terminal: Terminal) -> bytes:
    """Go through every screen that shows words from the article and the sheet."""
    terminal.read("Filler")
    terminal.press("n")
    for keys in (
        "\r",
        "\x1b",
        "t",
        "\x1b",
        "s",
        "\x1b",
        "c",
        "\x1b",
        "T",
        "\x1b",
        "r",
        "\x1b",
        "h",
    ):
        terminal.press(keys)
    terminal.press("/сөз\r")
    terminal.press("\x1b")
    terminal.press("v\x1b[1;2C\x1b[1;2B\x1b")
    terminal.press("?")
    terminal.press("\x1b")
    terminal.press("\x1b", until="1 article")
    return terminal.seen


def test_nothing_that_stands_in_an_article_is_obeyed(
    tmp_path: Path, started: list[Terminal]
) -> None:
    written = []
    for name, words in (("benign", HARMLESS), ("hostile", HOSTILE)):
        started.append(Terminal(workspace_with(tmp_path / name, words), "open", "article"))
        written.append(walk(started[-1]))
    assert kinds(written[1]) <= kinds(written[0])
    assert b"\x1b]0;title" not in written[1] and b"\x1b]52;c;aGFj" not in written[1]
    assert not re.search("[\x80-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f]", written[1].decode())
    assert "[@click=app.quit]" in written[1].decode()


def test_the_border_stays_in_its_column_whatever_stands_left_of_it(
    tmp_path: Path, started: list[Terminal]
) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    text = "\n\n".join(f"{words} {words} {words}" for words in WIDE)
    (corpus / "article.txt").write_text(text, encoding="utf-8")
    place = Workspace(tmp_path, "nina")
    keep_proposals(place, place.article("article"), Proposals())
    started.append(Terminal(tmp_path, "open", "article"))
    started[0].read("Nothing foreign")
    screen = started[0].screen()
    borders = [screen.buffer[row][76].data for row in range(1, 37)]
    assert borders == ["│"] * 36, screen.display
    assert "நிலைமை"[0] in screen.display[1]


def test_leaving_restores_the_terminal_and_says_that_all_is_saved(
    tmp_path: Path, started: list[Terminal]
) -> None:
    started.append(Terminal(workspace_with(tmp_path, HARMLESS), "open", "article"))
    started[0].read("Filler")
    started[0].press("q")
    assert os.waitstatus_to_exitcode(started[0].end()) == 0
    after = started[0].seen[started[0].seen.rindex(b"\x1b[?1049l") :]
    assert "Everything is saved." in after.decode()
    assert b"\x1b[?25h" in started[0].seen[-400:]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_restores_the_terminal_before_it_ends_the_program(
    tmp_path: Path, started: list[Terminal], number: signal.Signals
) -> None:
    started.append(Terminal(workspace_with(tmp_path, HARMLESS), "open", "article"))
    started[0].read("Filler")
    before = len(started[0].seen)
    os.kill(started[0].pid, number)
    status = started[0].end()
    assert os.WIFSIGNALED(status) and os.WTERMSIG(status) == number
    for sequence in (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l", b"\x1b[?2004l"):
        assert sequence in started[0].seen[before:]


def test_a_terminal_that_takes_nothing_does_not_keep_the_program(
    tmp_path: Path, started: list[Terminal]
) -> None:
    started.append(Terminal(workspace_with(tmp_path, HARMLESS), "open", "article"))
    started[0].read("Filler")
    for _ in range(60):  # more output than a terminal holds, and nobody reads it
        os.write(started[0].fd, b"\x1b[6~")
        time.sleep(0.03)
        os.write(started[0].fd, b"\x1b[5~")
        time.sleep(0.03)
    os.kill(started[0].pid, signal.SIGTERM)
    end = time.monotonic() + 10
    while (ended := os.waitpid(started[0].pid, os.WNOHANG))[0] == 0 and time.monotonic() < end:
        time.sleep(0.05)
    assert ended[0] == started[0].pid


def test_without_a_terminal_it_says_so_in_one_line(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "annotator", "--workspace", str(tmp_path), "open"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2
    assert len(done.stderr.strip().split("\n")) == 1 and "terminal" in done.stderr


def test_a_dumb_terminal_is_told_so(tmp_path: Path, started: list[Terminal]) -> None:
    (tmp_path / "corpus").mkdir()
    started.append(Terminal(tmp_path, env={"TERM": "dumb"}))
    started[0].read("--help")
    assert os.waitstatus_to_exitcode(started[0].end()) == 2
    assert b"needs a terminal" in started[0].seen and b"\x1b" not in started[0].seen


def test_without_colours_no_colour_is_written(tmp_path: Path, started: list[Terminal]) -> None:
    root = workspace_with(tmp_path, HARMLESS)
    started.append(Terminal(root, "open", "article", env={"NO_COLOR": "1"}))
    started[0].read("Filler")
    started[0].press("n")
    colours = re.findall(
        rb"\x1b\[[0-9;]*?(?:3[0-7]|4[0-7]|9[0-7]|[34]8;[25])[0-9;]*m", started[0].seen
    )
    assert not colours
    assert b"\x1b[7" in started[0].seen or b";7m" in started[0].seen
