"""Annotations as other programs and as people read them: JSON objects and evidence sheets."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from annotator.model.anchor import Resolution
from annotator.model.annotation import Annotation, Attribution
from annotator.model.sheet import Sheet
from annotator.model.speaker import Speaker
from annotator.tasks.annotation.offers import is_unconfirmed


def annotation_record(
    annotation: Annotation, found: Sequence[Resolution], speakers: Mapping[str, Speaker]
) -> dict[str, Any]:
    """One annotation as `show --json` gives it.

    `start` and `end` are where the primary place stands in the article as it is now: null where it
    is lost or ambiguous, the proposal where it is only proposed. `was` is where it was made.
    """
    first = found[0] if found else Resolution(state="orphaned")
    reading = annotation.transliterations[0] if annotation.transliterations else None
    said = _first_speaker(annotation)
    confirmed = [o for o in annotation.occurrences if o.confirmed]
    return {
        "id": annotation.id,
        "start": first.start,
        "end": first.end,
        "anchor": first.state,
        "was": [annotation.start, annotation.end],
        "exact": annotation.exact,
        "kind": annotation.kind,
        "language": annotation.language,
        "script": annotation.script,
        "translations": [t.text for t in annotation.translations],
        "transliteration": reading.text if reading else None,
        "scheme": reading.scheme if reading else None,
        "speaker": speaker_name(said, speakers) if said else None,
        "note": annotation.note,
        "status": annotation.status,
        "tags": list(annotation.tags),
        "occurrences": _places(annotation, found)
        if found
        else [{"start": o.start, "end": o.end} for o in confirmed],
        "detail": msgspec.to_builtins(annotation),
    }


def _places(annotation: Annotation, found: Sequence[Resolution]) -> list[dict[str, Any]]:
    return [
        {"start": r.start, "end": r.end, "anchor": r.state, "role": o.role}
        for o, r in zip(annotation.occurrences, found, strict=False)
        if o.confirmed
    ]


def speaker_name(said: Attribution, speakers: Mapping[str, Speaker]) -> str | None:
    """The name as the article gives it, else the registry's."""
    if said.name:
        return said.name
    known = speakers.get(said.speaker or "")
    return known.name if known else said.speaker


def _first_speaker(annotation: Annotation) -> Attribution | None:
    by_role = {a.role: a for a in reversed(annotation.attributions)}
    for role in ("speaker", "author", "originator", "relayer"):
        if role in by_role:
            return by_role[role]
    return next(iter(annotation.attributions), None)


def sheet_record(
    sheet: Sheet, found: Mapping[str, Sequence[Resolution]], speakers: Mapping[str, Speaker]
) -> dict[str, Any]:
    """A sheet as one object of `show --json`."""
    return {
        "article": sheet.article.id,
        "annotator": sheet.annotator,
        "annotations": [
            annotation_record(a, found.get(a.id, ()), speakers) for a in sheet.annotations
        ],
    }


_ORIGINS = {
    "article": "the article’s own words",
    "memory": "from memory",
    "machine": "machine",
    "import": "imported",
    "annotator": "the annotator’s words",
}


def evidence_sheet(
    annotation: Annotation,
    found: Sequence[Resolution],
    speakers: Mapping[str, Speaker],
    language_name: str,
) -> Iterator[str]:
    """One annotation for a person to read: what, which language, how read, what it means, who."""
    yield "“" + annotation.exact.replace("\n", " ") + "”"
    count = len(annotation.occurrences)
    yield f"  place            {_where(annotation, found)}, {count} in the article"
    yield f"  language         {language_name} ({annotation.language or '?'}, {annotation.script})"
    if annotation.detection and annotation.detection.because:
        yield f"  because          {annotation.detection.because}"
    for reading in annotation.transliterations:
        yield f"  transliteration  {reading.text} ({reading.scheme})"
    for translation in annotation.translations:
        whose = _ORIGINS.get(translation.origin, translation.origin)
        whose += ", not confirmed" if is_unconfirmed(translation) else ""
        note = f"; {translation.note}" if translation.note else ""
        yield f"  translation      {translation.text} ({whose}{note})"
    for said in annotation.attributions:
        name = speaker_name(said, speakers) or "nobody named"
        told = f"; {said.cue}" if said.cue else ""
        yield f"  {said.role:<16} {name} (certainty {said.certainty}{told})"
        if said.evidence:
            words = ", ".join(f"“{anchor.exact}”" for anchor in said.evidence)
            yield f"                   evidence: {words}"
    if annotation.note:
        yield f"  note             {annotation.note}"
    if annotation.tags:
        yield f"  tags             {', '.join(annotation.tags)}"
    changed = annotation.provenance.changed if annotation.provenance else ""
    yield f"  status           {annotation.status}, revision {annotation.revision}, {changed}"


def _where(annotation: Annotation, found: Sequence[Resolution]) -> str:
    """The primary place now; where it is not the one that was annotated, that one as well."""
    was = f"{annotation.start}–{annotation.end}"
    first = found[0] if found else Resolution(state="orphaned")
    if first.state == "exact":
        return was
    if first.start is None:
        return f"{was} ({first.state})"
    return f"{first.start}–{first.end} ({first.state}, was {was})"
