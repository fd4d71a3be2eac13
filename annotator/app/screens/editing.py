"""The form in the annotate screen: opened by one key a field, each taking saved at once."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from textual.timer import Timer

from annotator.app.form.page import FILTER, NOTHING, VALUE, Page, Taken
from annotator.app.messages import ChoiceTaken, FieldChanged, FormClosed, RowMoved
from annotator.app.screens.quiet import Quiet
from annotator.app.screens.work import Work, places_of
from annotator.app.widgets.ask import Ask
from annotator.app.widgets.form_panel import FormPanel
from annotator.model.errors import AnnotatorError
from annotator.tasks.detection.late import Proposed

_ALWAYS = ("help", "quit", "palette", "form_close", "note_in_editor")
"""Commands that work while a field has the focus; the letters go into the field."""


def _load_icu() -> None:
    from annotator.text.segments import graphemes

    graphemes("é")


def _load_pages() -> None:
    import annotator.app.form.pages  # noqa: F401


def _read_cards() -> None:
    from annotator.languages.cards import all_cards

    all_cards()


class Editing(Work, Quiet):
    """Opening, refining and taking pages of the form."""

    _pages: tuple[str, ...] = ()
    """Keys of the pages that are open, the shown one last."""
    _form: FormPanel | None = None

    _form_comes = False

    async def mount_form(self) -> None:
        """Mount the form and the search row, once: when there is time, or one is wanted."""
        if self._form_comes:
            return
        self._form_comes = True
        form = FormPanel()
        await self.query_one("#side").mount(form)
        await self.mount(Ask(), before="#notice")
        self._form = form

    def get_ready(self) -> None:
        """What the first opening of the form needs, when nobody types."""
        self.when_quiet(self.mount_form, _load_icu, _load_pages, _read_cards)

    def set_proposals(self, proposals: Proposed) -> None:
        """Take them in; whom they name is read for the page of speakers when nobody types."""
        super().set_proposals(proposals)
        self.when_quiet(self._read_names)

    def _read_names(self) -> None:
        self.session.names()

    def when_mounted(self, then: Callable[[], None]) -> None:
        """Do something that needs the form or the search row, as soon as they are there."""

        async def do() -> None:
            await self.mount_form()
            # Where it is being mounted already, that has to come to its end first.
            self.call_after_refresh(then)

        self.call_later(do)

    @property
    def has_form(self) -> bool:
        """Whether the form is open."""
        return self._form is not None and self._form.is_open

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a field has the focus only what does not disturb it works."""
        asking = any(ask.is_open for ask in self.query(Ask))
        return not (asking or self.has_form) or action in _ALWAYS or action.startswith("form_")

    def open_form(self, key: str, said: str = "") -> None:
        """Open the page of a field for the current item. `said`: what is told with it."""
        if self._form is None:  # a quick finger
            self.when_mounted(partial(self.open_form, key, said))
            return
        if not self.current:
            self.say("The caret stands on no item. n goes to one; or select words, then Enter.")
            return
        if not self.may_write():
            return
        self._pages = (key,)
        self.say(said)  # what stands there is of before
        self._show_page()

    def _show_page(self, *, same: bool = False, typed: bool = False) -> None:
        """Show the page that is on top; `same`: the chosen row stays, unless rows were sought;
        `typed`: it stays with what is typed."""
        from annotator.app.form.pages import build

        form = self._form
        if form is None:
            return
        sought = form.typed if typed else ""
        try:
            page = self._with_draft(build(self.session, self.current, self._pages[-1], sought))
        except AnnotatorError as error:
            self.warn(error)
            self.close_form()
            return
        if page.typing == NOTHING and not page.choices:  # nothing to do there: only say so
            self._pages = self._pages[:-1]
            self.say(page.hint)
            if not self._pages:
                self.close_form()
            return
        if typed:
            page = replace(page, text=sought, start=_row_of(form.chosen, page))
        elif same and not form.typed:
            page = replace(page, start=form.row)
        self.show_form(form, True)
        form.show_page(page)
        self.show_form_keys(page)

    def refresh_page(self) -> None:
        """Show the open page anew, with what is typed: something that it offers has come."""
        from annotator.app.form.pages import build

        form = self._form
        if form is None or not self._pages or form.page.typing == VALUE:
            return
        with self.noticed():
            page = build(self.session, self.current, self._pages[-1], form.typed)
            form.refine(page, stay=True)

    def _with_draft(self, page: Page) -> Page:
        """With what was typed and not kept when the program ended."""
        draft = self.session.drafts().get(self._draft_key(), "")
        if page.typing != VALUE or not draft or draft == page.text:
            return page
        self.say("Here is what you had typed before; Enter keeps it, Esc forgets it.")
        return replace(page, text=draft)

    def _draft_key(self) -> str:
        return f"{self.current}/{self._pages[-1]}" if self._pages else ""

    def on_field_changed(self, event: FieldChanged) -> None:
        """Rows that fit what is typed; what is typed as a value is kept as a draft."""
        from annotator.app.form.pages import build
        from annotator.app.form.ticks import narrowed

        if self._form is None or not self._pages:
            return
        page = self._form.page
        if page.typing == FILTER:
            with self.noticed():
                if page.whole:
                    self._form.refine(narrowed(page, event.text))
                else:
                    self._form.refine(build(self.session, self.current, page.key, event.text))
        elif page.typing == VALUE:
            self._form.refine(page)
            self._draft_soon(event.text)

    def _draft_soon(self, text: str) -> None:
        """Keep it a moment after the first letter, however fast the others follow: what a sudden
        end can cost is what was typed within that moment."""
        self._typed = (self._draft_key(), text)
        if self._draft_timer is None:
            self._draft_timer = self.set_timer(0.8, self.keep_draft)

    def keep_draft(self) -> None:
        """Keep now what is typed and not taken."""
        self._no_timer()
        key, text = self._typed
        if key and key == self._draft_key():
            self._typed = ("", "")
            with self.noticed():
                self.session.save_draft(key, text)

    def action_quit(self) -> None:
        """Leave the program; what is typed is kept for the next time."""
        self.keep_draft()
        super().action_quit()

    _begun = ""
    """What was typed into the field before the editor was asked for."""
    _typed = ("", "")
    _draft_timer: Timer | None = None

    def on_choice_taken(self, event: ChoiceTaken) -> None:
        """Do what the row says; on disk before it is shown."""
        from annotator.app.form.pages import take

        if not self._pages:
            return
        key, draft_key = self._pages[-1], self._draft_key()
        try:
            taken = take(self.session, self.current, key, event.value, event.text)
            if taken.ask == "editor":
                self._begun = event.text
            self._forget_draft(draft_key)
        except AnnotatorError as error:
            self.warn(error)
            return
        self._after(key, taken)

    def on_row_moved(self, event: RowMoved) -> None:
        """Of equal passages the one is shown on whose row one stands."""
        if self._pages and self._pages[-1] == "places":
            item = self.item(self.current)
            places = places_of(item) if item is not None else ()
            if 0 <= event.index < len(places):
                self.document.reveal(places[event.index][0])

    def _after(self, key: str, taken: Taken) -> None:
        before = self.items
        self.current = taken.item
        if taken.done:
            self._pages = ()
        elif taken.instead:
            self._pages = (*self._pages[:-1], taken.then)
        elif taken.then == key or taken.then in self._pages:
            self._pages = self._pages[: self._pages.index(taken.then) + 1]
        elif taken.then:
            self._pages = (*self._pages, taken.then)
        else:
            self._pages = self._pages[:-1]
        self.show_everything()
        if taken.ask:
            self.close_form()
            self.do_ask(taken.ask)
        elif not self._pages or not self.current:
            self.close_form()
        else:
            self._show_page(same=taken.then == key, typed=taken.instead)
        if taken.said or (self.items != before and not taken.then):
            self.say(taken.said or "Saved.")

    def do_ask(self, what: str) -> None:
        """Something that a page asked the screen to do."""

    def _no_timer(self) -> None:
        if self._draft_timer is not None:
            self._draft_timer.stop()
            self._draft_timer = None

    def _forget_draft(self, key: str) -> None:
        self._no_timer()
        self._typed = ("", "")
        if key in self.session.drafts():
            self.session.save_draft(key, "")

    def on_form_closed(self, event: FormClosed) -> None:
        """One page back."""
        if self._pages:
            with self.noticed():
                self._forget_draft(self._draft_key())
        self._pages = self._pages[:-1]
        if self._pages:
            self._show_page()
        else:
            self.close_form()

    def close_form(self) -> None:
        """Hide the form; the text has the keys again."""
        self._pages = ()
        if self._form is not None and self._form.is_open:
            self.show_form(self._form, False)
            self.document.focus()
        self.show_current()


def _row_of(value: str, page: Page) -> int:
    """The row of that value; rows may stand above it now that did not."""
    return next((n for n, row in enumerate(page.choices) if row.value == value), page.start)
