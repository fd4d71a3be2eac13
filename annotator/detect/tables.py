"""The character tables: what each n-gram says for each language of a script.

Read once per process, at the first word that needs them. A row becomes one Python integer with a
lane of 16 bits for each language, so that scoring a word under a hundred languages is a sum of
some thirty integers.
"""

import json
import lzma
import struct
import sys
import zlib
from array import array
from bisect import bisect_right
from collections.abc import Callable
from functools import lru_cache
from importlib.resources import files
from itertools import accumulate

from annotator.model.errors import UnreadableFile

FORMAT = 3
ORDER = 5
_BITS = 16
_MIDDLE = 1 << (_BITS - 1)
_NOTHING = 128
"""The step that adds nothing."""
BLOCK_ROWS = 48
"""Rows of which the table says where the first one stands."""
_LAST = 0x80
"""The bit of a row's last entry."""
_ENDS = bytes(range(_LAST)) + b"\xff" * _LAST
"""Every last entry as the same byte."""
_ONES = [int.from_bytes(b"\1" * size, "little") for size in range(_LAST + 1)]
_LASTS = [_LAST << 8 * (size - 1) if size else 0 for size in range(_LAST + 1)]
_FULL = [(1 << 8 * size) - 1 for size in range(_LAST + 1)]
"""For each size of a row in bytes: ones, the bit of its last entry, and all bits."""
_ROWS, _WORDS = 100_000, 12_000
_LONGEST = 40
"""Letters of a word that count."""
"""How many unpacked rows and scored words are kept: some thirty megabytes."""


class _Rows(dict[str, int]):
    """Rows by n-gram, each read at the first look-up: a sum over them stays out of Python."""

    def __init__(self, load: Callable[[str], int]) -> None:
        self._load = load

    def __missing__(self, gram: str) -> int:
        if len(self) > _ROWS:
            self.clear()
        row = self[gram] = self._load(gram)
        return row


@lru_cache(maxsize=64)
def _cuts(size: int) -> tuple[slice, ...]:
    """Where the n-grams of a text of so many characters stand, up to `ORDER` characters long."""
    return tuple(
        slice(start, end) for end in range(2, size + 1) for start in range(max(0, end - ORDER), end)
    )


def _summed(gaps: bytes) -> bytes:
    """The lanes of a row from the differences between them, the last of which has its bit.

    A product with ones, a byte each, has the running sums for its bytes: no lane is above 255.
    """
    size = len(gaps)
    sums = (int.from_bytes(gaps, "little") - _LASTS[size]) * _ONES[size]
    return (sums & _FULL[size]).to_bytes(size, "little")


def _spread(steps: bytes) -> int:
    """A byte a lane as the lower ones of two, in one integer."""
    return int.from_bytes(steps.decode("latin-1").encode("utf-16-le"), "little")


def _unpacked(data: bytes) -> tuple[bytes, bytes]:
    """What is packed with xz, and what stands behind it."""
    packed = lzma.LZMADecompressor()
    return packed.decompress(data), packed.unused_data


def _starts(sizes: bytes) -> "array[int]":
    """Where blocks begin behind a first line feed, and the last one ends, from their sizes."""
    some = array("H", sizes)
    if sys.byteorder == "big":
        some.byteswap()
    return array("I", accumulate(some, initial=1))


class Table:
    """The languages of one script, and how well words agree with each of them."""

    def __init__(self, name: str, data: bytes) -> None:
        body, steps = _unpacked(data)
        (size,) = struct.unpack_from("<I", body)
        head = json.loads(body[4 : 4 + size])
        if head["format"] != FORMAT:
            raise UnreadableFile(
                f"The language table {name} has format {head['format']}, not {FORMAT}.",
                "Install annotator again: its files do not belong together.",
            )
        self.tags: list[str] = head["lanes"]
        """The languages, BCP 47; a score's place is its language's place here."""
        self.step: float = head["step"]
        """What one unit of a score is worth, in natural logarithms."""
        self.header: dict[str, object] = head
        at, columns, view = 4 + size, [], memoryview(body)
        for length in head["sizes"]:
            columns.append(view[at : at + length])
            at += length
        blocks, grams, lanes = columns
        self._lanes, self._steps = bytes(lanes), zlib.decompress(steps, -zlib.MAX_WBITS)
        self._grams = f"\n{str(grams, 'utf-8')}\n"
        self._blocks = _starts(bytes(blocks))
        self._heads = [self._grams[at : self._grams.index("\n", at)] for at in self._blocks[:-1]]
        sizes = map(len, self._lanes.translate(_ENDS).split(b"\xff"))
        self._entries = array("I", accumulate(sizes, initial=0))
        """For each row how many entries stand before it that are no last ones."""
        self._packed = _Rows(self._load)
        self._width = 2 * len(self.tags)
        self._bias = int.from_bytes(_MIDDLE.to_bytes(2, "little") * len(self.tags), "little")
        self._all, self._none = bytes(range(len(self.tags))), bytes([_NOTHING]) * len(self.tags)
        self._zero = _spread(self._none)
        self._scores: dict[str, array[int]] = {}

    def _find(self, gram: str) -> int | None:
        """The row of an n-gram: its block by bisection, its place there by search."""
        block = bisect_right(self._heads, gram) - 1
        if block < 0:
            return None
        start = self._blocks[block]
        at = self._grams.find(f"\n{gram}\n", start - 1, self._blocks[block + 1])
        return None if at < 0 else block * BLOCK_ROWS + self._grams.count("\n", start, at + 1)

    def _load(self, gram: str) -> int:
        """The row of an n-gram as one integer; 0 where it has none."""
        row = self._find(gram)
        if row is None:
            return 0
        start, end = self._entries[row] + row, self._entries[row + 1] + row + 1
        lanes, steps = _summed(self._lanes[start:end]), self._steps[start:end]
        # A table of characters, of which the last word counts: every lane, then those of the row.
        every = bytes.maketrans(self._all + lanes, self._none + steps)[: len(self.tags)]
        return _spread(every) - self._zero

    def score(self, word: str) -> "array[int]":
        """One number a language, in units of `step`; only differences between them mean anything.

        `word` is in lower case, letters and marks only. Long words are cut.
        """
        word = word[:_LONGEST]
        known = self._scores.get(word)
        if known is not None:
            return known
        text = f" {word} "
        grams = map(text.__getitem__, _cuts(len(text)))
        total = sum(map(self._packed.__getitem__, grams), self._bias)
        result = array("H", total.to_bytes(self._width, sys.byteorder))
        if sys.byteorder == "big":
            result.reverse()
        if len(self._scores) > _WORDS:
            self._scores.clear()
        self._scores[word] = result
        return result


@lru_cache(maxsize=16)
def table(script: str) -> Table:
    """The table of one script (ISO 15924). Raises UnreadableFile where it is of another format."""
    name = f"{script}.xz"
    return Table(name, (files("annotator.detect") / "data" / name).read_bytes())


def has_table(script: str) -> bool:
    """Whether several languages of this script are told apart."""
    return script in (
        "Latn",
        "Cyrl",
        "Arab",
        "Deva",
        "Hebr",
        "Ethi",
        "Beng",
        "Hani",
        "Tibt",
        "Grek",
    )
