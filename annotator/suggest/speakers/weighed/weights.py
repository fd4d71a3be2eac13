"""The numbers of the signs, as `tools/models/voices.py` learned them."""

from functools import lru_cache
from pathlib import Path

from annotator.languages.learned import learned


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """How much each sign speaks for somebody, in logarithms of odds."""
    return learned(Path(__file__).with_name("weights.xz"))


@lru_cache(maxsize=1)
def doubt() -> dict[str, float]:
    """How much each sign speaks against the answer of a rule."""
    return learned(Path(__file__).with_name("doubt.xz"))
