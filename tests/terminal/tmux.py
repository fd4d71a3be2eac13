"""The installed program in a real terminal: tmux types and reads the screen."""

import os
import shutil
import subprocess
import sys
import time
import uuid
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

import pytest

needs_tmux = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
PROGRAM = Path(sys.executable).with_name("annotator")


class Terminal:
    """One tmux server of its own with one window that runs a command."""

    def __init__(
        self,
        command: list[str],
        folder: Path,
        size: tuple[int, int] = (120, 40),
        env: Mapping[str, str] | None = None,
    ) -> None:
        self._command = command
        self._folder = folder
        self._size = size
        self._env = {"LC_ALL": "C.UTF-8", "TERM": "xterm-256color", **(env or {})}
        self._name = f"annotator-test-{uuid.uuid4().hex[:12]}"

    def __enter__(self) -> Self:
        width, height = self._size
        settings = [x for k, v in self._env.items() for x in ("-e", f"{k}={v}")]
        size = ["-x", str(width), "-y", str(height)]
        self._tmux(
            "-f",
            "/dev/null",
            "new-session",
            "-d",
            *size,
            *settings,
            "-c",
            str(self._folder),
            "sleep 600",
        )
        self._tmux("set-option", "-g", "remain-on-exit", "on")
        self._tmux("respawn-pane", "-k", "-c", str(self._folder), *settings, *self._command)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        subprocess.run(["tmux", "-L", self._name, "kill-server"], capture_output=True, check=False)

    def keys(self, *keys: str) -> None:
        """Press keys, as tmux names them."""
        self._tmux("send-keys", *keys)

    def type(self, text: str) -> None:
        """Type text as it stands."""
        self._tmux("send-keys", "-l", text)

    def screen(self) -> str:
        """What is on the screen, row by row."""
        return self._tmux("capture-pane", "-p")

    def cells(self) -> list[str]:
        """The rows with the blanks at their ends, once the screen has come to rest."""
        seen: list[str] = []
        while (rows := self._tmux("capture-pane", "-p", "-N").split("\n")[:-1]) != seen:
            seen = rows
            time.sleep(0.1)
        return seen

    def wait_for(self, text: str, seconds: float = 20.0) -> str:
        """The screen once the text stands on it; fails, showing it, where it never does."""
        deadline = time.monotonic() + seconds
        while text not in (screen := self.screen()):
            if time.monotonic() > deadline:
                raise AssertionError(f"“{text}” never came; the screen was:\n{screen}")
            time.sleep(0.05)
        return screen

    def wait_until_gone(self, seconds: float = 20.0) -> None:
        """Until the program has ended."""
        deadline = time.monotonic() + seconds
        while self._tmux("display-message", "-p", "#{pane_dead}").strip() != "1":
            if time.monotonic() > deadline:
                raise AssertionError(f"the program still runs:\n{self.screen()}")
            time.sleep(0.05)

    def title(self) -> str:
        """The title that the program gave the terminal."""
        return self._tmux("display-message", "-p", "#{pane_title}").strip()

    def pid(self) -> int:
        """The process that the window runs."""
        return int(self._tmux("display-message", "-p", "#{pane_pid}"))

    def _tmux(self, *arguments: str) -> str:
        done = subprocess.run(
            ["tmux", "-L", self._name, *arguments],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, **self._env},
        )
        return done.stdout
