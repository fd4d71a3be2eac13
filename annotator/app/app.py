"""The app: opens sessions, changes screens, and leaves the terminal as it was."""

import os
import sys
from pathlib import Path
from typing import ClassVar

from annotator.app.cells import patch_widths

patch_widths()

from textual.app import App  # noqa: E402  (Rich's widths are mended first)
from textual.binding import BindingType  # noqa: E402

from annotator.app.library import Shelf  # noqa: E402
from annotator.app.messages import (  # noqa: E402
    LeaveArticle,
    LeaveProgram,
    OpenArticle,
    ShowHelp,
    StepArticle,
)
from annotator.app.palette import TableOfCommands  # noqa: E402
from annotator.app.screens.annotate import AnnotateScreen  # noqa: E402
from annotator.app.screens.base import PlaceScreen  # noqa: E402
from annotator.app.screens.help import HelpScreen  # noqa: E402
from annotator.app.screens.library import LibraryScreen  # noqa: E402
from annotator.app.terminal import restoring_terminal  # noqa: E402
from annotator.model.errors import AnnotatorError  # noqa: E402
from annotator.store.workspace import Workspace  # noqa: E402
from annotator.tasks.background import Background  # noqa: E402
from annotator.tasks.session import Session  # noqa: E402


class AnnotatorApp(App[str], inherit_bindings=False):
    """Holds the session that is open; everything else is on the screens."""

    TITLE = "annotator"
    BINDINGS: ClassVar[list[BindingType]] = []
    COMMANDS = {TableOfCommands}  # noqa: RUF012  (so declared by Textual)
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+p"

    def __init__(
        self, workspace: Workspace, article: str = "", background: Background | None = None
    ) -> None:
        super().__init__(ansi_color=True if os.environ.get("NO_COLOR") else None)
        self.animation_level = "none"
        self.workspace = workspace
        self.background = background or Background(workspace)
        self.shelf = Shelf(workspace)
        self.session: Session | None = None
        self._first = article
        self._annotate: AnnotateScreen | None = None

    def on_mount(self) -> None:
        """The list of articles, or the one that was named."""
        self.push_screen(LibraryScreen(self.shelf))
        if self._first:
            self.open_article(self._first)

    def open_article(self, article: str) -> None:
        """Open an article, on the screen that is there if there is one."""
        screen = self.screen
        try:
            session = Session.open(self.workspace, article)
        except AnnotatorError as error:
            if isinstance(screen, PlaceScreen):
                screen.warn(error)
            return
        self._close_session()
        self.session = session
        self.shelf.touched.add(article)
        ids = self.shelf.ids
        at = f"{ids.index(article) + 1} of {len(ids)}" if article in ids else ""
        if isinstance(screen, AnnotateScreen):
            screen.load(session, at)
        else:
            self.push_screen(AnnotateScreen(session, self.background, at))

    def _close_session(self) -> None:
        if self.session is not None:
            self.session.close()
            self.session = None

    def on_open_article(self, event: OpenArticle) -> None:
        """An article was chosen."""
        self.open_article(event.article)

    def on_step_article(self, event: StepArticle) -> None:
        """The next or the previous one of the list."""
        if self.session is None:
            return
        ids, now = self.shelf.ids, self.session.article.id
        at = ids.index(now) + event.by if now in ids else 0
        if 0 <= at < len(ids):
            self.open_article(ids[at])
        elif isinstance(self.screen, PlaceScreen):
            self.screen.say("This is the last article." if at else "This is the first article.")

    def on_leave_article(self, event: LeaveArticle) -> None:
        """Back to the list."""
        self._close_session()
        if isinstance(self.screen, AnnotateScreen):
            self.pop_screen()

    def on_show_help(self, event: ShowHelp) -> None:
        """All keys."""
        self.push_screen(HelpScreen(event.place))

    def on_leave_program(self, event: LeaveProgram) -> None:
        """Everything is saved already."""
        self.exit("Everything is saved.")

    def on_unmount(self) -> None:
        """Let the sheet and the worker go."""
        self._close_session()
        self.background.close()


def run(
    workspace_path: Path, annotator: str, article: str | None = None, review_of: str | None = None
) -> int:
    """Run the app on a workspace, as an annotator; on one article if it is named.

    Returns the exit code: 0, or 1 after a crash. Raises AnnotatorError where the workspace cannot
    be used.
    """
    if not (sys.stdin.isatty() and sys.stderr.isatty()) or os.environ.get("TERM") == "dumb":
        print("annotator: the app needs a terminal; see annotator --help.", file=sys.stderr)
        return 2
    app = AnnotatorApp(Workspace(workspace_path, annotator), article or "")
    with restoring_terminal():
        said = app.run()
    if said and not app.return_code:
        print(said, file=sys.stderr)
    return app.return_code or 0
