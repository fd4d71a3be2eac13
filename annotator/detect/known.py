"""Whole words that the tables of n-grams would give to the wrong language.

`data/known.bin` holds a fingerprint of each pair of a word and its language (some 8 bits a pair),
for words that stand in the list of that language and that its table alone misreads. About one
strange word in a hundred passes for a known one: what it adds is small enough to bear that.
"""

import json
import struct
import sys
import zlib
from array import array
from bisect import bisect_left
from functools import lru_cache
from importlib.resources import files
from itertools import accumulate
from zlib import crc32

from annotator.model.errors import UnreadableFile

FORMAT = 2
REACH = 8.0
"""How far behind the best a language may be for its words to be looked up (natural logarithms)."""
MOST = 12
"""Words of a stretch that are looked up; a longer one needs no help."""


def fingerprint(tag: str, word: str, size: int) -> int:
    """The number, below `size`, of a word of one language."""
    return crc32(f"{tag} {word}".encode()) * size >> 32


class KnownWords:
    """The set of pairs, as sorted numbers."""

    def __init__(self, data: bytes) -> None:
        (length,) = struct.unpack_from("<I", data)
        head = json.loads(data[4 : 4 + length])
        if head["format"] != FORMAT:
            raise UnreadableFile(
                f"The list of known words has format {head['format']}, not {FORMAT}.",
                "Install annotator again: its files do not belong together.",
            )
        self.bonus: float = head["bonus"]
        """What a known word adds to its language, in natural logarithms."""
        self._size: int = head["size"]
        end = 4 + length + head["count"]
        both = bytearray(2 * head["count"])
        both[::2] = data[4 + length : end]
        both[1::2] = zlib.decompress(data[end:], -zlib.MAX_WBITS)
        gaps = array("H", bytes(both))
        if sys.byteorder == "big":
            gaps.byteswap()
        self._numbers = array("I", accumulate(gaps))

    def has(self, tag: str, word: str) -> bool:
        """Whether a word (lower case) is noted for a language."""
        number = fingerprint(tag, word, self._size)
        at = bisect_left(self._numbers, number)
        return at < len(self._numbers) and self._numbers[at] == number


@lru_cache(maxsize=1)
def known_pairs() -> KnownWords:
    """The shipped list, read at the first call."""
    return KnownWords((files("annotator.detect") / "data" / "known.bin").read_bytes())


def with_known(scored: list[tuple[float, str]], words: tuple[str, ...]) -> list[tuple[float, str]]:
    """Scores of languages for the words of a stretch with what known words add, in any order."""
    if not scored or not words:
        return scored
    limit = max(scored)[0] - REACH
    pairs, some = known_pairs(), words[:MOST]
    bonus, has = pairs.bonus, pairs.has
    return [
        (score + bonus * sum([has(tag, word) for word in some]), tag) if score > limit
        else (score, tag)
        for score, tag in scored
    ]  # fmt: skip
