"""The app: opens sessions, changes screens, and leaves the terminal as it was."""

from annotator.app import garbage, lean

garbage.put_off()
lean.without_tls()  # before anything loads asyncio
lean.without_openssl()  # before anything loads hashlib

import os  # noqa: E402
import sys  # noqa: E402
from contextlib import suppress  # noqa: E402
from pathlib import Path  # noqa: E402
from time import monotonic  # noqa: E402
from typing import TYPE_CHECKING, Any, ClassVar  # noqa: E402

# Textual paints at the ticks of a clock: of two effects of a key, one after the other, the second
# would wait for up to two ticks of 17 ms. Nothing is painted more often for it. It looks when
# anything of it is loaded first.
os.environ.setdefault("TEXTUAL_FPS", "250")

# How many milliseconds after Esc nothing may come for it to be the key: Textual waits 100. What a
# terminal sends for an arrow comes at once, but over a slow line it may come in two parts.
if "TMUX" in os.environ or "SSH_CONNECTION" not in os.environ:
    os.environ.setdefault("ESCDELAY", "30")

from annotator.app.cells import patch_widths  # noqa: E402

patch_widths()  # before Textual measures anything
lean.caches_when_used()  # before Textual paints anything

from textual import events  # noqa: E402
from textual.app import App  # noqa: E402
from textual.binding import BindingType  # noqa: E402
from textual.command import Provider  # noqa: E402
from textual.screen import Screen  # noqa: E402

from annotator.app.keyboard import hear_all_keys  # noqa: E402
from annotator.app.library import Shelf  # noqa: E402
from annotator.app.messages import (  # noqa: E402
    LeaveArticle,
    LeaveProgram,
    OpenArticle,
    ShowAgreement,
    ShowExport,
    ShowHelp,
    StepArticle,
)
from annotator.app.screens.base import PlaceScreen  # noqa: E402
from annotator.app.screens.quiet import QUIET  # noqa: E402
from annotator.app.settings import Settings, load_settings, settings_path  # noqa: E402
from annotator.app.terminal import restoring_terminal  # noqa: E402
from annotator.model.errors import AnnotatorError  # noqa: E402
from annotator.store.workspace import Workspace  # noqa: E402

if TYPE_CHECKING:
    from annotator.app.reviews import Reviews
    from annotator.tasks.annotation.session import Session
    from annotator.tasks.background import Background

garbage.keep_all()
garbage.usual()

_TIDY = 1.0
"""Seconds between two questions whether anybody is typing, for what only then is done."""

CRASHED = 1
"""What Textual returns where an exception nobody caught ended the app."""


def _palette() -> type[Provider]:
    """The palette's commands, loaded when it is opened first."""
    from annotator.app.palette import TableOfCommands

    return TableOfCommands


class AnnotatorApp(App[str], inherit_bindings=False):
    """Holds the session that is open; everything else is on the screens."""

    TITLE = "annotator"
    BINDINGS: ClassVar[list[BindingType]] = []
    COMMANDS = {_palette}  # noqa: RUF012  (so declared by Textual)
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+p"

    def __init__(
        self,
        workspace: Workspace,
        article: str = "",
        background: "Background | None" = None,
        settings: Settings | None = None,
    ) -> None:
        super().__init__(ansi_color=True if os.environ.get("NO_COLOR") else None)
        self.animation_level = "none"
        self.workspace = workspace
        self._background = background
        self._shelf: Shelf | None = None
        self.session: Session | None = None
        self._first = article
        self.reviewing: Reviews | None = None
        self.settings = settings or Settings()
        self.heard_at = 0.0
        """When a key was pressed last, by the clock `monotonic`."""

    @property
    def background(self) -> "Background":
        """The worker process, made when it is needed first."""
        if self._background is None:
            from annotator.tasks.background import Background

            self._background = Background(self.workspace)
        return self._background

    @property
    def shelf(self) -> Shelf:
        """The list of articles, read when it is wanted first: one article needs no list."""
        if self._shelf is None:
            self._shelf = Shelf(self.workspace)
        return self._shelf

    def get_default_screen(self) -> Screen[Any]:
        """The first screen itself: one more below it would be mounted and painted for nothing."""
        if self.reviewing is not None:
            return self._set_up(self.reviewing.first_screen(lambda: self.background))
        if self._first:
            try:
                return self._article_screen(self._first)
            except AnnotatorError as error:
                self.call_later(self.warn, error)
        return self._library_screen()

    def _library_screen(self) -> Screen[Any]:
        from annotator.app.screens.library import LibraryScreen

        return self._set_up(LibraryScreen(self.shelf, lambda: self.background))

    def _set_up(self, screen: PlaceScreen) -> PlaceScreen:
        screen.use(self.settings)
        return screen

    def _article_screen(self, article: str) -> Screen[Any]:
        from annotator.app.screens.annotate import AnnotateScreen

        at = self._open_session(article)
        assert self.session is not None
        return self._set_up(AnnotateScreen(self.session, lambda: self.background, at))

    def _open_session(self, article: str) -> str:
        """Open an article in the place of the one that is open; which of how many it is."""
        from annotator.tasks.annotation.session import Session

        self._make_ready_for(article)
        session = Session.open(self.workspace, article)
        self._close_session()
        self.session = session
        ids = self._shelf.ids if self._shelf is not None else []
        return f"{ids.index(article) + 1} of {len(ids)}" if article in ids else ""

    def _make_ready_for(self, article: str) -> None:
        """What an article or a sheet of some megabytes needs."""
        place = self.workspace
        for path in (place.article_path(article), place.sheet_path(place.annotator, article)):
            with suppress(OSError):
                size = path.stat().st_size
                lean.give_memory_back(size)
                lean.quick_digests(size)

    def warn(self, error: AnnotatorError) -> None:
        """Tell what went wrong, on the screen that is there."""
        if isinstance(self.screen, PlaceScreen):
            self.screen.warn(error)

    def open_article(self, article: str) -> None:
        """Open an article, on the screen that is there if there is one."""
        screen = self.screen
        try:
            if self.session is not None and isinstance(screen, PlaceScreen):
                at = self._open_session(article)
                screen.load(self.session, at)
            else:
                self.push_screen(self._article_screen(article))
        except AnnotatorError as error:
            self.warn(error)

    def open_review(self, article: str) -> None:
        """Review another article on the screen that is there."""
        if self.reviewing is not None and isinstance(self.screen, PlaceScreen):
            try:
                self.reviewing.show(article, self.screen)
            except AnnotatorError as error:
                self.warn(error)

    def _close_session(self) -> None:
        if self.session is not None:
            if self._shelf is not None:
                self._shelf.touched.add(self.session.article.id)
            self.session.close()
            self.session = None

    def on_open_article(self, event: OpenArticle) -> None:
        """An article was chosen."""
        self.open_article(event.article)

    def on_step_article(self, event: StepArticle) -> None:
        """The next or the previous one of the list."""
        if self.reviewing is not None:
            beside = self.reviewing.beside(event.by)
            if beside:
                self.open_review(beside)
            elif isinstance(self.screen, PlaceScreen):
                self.screen.say("There is no further article to review in that direction.")
            return
        if self.session is None:
            return
        now = self.session.article.id
        ids = self.shelf.ids
        at = ids.index(now) + event.by if now in ids else 0
        if 0 <= at < len(ids):
            self.open_article(ids[at])
        elif isinstance(self.screen, PlaceScreen):
            self.screen.say("This is the last article." if at else "This is the first article.")

    def on_leave_article(self, event: LeaveArticle) -> None:
        """Back to the list. A review began without one: Esc once too often must not end it."""
        if self.reviewing is not None:
            if isinstance(self.screen, PlaceScreen):
                self.screen.say("q leaves the review; everything is saved.")
            return
        self._close_session()
        if len(self.screen_stack) > 1:
            self.pop_screen()
        else:
            self.push_screen(self._library_screen())

    def on_show_help(self, event: ShowHelp) -> None:
        """All keys."""
        from annotator.app.screens.help import HelpScreen

        self.push_screen(self._set_up(HelpScreen(event.place)))

    def on_show_agreement(self, event: ShowAgreement) -> None:
        """The agreement of those under review, else of all who have sheets."""
        from annotator.app.screens.agreement import AgreementScreen

        place = self.workspace
        everybody = [name for name in place.annotators() if place.sheet_ids(name)]
        people = self.reviewing.people if self.reviewing else everybody
        if len(people) < 2:
            if isinstance(self.screen, PlaceScreen):
                self.screen.say("Agreement needs the sheets of two people at least.")
            return
        blind = self.reviewing is not None and self.reviewing.blind
        screen = AgreementScreen(people, lambda: self.background, blind=blind)
        self.push_screen(self._set_up(screen))

    def on_show_export(self, event: ShowExport) -> None:
        """What an export would write and lose, and the writing."""
        from annotator.app.screens.export import ExportScreen

        self.push_screen(self._set_up(ExportScreen(self.workspace, event.article, event.here)))

    def on_leave_program(self, event: LeaveProgram) -> None:
        """Everything is saved already."""
        self.exit("Everything is saved.")

    async def on_event(self, event: events.Event) -> None:
        """Remember when somebody last did something."""
        if isinstance(event, events.InputEvent):
            self.heard_at = monotonic()
        await super().on_event(event)

    def on_ready(self) -> None:
        """The first screen is there."""
        self.call_after_refresh(garbage.usual)
        self.set_interval(_TIDY, self._tidy)

    def _tidy(self) -> None:
        if monotonic() - self.heard_at > QUIET:
            garbage.tidy()

    def keep_typed(self) -> None:
        """Put on disk what is typed and not confirmed, on whatever screen that can be."""
        for screen in self.screen_stack:
            if isinstance(screen, PlaceScreen):
                screen.keep_draft()

    def on_unmount(self) -> None:
        """Let the sheet and the worker go."""
        self._close_session()
        if self._background is not None:
            self._background.close()


def run(
    workspace_path: Path,
    annotator: str,
    article: str | None = None,
    review_of: str | None = None,
    blind: bool = False,
) -> int:
    """Run the app on a workspace, as an annotator; on one article if it is named.

    `review_of` names whose sheets are reviewed, with commas between: one person's get verdicts, of
    several people's the differences are decided; `blind` hides their names. Returns the exit code:
    0, or 1 after a crash. Raises AnnotatorError where the workspace cannot be used.
    """
    if not (sys.stdin.isatty() and sys.stderr.isatty()) or os.environ.get("TERM") == "dumb":
        print("annotator: the app needs a terminal; see annotator --help.", file=sys.stderr)
        return 2
    hear_all_keys()
    garbage.put_off()
    workspace = Workspace(workspace_path, annotator)
    problem: AnnotatorError | None = None
    try:
        settings = load_settings(settings_path())
    except AnnotatorError as error:
        settings, problem = Settings(), error
    app = AnnotatorApp(workspace, article or "", settings=settings)
    if problem is not None:
        app.call_later(app.warn, problem)
    if review_of:
        from annotator.app.reviews import Reviews

        people = [name for name in review_of.split(",") if name]
        app.reviewing = Reviews(workspace, people, article or "", blind=blind)
        app.reviewing.open_first()
    with restoring_terminal(app.keep_typed):
        said = app.run()
    if app.return_code == CRASHED:
        print(_safe_words(workspace), file=sys.stderr)
    elif said and not app.return_code:
        print(said, file=sys.stderr)
    return app.return_code or 0


def _safe_words(workspace: Workspace) -> str:
    """What to tell after a crash: where the work is."""
    from annotator.text.display import display_line

    place = display_line(str(workspace.annotations / workspace.annotator))
    return (
        "annotator: a fault of the program ended it. "
        f"Everything you confirmed is saved in {place}, "
        "and what you were typing is offered again at the next start."
    )
