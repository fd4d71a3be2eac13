"""Reads tables of learned numbers: how much each sign speaks for something.

One sign a line, a tab and hundredths, compressed with xz; `tools/models/logit.py` writes them.
"""

import lzma
from pathlib import Path

STEP = 100
"""Parts of a unit in which the numbers are kept."""


def learned(table: Path) -> dict[str, float]:
    """Sign → logarithm of odds."""
    text = lzma.decompress(table.read_bytes()).decode("utf-8")
    cells = text.replace("\n", "\t").split("\t")
    return {sign: int(number) / STEP for sign, number in zip(cells[::2], cells[1::2], strict=True)}
