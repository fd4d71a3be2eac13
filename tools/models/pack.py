"""The file format of a table: one xz stream, a header in JSON and three columns.

Rows are sorted by n-gram. `grams`: joined by line feeds. `lanes`: a byte an entry, how far its lane
is from the one before in the row (the first: from 0), with the highest bit set at the row's last;
a tenth smaller than lanes and sizes of rows would be. `steps`: a byte an entry, counting from -128.
"""

import json
import lzma
import struct

from tools.models.select import Chosen

FORMAT = 2
FILTERS = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "lc": 3, "lp": 0, "pb": 0}]


def _gaps(lanes: list[int]) -> bytes:
    """The lanes of a row, which rise, as differences; up to 127 lanes can be told apart."""
    gaps = [lane - before for before, lane in zip([0, *lanes], lanes, strict=False)]
    gaps[-1] |= 0x80
    return bytes(gaps)


def pack(
    script: str, tags: list[str], chosen: Chosen, step: float, extra: dict[str, object]
) -> bytes:
    """One table as bytes; the same input gives the same bytes."""
    columns = [
        "\n".join(chosen.grams).encode(),
        b"".join(_gaps([lane for lane, _ in row]) for row in chosen.entries),
        bytes(value + 128 for row in chosen.entries for _, value in row),
    ]
    header = {
        "format": FORMAT,
        "script": script,
        "lanes": tags,
        "step": step,
        "sizes": [len(column) for column in columns],
        **extra,
    }
    head = json.dumps(header, ensure_ascii=False, sort_keys=True).encode()
    body = struct.pack("<I", len(head)) + head + b"".join(columns)
    return lzma.compress(body, format=lzma.FORMAT_XZ, check=lzma.CHECK_CRC32, filters=FILTERS)
