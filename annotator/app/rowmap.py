"""Cells and code points of one row: where is the caret drawn, what was clicked?"""

from bisect import bisect_right
from itertools import pairwise

from annotator.app.cells import is_simple, measure
from annotator.text.segments import graphemes


class RowMap:
    """Columns of the characters of one displayed row (no line end in it)."""

    def __init__(self, shown: str) -> None:
        self._length = len(shown)
        self._simple = is_simple(shown)
        if self._simple:
            return
        self._starts = graphemes(shown)
        self._columns = [0]
        for start, end in pairwise(self._starts):
            self._columns.append(self._columns[-1] + measure(shown[start:end]))

    @property
    def cells(self) -> int:
        """Width of the whole row."""
        return self._length if self._simple else self._columns[-1]

    def column_of(self, offset: int) -> int:
        """Column of the character that holds a code point of the row."""
        if self._simple:
            return min(offset, self._length)
        return self._columns[bisect_right(self._starts, min(offset, self._length)) - 1]

    def offset_at(self, column: int) -> int:
        """Code point where the character at a column begins; behind the row its length."""
        if self._simple:
            return max(0, min(column, self._length))
        return self._starts[max(0, bisect_right(self._columns, column) - 1)]

    def character_at(self, offset: int) -> tuple[int, int]:
        """Start and end of the character that holds a code point of the row."""
        if self._simple:
            return min(offset, self._length), min(offset + 1, self._length)
        index = bisect_right(self._starts, min(offset, self._length)) - 1
        return self._starts[index], self._starts[min(index + 1, len(self._starts) - 1)]
