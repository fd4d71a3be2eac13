"""Tibetan in Extended Wylie, by pyewts."""

import re

from annotator.languages.schemes import Scheme
from annotator.suggest.romanisers.base import bring_in, package_version

STOPS = ".,;!?)]}”’»"
TIBETAN = re.compile(r"[\u0f01-\u0fff]+")


def romanise(text: str, scheme: Scheme) -> str:
    """`text` with its Tibetan spelled in Latin letters, syllables apart."""
    converter = bring_in("pyewts", "bo", "Tibetan").pyewts()
    # The two marks between syllables differ only in where a line may break.
    plain = text.replace("\u0f0c", "\u0f0b").replace("\u0f00", "\u0f68\u0f7c\u0f7e")

    def spell(found: re.Match[str]) -> str:
        latin = re.sub(r"[ _]+", " ", str(converter.toWylie(found[0])))
        start, end = found.span()
        before, after = plain[max(0, start - 1) : start], plain[end : end + 1]
        # The mark between syllables is a space, but not a second one, and none before a full stop.
        latin = latin.lstrip() if not before.strip() else latin
        return latin.rstrip() if not after.strip() or after in STOPS else latin

    return TIBETAN.sub(spell, plain)


def version() -> str:
    """Package and version."""
    return package_version("pyewts")
