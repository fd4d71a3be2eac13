"""What every romaniser is, and how its package is brought in."""

from functools import lru_cache
from importlib import import_module
from types import ModuleType
from typing import Protocol

from annotator.languages.schemes import Scheme
from annotator.model.errors import MissingExtra


class Romaniser(Protocol):
    """A module of this folder."""

    def romanise(self, text: str, scheme: Scheme) -> str:
        """`text` in Latin letters. Raises MissingExtra where the package is not installed."""

    def version(self) -> str:
        """Package and version, `pypinyin 0.55.0`, without loading it."""


def bring_in(module: str, extra: str, language: str) -> ModuleType:
    """An optional module, or MissingExtra with the line that installs it."""
    try:
        return import_module(module)
    except ImportError:
        raise MissingExtra(
            f"romanising {language} needs an optional package.",
            f"Install it with: pip install 'annotator[{extra}]'.",
        ) from None


@lru_cache(maxsize=32)
def package_version(name: str) -> str:
    """`name 1.2.3`, or the bare name where it is not installed."""
    from importlib import metadata

    try:
        return f"{name} {metadata.version(name)}"
    except metadata.PackageNotFoundError:
        return name
