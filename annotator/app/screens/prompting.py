"""A screen that asks by the form: one page at a time, with what to do with the answer."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from annotator.app.form.page import FILTER, VALUE, Page
from annotator.app.messages import ChoiceTaken, FieldChanged, FormClosed
from annotator.app.screens.base import PlaceScreen
from annotator.app.widgets.form_panel import FormPanel

Answered = Callable[[str, str], None]
"""Value of the chosen row (or ""), and what is typed."""
Build = Callable[[str], Page]
"""What is typed → the page with the rows that fit it."""

_ALWAYS = ("help", "quit", "palette")


class Prompting(PlaceScreen):
    """Shows the form in the place of `#side`'s other parts while something is asked."""

    WORKED_IN = "#text"
    """What has the focus while nothing is asked."""

    _form: FormPanel | None = None
    _answered: Answered | None = None
    _build: Build | None = None

    def show_own_keys(self) -> None:
        """The row of keys while nothing is asked."""
        self.show_keys()

    async def mount_form(self) -> None:
        """Mount the form once, after the first paint."""
        self._form = FormPanel()
        await self.query_one("#side").mount(self._form)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While something is asked only what does not disturb it works."""
        asking = self._form is not None and self._form.is_open
        return not asking or action in _ALWAYS or action.startswith("form_")

    def ask(self, page: Page, answered: Answered, build: Build | None = None) -> None:
        """Ask; `answered` is called with what is taken, not when the person goes back.

        `build` gives the page anew for what is typed; without it rows that fit are looked for.
        """
        if self._form is None:  # a quick finger: the form is mounted after the first paint
            self.call_after_refresh(self.ask, page, answered, build)
            return
        self._answered, self._build = answered, build or partial(fitting, page)
        self.show_form(self._form, True)
        self._form.show_page(page)
        self.show_form_keys(page)

    def refresh_asked(self) -> None:
        """Build the open page anew: something that it offers has come."""
        form = self._form
        if form is not None and form.is_open and self._build is not None:
            form.refine(self._build(form.typed))

    def on_field_changed(self, event: FieldChanged) -> None:
        """Rows that fit what is typed."""
        form = self._form
        if form is not None and self._build is not None:
            is_value = form.page.typing == VALUE  # what is typed there is no filter
            form.refine(form.page if is_value else self._build(event.text))

    def on_choice_taken(self, event: ChoiceTaken) -> None:
        """Do what was asked for. Where no row fits, the page says so and stays."""
        form = self._form
        if form is not None and form.page.typing == FILTER and not form.page.choices:
            return
        answered = self._answered
        self.stop_asking()
        if answered is not None:
            with self.noticed():
                answered(event.value, event.text)

    def on_form_closed(self, event: FormClosed) -> None:
        """Nothing was taken."""
        self.stop_asking()

    def stop_asking(self) -> None:
        """Hide the form; the screen has the keys again."""
        self._answered = self._build = None
        if self._form is not None:
            self.show_form(self._form, False)
        self.show_own_keys()
        self.set_focus(self.query_one(self.WORKED_IN))


def fitting(page: Page, typed: str) -> Page:
    """The page with those rows that hold what is typed, where typing is for finding one."""
    if page.typing != FILTER:
        return page
    wanted = typed.casefold()
    rows = (c for c in page.choices if wanted in f"{c.label} {c.detail}".casefold())
    return replace(page, choices=tuple(rows))
