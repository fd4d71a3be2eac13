"""The state of the annotate screen: the session, its items, which one is the current."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from time import perf_counter

from annotator.app import panel
from annotator.app.bindings import labelled
from annotator.app.marks import Mark, Marked
from annotator.app.numbers import Numbered, Numbers
from annotator.app.panel import Shown, panel_lines
from annotator.app.screens.beside import Beside
from annotator.app.widgets.document import DocumentView
from annotator.app.widgets.item_panel import ItemPanel
from annotator.app.widgets.lines import Line
from annotator.app.widgets.notice import Notice
from annotator.model.errors import NotFound
from annotator.model.proposal import Suggestion
from annotator.tasks.annotation.items import Item
from annotator.tasks.annotation.offers import Offer
from annotator.tasks.annotation.session import Session
from annotator.tasks.detection.late import Proposed
from annotator.text.display import display_line

STILL_LOOKING = "Still looking for foreign words; they are marked as soon as they are found."
_QUICK = 0.012
"""Seconds that telling an item may take to be done within the key press."""

Places = tuple[tuple[int, int], ...]


def places_of(item: Item) -> Places:
    """Where an item stands in the article as it is now: all its places, in their order."""
    if item.resolutions:
        found = ((r.start, r.end) for r in item.resolutions)
        return tuple((s, e) for s, e in found if s is not None and e is not None)
    return tuple(item.stretches) or ((item.start, item.end),)


def marks_of(items: Iterable[Item]) -> list[Mark]:
    """What to mark in the text for the items; a place that was opted out is still seen."""
    return [
        Mark(start, end, item.state if confirmed else "rejected", item.id)
        for item in items
        if item.state != "orphaned"
        for (start, end), confirmed in _confirmed(item)
    ]


def _confirmed(item: Item) -> list[tuple[tuple[int, int], bool]]:
    """The places that were found, and whether each belongs to the item."""
    if not item.resolutions:
        return [(place, True) for place in places_of(item)]
    told = zip(item.resolutions, item.occurrences, strict=False)
    return [
        ((r.start, r.end), o.confirmed)
        for r, o in told
        if r.start is not None and r.end is not None
    ]


def has_conflicts(item: Item) -> bool:
    """Whether a merge left something open in it."""
    return item.annotation is not None and bool(item.annotation.conflicts)


class Work(Beside):
    """What the screen knows, and how it is shown."""

    session: Session
    items: tuple[Item, ...]
    current: str
    """Id of the current item; empty where the caret stands on none."""

    def begin(self, session: Session, position: str) -> None:
        """Begin with a session."""
        self.session, self.position = session, position
        self.items, self.current = (), ""
        self.with_rejected = self.with_history = False
        self.place = 0
        self.waiting = self.looked = False
        self.resizing = self.lost = ""
        self._marked = Marked[Item](lambda _, item: marks_of((item,)))
        self._number: dict[str, int] = {}
        self.left = self.done = 0
        self._offered: tuple[Item, Offer] | None = None
        self._numbers = Numbers()
        self._telling = False
        self._told_of: tuple[int, int] | None = None
        self._cost = 0.0
        self._loaded = False  # what the first item needs: its schemes, ICU's transforms

    @property
    def document(self) -> DocumentView:
        """The text."""
        return self.query_one(DocumentView)

    def say(self, text: str) -> None:
        """Tell the person something; what happened to the sheet from outside comes first."""
        super().say(f"{self.session.take_notice()} {text}".strip())

    def may_write(self) -> bool:
        """Whether the sheet can be written; says why where it cannot."""
        why = self.session.read_only
        if why:
            self.say(f"This sheet is open for reading only: {display_line(why, 300)}.")
        return not why

    def when_mounted(self, then: Callable[[], None]) -> None:
        """Do something that needs the form or the search row, as soon as they are there."""
        raise NotImplementedError

    # Items -------------------------------------------------------------------------------------

    def set_proposals(self, proposals: Proposed) -> None:
        """What the machine proposes has come: read now, and shown in a step of its own, since each
        of the two takes 20 ms in five megabytes. Keys that come between them find what was there.
        """
        self.waiting = True
        self.session.set_proposals(proposals)
        self.session.list_items()
        self.call_later(self._show_proposals, self.session)

    def _show_proposals(self, session: Session) -> None:
        if session is not self.session:
            return
        self._offered = None
        untouched = not self.current and not self.document.caret
        self.waiting = False
        self.show_everything()
        if self.query_one("#notice", Notice).text == STILL_LOOKING:
            self.say("")
        if untouched:
            self.go_to_first()

    def go_to_first(self) -> None:
        """The first one that was handed back is the current one, else the first in which a merge
        left something open, else the first that is open."""
        returned = self.session.returned
        first = next((i for i in self.items if i.id in returned), None)
        first = first or next((i for i in self.items if has_conflicts(i)), None)
        first = first or next((i for i in self.items if i.open), None)
        if first is not None:
            self.make_current(first)

    def read_items(self) -> None:
        """The items as the session has them now."""
        session = self.session
        self.items = session.list_items(rejected=True) if self.with_rejected else session.items
        self._offered = None
        self._number = {item.id: number for number, item in enumerate(self.items)}
        self.left = sum(item.open for item in self.items)
        self.done = sum(item.state == "done" for item in self.items)

    def item(self, item_id: str) -> Item | None:
        """The item of an id, if it is still there."""
        if not item_id:
            return None
        if item_id in self._number:
            return self.items[self._number[item_id]]
        with suppress(NotFound):
            return self.session.item(item_id)
        return None

    def at(self, offset: int) -> tuple[Item, int] | None:
        """The innermost item at a code point, and which of its places that is."""
        here = self.document.marks_at(offset)
        if not here:
            return None
        best = max(here, key=lambda mark: (mark.start - mark.end, mark.start, mark.item))
        found = self.item(best.item)
        return (found, places_of(found).index((best.start, best.end))) if found else None

    def follow_caret(self, offset: int) -> None:
        """The item under the caret becomes the current one."""
        if self.resizing:
            return
        found = self.at(offset)
        item_id, place = (found[0].id, found[1]) if found else ("", 0)
        if (item_id, place) != (self.current, self.place):
            self.current, self.place = item_id, place
            self.with_history = False
            self.show_current()

    def make_current(self, item: Item, place: int = 0) -> None:
        """Go to an item. A lost one has no place: the caret stays."""
        self.current, self.place, self.with_history = item.id, place, False
        self.lost = item.id if item.state == "orphaned" else ""
        places = places_of(item)
        if item.state != "orphaned" and places:
            document = self.document
            document.unselect()
            document.go(places[min(place, len(places) - 1)][0])
        self.show_current()

    # Showing -----------------------------------------------------------------------------------

    def show_everything(self) -> None:
        """Marks, panel, the row on top."""
        self.read_items()
        # Items that nothing changed are the same objects as before.
        self.document.change_marks(*self._marked.now((item.id, item) for item in self.items))
        if self.item(self.current) is None:
            self.current = ""
            found = self.at(self.document.caret)
            if found is not None:
                self.current, self.place = found[0].id, found[1]
        self.show_current()

    def show_current(self) -> None:
        """The current item in the text and beside it."""
        item = self.item(self.current)
        self.document.set_active(places_of(item) if item and item.state != "orphaned" else ())
        self.show_state()
        if self._telling:
            return
        if self._cost < _QUICK and (item is None or self._loaded):
            self._tell_now()
        else:
            # What stands beside the text takes a while to find: the text is painted first, and of
            # a held key only the last item is told.
            self._telling = True
            self.call_after_refresh(self._tell_now)

    def _tell_now(self) -> None:
        self._telling = False
        self._loaded = self._loaded or self.item(self.current) is not None
        started = perf_counter()
        item, panel = self.item(self.current), self.query_one(ItemPanel)
        told = (item.start, item.end) if item is not None else None
        stay, self._told_of = told is not None and told == self._told_of, told
        panel.show(self.tell, stay=stay)
        self.show_scrolling()
        # Of late, and not much of a single slow one: the first of all loads what it needs.
        self._cost = (self._cost + min(perf_counter() - started, 2 * _QUICK)) / 2

    def offer(self, item: Item) -> Offer:
        """What is offered for an item; remembered for the current one."""
        if self._offered is None or self._offered[0] is not item:
            self._offered = (item, self.session.offer(item.id))
        return self._offered[1]

    def tell(self, width: int) -> Sequence[Line]:
        """The lines beside the text."""
        item = self.item(self.current)
        if item is None:
            return self._tell_article(width)
        shown = Shown(
            item,
            self.offer(item),
            self.place,
            self.session.history(item.id),
            self.with_history,
            *self.preview(item),
            self._told_by_reviewers(item, width),
            self.numbered(item),
        )
        return panel_lines(shown, width)

    def _told_by_reviewers(self, item: Item, width: int) -> Sequence[panel.Line]:
        waiting = self.session.returned.get(item.id, ())
        if not waiting:
            return ()
        from annotator.app.verdicts import returned_lines

        return returned_lines(waiting, width)

    def preview(self, item: Item) -> tuple[Suggestion | None, str]:
        """The words under a scheme that is only looked at, and which of how many that is."""
        return None, ""

    def numbered(self, item: Item) -> Sequence[Numbered | None]:
        """What the number keys take, 1 first."""
        return self._numbers.now(item, self.offer(item), self.preview(item)[0])

    def _tell_article(self, width: int) -> list[Line]:
        """What to say where the caret stands on no item."""
        from annotator.app.panel import field

        counted = [item.state for item in self.items]
        lines: list[Line] = [((display_line(self.session.article.title, width), "words"),), ()]
        if self.waiting:
            lines.append((("Looking for foreign words …", "quiet"),))
        for state, label in _COUNTED:
            if counted.count(state):
                lines += field(label, str(counted.count(state)), "", width)
        lines.append(())
        advice = "n goes to the next item, N to the next one that is open."
        if not self.session.article.text.strip():
            advice = "There is no text in this article. Esc goes back to the list."
        elif not counted:
            advice = "Nothing foreign was found. Select words with v and the arrows, then Enter."
        if not self.waiting or counted:
            lines += field("", advice, "quiet", width)
        return lines

    def show_state(self) -> None:
        """The row on top, and the keys that matter now."""
        told = f"{self.left} to do, {self.done} done"
        counts = "looking for foreign words …" if self.waiting else told
        who = display_line(self.session.workspace.annotator, 30)
        reading = "reading only" if self.session.read_only else ""
        self.head_with(self.session.article.title, self.position, counts, who, reading)
        self.show_own_keys()

    def has_own_hints(self) -> bool:
        """Whether words are being selected."""
        document = self.document
        return bool(self.resizing or document.selection or document.selecting)

    def show_own_keys(self) -> None:
        """The row of keys while nothing is asked."""
        if self.resizing:
            self.show_keys(("edit_item", "keep"), ("back", "leave it"), *_MARKS)
        elif self.document.selection is not None or self.document.selecting:
            self.show_keys(("edit_item", "annotate"), ("back", "let go"), *_MARKS, ("copy", "copy"))
        elif not self.current:
            self.show_keys(
                ("next_item", "next"),
                ("previous_item", "previous"),
                ("select", "select"),
                ("find", "find"),
                ("back", "list"),
                ("next_article", "next article"),
            )
        elif self.current in self.session.returned:
            self.show_keys(*_RETURNED, *_DONE)
        elif (item := self.item(self.current)) is not None and has_conflicts(item):
            self.show_keys(("conflicts", "settle the conflict"), *_DONE)
        elif item is not None and not item.open:
            self.show_keys(*(_REJECTED if item.state == "rejected" else _DONE))
        elif item is not None and item.state == "draft":
            _, *others = labelled(self.PLACE, self.settings.table)
            self.show_keys(("accept", "finish"), *others)
        else:
            self.show_keys()


_RETURNED = (("answer_review", "answer"), ("next_returned", "next of these"))
_REJECTED = (
    ("reject", "suggest it again"),
    ("next_item", "next"),
    ("previous_item", "previous"),
    ("show_rejected", "hide"),
    ("undo", "undo"),
    ("next_article", "next article"),
)
_DONE = (
    ("next_item", "next"),
    ("previous_item", "previous"),
    ("edit_item", "fields"),
    ("edit_translation", "translation"),
    ("edit_speaker", "speaker"),
    ("reject", "reject"),
    ("remove", "remove"),
    ("undo", "undo"),
    ("next_article", "next article"),
)
_MARKS = (
    ("inside_marks", "inside marks"),
    ("with_marks", "with marks"),
    ("select_word", "word"),
    ("select_sentence", "sentence"),
)

_COUNTED = (
    ("candidate", "Suggested"),
    ("draft", "Drafts"),
    ("disputed", "Disputed"),
    ("done", "Done"),
    ("rejected", "Rejected"),
    ("orphaned", "Lost"),
)
