"""The file format of a table: one xz stream, a header in JSON and four columns.

Rows are sorted by n-gram. `grams`: joined by line feeds. `sizes`: a byte a row, how many entries
it has.
`lanes` and `steps`: a byte an entry; a step counts from -128.
"""

import json
import lzma
import struct

from tools.models.select import Chosen

FORMAT = 1
FILTERS = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "lc": 3, "lp": 0, "pb": 0}]


def pack(
    script: str, tags: list[str], chosen: Chosen, step: float, extra: dict[str, object]
) -> bytes:
    """One table as bytes; the same input gives the same bytes."""
    columns = [
        "\n".join(chosen.grams).encode(),
        bytes(len(row) for row in chosen.entries),
        bytes(lane for row in chosen.entries for lane, _ in row),
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
