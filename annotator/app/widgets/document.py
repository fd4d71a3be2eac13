"""The article's text: wrapped, marked, with a caret and a selection. Costs what is seen of it."""

from collections.abc import Iterable, Sequence

from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.strip import Strip

from annotator.app import motion
from annotator.app.cells import measure
from annotator.app.marks import Mark, Marks
from annotator.app.messages import CaretMoved, SelectionChanged
from annotator.app.rowmap import RowMap
from annotator.app.widgets.painting import MARGIN, paint_row, row_content
from annotator.app.widgets.steady import ROWS_KEPT, SteadyScroll
from annotator.app.wrap import Wrap

_SLICE = 0.006
"""Seconds of laying rows between two looks at the keys."""
_REST = 0.004
"""Seconds left to the keys between two slices."""


class DocumentView(SteadyScroll, can_focus=True, inherit_bindings=False):
    """A text of any length. All places are code points of it."""

    def __init__(self, text: str = "", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.text = text
        self.caret = 0
        self._anchor: int | None = None
        self.selecting = False
        """Whether plain arrows select, as with the shift key."""
        self._marks = Marks()
        self._active: tuple[Mark, ...] = ()
        self._wrap = Wrap(text, 80, measure)
        self._cache: dict[int, Strip] = {}
        self._height = 0
        self._column: int | None = None
        self._dragging = False

    # What is shown -----------------------------------------------------------------------------

    def set_text(self, text: str, caret: int = 0) -> None:
        """Show another text, with the caret at a place."""
        self.text, self.caret, self._anchor, self.selecting = text, caret, None, False
        self._marks, self._active = Marks(), ()
        self._rewrap(caret)

    def set_marks(self, marks: Iterable[Mark]) -> None:
        """Mark these stretches; only rows that look different are painted again."""
        self._mark(self._marks.replace(marks))

    def change_marks(self, gone: Iterable[Mark], come: Iterable[Mark]) -> None:
        """Take these marks away, and add those."""
        self._mark(self._marks.change(gone, come))

    def marks_at(self, offset: int) -> list[Mark]:
        """The marked stretches that hold a code point."""
        return self._marks.over(offset, offset + 1)

    def set_active(self, places: Iterable[tuple[int, int]]) -> None:
        """Show these stretches as the current item."""
        before = self._active
        self._active = tuple(Mark(start, end, "active", "") for start, end in places)
        if before != self._active:
            self._repaint([*before, *self._active])

    @property
    def selection(self) -> tuple[int, int] | None:
        """The selected stretch; None where nothing is."""
        if self._anchor is None or self._anchor == self.caret:
            return None
        return min(self._anchor, self.caret), max(self._anchor, self.caret)

    @property
    def text_width(self) -> int:
        """Cells for the text: without the margin and one spare column at the edge."""
        return max(2, self.size.width - MARGIN - 1)

    # Painting ----------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """One row of the screen."""
        row = self.scroll_offset.y + y
        width, base = self.size.width, self.base_style
        if row >= self._wrap.rows and not self._wrap.done:
            self._wrap.lay(rows=row + 1)
        if row >= self._wrap.rows:
            return Strip.blank(width, base)
        start, end = self._wrap.bounds(row)
        has_caret = start <= self.caret < end or (self.caret == end == len(self.text))
        special = self._special(start, end)
        if has_caret or special:
            return self._paint(row, special, self.caret if has_caret else None, base)
        if row not in self._cache:
            if len(self._cache) > ROWS_KEPT:
                self._cache.clear()
            self._cache[row] = self._paint(row, [], None, base)
        return self._cache[row]

    def _special(self, start: int, end: int) -> list[Mark]:
        """The current item and the selection, where they touch a row."""
        selected = self.selection
        shown = list(self._active) if selected is None else [Mark(*selected, "selected", "")]
        return [mark for mark in shown if mark.start < end and start < mark.end]

    def _paint(self, row: int, special: list[Mark], caret: int | None, base: Style) -> Strip:
        bounds = self._wrap.bounds(row)
        marks = self._marks.over(*bounds)
        return paint_row(
            self.text,
            bounds,
            [*marks, *special],
            caret=caret if self.has_focus else None,
            width=self.size.width,
            base=base,
        )

    def _mark(self, marks: Sequence[Mark]) -> None:
        """Show that these stretches look different now.

        An item may have thousands of places: they cost the rows that are kept, not their own.
        """
        top, bottom = self.scroll_offset.y, self.scroll_offset.y + self.size.height
        if marks:
            self._cache = {row: s for row, s in self._cache.items() if top <= row < bottom}
        self._repaint(marks)

    def _repaint(self, marks: Iterable[Mark]) -> None:
        """Paint those rows again that are on the screen and that these stretches touch."""
        if not self.size.height or not self._wrap.rows:
            return
        top = min(self.scroll_offset.y, self._wrap.rows - 1)
        bottom = min(top + self.size.height, self._wrap.rows)
        seen, unseen = self._wrap.bounds(top)[0], self._wrap.bounds(bottom - 1)[1]
        for mark in marks:
            if mark.end < seen or mark.start > unseen:
                continue
            first = max(top, self._wrap.row_of(max(mark.start, seen)))
            last = min(bottom - 1, self._wrap.row_of(min(max(mark.end - 1, seen), unseen)))
            for row in range(first, last + 1):
                self._cache.pop(row, None)
            if first <= last:
                self.refresh(Region(0, first - top, self.size.width, last - first + 1))

    def _repaint_between(self, one: int, other: int) -> None:
        self._repaint([Mark(min(one, other), max(one, other) + 1, "selected", "")])

    # Laying ------------------------------------------------------------------------------------

    def on_resize(self, event: events.Resize) -> None:
        """Wrap again, keeping the text at the top, not the number of the row; a caret that was seen
        stays in sight."""
        height, self._height = self._height, self.size.height
        top = min(self.scroll_offset.y, max(0, self._wrap.rows - 1))
        sound = self._wrap.rows and self._wrap.text is self.text
        seen = sound and top <= self._wrap.row_of(self.caret) < top + height
        if self._wrap.width == self.text_width and self._wrap.text is self.text:
            self._cache.clear()
            self._show_height()
        else:
            self._rewrap(self._wrap.bounds(top)[0] if self._wrap.rows and top else 0)
        if seen:
            self.reveal(self.caret)

    def on_focus(self) -> None:
        """The caret appears."""
        self._repaint_between(self.caret, self.caret)

    def on_blur(self) -> None:
        """The caret disappears: keys go elsewhere."""
        self._repaint_between(self.caret, self.caret)

    def _rewrap(self, top: int) -> None:
        self._wrap = Wrap(self.text, self.text_width, measure)
        self._cache.clear()
        self._column = None
        row = self._wrap.row_of(top)
        self._wrap.lay(rows=row + self.size.height + 1)
        self._show_height()
        self.jump(row)
        self.refresh()
        if not self._wrap.done:
            self.set_timer(_REST, self._lay_slice)

    def _lay_slice(self) -> None:
        """Lay some more rows and give way to the keys."""
        if self._wrap.lay(seconds=_SLICE):
            self._show_height()
        else:
            self.set_timer(_REST, self._lay_slice)

    def _show_height(self) -> None:
        self.set_height(self._wrap.estimate())

    def reveal(self, offset: int, *, centre: bool = False) -> None:
        """Scroll, if need be, so that a place is seen."""
        row = self._wrap.row_of(offset)
        if self.size.height and row >= self.virtual_size.height:
            self._show_height()
        top, height = self.scroll_offset.y, self.size.height
        if top <= row < top + height and not centre:
            return
        if centre or abs(row - top) > 2 * height:
            target = row - height // 3
        elif row < top:
            target = row - height + max(1, height // 3)
        else:
            target = row - max(1, height // 3)
        self.jump(max(0, target))

    # Caret and selection -----------------------------------------------------------------------

    def go(self, offset: int, *, select: bool = False, keep_column: bool = False) -> None:
        """Put the caret somewhere; with `select` the stretch from where it was is selected."""
        offset = max(0, min(offset, len(self.text)))
        before, selected = self.caret, self.selection
        if select or self.selecting:
            self._anchor = self.caret if self._anchor is None else self._anchor
        else:
            self._anchor = None
        self.caret = offset
        if not keep_column:
            self._column = None
        self._changed(before, selected)

    def select(self, start: int, end: int) -> None:
        """Select a stretch; the caret stands at its end."""
        before, selected = self.caret, self.selection
        self._anchor, self.caret, self._column = start, end, None
        self._changed(before, selected)

    def unselect(self) -> None:
        """Select nothing."""
        before, selected = self.caret, self.selection
        self._anchor, self.selecting = None, False
        self._changed(before, selected)

    def _changed(self, caret: int, selected: tuple[int, int] | None) -> None:
        self._repaint_between(caret, caret)
        self._repaint_between(self.caret, self.caret)
        now = self.selection
        if selected != now:
            for span in (selected, now):
                if span is not None:
                    self._repaint([Mark(*span, "selected", "")])
            if selected is None or now is None:
                self._repaint(self._active)
            self.post_message(SelectionChanged(now))
        self.reveal(self.caret)
        if caret != self.caret:
            self.post_message(CaretMoved(self.caret))

    # Steps -------------------------------------------------------------------------------------

    def step_character(self, by: int, *, select: bool = False) -> None:
        """One character to the left (-1) or to the right (1)."""
        step = motion.right if by > 0 else motion.left
        self.go(step(self.text, self.caret), select=select)

    def step_word(self, by: int, *, select: bool = False) -> None:
        """One word to the left or to the right."""
        step = motion.word_right if by > 0 else motion.word_left
        self.go(step(self.text, self.caret), select=select)

    def step_rows(self, by: int, *, select: bool = False) -> None:
        """So many rows up or down, in the same column."""
        row = self._wrap.row_of(self.caret)
        if self._column is None:
            start, end = self._wrap.bounds(row)
            self._column = self._row_map(start, end).column_of(self.caret - start)
        target = row + by
        if target >= self._wrap.rows:
            self._wrap.lay(rows=target + 1)
        target = max(0, min(target, self._wrap.rows - 1))
        self.go(self._offset_in(target, self._column), select=select, keep_column=True)

    def step_page(self, by: int) -> None:
        """A page up or down; the caret stays at its row of the screen."""
        page = max(1, self.size.height - 2)
        top = self.scroll_offset.y + by * page
        if top + self.size.height >= self._wrap.rows:
            self._wrap.lay(rows=top + self.size.height + 1)
            self._show_height()
        self.jump(max(0, min(top, self._wrap.rows - self.size.height)))
        self.step_rows(by * page)

    def row_edge(self, by: int) -> None:
        """The beginning (-1) or the end (1) of the row."""
        start, end = self._wrap.bounds(self._wrap.row_of(self.caret))
        content = len(row_content(self.text[start:end]))
        last = start + content
        if by > 0 and last == end and end < len(self.text):
            last = motion.left(self.text, end)
        self.go(last if by > 0 else start)

    def _row_map(self, start: int, end: int) -> RowMap:
        return RowMap(row_content(self.text[start:end]))

    def _offset_in(self, row: int, column: int) -> int:
        start, end = self._wrap.bounds(row)
        found = start + self._row_map(start, end).offset_at(column)
        if found == end and end < len(self.text):
            return motion.left(self.text, end)
        return found

    # Mouse -------------------------------------------------------------------------------------

    def _place_at(self, event: events.MouseEvent) -> int:
        row = max(0, min(self.scroll_offset.y + event.y, self._wrap.rows - 1))
        return self._offset_in(row, max(0, event.x - MARGIN))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Put the caret there; with the shift key select up to there."""
        if event.button != 1:
            return
        self.capture_mouse()
        self._dragging = True
        self.go(self._place_at(event), select=event.shift)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select while the button is held."""
        if self._dragging:
            self.go(self._place_at(event), select=True)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """The selection stays."""
        if self._dragging:
            self._dragging = False
            self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """Two clicks select the word, three the sentence."""
        if event.chain == 2:
            self.select(*motion.word(self.text, self._place_at(event)))
        elif event.chain == 3:
            self.select(*motion.sentence(self.text, self._place_at(event)))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Three rows on."""
        event.stop()
        self.jump(self.scroll_offset.y + 3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Three rows back."""
        event.stop()
        self.jump(max(0, self.scroll_offset.y - 3))
