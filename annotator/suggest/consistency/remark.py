"""What a consistency check says."""

from collections.abc import Mapping
from typing import NamedTuple

ERROR, WARNING, NOTE = "error", "warning", "note"

CODES: Mapping[str, tuple[str, str]] = {
    "same-source-other-translation": (NOTE, "One source has different preferred translations."),
    "same-translation-other-source": (NOTE, "One translation stands for different sources."),
    "translation-is-source": (WARNING, "The translation is the source itself."),
    "translation-not-target": (WARNING, "The translation has letters of the source's script."),
    "transliteration-leftover": (WARNING, "Letters of the transliteration are not converted."),
    "scheme-language": (WARNING, "The scheme is not one of the language."),
    "numbers-differ": (NOTE, "A number of the source is missing in the translation."),
    "marks-differ": (NOTE, "Exclamation or question mark at the end differ, or marks are open."),
    "gloss-changed": (ERROR, "Said to be the article's words, but they differ from the evidence."),
    "unconfirmed-machine": (WARNING, "A machine's translation that nobody has accepted."),
    "language-script": (WARNING, "The language is not written in this script."),
    "no-preferred": (ERROR, "Several translations into one language and none preferred."),
}
"""Code → severity and meaning."""


class Remark(NamedTuple):
    """One thing to look at."""

    code: str
    """One of CODES."""
    severity: str
    """error · warning · note."""
    annotator: str
    """Owner of the sheet."""
    article: str
    """Its article's id."""
    place: str
    """`$.annotations[3].translations[0]` in the sheet's file."""
    annotation: str
    """Id of the annotation."""
    words: str
    """In words; text of articles in it is not made safe for a terminal yet."""
