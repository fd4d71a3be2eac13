"""What all screens share: a row on top, a notice, a row of keys; errors become notices."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from textual.binding import BindingsMap
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from annotator.app.bindings import bindings_for, footer_line
from annotator.app.cells import fit, measure
from annotator.app.commands import COMMANDS
from annotator.app.form.page import FILTER, VALUE, Page
from annotator.app.messages import LeaveProgram, ShowHelp
from annotator.app.settings import Settings
from annotator.app.widgets.lines import Bar, Line
from annotator.app.widgets.notice import Notice
from annotator.model.errors import AnnotatorError
from annotator.text.display import display_line

_ROOMY = 80
"""Columns from which on the row of keys says more."""


class PlaceScreen(Screen[None], inherit_bindings=False):
    """A screen for one place of the table of commands."""

    PLACE = ""
    NARROW = 100
    """Below so many columns, panels go under each other."""
    LOW = 28
    """Below so many rows, what is decided on gets more of them than the text."""
    DEFAULT_CSS = """
    #top { text-style: bold; background: $panel; }
    #keys { background: $panel; }
    """

    settings = Settings()
    """The person's own keys and habits."""

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """As in Textual, but a change paints only who loses and who gets it, not all the screen."""

    def use(self, settings: Settings) -> None:
        """Have these settings; before the screen is shown."""
        self.settings = settings
        if settings.table is not COMMANDS:
            self._bindings = BindingsMap(bindings_for(self.PLACE, settings.table))

    def load(self, work: Any, position: str = "") -> None:
        """Show another article, on screens that can."""

    def show_form(self, form: Widget, shown: bool) -> None:
        """The form in the place of what stands in `#side` otherwise, or that again.

        Not by a class: styling all of it anew would cost as much as laying it out.
        """
        side = self.query_one("#side")
        for part in side.children:
            if part is not form:
                part.display = not shown
        form.display = shown
        side.set_class(shown and self.size.width < self.NARROW, "editing")

    def head(self, line: Line) -> None:
        """Say on top where we are."""
        self.query_one("#top", Bar).line = line

    def head_with(self, title: str, *parts: str) -> None:
        """A title and what is to be known, the title cut where the row is too short for both."""
        told = "".join(f" · {part}" for part in parts if part) + " "
        room = max(8, (self.size.width or 80) - measure(told) - 2)
        self.head(((f" {fit(display_line(title, 300), room)}", "title"), (told, "")))

    def show_form_keys(self, page: Page) -> None:
        """The row of keys while a field has the focus."""
        take, narrow = "take", (self.size.width or 80) < _ROOMY
        if page.typing == VALUE and page.choices:
            take = "keep or take" if narrow else "keep what is written, or take the row"
        elif page.typing == VALUE:
            take = "keep what is written"
        keyed = page.table and any(choice.key for choice in page.choices)
        if keyed:
            take = "take, or press its key"
        typed = [(" type to find a row  ", "quiet")] if page.typing == FILTER and not keyed else []
        choose = (("↑↓", "choose"),) if page.choices else ()
        self.show_field_keys(*choose, ("Enter", take), ("Esc", "back"), after=typed)

    def show_field_keys(self, *keys: tuple[str, str], after: Line = ()) -> None:
        """The row of keys while something is typed: these keys with what they do."""
        line = [piece for key, label in keys for piece in ((key, "key"), (f" {label}  ", ""))]
        self.query_one("#keys", Bar).line = ((" ", ""), *line, *after)

    def say(self, text: str) -> None:
        """Tell the person something."""
        self.query_one("#notice", Notice).say(text)

    def warn(self, error: AnnotatorError) -> None:
        """Tell what went wrong and what to do next."""
        sentences = [error.message.rstrip()]
        if sentences[0][-1:] not in ".!?":
            sentences[0] += "."
        if error.hint:
            sentences.append(error.hint)
        self.query_one("#notice", Notice).say(" ".join(sentences), warning=True)

    def kept(self, change: Callable[[], object]) -> bool:
        """Change something that is on disk then; whether it was done. A refusal is shown."""
        try:
            change()
        except AnnotatorError as error:
            self.warn(error)
            return False
        return True

    @contextmanager
    def noticed(self) -> Iterator[None]:
        """Refusals inside are shown; anything else is a bug and stays one."""
        try:
            yield
        except AnnotatorError as error:
            self.warn(error)

    def show_keys(self, *useful: tuple[str, str]) -> None:
        """The row of keys: these commands with their labels, else what the table says."""
        bar = self.query_one("#keys", Bar)
        bar.line = footer_line(self.PLACE, self.size.width or 80, useful, self.settings.table)

    def keep_draft(self) -> None:
        """Put on disk what is typed and not confirmed; screens with fields do."""

    def action_help(self) -> None:
        """All keys."""
        self.post_message(ShowHelp(self.PLACE))

    def action_quit(self) -> None:
        """Leave the program."""
        self.post_message(LeaveProgram())

    def action_palette(self) -> None:
        """All commands by name."""
        self.app.action_command_palette()
