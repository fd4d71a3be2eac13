"""Converting places: code point ↔ UTF-16 unit ↔ UTF-8 byte ↔ line and column.

Inside the program every place is a code point. The others exist only at borders: ICU, Java and
JavaScript count UTF-16 units; some formats count bytes; people count lines.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_STEP = 1024


def replace_surrogates(text: str) -> str:
    """The text with U+FFFD for each lone surrogate: the same length, and safe to encode."""
    return _SURROGATE.sub("\ufffd", text) if _SURROGATE.search(text) else text


def utf16_boundaries_to_code_points(text: str, units: Sequence[int]) -> list[int]:
    """Turn ascending UTF-16 offsets of `text` into code points, in linear time."""
    astral = [match.start() for match in _ASTRAL.finditer(text)]
    if not astral:
        return list(units)
    converted: list[int] = []
    passed = 0
    for unit in units:
        while passed < len(astral) and astral[passed] + passed < unit:
            passed += 1
        converted.append(unit - passed)
    return converted


class OffsetMap:
    """All the ways to say where something stands in one text.

    Building costs one pass over the text for each unit that is asked for; a look-up is a binary
    search. Places outside the text raise IndexError; a place in the middle of a character's units
    or bytes is counted as the place of that character.
    """

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _astral(self) -> list[int]:
        return [match.start() for match in _ASTRAL.finditer(self.text)]

    @cached_property
    def _astral_units(self) -> list[int]:
        return [place + index for index, place in enumerate(self._astral)]

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    @cached_property
    def _byte_steps(self) -> list[int]:
        steps = [0]
        for start in range(0, len(self.text), _STEP):
            steps.append(steps[-1] + self._bytes_between(start, start + _STEP))
        return steps

    def _bytes_between(self, start: int, end: int) -> int:
        return len(self.text[start:end].encode("utf-8", "surrogatepass"))

    def _checked(self, offset: int) -> int:
        if not 0 <= offset <= len(self.text):
            raise IndexError(f"{offset} is outside a text of {len(self.text)} code points")
        return offset

    def to_utf16(self, offset: int) -> int:
        """Code point → UTF-16 unit."""
        return self._checked(offset) + bisect_left(self._astral, offset)

    def from_utf16(self, unit: int) -> int:
        """UTF-16 unit → code point."""
        return self._checked(unit - bisect_left(self._astral_units, unit))

    def to_byte(self, offset: int) -> int:
        """Code point → UTF-8 byte."""
        step = self._checked(offset) // _STEP
        return self._byte_steps[step] + self._bytes_between(step * _STEP, offset)

    def from_byte(self, byte: int) -> int:
        """UTF-8 byte → code point."""
        if not 0 <= byte <= self._byte_steps[-1]:
            raise IndexError(f"{byte} is outside a text of {self._byte_steps[-1]} bytes")
        step = min(bisect_right(self._byte_steps, byte) - 1, len(self.text) // _STEP)
        place, left = step * _STEP, byte - self._byte_steps[step]
        for character in self.text[place : place + _STEP]:
            left -= len(character.encode("utf-8", "surrogatepass"))
            if left < 0:
                break
            place += 1
        return place

    def line_column(self, offset: int) -> tuple[int, int]:
        """Code point → line and column, both from 1; lines end at a line feed and nowhere else."""
        line = bisect_right(self._line_starts, self._checked(offset))
        return line, offset - self._line_starts[line - 1] + 1

    def from_line_column(self, line: int, column: int) -> int:
        """Line and column, both from 1 → code point."""
        if not 1 <= line <= len(self._line_starts) or column < 1:
            raise IndexError(f"line {line}, column {column} is outside the text")
        return self._checked(self._line_starts[line - 1] + column - 1)
