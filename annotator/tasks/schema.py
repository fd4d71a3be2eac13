"""The JSON Schema of the files that are stored."""

from typing import Any

import msgspec

from annotator.model.review import REVIEW_FORMAT, REVIEW_VERSION, Review
from annotator.model.sheet import SHEET_FORMAT, SHEET_VERSION, Sheet
from annotator.model.speaker import SPEAKER_FORMAT, SPEAKER_VERSION, Speaker
from annotator.store.meta import META_FORMAT, ArticleMeta

_KINDS = (
    (Sheet, SHEET_FORMAT, SHEET_VERSION),
    (Speaker, SPEAKER_FORMAT, SPEAKER_VERSION),
    (Review, REVIEW_FORMAT, REVIEW_VERSION),
    (ArticleMeta, META_FORMAT, 1),
)


def schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of sheets, speakers, reviews and what is known of an
    article (`corpus/.meta/`).

    Unknown fields are allowed everywhere: a file that has some is accepted and keeps them.
    """
    shapes, parts = msgspec.json.schema_components(
        [kind for kind, _, _ in _KINDS], ref_template="#/$defs/{name}"
    )
    for part in parts.values():
        part.get("properties", {}).pop("$unknown", None)
    for kind, name, version in _KINDS:
        part = parts[kind.__name__]
        # The two fields that tell the kinds of file apart are always written.
        part["properties"] |= {"format": {"const": name}, "version": {"const": version}}
        part["required"] = ["format", "version", *part.get("required", [])]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "annotator: stored files",
        "oneOf": list(shapes),
        "$defs": dict(sorted(parts.items())),
    }
