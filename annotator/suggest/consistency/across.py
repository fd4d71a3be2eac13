"""Checks that compare annotations over all sheets: one wording here, another there."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from annotator.languages.tags import fallbacks
from annotator.model.annotation import Annotation, Translation
from annotator.model.sheet import Sheet
from annotator.suggest.memory_entry import key_of
from annotator.text.normal import fold

Place = tuple[Sheet, int, int]
"""Sheet, number of the annotation, number of the translation in it."""
Found = tuple[Place, str, str]
"""Where, code, words."""


def preferred_of(annotation: Annotation) -> Iterator[tuple[int, Translation]]:
    """The translation to print, for each language: the preferred, else the only one."""
    for language in dict.fromkeys(t.language for t in annotation.translations):
        told = [(i, t) for i, t in enumerate(annotation.translations) if t.language == language]
        chosen = [(i, t) for i, t in told if t.preferred]
        if chosen or len(told) == 1:
            yield (chosen or told)[0]


def same_source_other_translation(sheets: Iterable[Sheet]) -> Iterator[Found]:
    """One source, different preferred translations; told at every place but the first wording's."""
    groups = _groups(sheets, by_source=True)
    for places in groups.values():
        first = _told(places[0])
        for place in places[1:]:
            other = _told(place)
            if fold(key_of(other.text)) != fold(key_of(first.text)):
                where = places[0][0].article.id
                words = f"“{other.text}” here, “{first.text}” in {where}"
                yield place, "same-source-other-translation", words


def same_translation_other_source(sheets: Iterable[Sheet]) -> Iterator[Found]:
    """One translation for sources that differ by more than marks and capitals."""
    groups = _groups(sheets, by_source=False)
    for places in groups.values():
        first = _annotation(places[0]).exact
        for place in places[1:]:
            other = _annotation(place).exact
            if fold(key_of(other)) != fold(key_of(first)):
                words = f"“{_told(place).text}” for “{other}” here, for “{first}” elsewhere"
                yield place, "same-translation-other-source", words


def _groups(sheets: Iterable[Sheet], by_source: bool) -> dict[tuple[str, ...], list[Place]]:
    """Places by language pair and by source, or by translation, in the order of the sheets."""
    groups: dict[tuple[str, ...], list[Place]] = defaultdict(list)
    for sheet in sheets:
        for n, annotation in enumerate(sheet.annotations):
            if not annotation.language:
                continue
            for i, told in preferred_of(annotation):
                key = key_of(annotation.exact) if by_source else key_of(told.text)
                tag = fallbacks(annotation.language)[-1]
                groups[(sheet.annotator, tag, told.language, fold(key))].append((sheet, n, i))
    return groups


def _annotation(place: Place) -> Annotation:
    sheet, n, _ = place
    return sheet.annotations[n]


def _told(place: Place) -> Translation:
    return _annotation(place).translations[place[2]]
