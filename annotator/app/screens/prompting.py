"""A screen that asks by the form: one page at a time, with what to do with the answer."""

from collections.abc import Callable
from dataclasses import replace

from annotator.app.form.page import FILTER, Page
from annotator.app.messages import ChoiceTaken, FieldChanged, FormClosed
from annotator.app.screens.base import PlaceScreen
from annotator.app.widgets.form_panel import FormPanel

Answered = Callable[[str, str], None]
"""Value of the chosen row (or ""), and what is typed."""

_ALWAYS = ("help", "quit", "palette")


class Prompting(PlaceScreen):
    """Shows the form in the place of `#side`'s other parts while something is asked."""

    WORKED_IN = "#text"
    """What has the focus while nothing is asked."""

    _form: FormPanel | None = None
    _answered: Answered | None = None
    _whole: Page | None = None

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

    def ask(self, page: Page, answered: Answered) -> None:
        """Ask; `answered` is called with what is taken, not when the person goes back."""
        if self._form is None:  # a quick finger: the form is mounted after the first paint
            self.call_after_refresh(self.ask, page, answered)
            return
        self._answered, self._whole = answered, page
        self.show_form(self._form, True)
        self._form.show_page(page)
        self.show_form_keys(page)

    def on_field_changed(self, event: FieldChanged) -> None:
        """Rows that fit what is typed."""
        if self._form is None or self._whole is None:
            return
        page, typed = self._whole, event.text.casefold()
        if page.typing == FILTER:
            fitting = (c for c in page.choices if typed in f"{c.label} {c.detail}".casefold())
            page = replace(page, choices=tuple(fitting))
        self._form.refine(page)

    def on_choice_taken(self, event: ChoiceTaken) -> None:
        """Do what was asked for."""
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
        self._answered = self._whole = None
        if self._form is not None:
            self.show_form(self._form, False)
        self.show_own_keys()
        self.set_focus(self.query_one(self.WORKED_IN))
