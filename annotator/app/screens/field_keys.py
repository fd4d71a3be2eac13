"""One key a field in the annotate screen, and the note in the person's own editor."""

import os
import shlex
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

from annotator.app.screens.editing import Editing
from annotator.model.errors import AnnotatorError, InvalidInput


class FieldKeys(Editing):
    """Commands that open a page of the form."""

    def do_ask(self, what: str) -> None:
        """Something that a page asked the screen to do."""
        if what == "editor":
            self.action_note_in_editor()
        else:
            super().do_ask(what)

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
