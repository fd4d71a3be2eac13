"""Caret, selection, search, in the annotate screen."""

import re
from collections.abc import Callable
from functools import partial
from unicodedata import bidirectional

from annotator.app import motion
from annotator.app.cells import fit, measure
from annotator.app.messages import FilterChanged, FilterLeft, FilterTaken
from annotator.app.screens.work import Work
from annotator.app.widgets.ask import Ask
from annotator.model.errors import AnnotatorError, InvalidInput
from annotator.text.display import display_line


class Moving(Work):
    """Everything that only moves or selects."""

    def _move(self, step: Callable[[int], None], by: int) -> None:
        """Move the caret; what stands beside the text follows in the same paint.

        By message it would follow in the next one.
        """
        step(by)
        self.follow_caret(self.document.caret)

    def action_caret_up(self) -> None:
        """A row up."""
        self._move(self.document.step_rows, -1)

    def action_caret_down(self) -> None:
        """A row down."""
        self._move(self.document.step_rows, 1)

    def action_caret_left(self) -> None:
        """A character to the left."""
        self._move(self.document.step_character, -1)

    def action_caret_right(self) -> None:
        """A character to the right."""
        self._move(self.document.step_character, 1)

    def action_word_left(self) -> None:
        """A word to the left."""
        self._move(self.document.step_word, -1)

    def action_word_right(self) -> None:
        """A word to the right."""
        self._move(self.document.step_word, 1)

    def action_line_start(self) -> None:
        """The beginning of the row."""
        self._move(self.document.row_edge, -1)

    def action_line_end(self) -> None:
        """The end of the row."""
        self._move(self.document.row_edge, 1)

    def action_page_up(self) -> None:
        """A page up."""
        self._move(self.document.step_page, -1)

    def action_page_down(self) -> None:
        """A page down."""
        self._move(self.document.step_page, 1)

    def action_top(self) -> None:
        """The beginning."""
        self._move(self.document.go, 0)

    def action_bottom(self) -> None:
        """The end."""
        self._move(self.document.go, len(self.document.text))

    # Selecting ---------------------------------------------------------------------------------

    def action_select(self) -> None:
        """Begin or end selecting with the arrows."""
        document = self.document
        document.selecting = not document.selecting
        self.show_own_keys()
        if document.selecting:
            self.say("Selecting: move with the arrows, words or marks; Enter annotates, Esc stops.")
        else:
            self.say("The selection stays; Enter annotates it.")

    def action_select_left(self) -> None:
        """A character to the left."""
        self.document.step_character(-1, select=True)

    def action_select_right(self) -> None:
        """A character to the right."""
        self.document.step_character(1, select=True)

    def action_select_up(self) -> None:
        """A row up."""
        self.document.step_rows(-1, select=True)

    def action_select_down(self) -> None:
        """A row down."""
        self.document.step_rows(1, select=True)

    def action_select_word(self) -> None:
        """The word, then one word more."""
        document = self.document
        if document.selection is None and not document.selecting:
            document.select(*motion.word(document.text, document.caret))
        else:
            document.step_word(1, select=True)

    def action_select_word_back(self) -> None:
        """A word back."""
        self.document.step_word(-1, select=True)

    def action_select_sentence(self) -> None:
        """The sentence, then one more."""
        document = self.document
        selected = document.selection
        start, end = motion.sentence(document.text, selected[1] if selected else document.caret)
        if selected is not None and end <= selected[1]:
            start, end = motion.sentence(document.text, min(selected[1] + 1, len(document.text)))
        document.select(min(start, selected[0]) if selected else start, end)

    def action_inside_marks(self) -> None:
        """What stands between the quotation marks."""
        self._select_marks(motion.inside_marks, "There are no quotation marks around this place.")

    def action_with_marks(self) -> None:
        """The same with its marks."""
        self._select_marks(motion.around_marks, "There are no quotation marks around this place.")

    def _select_marks(self, find: motion.Find, nothing: str) -> None:
        document = self.document
        start, end = document.selection or (document.caret, document.caret)
        found = find(document.text, start, end)
        if found[0] >= found[1]:
            self.say(nothing)
        elif found == document.selection:
            self.say("That is what is selected already, or there are no marks around it.")
        else:
            document.select(*found)

    def show_selection(self, span: tuple[int, int] | None) -> None:
        """Say what can be done with the selection."""
        if any(ask.is_open for ask in self.query(Ask)):
            return
        self.show_own_keys()
        item = self.item(self.resizing)
        if item is not None and span == (item.start, item.end):
            return  # it has just begun, and how it is done is being told
        if span is not None:
            does = "puts the lost annotation here" if self.lost else "annotates"
            does, leaves = ("keeps it", "leaves it") if self.resizing else (does, "lets go")
            told = f" · {_WAY} · " if is_right_to_left(self.document.text, span) else " · "
            told += f"Enter {does}, Esc {leaves}"
            room = max(20, (self.size.width or 80) - measure(told) - 6)
            self.say(f"▸{ends(self.document.text, span, room)}◂{told}")

    def leave_selection(self) -> bool:
        """Let the selection go, or stop moving a border; whether there was something to leave."""
        document, busy = self.document, bool(self.resizing)
        if busy:
            self.say("The borders stay as they were.")
        elif document.selection is None and not document.selecting:
            return False
        else:
            self.say("")
        self.resizing = self.lost = ""
        document.unselect()
        self.show_current()
        return True

    def action_copy(self) -> None:
        """Copy the selection, or the words of the item."""
        document, item = self.document, self.item(self.current)
        span = document.selection
        if span is None and item is not None:
            span = (item.start, item.end)
        if span is None:
            self.say("Nothing is selected. Select with Shift and the arrows.")
            return
        self.app.copy_to_clipboard(document.text[slice(*span)])
        self.say(f"{span[1] - span[0]} characters copied, if your terminal allows it.")

    # Searching ---------------------------------------------------------------------------------

    def action_find(self) -> None:
        """Ask for words."""
        self._from = self.document.caret
        self._ask("find", "Find", self._wanted)
        self.say("Type some words; Enter goes on in the text, Esc gives up.")

    def action_jump(self) -> None:
        """Ask for a position."""
        self._ask("jump", "Position (123, 12:5 or 40%)", "")

    def _ask(self, purpose: str, label: str, text: str) -> None:
        if self.query(Ask):
            self.query_one(Ask).ask(purpose, label, text)
            self._asking_words = True
            self.show_own_keys()
        else:  # a quick finger
            self.when_mounted(partial(self._ask, purpose, label, text))

    _wanted = ""
    _from = 0

    def on_filter_changed(self, event: FilterChanged) -> None:
        """Show the first place while typing."""
        if self.query_one(Ask).purpose == "find":
            self._wanted = event.text
            self._find(self._from, 1)

    def on_filter_taken(self, event: FilterTaken) -> None:
        """Go on in the text."""
        purpose = self.query_one(Ask).purpose
        self._leave_ask()
        if purpose == "jump":
            try:
                self.document.go(position(self.document.text, event.text))
                self.document.reveal(self.document.caret, centre=True)
            except AnnotatorError as error:
                self.warn(error)
        elif self._find(self._from, 1):
            self.say("f finds it again, F backwards; Enter annotates what was found.")
        elif not self._wanted.strip():
            self.say("")

    def on_filter_left(self, event: FilterLeft) -> None:
        """Back to the text."""
        self._leave_ask()
        self.say("")

    _asking_words = False
    """Whether the row is open in which words or a position are typed."""

    def show_own_keys(self) -> None:
        """The row of keys, for what goes on."""
        if self._asking_words:
            self.show_field_keys(("Enter", "go there"), ("Esc", "give up"))
        else:
            super().show_own_keys()

    def _leave_ask(self) -> None:
        self._asking_words = False
        self.query_one(Ask).close()
        self.document.focus()
        self.show_own_keys()

    def action_find_next(self) -> None:
        """The next place."""
        if not self._wanted:
            self.action_find()
            return
        self._from = self.document.caret
        self._find(self._from, 1)

    def action_find_previous(self) -> None:
        """The place before."""
        selected = self.document.selection
        self._find(selected[0] if selected else self.document.caret, -1)

    def _find(self, start: int, by: int) -> bool:
        """Select the words that are searched; whether they stand anywhere."""
        document = self.document
        if not self._wanted.strip():
            return False
        found = find_words(document.text, self._wanted, start, by)
        if found is None:
            document.unselect()  # what a shorter word had found
            self.say(f"“{display_line(self._wanted, 60)}” is not in the text.")
            return False
        document.selecting = False
        document.select(*found)
        document.reveal(found[0])
        return True


_WAY = "right to left, → goes on"
"""Terminals show such words in one order or the other; the keys follow the text."""
_LOOKED = 200
"""Code points at either end of a selection that are looked at, however long it is."""


def is_right_to_left(text: str, span: tuple[int, int]) -> bool:
    """Whether the first letter of a stretch that has a direction runs so."""
    start = text[span[0] : min(span[1], span[0] + _LOOKED)]
    first = next((b for b in map(bidirectional, start) if b in ("L", "R", "AL")), "L")
    return first != "L"


def ends(text: str, span: tuple[int, int], room: int) -> str:
    """A stretch in so many cells, ready to be shown: its beginning and its last words."""
    start, end = span
    if end - start <= 2 * _LOOKED and measure(whole := display_line(text[start:end])) <= room:
        return whole
    half = (room - 3) // 2
    head = fit(display_line(text[start : start + _LOOKED]), half, "")
    tail, words = "", display_line(text[max(start, end - _LOOKED) : end]).split(" ")
    while words and measure(f"{words[-1]} {tail}".strip()) <= half:
        tail = f"{words.pop()} {tail}".strip()
    return f"{head.rstrip()} … {tail}".rstrip()


def find_words(text: str, words: str, start: int, by: int) -> tuple[int, int] | None:
    """The next (`by` 1) or previous (-1) place of the words, round the ends of the text.

    Letter case does not matter, and a blank stands for any white space.
    """
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())), re.IGNORECASE)
    if by > 0:
        found = pattern.search(text, start) or pattern.search(text)
        return found.span() if found else None
    before = last = None
    for match in pattern.finditer(text):
        last = match.span()
        if match.end() <= start:
            before = match.span()
    return before or last


def position(text: str, told: str) -> int:
    """A code point from `123`, `12:5` (line and column, from 1) or `40%`."""
    told = told.strip()
    if told.endswith("%") and told[:-1].strip().isdigit():
        return len(text) * min(100, int(told[:-1])) // 100
    line, colon, column = told.partition(":")
    if told.isdigit() and int(told) <= len(text):
        return int(told)
    if colon and line.isdigit() and (column.isdigit() or not column):
        start = 0
        for _ in range(int(line) - 1):
            start = text.find("\n", start) + 1
            if start == 0:
                break
        else:
            end = text.find("\n", start)
            last = end if end >= 0 else len(text)
            return min(start + max(0, int(column or 1) - 1), last)
    raise InvalidInput(
        f"“{told}” is no position in this text.",
        f"Give a number up to {len(text)}, a line and column such as 12:5, or 40%.",
    )
