"""Which of several values comes first: one order for every format."""

from annotator.model.annotation import Annotation, Translation

UNCONFIRMED_ORIGINS = ("machine", "memory")


def is_suggestion(value: object) -> bool:
    """Whether nobody has confirmed the value: a machine's or a memory's, and not accepted."""
    origin = getattr(value, "origin", "")
    return origin in UNCONFIRMED_ORIGINS and not getattr(value, "accepted_by", "")


def translations(annotation: Annotation) -> tuple[Translation, ...]:
    """All translations, the preferred one first, then by rank, the unranked last as they stand."""
    return tuple(
        sorted(annotation.translations, key=lambda t: (not t.preferred, t.rank or 1_000_000))
    )


def tag(annotation: Annotation) -> str:
    """The BCP 47 tag of the words for a document that wants one: `und` where not known."""
    return annotation.language or "und"


def latin_tag(annotation: Annotation) -> str:
    """The BCP 47 tag of its transliteration: the language in Latin letters, `kk-Latn`."""
    return f"{tag(annotation).split('-')[0]}-Latn"
