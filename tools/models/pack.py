"""The file format of a table: a header in JSON and four columns.

Rows are sorted by n-gram. `blocks`: for so many rows at a time the characters of their n-grams with
the line feeds, two bytes. `grams`: joined by line feeds.
`lanes`: a byte an entry, how far its lane is from the one before in the row (the first: from 0),
with the highest bit set at the row's last; a tenth smaller than lanes and sizes of rows would be.
`steps`: a byte an entry, counting from -128. These hardly depend on one another: they stand behind
the xz stream of all else, deflated, which is smaller and read four times as fast.
"""

import json
import lzma
import struct
import zlib
from collections.abc import Sequence

from annotator.detect.tables import BLOCK_ROWS
from tools.models.select import Chosen

FORMAT = 3
FILTERS = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "lc": 3, "lp": 0, "pb": 0}]


def _gaps(lanes: list[int]) -> bytes:
    """The lanes of a row, which rise, as differences; up to 127 lanes can be told apart."""
    gaps = [lane - before for before, lane in zip([0, *lanes], lanes, strict=False)]
    gaps[-1] |= 0x80
    return bytes(gaps)


def _blocks(grams: Sequence[str]) -> bytes:
    """The characters of so many rows at a time."""
    sizes = [len(gram) + 1 for gram in grams]
    sums = [sum(sizes[at : at + BLOCK_ROWS]) for at in range(0, len(sizes), BLOCK_ROWS)]
    return struct.pack(f"<{len(sums)}H", *sums)


def deflated(data: bytes) -> bytes:
    """Bytes that hardly depend on one another, compressed by how common each of them is."""
    packers = (
        zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS, 9, strategy)
        for strategy in (zlib.Z_HUFFMAN_ONLY, zlib.Z_RLE)
    )
    return min((packer.compress(data) + packer.flush() for packer in packers), key=len)


def pack(
    script: str, tags: list[str], chosen: Chosen, step: float, extra: dict[str, object]
) -> bytes:
    """One table as bytes; the same input gives the same bytes."""
    columns = [
        _blocks(chosen.grams),
        "\n".join(chosen.grams).encode(),
        b"".join(_gaps([lane for lane, _ in row]) for row in chosen.entries),
    ]
    steps = bytes(value + 128 for row in chosen.entries for _, value in row)
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
    packed = lzma.compress(body, format=lzma.FORMAT_XZ, check=lzma.CHECK_CRC32, filters=FILTERS)
    return packed + deflated(steps)
