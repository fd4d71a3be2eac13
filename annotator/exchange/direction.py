"""From which languages into which: what formats for translation programs have to say first."""

from collections.abc import Iterable
from dataclasses import dataclass

from annotator.exchange.ranked import is_suggestion, tag, translations
from annotator.model.annotation import Annotation
from annotator.model.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Directions:
    """The languages of a corpus's annotations, and those they are translated into; sorted."""

    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()


def targets(annotation: Annotation, matrix: str) -> tuple[str, ...]:
    """The languages that the words are translated into, best first.

    Where there is no translation yet: `matrix`, the main language of the article.
    """
    found = dict.fromkeys(t.language for t in translations(annotation) if t.language)
    return tuple(found) or (matrix,)


def directions(sheets: Iterable[Sheet]) -> Directions:
    """What the confirmed values of these sheets are translated from and into."""
    sources: set[str] = set()
    into: set[str] = set()
    for sheet in sheets:
        for annotation in sheet.annotations:
            sources.add(tag(annotation))
            kept = [t.language for t in annotation.translations if not is_suggestion(t)]
            into.update(kept or (sheet.article.language,))
    return Directions(tuple(sorted(sources)), tuple(sorted(into)))
