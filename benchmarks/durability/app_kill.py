"""Kill the running app at its saves and look whether anything that it showed as done is lost.

Usage: python benchmarks/durability/app_kill.py [KILLS] [SEED]

Each round opens the app on an article in a pseudo-terminal, accepts items with the key `a`, and
sends SIGKILL, TERM or HUP within the first hundredth of a second after a key, while it saves, or
after a whole save. What the screen had counted as done must be in the sheet, every file must be
valid, and the app must open again. Prints one line: kills, items shown as done, lost, invalid.
"""

import fcntl
import json
import os
import pty
import random
import re
import select
import signal
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path

from annotator.store.checking import check
from annotator.store.workspace import Workspace

SLOGANS = (
    *("Шал, кет!", "Жасасын бостандық!", "Біз біргеміз!", "Қош келдіңіз!", "Рақмет сізге!"),
    *("Жаңа өмір!", "Ертең ерте кел!", "Біз қайтпаймыз!", "Сөз бізде!", "Жол ашық!"),
    *("Күн шықты!", "Үйге қайтамыз!"),
)
DONE = re.compile(rb"(\d+) done")
SIGNALS = (signal.SIGKILL, signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGHUP)


def workspace() -> Path:
    """An article with a few foreign quotations."""
    root = Path(tempfile.mkdtemp(prefix="annotator-app-kill-"))
    (root / "corpus").mkdir()
    text = "A day in the square\n\n" + "\n\n".join(
        f"Banner {n} read “{words}” and was taken down." for n, words in enumerate(SLOGANS)
    )
    (root / "corpus" / "square.txt").write_text(text, encoding="utf-8")
    return root


class Running:
    """The app in a pseudo-terminal of its own."""

    def __init__(self, root: Path) -> None:
        command = [sys.executable, "-m", "annotator", "--workspace", str(root)]
        command += ["--annotator", "kim", "open", "square"]
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.execve(command[0], command, {**os.environ, "TERM": "xterm-256color"})
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        self.seen = b""

    def read(self, seconds: float, until: bytes = b"") -> bool:
        """Read for so long, or until something was written; whether that came."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if until and until in self.seen:
                return True
            if select.select([self.fd], [], [], left)[0]:
                try:
                    data = os.read(self.fd, 65536)
                except OSError:
                    break
                if not data:
                    break
                self.seen += data
        return until in self.seen

    def done(self) -> int:
        """The number of items that the screen counted as done last."""
        found = DONE.findall(self.seen)
        return int(found[-1]) if found else 0

    def end(self, number: signal.Signals) -> None:
        """Kill it, and read what it still wrote before."""
        os.kill(self.pid, number)
        self.read(0.3)
        os.waitpid(self.pid, 0)
        os.close(self.fd)


def saved(root: Path) -> int:
    """Annotations called done in the sheet."""
    path = root / "annotations" / "kim" / "square.json"
    if not path.exists():
        return 0
    sheet = json.loads(path.read_bytes())
    return sum(a["status"] == "done" for a in sheet.get("annotations", []))


def main() -> int:
    """Run the rounds; 1 where something was lost, invalid or did not open again."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    chance = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    shown = lost = invalid = unopened = 0
    root = workspace()
    began = time.monotonic()
    for _ in range(kills):
        if saved(root) > len(SLOGANS) - 4:  # a round accepts three at most
            root = workspace()
        app = Running(root)
        before = saved(root)
        if not app.read(20, b" done"):
            unopened += 1
        app.read(6, b"Reads")  # until the proposals are there
        for _ in range(chance.randint(0, 2)):
            os.write(app.fd, b"a")
            app.read(0.25)
        os.write(app.fd, b"a")
        time.sleep(chance.uniform(0, 0.06))  # a save lasts some hundredths of a second
        app.end(chance.choice(SIGNALS))
        shown += max(0, app.done() - before)
        try:
            lost += max(0, app.done() - saved(root))
        except ValueError:
            invalid += 1
        invalid += sum(found.severity == "error" for found in check(Workspace(root, "kim")))
    print(
        f"{kills} kills of the app, {shown} items shown as done, {lost} lost, "
        f"{invalid} invalid files, {unopened} did not open, {time.monotonic() - began:.0f} s"
    )
    return 1 if lost or invalid or unopened else 0


if __name__ == "__main__":
    sys.exit(main())
