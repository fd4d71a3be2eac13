"""From stored sheets to what may be written: confirmed values only, places as they are now."""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from annotator.exchange.fields import count_dropped, count_dropped_of_sheet
from annotator.exchange.format import Format
from annotator.exchange.losses import Losses
from annotator.exchange.material import Entry, Job, Material, Prepared
from annotator.exchange.ranked import is_suggestion
from annotator.model.anchor import Occurrence
from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.sheet import Sheet
from annotator.text.anchoring import describe, resolve


def confirmed(annotation: Annotation, losses: Losses) -> Annotation:
    """The annotation without the values that nobody has confirmed; they are counted."""
    kept = {
        name: tuple(v for v in getattr(annotation, name) if not is_suggestion(v))
        for name in ("translations", "transliterations", "attributions")
    }
    out = sum(len(getattr(annotation, name)) - len(values) for name, values in kept.items())
    if not out:
        return annotation
    losses.suggested += out
    return msgspec.structs.replace(annotation, **kept)


def prepared(materials: Iterable[Material], job: Job, fmt: Format) -> Iterator[Prepared]:
    """Each article with the entries that the format can write, in text order.

    What it cannot write, and what it leaves of the rest, is counted on the way.
    """
    for material in materials:
        found = (*_entries(material, job), *_proposals(material, job))
        entries = [entry for entry in found if _writable(entry, fmt, job.losses)]
        entries.sort(key=lambda e: (e.annotation.start, e.annotation.end, e.annotation.id))
        for entry in entries:
            job.losses.annotations += 1
            count_dropped(entry.annotation, fmt.carries, job.losses)
        job.losses.articles += 1
        for sheet in material.sheets:
            count_dropped_of_sheet(sheet, fmt.carries, job.losses)
        sheets = material.sheets
        if not job.include_suggested:
            sheets = tuple(map(_confirmed_sheet, sheets))
        yield Prepared(material.article, tuple(entries), sheets)


def _writable(entry: Entry, fmt: Format, losses: Losses) -> bool:
    why = fmt.lacks(entry)
    if fmt.placed_only and not entry.placed:
        why = "not found in the article"
    if why:
        losses.lose_span(why)
    return not why


def _confirmed_sheet(sheet: Sheet) -> Sheet:
    uncounted = Losses()  # They are counted with the entries.
    changed = tuple(confirmed(a, uncounted) for a in sheet.annotations)
    if all(new is old for new, old in zip(changed, sheet.annotations, strict=True)):
        return sheet
    return msgspec.structs.replace(sheet, annotations=changed)


def _entries(material: Material, job: Job) -> Iterator[Entry]:
    for sheet in material.sheets:
        same = sheet.article.sha256 == material.article.sha256
        for annotation in sheet.annotations:
            kept = annotation if job.include_suggested else confirmed(annotation, job.losses)
            length = None if same else sheet.article.length
            standing, placed = stand(material.article, kept, length)
            yield Entry(sheet.annotator, standing, placed)


def _proposals(material: Material, job: Job) -> Iterator[Entry]:
    if not job.include_suggested:
        job.losses.suggested += len(material.proposed)
        return
    for annotation in material.proposed:
        yield Entry("", annotation, True, proposed=True)


def stand(
    article: Article, annotation: Annotation, was_length: int | None
) -> tuple[Annotation, bool]:
    """The annotation with its places in the article as it is now, and whether any was found.

    `was_length`: None where the article is still the one that was annotated; else how many code
    points that one had. Places that are only proposed, ambiguous or lost are left out; where none
    is left, the stored ones stay so that the words can still be told.
    """
    text = article.text
    if was_length is None and all(text[o.start : o.end] == o.exact for o in annotation.occurrences):
        return annotation, True
    found = [place for o in annotation.occurrences if (place := _found(text, o, was_length))]
    if not any(o.confirmed for o in found):
        return annotation, False
    first = next(index for index, o in enumerate(found) if o.confirmed)
    found.insert(0, found.pop(first))
    return msgspec.structs.replace(annotation, occurrences=tuple(found)), True


def _found(text: str, occurrence: Occurrence, was_length: int | None) -> Occurrence | None:
    resolution = resolve(text, occurrence, was_length is None, was_length)
    if resolution.state not in ("exact", "moved"):
        return None
    if resolution.start is None or resolution.end is None:
        return None
    shift = resolution.start - occurrence.start
    anchor = describe(text, resolution.start, resolution.end)
    return msgspec.structs.replace(
        occurrence,
        start=anchor.start,
        end=anchor.end,
        exact=anchor.exact,
        prefix=anchor.prefix,
        suffix=anchor.suffix,
        ordinal=anchor.ordinal,
        of=anchor.of,
        segments=tuple(
            msgspec.structs.replace(s, start=s.start + shift, end=s.end + shift)
            for s in occurrence.segments
            if len(occurrence.exact) == anchor.end - anchor.start
        ),
    )


def unique_ids(entries: Iterable[Entry]) -> Mapping[int, str]:
    """An id for each entry that is unique in one document, by `id(entry)`.

    An adjudicated sheet repeats the ids of the sheets it was made from: the later ones get a
    number.
    """
    counts: dict[str, int] = {}
    ids: dict[int, str] = {}
    for entry in entries:
        name = told = entry.annotation.id
        while told in counts:
            counts[name] += 1
            told = f"{name}.{counts[name]}"
        counts[told] = 1
        ids[id(entry)] = told
    return ids
