"""Yiddish by the YIVO rules; the package knows the words from Hebrew."""

from annotator.languages.schemes import Scheme
from annotator.suggest.romanisers.base import bring_in, package_version


def romanise(text: str, scheme: Scheme) -> str:
    """`text` with its Yiddish in Latin letters."""
    return str(bring_in("yiddish", "yi", "Yiddish").transliterate(text, loshn_koydesh=True))


def version() -> str:
    """Package and version."""
    return package_version("yiddish")
