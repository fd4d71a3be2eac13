"""What is proposed for a text, as JSON objects: the shapes of `annotator detect --jsonl`."""

import json
from collections.abc import Collection
from typing import Any

from annotator.model.errors import InvalidInput
from annotator.model.proposal import (
    Candidate,
    Gloss,
    NamedPlace,
    Proposals,
    Quotation,
    Repeat,
    SpeakerCandidate,
)

_BOM = b"\xef\xbb\xbf"
_DIGITS = 4000
"""Longer whole numbers are kept as text: Python turns no more than 4,300 digits into a number."""


class BadLine(InvalidInput):
    """A line of JSON Lines that is no JSON object, with its `id` where one could be read."""

    def __init__(self, message: str, identity: object = None) -> None:
        super().__init__(message)
        self.identity = identity


def line_record(line: bytes) -> dict[str, Any]:
    """One line of JSON Lines; a byte order mark before it is no part of it.

    BadLine says in words why it is no JSON object.
    """
    odd: list[str] = []
    try:
        record = json.loads(
            line.removeprefix(_BOM).decode("utf-8"),
            parse_int=lambda digits: int(digits) if len(digits) <= _DIGITS else digits,
            parse_constant=odd.append,
        )
    except UnicodeDecodeError as error:
        raise BadLine(f"byte {error.start} is not UTF-8") from error
    except json.JSONDecodeError as error:
        raise BadLine(f"not JSON, from column {error.colno}: {error.msg}") from error
    except RecursionError as error:
        raise BadLine("nested too deeply") from error
    if not isinstance(record, dict):
        raise BadLine("not a JSON object")
    if odd:
        words = f"{odd[0]} is no JSON: write null where there is no value"
        raise BadLine(words, record.get("id"))
    return record


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
    """A foreign span: where, which language and script, how sure, why; who else was heard."""
    record = {
        "start": c.start,
        "end": c.end,
        "lang": c.language,
        "script": c.script,
        "confidence": c.confidence,
        "because": c.because,
    }
    if c.votes:
        record["votes"] = [{"by": v.by, "lang": v.language, "note": v.note} for v in c.votes]
    return record


def quotation_record(q: Quotation) -> dict[str, Any]:
    """A passage in marks with who may have said it; `confidence` is the speaker's."""
    speaker = q.speaker
    return {
        "start": q.start,
        "end": q.end,
        "kind": q.kind,
        "speaker": _speaker(speaker) if speaker else None,
        "confidence": speaker.confidence if speaker else None,
        "candidates": [_speaker(c) | {"confidence": c.confidence} for c in q.candidates],
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
