"""The yardstick: Textual's own TextArea on a file, read-only, and nothing else."""

import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.widgets import TextArea


class Minimal(App[None]):
    """One TextArea."""

    def compose(self) -> ComposeResult:
        """The text."""
        yield TextArea(Path(sys.argv[1]).read_text(encoding="utf-8"), read_only=True)

    def on_key(self, event: object) -> None:
        """q leaves."""
        if getattr(event, "key", "") == "q":
            self.exit()


if __name__ == "__main__":
    Minimal().run()
