"""The type system: one layer for annotations, one for their further places."""

from functools import cache
from typing import Any

from annotator.model.errors import MissingExtra

QUOTE = "annotator.Quote"
PLACE = "annotator.FurtherPlace"
ARTICLE = "annotator.Article"
STRINGS = (
    *("identifier", "annotator", "kind", "status", "language", "script", "transliteration"),
    *("scheme", "translation", "translationLanguage", "translationNote", "speaker"),
    *("speakerId", "role", "certainty", "note", "suggested"),
)
"""Features of a quote that hold one string. INCEpTION shows each as a field."""
FEATURES = {
    "translation_language": "translationLanguage",
    "translation_note": "translationNote",
    "speaker_id": "speakerId",
}
"""Plain fields whose feature has another name: features are written so in UIMA."""
LISTS = ("alternatives", "tags")
"""Features that hold several strings."""


def cassis() -> Any:
    """The module dkpro-cassis, or MissingExtra with the line that installs it."""
    try:
        import cassis
    except ImportError as error:
        raise MissingExtra(
            "UIMA CAS needs the package dkpro-cassis.", "pip install 'annotator[cas]'"
        ) from error
    return cassis


@cache
def type_system() -> Any:
    """The type system of our files; shared, never changed after it was made."""
    made = cassis().TypeSystem()
    quote = made.create_type(QUOTE, supertypeName="uima.tcas.Annotation")
    for name in STRINGS:
        made.create_feature(quote, name, "uima.cas.String")
    for name in LISTS:
        made.create_feature(quote, name, "uima.cas.StringArray")
    place = made.create_type(PLACE, supertypeName="uima.tcas.Annotation")
    made.create_feature(place, "identifier", "uima.cas.String")
    article = made.create_type(ARTICLE, supertypeName="uima.tcas.Annotation")
    for name in ("identifier", "sha256", "title"):
        made.create_feature(article, name, "uima.cas.String")
    return made
