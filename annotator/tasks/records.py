"""What is proposed for a text, as JSON objects: the shapes of `annotator detect --jsonl`."""

import json
from collections.abc import Collection
from typing import Any

from annotator.model.proposal import (
    Candidate,
    Gloss,
    NamedPlace,
    Proposals,
    Quotation,
    Repeat,
    SpeakerCandidate,
)


def layer_records(proposals: Proposals, wanted: Collection[str]) -> dict[str, Any]:
    """The wanted layers by name, in the order in which they are written."""
    record: dict[str, Any] = {}
    if "spans" in wanted:
        record["spans"] = [span_record(c) for c in proposals.spans]
    if "quotations" in wanted:
        record["quotations"] = [quotation_record(q) for q in proposals.quotations]
    if "glosses" in wanted:
        record["glosses"] = [gloss_record(g) for g in proposals.glosses]
    if "repeats" in wanted:
        record["repeats"] = [repeat_record(r) for r in proposals.repeats]
    return record


def span_record(c: Candidate) -> dict[str, Any]:
    """A foreign span: where, which language and script, how sure, why."""
    return {
        "start": c.start,
        "end": c.end,
        "lang": c.language,
        "script": c.script,
        "confidence": c.confidence,
        "because": c.because,
    }


def quotation_record(q: Quotation) -> dict[str, Any]:
    """A passage in marks with who may have said it; `confidence` is the speaker's."""
    speaker = q.speaker
    return {
        "start": q.start,
        "end": q.end,
        "kind": q.kind,
        "speaker": _speaker(speaker) if speaker else None,
        "confidence": speaker.confidence if speaker else None,
        "candidates": [{"text": c.text, "confidence": c.confidence} for c in q.candidates],
    }


def gloss_record(g: Gloss) -> dict[str, Any]:
    """A translation that the article gives, with the span that it is for."""
    return {
        "source": {"start": g.source.start, "end": g.source.end},
        "start": g.start,
        "end": g.end,
        "text": g.text,
    }


def repeat_record(r: Repeat) -> dict[str, Any]:
    """A passage that stands in the text again."""
    return {"start": r.start, "end": r.end, "of": {"start": r.of.start, "end": r.of.end}}


def _speaker(candidate: SpeakerCandidate) -> dict[str, Any]:
    place = candidate.place or NamedPlace(text=candidate.text, start=-1, end=-1)
    record: dict[str, Any] = {"text": candidate.text}
    if place.start >= 0:
        record |= {"start": place.start, "end": place.end}
    return record


def json_line(record: object) -> str:
    """One line of JSON; a lone surrogate that came in as an escape goes out as one."""
    told = json.dumps(record, ensure_ascii=False)
    try:
        told.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(record)
    return told
