"""Tibetan in Extended Wylie, by pyewts."""

import re

from annotator.languages.schemes import Scheme
from annotator.suggest.romanisers.base import bring_in, package_version

TIBETAN = re.compile(r"[\u0f01-\u0fff]+")


def romanise(text: str, scheme: Scheme) -> str:
    """`text` with its Tibetan spelled in Latin letters, syllables apart."""
    converter = bring_in("pyewts", "bo", "Tibetan").pyewts()
    # The two marks between syllables differ only in where a line may break.
    plain = text.replace("\u0f0c", "\u0f0b").replace("\u0f00", "\u0f68\u0f7c\u0f7e")

    def spell(found: re.Match[str]) -> str:
        latin = re.sub(r"[ _]+", " ", str(converter.toWylie(found[0]))).strip()
        after = plain[found.end() : found.end() + 1]
        return latin + " " if found[0].endswith("\u0f0b") and after.isalnum() else latin

    return TIBETAN.sub(spell, plain)


def version() -> str:
    """Package and version."""
    return package_version("pyewts")
