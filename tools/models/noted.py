"""The file of whole words that are noted beside the tables.

Behind a header in JSON stand the differences of the sorted numbers, of two bytes each: first all
lower bytes, which are as good as random, then the upper ones, deflated.
"""

import json
import struct
from collections.abc import Iterable
from itertools import pairwise

from annotator.detect.known import FORMAT, fingerprint
from tools.models.pack import deflated

BONUS = 3.0
"""What a noted word adds, in natural logarithms."""
SPREAD = 300
"""Numbers that there are for each noted word: one strange word in so many passes for one."""


def pack_known(pairs: Iterable[tuple[str, str]]) -> bytes:
    """The file of noted (language, word) pairs; the same pairs give the same bytes."""
    pairs = list(pairs)
    size = SPREAD * len(pairs)
    numbers = sorted({fingerprint(tag, word, size) for tag, word in pairs})
    gaps = [number - last for last, number in pairwise([0, *numbers])]
    header = {"format": FORMAT, "bonus": BONUS, "size": size, "count": len(gaps)}
    head = json.dumps(header, sort_keys=True).encode()
    lower, upper = bytes(gap & 0xFF for gap in gaps), bytes(gap >> 8 for gap in gaps)
    return struct.pack("<I", len(head)) + head + lower + deflated(upper)
