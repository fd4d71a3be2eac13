"""The file of whole words that are noted beside the tables."""

import json
import lzma
import struct
from collections.abc import Iterable

from annotator.detect.known import FORMAT, fingerprint
from tools.models.pack import FILTERS

BONUS = 3.0
"""What a noted word adds, in natural logarithms."""
SPREAD = 300
"""Numbers that there are for each noted word: one strange word in so many passes for one."""


def pack_known(pairs: Iterable[tuple[str, str]]) -> bytes:
    """The file of noted (language, word) pairs; the same pairs give the same bytes."""
    pairs = list(pairs)
    size = SPREAD * len(pairs)
    numbers = sorted({fingerprint(tag, word, size) for tag, word in pairs})
    out = bytearray()
    last = 0
    for number in numbers:
        many, rest = divmod(number - last, 255)
        out += b"\xff" * many
        out.append(rest)
        last = number
    head = json.dumps({"format": FORMAT, "bonus": BONUS, "size": size}, sort_keys=True).encode()
    body = struct.pack("<I", len(head)) + head + bytes(out)
    return lzma.compress(body, format=lzma.FORMAT_XZ, check=lzma.CHECK_CRC32, filters=FILTERS)
