"""What a translation memory holds: pairs that a person stands behind, and where they come from."""

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from annotator.model.annotation import Annotation, Translation
from annotator.model.sheet import Sheet
from annotator.text.marks import strip_marks
from annotator.text.normal import nfc

OWN, OTHER, IMPORTED = "own", "other", "import"
TRUST = {OWN: 0, OTHER: 0, IMPORTED: 10}
"""Points taken off the likeness, by whose word it is; own go before others' at equal score."""

_SPACES = re.compile(r"\s+")
_STOPS = ".。．።।။։"


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One source and one translation of it."""

    source: str
    """As it stood in the article, without marks around it."""
    language: str
    """BCP 47 of the source."""
    target: str
    target_language: str = "en"
    origin: str = "annotator"
    """Whose words: article · memory · annotator · import. Never machine."""
    article: str = ""
    """Id of the article where it was confirmed."""
    start: int | None = None
    """Code point of the occurrence in that article."""
    annotator: str = ""
    """Who confirmed it, or who made the import's entry."""
    when: str = ""
    """RFC 3339, UTC."""
    trust: str = OWN
    """own · other · import."""
    note: str = ""
    id: str = ""
    """Of the translation, where it has one."""


@lru_cache(maxsize=16_384)
def key_of(text: str) -> str:
    """What two sources share that are the same but for spelling habits: the key for exact hits.

    NFC, white space collapsed, outer quotation marks and a final stop removed; case kept. Signs
    that carry meaning (! ? …) stay.
    """
    plain = _SPACES.sub(" ", nfc(text)).strip()
    if plain[:1].isalnum() and plain[-1:].isalnum():
        return plain  # most texts: neither marks nor a stop stand at their ends
    start, end = strip_marks(plain, 0, len(plain))
    plain = plain[start:end].strip()
    if plain.endswith(tuple(_STOPS)) and not plain.endswith(".."):
        plain = plain[:-1].rstrip()
    return plain


def entries_of(sheet: Sheet, own: str) -> Iterator[Entry]:
    """The confirmed pairs of a sheet. `own` is the annotator who will look things up.

    Left out: disputed annotations, machine translations, and what nobody has accepted.
    """
    trust = OWN if sheet.annotator == own else OTHER
    for annotation in sheet.annotations:
        if annotation.status == "disputed" or not annotation.language:
            continue
        for translation in annotation.translations:
            if is_confirmed(translation):
                yield _entry(annotation, translation, sheet, trust)


def is_confirmed(translation: Translation) -> bool:
    """Whether a person stands behind it: typed by one, or accepted, and not a machine's words."""
    if not translation.text.strip() or translation.origin == "machine":
        return False
    return translation.origin == "annotator" or bool(translation.accepted_by)


def _entry(annotation: Annotation, told: Translation, sheet: Sheet, trust: str) -> Entry:
    made = annotation.provenance
    return Entry(
        source=annotation.exact,
        language=annotation.language,
        target=told.text,
        target_language=told.language,
        origin=told.origin,
        article=sheet.article.id,
        start=annotation.start,
        annotator=told.accepted_by or sheet.annotator,
        when=(made.changed or made.created) if made else "",
        trust=trust,
        note=told.note,
        id=told.id,
    )
