"""Cantonese in Jyutping, by ToJyutping's word list."""

from annotator.languages.schemes import Scheme
from annotator.suggest.romanisers.base import bring_in, package_version
from annotator.suggest.romanisers.punctuation import latin_marks


def romanise(text: str, scheme: Scheme) -> str:
    """`text` with each character as a syllable and its tone number; others stay."""
    tojyutping = bring_in("ToJyutping", "yue", "Cantonese")
    pairs = tojyutping.get_jyutping_list(text)
    return latin_marks("".join(f" {said} " if said else char for char, said in pairs))


def version() -> str:
    """Package and version."""
    return package_version("ToJyutping")
