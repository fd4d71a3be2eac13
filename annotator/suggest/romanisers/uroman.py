"""Rough reading aid for scripts that nothing else here reads, by uroman: no scheme's name."""

from functools import lru_cache
from typing import Any

from annotator.languages.schemes import Scheme
from annotator.suggest.romanisers.base import bring_in, package_version


def romanise(text: str, scheme: Scheme) -> str:
    """`text` in plain Latin letters."""
    return str(_loaded().romanize_string(text))


def version() -> str:
    """Package and version."""
    return package_version("uroman")


@lru_cache(maxsize=1)
def _loaded() -> Any:
    """The tables take two seconds to load: once."""
    return bring_in("uroman", "uroman", "this script").Uroman()
