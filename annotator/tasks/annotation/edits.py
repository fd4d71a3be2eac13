"""Changes to one annotation and to one sheet, as pure functions: value in, new value out."""

from collections.abc import Iterable

from msgspec.structs import replace

from annotator.model.anchor import Anchor, Occurrence
from annotator.model.annotation import (
    Annotation,
    Attribution,
    Provenance,
    Translation,
    Transliteration,
)
from annotator.model.errors import InvalidInput, NotFound
from annotator.model.sheet import Rejected, Sheet


def put(sheet: Sheet, annotation: Annotation) -> Sheet:
    """The sheet with the annotation added, or in the place of the one with its id."""
    others = [a for a in sheet.annotations if a.id != annotation.id]
    return replace(sheet, annotations=in_order([*others, annotation]))


def drop(sheet: Sheet, annotation_id: str) -> Sheet:
    """The sheet without that annotation. NotFound where it has none of that id."""
    find(sheet, annotation_id)
    rest = tuple(a for a in sheet.annotations if a.id != annotation_id)
    return replace(sheet, annotations=rest)


def find(sheet: Sheet, annotation_id: str) -> Annotation:
    """The annotation with that id. NotFound where there is none."""
    found = sheet.find(annotation_id)
    if found is None:
        raise NotFound(
            f"There is no annotation {annotation_id} in {sheet.article.id}.",
            f"`annotator show --json {sheet.article.id}` names those of yours.",
        )
    return found


def in_order(annotations: Iterable[Annotation]) -> tuple[Annotation, ...]:
    """Sorted as stored: by start, end and id."""
    return tuple(sorted(annotations, key=lambda a: (a.start, a.end, a.id)))


def reject(sheet: Sheet, rejected: Iterable[Rejected]) -> Sheet:
    """The sheet with these proposals turned down, each key once."""
    known = {r.key: r for r in (*sheet.rejected, *rejected)}
    ordered = sorted(known.values(), key=lambda r: (r.start, r.end, r.key))
    return replace(sheet, rejected=tuple(ordered))


def restore(sheet: Sheet, keys: Iterable[str]) -> Sheet:
    """The sheet with those proposals open again."""
    gone = set(keys)
    return replace(sheet, rejected=tuple(r for r in sheet.rejected if r.key not in gone))


def touched(annotation: Annotation, at: str, generator: str) -> Annotation:
    """The annotation one revision later, changed at that time."""
    provenance = annotation.provenance or Provenance(created=at)
    return replace(
        annotation,
        revision=annotation.revision + 1,
        provenance=replace(provenance, changed=at, generator=generator),
    )


def with_language(annotation: Annotation, tag: str, script: str, by: str) -> Annotation:
    """Another language; the detector's word is marked as confirmed where the two agree.

    Transliterations stay: whether their scheme still fits is shown by `annotator check`.
    """
    detection = annotation.detection
    if detection is not None:
        agreed = detection.language.split("-")[0] == tag.split("-")[0]
        detection = replace(detection, confirmed_by=by if agreed else "")
    return replace(annotation, language=tag, script=script, detection=detection)


def with_transliteration(annotation: Annotation, value: Transliteration) -> Annotation:
    """That reading first; one of the same scheme is replaced, others stay as alternatives."""
    others = tuple(t for t in annotation.transliterations if t.scheme != value.scheme)
    return replace(annotation, transliterations=(value, *others))


def without_transliteration(annotation: Annotation, transliteration_id: str) -> Annotation:
    """Without the reading of that id."""
    rest = tuple(t for t in annotation.transliterations if t.id != transliteration_id)
    return replace(annotation, transliterations=rest)


def ranked(translations: Iterable[Translation]) -> tuple[Translation, ...]:
    """In this order, numbered from 1, the first one preferred."""
    return tuple(replace(t, rank=n, preferred=n == 1) for n, t in enumerate(translations, start=1))


def add_translation(annotation: Annotation, value: Translation) -> Annotation:
    """One more translation at the end; one with the same words and language is not added twice.

    Who writes the very words that a machine had made stands for them from then on.
    """
    for known in annotation.translations:
        if (known.text, known.language) == (value.text, value.language):
            if known.origin == "machine" and not known.accepted_by and value.accepted_by:
                return confirm_translation(annotation, known.id, value.accepted_by)
            return annotation
    return replace(annotation, translations=ranked([*annotation.translations, value]))


def edit_translation(
    annotation: Annotation, translation_id: str, text: str, language: str, by: str, new_id: str
) -> Annotation:
    """New words for a translation.

    What an article, a memory or a machine said is never put into another's mouth: changed words
    are the annotator's own and stand first, and the article's own wording is kept behind them.
    """
    translations = list(annotation.translations)
    at = _index(translations, translation_id)
    old = translations[at]
    if (old.text, old.language) == (text, language):
        return annotation
    own = Translation(id=old.id, text=text, language=language, accepted_by=by, note=old.note)
    translations[at] = own
    if old.origin == "article":
        own = replace(own, note="")
        translations[at : at + 1] = [replace(own, id=new_id), old]
    return replace(annotation, translations=ranked(translations))


def confirm_translation(annotation: Annotation, translation_id: str, by: str) -> Annotation:
    """The same words, and somebody who stands for them; whose words they are stays on record."""
    translations = list(annotation.translations)
    at = _index(translations, translation_id)
    translations[at] = replace(translations[at], accepted_by=by)
    return replace(annotation, translations=tuple(translations))


def move_translation(annotation: Annotation, translation_id: str, by: int) -> Annotation:
    """The translation `by` places further down (negative: up), as far as the list goes."""
    translations = list(annotation.translations)
    at = _index(translations, translation_id)
    moved = translations.pop(at)
    translations.insert(max(0, min(len(translations), at + by)), moved)
    return replace(annotation, translations=ranked(translations))


def remove_translation(annotation: Annotation, translation_id: str) -> Annotation:
    """Without that translation."""
    translations = list(annotation.translations)
    del translations[_index(translations, translation_id)]
    return replace(annotation, translations=ranked(translations))


def with_attribution(annotation: Annotation, value: Attribution) -> Annotation:
    """That speaker in that role; whoever held the same role before is replaced."""
    others = tuple(a for a in annotation.attributions if a.role != value.role)
    return replace(annotation, attributions=(value, *others))


def without_attributions(annotation: Annotation) -> Annotation:
    """With no speaker recorded."""
    return replace(annotation, attributions=())


def with_place(annotation: Annotation, places: Iterable[Anchor | Occurrence]) -> Annotation:
    """At other places; the first is the primary one. InvalidInput where there is none."""
    occurrences = tuple(as_occurrence(p) for p in places)
    if not occurrences:
        raise InvalidInput("An annotation needs at least one place in the text.")
    return replace(annotation, occurrences=occurrences)


def toggle_occurrence(annotation: Annotation, index: int) -> Annotation:
    """Opt the n-th place (from 0) out, or in again. The primary place cannot be opted out."""
    if not 0 < index < len(annotation.occurrences):
        raise InvalidInput(
            "The first place carries the annotation and stays.",
            "Remove the annotation, or opt out one of the other places.",
        )
    places = list(annotation.occurrences)
    places[index] = replace(places[index], confirmed=not places[index].confirmed)
    return replace(annotation, occurrences=tuple(places))


def as_occurrence(place: Anchor | Occurrence, role: str = "primary", by: str = "") -> Occurrence:
    """An anchor as a place of an annotation; one that is an occurrence already stays as it is."""
    if isinstance(place, Occurrence):
        return place
    return Occurrence(
        start=place.start,
        end=place.end,
        exact=place.exact,
        prefix=place.prefix,
        suffix=place.suffix,
        ordinal=place.ordinal,
        of=place.of,
        role=role,
        by=by,
    )


def _index(translations: list[Translation], translation_id: str) -> int:
    for n, translation in enumerate(translations):
        if translation.id == translation_id:
            return n
    raise NotFound(f"There is no translation {translation_id} here.")
