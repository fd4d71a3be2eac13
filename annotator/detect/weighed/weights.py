"""The numbers of the signs, as `tools/models/stretches.py` learned them."""

import lzma
from functools import lru_cache
from importlib.resources import files

NAME = "weights.xz"


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """How much each sign speaks for foreign words, in logarithms of odds."""
    data = (files("annotator.detect.weighed") / NAME).read_bytes()
    lines = lzma.decompress(data).decode("utf-8").split("\n")
    pairs = (line.rpartition("\t") for line in lines if line)
    return {sign: int(number) / 100 for sign, _, number in pairs}
