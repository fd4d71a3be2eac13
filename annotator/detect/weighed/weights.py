"""The numbers of the signs, as `tools/models/stretches.py` learned them."""

from functools import lru_cache
from pathlib import Path

from annotator.languages.learned import learned


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """How much each sign speaks for foreign words, in logarithms of odds."""
    return learned(Path(__file__).with_name("weights.xz"))
