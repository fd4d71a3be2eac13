"""A sheet made for an older version of an article, brought to the text as it is now.

Only for comparing: the file stays as it is. What is not found for certain is listed apart.
"""

from msgspec.structs import replace

from annotator.model.anchor import Occurrence
from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.sheet import Sheet
from annotator.model.value import Value
from annotator.text.anchoring import resolve

CERTAIN = ("exact", "moved")


class Rebased(Value, frozen=True, kw_only=True):
    """The sheet in the article's offsets of today, and what could not be placed."""

    sheet: Sheet
    left_out: tuple[Annotation, ...] = ()
    """Annotations whose words are lost, ambiguous or only proposed."""


def onto(sheet: Sheet, article: Article) -> Rebased:
    """The sheet with every anchor where its words stand now."""
    if sheet.article.sha256 == article.sha256:
        return Rebased(sheet=sheet)
    kept, lost = [], []
    for annotation in sheet.annotations:
        places = [_now(o, article.text, sheet.article.length) for o in annotation.occurrences]
        if places[0] is None:
            lost.append(annotation)
        else:
            found = tuple(p for p in places if p is not None)
            kept.append(replace(annotation, occurrences=found))
    kept.sort(key=lambda a: (a.start, a.end, a.id))
    return Rebased(
        sheet=replace(sheet, article=article.ref, annotations=tuple(kept)), left_out=tuple(lost)
    )


def _now(occurrence: Occurrence, text: str, was_length: int) -> Occurrence | None:
    found = resolve(text, occurrence, False, was_length)
    if found.state not in CERTAIN or found.start is None or found.end is None:
        return None
    return replace(
        occurrence, start=found.start, end=found.end, exact=text[found.start : found.end]
    )
