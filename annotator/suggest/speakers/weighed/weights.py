"""The numbers of the signs, as `tools/models/voices.py` learned them."""

import lzma
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """How much each sign speaks for somebody, in logarithms of odds."""
    return _read("weights.xz")


@lru_cache(maxsize=1)
def doubt() -> dict[str, float]:
    """How much each sign speaks against the answer of a rule."""
    return _read("doubt.xz")


def _read(name: str) -> dict[str, float]:
    data = (files("annotator.suggest.speakers.weighed") / name).read_bytes()
    lines = lzma.decompress(data).decode("utf-8").split("\n")
    pairs = (line.rpartition("\t") for line in lines if line)
    return {sign: int(number) / 100 for sign, _, number in pairs}
