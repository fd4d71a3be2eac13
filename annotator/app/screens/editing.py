"""The form in the annotate screen: opened by one key a field, each taking saved at once."""

import os
import shlex
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from textual.timer import Timer

from annotator.app.form.page import FILTER, NOTHING, VALUE, Page, Taken
from annotator.app.messages import ChoiceTaken, FieldChanged, FormClosed, RowMoved
from annotator.app.screens.quiet import Quiet
from annotator.app.screens.work import Work, places_of
from annotator.app.widgets.ask import Ask
from annotator.app.widgets.form_panel import FormPanel
from annotator.model.errors import AnnotatorError, InvalidInput
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

    def _show_page(self, *, same: bool = False) -> None:
        """Show the page that is on top; `same`: the chosen row stays, unless rows were sought."""
        from annotator.app.form.pages import build

        form = self._form
        if form is None:
            return
        try:
            page = self._with_draft(build(self.session, self.current, self._pages[-1]))
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
        if same and not form.typed:
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
        from annotator.app.form.settling import narrowed

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
        if taken.then == key or taken.then in self._pages:
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
            self._show_page(same=taken.then == key)
        if taken.said or (self.items != before and not taken.then):
            self.say(taken.said or "Saved.")

    def do_ask(self, what: str) -> None:
        """Something that a page asked the screen to do."""
        if what == "editor":
            self.action_note_in_editor()

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

    # One key a field ---------------------------------------------------------------------------

    def action_edit_language(self) -> None:
        """Language."""
        self.open_form("language")

    def action_edit_translation(self) -> None:
        """Translations."""
        self.open_form("translation")

    def action_edit_transliteration(self) -> None:
        """Romanisation."""
        self.open_form("transliteration")

    def action_edit_speaker(self) -> None:
        """Speaker."""
        self.open_form("speaker")

    def action_edit_kind(self) -> None:
        """Kind."""
        self.open_form("kind")

    def action_edit_status(self) -> None:
        """Status."""
        self.open_form("status")

    def action_edit_note(self) -> None:
        """Note."""
        self.open_form("note")

    def action_edit_tags(self) -> None:
        """Tags."""
        self.open_form("tags")

    def action_elsewhere(self) -> None:
        """The same words in other articles."""
        self.open_form("elsewhere")

    def action_conflicts(self) -> None:
        """What a merge left open."""
        self.open_form("conflicts")

    def action_answer_review(self) -> None:
        """What a reviewer handed back."""
        if self.current in self.session.returned:
            self.open_form("returned")
        else:
            self.say("Nobody handed this one back; V goes to the next that somebody did.")

    def action_occurrences(self) -> None:
        """Places."""
        item = self.item(self.current)
        if item is not None and len(item.occurrences) < 2:
            self.say("These words stand in the article only once.")
        elif item is not None and item.annotation is None:
            self.say("Accept it first (a); then y takes single places out.")
        else:
            self.open_form("places")

    def action_note_in_editor(self) -> None:
        """The note in the person's own editor."""
        item = self.item(self.current)
        if item is None:
            self.open_form("note")
            return
        self.close_form()
        note = item.annotation.note if item.annotation else ""
        written, self._begun = self._begun or note, ""
        try:
            with self.app.suspend():
                written = written_in_editor(written)
            self.current = self.session.set_note(item.id, written)
        except AnnotatorError as error:
            self._back_in_the_field(written, note)
            self.warn(error)
            return
        self.show_everything()
        self.say("The note is saved." if written != note else "The note is as it was.")

    _begun = ""
    """What was typed into the field before the editor was asked for."""

    def _back_in_the_field(self, written: str, note: str) -> None:
        """What could not be saved waits in the form, where Enter tries again."""
        if written == note:
            return
        with suppress(AnnotatorError):  # kept here even where the journal cannot be written
            self.session.save_draft(f"{self.current}/note", written)
        self.open_form("note")


def written_in_editor(text: str) -> str:
    """What comes back from the person's editor. InvalidInput where none can be started."""
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    found = named or next((e for e in ("editor", "nano", "vi") if shutil.which(e)), "")
    if not found:
        raise InvalidInput("No editor is known.", "Set EDITOR to the name of yours.")
    with tempfile.TemporaryDirectory(prefix="annotator-") as folder:
        path = Path(folder) / "note.txt"
        path.write_text(text, encoding="utf-8")
        # Ctrl+C in the editor reaches us as well, and means the editor alone. A handler of ours,
        # not SIG_IGN, because that would be handed down to the editor.
        before = signal.signal(signal.SIGINT, lambda number, frame: None)
        try:
            subprocess.run([*shlex.split(found), str(path)], check=True)
            return path.read_text(encoding="utf-8", errors="replace").rstrip("\n")
        except (OSError, subprocess.CalledProcessError, ValueError) as error:
            raise InvalidInput(
                f"The editor “{found}” did not work: {error}.", "The note is as it was."
            ) from error
        finally:
            signal.signal(signal.SIGINT, before)
