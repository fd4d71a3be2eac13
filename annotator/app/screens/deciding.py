"""Accepting, rejecting, making and removing in the annotate screen."""

from collections.abc import Callable

from annotator.app.motion import around_marks, inside_marks
from annotator.app.screens.ahead import Ahead
from annotator.app.screens.looking import Looking
from annotator.app.screens.moving import Moving
from annotator.app.screens.suggesting import Suggesting
from annotator.app.screens.work import STILL_LOOKING
from annotator.model.errors import AnnotatorError
from annotator.tasks.annotation.items import Item
from annotator.text.display import display_line


class Deciding(Ahead, Suggesting, Looking, Moving):
    """Everything that changes the sheet with one key."""

    def _words(self, item: Item) -> str:
        """The item's words in short: a notice of one row moves nothing on the screen."""
        limit = 14 if 0 < self.size.width < self.NARROW else 40
        return f"“{display_line(' '.join(item.exact.split()), limit)}”"

    def action_accept(self) -> None:
        """Accept everything that is suggested and go on."""
        item = self._chosen("accept")
        if item is None:
            return
        if item.state == "done":
            self.say("This one is done already; n goes on.")
            return
        if self.waits_for_reading(item):
            self.say("Still working out how it reads; then it is accepted by itself.")
            return
        if not self.kept(lambda: self.session.accept(item.id)):
            return
        self.read_items()
        self._go_on(item, f"Accepted and saved: {self._words(item)}")

    def _go_on(self, item: Item, said: str) -> None:
        """To the next open item after the one that was just decided."""
        self.current = ""
        after = [i for i in self.items if i.open and i.start >= item.start and i.id != item.id]
        before = [i for i in self.items if i.open and i.id != item.id]
        left = len(before)
        self.show_everything()
        if not self.settings.go_on:
            self.follow_caret(self.document.caret)
            self.say(f"{said} · {left} to do.")
        elif after or before:
            self.make_current((after or before)[0])
            self.say(f"{said} · {left} to do.")
        else:
            self.follow_caret(self.document.caret)
            at, _, count = self.position.partition(" of ")
            then = "Esc goes to the list" if at == count else "Ctrl+N goes to the next article"
            self.say(f"{said} · All done here; {then}.")

    def action_skip(self) -> None:
        """Leave it and go on."""
        self.action_next_open()

    def action_reject(self) -> None:
        """Reject, or take a rejection back."""
        item = self._chosen("reject")
        if item is None:
            return
        if item.state == "rejected":
            if self.kept(lambda: self.session.restore(item.id)):
                self.show_everything()
                self.say(f"{self._words(item)} is suggested again.")
            return
        if item.annotation is not None and item.candidate is None:
            self.action_remove()
            return
        if self.kept(lambda: self.session.reject(item.id)):
            self.read_items()
            self._go_on(item, f"Rejected: {self._words(item)}; u takes that back")

    def action_remove(self) -> None:
        """Remove the annotation."""
        item = self._chosen("remove")
        if item is None:
            return
        if item.annotation is None:
            self.say("There is no annotation here yet; x rejects the suggestion.")
            return
        if self.kept(lambda: self.session.remove(item.id)):
            self.current = ""
            self.show_everything()
            self.follow_caret(self.document.caret)
            self.say(f"Removed: {self._words(item)}; u brings it back.")

    def action_undo(self) -> None:
        """Take the last step back and show where it was."""
        self._travel(self.session.undo, "Undone", "There is nothing to undo in this article.")

    def action_redo(self) -> None:
        """Do it again."""
        self._travel(self.session.redo, "Done again", "There is nothing to redo.")

    def _travel(self, go: Callable[[], str], done: str, nothing: str) -> None:
        if not self.may_write():
            return
        try:
            label = go()
        except AnnotatorError as error:
            self.warn(error)
            return
        self._numbers.travel()
        self.show_everything()
        place = self.session.last_place
        if label and place is not None:
            self.document.unselect()
            self.document.go(place.start)
            self.current = ""
            self.follow_caret(place.start)
        left = self.session.take_left()
        more = f" But {display_line(left, 400)}." if left else ""
        end = "" if label.endswith((".”", "!”", "?”", "…”")) else "."
        self.say(f"{done}: {label}{end}{more}" if label else nothing)

    def _chosen(self, what: str) -> Item | None:
        item = self.item(self.current)
        if item is None:
            nothing = f"There is nothing here to {what}; n goes to the next item."
            self.say(STILL_LOOKING if self.waiting else nothing)
            return None
        return item if self.may_write() else None

    # Borders and new annotations ---------------------------------------------------------------

    def action_edit_item(self) -> None:
        """All fields; a new annotation of the selection; or new borders."""
        selected = self.document.selection
        if self.resizing:
            self._keep_borders(selected)
        elif selected is not None and self._is_lost():
            self._put_back(*selected)
        elif selected is not None:
            self._annotate(*selected)
        else:
            self.open_form("item")

    def _is_lost(self) -> bool:
        item = self.item(self.lost)
        return item is not None and item.state == "orphaned"

    def _put_back(self, start: int, end: int) -> None:
        """The selected words are those of the annotation that was not found any more."""
        lost, self.lost = self.lost, ""
        if self.kept(lambda: self.session.set_span(lost, start, end)):
            self.document.unselect()
            self.document.go(start)
            self.current, self.place = lost, 0
            self.say("The annotation stands here again, and that is saved; u takes it back.")
        self.show_everything()

    def _annotate(self, start: int, end: int) -> None:
        if not self.may_write():
            return
        text = self.document.text
        has_marks = around_marks(text, start, end) != inside_marks(text, start, end)
        kind = "quotation" if has_marks or text[start:end].isascii() else "foreign"
        made: list[str] = []
        if not self.kept(lambda: made.append(self.session.create(start, end, kind))):
            return
        self.document.unselect()
        self.document.go(start)
        self.current, self.place = made[0], 0
        self.show_everything()
        told = "Annotated and saved as a draft. Fill in the fields; a takes what is suggested."
        self.open_form("item", told)

    def action_move_start(self) -> None:
        """Move the start of the item."""
        self._move_border(from_end=True)

    def action_move_end(self) -> None:
        """Move the end of the item."""
        self._move_border(from_end=False)

    def _move_border(self, *, from_end: bool) -> None:
        item = self._chosen("move")
        if item is None:
            return
        document = self.document
        self.resizing = item.id
        start, end = (item.end, item.start) if from_end else (item.start, item.end)
        document.select(start, end)
        document.selecting = True
        which = "start" if from_end else "end"
        self.say(
            f"Moving the {which}: arrows, Ctrl+arrows for words, i and o for quotation marks, "
            "S for the sentence; Enter keeps it, Esc leaves it."
        )
        self.show_own_keys()

    def _keep_borders(self, selected: tuple[int, int] | None) -> None:
        item_id, self.resizing = self.resizing, ""
        self.document.unselect()
        if selected is None:
            self.say("The borders stay as they were: nothing would be left between them.")
            return
        done: list[str] = []
        if self.kept(lambda: done.append(self.session.set_span(item_id, *selected))):
            self.current = done[0]
            self.document.go(selected[0])
            self.current, self.place = done[0], 0
            self.say("The new borders are saved.")
        self.show_everything()

    def do_ask(self, what: str) -> None:
        """What a page of the form asked for."""
        if what in ("start", "end"):
            self._move_border(from_end=what == "start")
        else:
            super().do_ask(what)
