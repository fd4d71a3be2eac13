"""Reads tables of learned numbers: how much each sign speaks for something.

One sign a line, a tab and hundredths, compressed with xz; `tools/models/logit.py` writes them.
"""

import lzma
from pathlib import Path

STEP = 100
"""Parts of a unit in which the numbers are kept."""


def learned(table: Path) -> dict[str, float]:
    """Sign → logarithm of odds."""
    lines = lzma.decompress(table.read_bytes()).decode("utf-8").split("\n")
    pairs = [line.rpartition("\t") for line in lines if line]
    return {sign: int(number) / STEP for sign, _, number in pairs}
