"""How often each rule is right, from `confidence.toml`."""

import tomllib
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, float]]:
    source = files("annotator.suggest.speakers") / "confidence.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


def confidence(rule: str, column: str) -> float:
    """How often a rule is right for `direct` or `fragment` passages."""
    return _table().get(rule, {}).get(column, 0.6)
