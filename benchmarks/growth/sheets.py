"""One article with any number of annotations, and versions of its sheet to compare and merge."""

import copy
import hashlib
import json
from pathlib import Path
from typing import Any

_PARAGRAPH = (
    "In place {n:07} the crowd shouted “Шал, кет!” and then “We stay here!” until dark.\n\n"
)
_WIDTH = len(_PARAGRAPH.format(n=0))
_WORDS = "Шал, кет!"
ARTICLE = "long"


def _annotation(text: str, number: int, count: int) -> dict[str, Any]:
    start = number * _WIDTH + _PARAGRAPH.format(n=0).index(_WORDS)
    end = start + len(_WORDS)
    place = {
        "start": start,
        "end": end,
        "exact": _WORDS,
        "prefix": text[max(0, start - 32) : start],
        "suffix": text[end : end + 32],
        "ordinal": number + 1,
        "of": count,
        "role": "primary",
        "confirmed": True,
    }
    translation = {
        "id": f"01KJPWDB{number:018}",
        "text": "Old man, go away!",
        "language": "en",
        "origin": "annotator",
        "rank": 1,
    }
    return {
        "id": f"01KJPWDA{number:018}",
        "kind": "quotation",
        "status": "done",
        "language": "kk",
        "script": "Cyrl",
        "occurrences": [place],
        "translations": [translation],
        "revision": 1,
        "provenance": {
            "created": "2026-11-22T10:00:00Z",
            "creator": "aigul",
            "changed": "2026-11-22T10:00:00Z",
        },
    }


def _sheet(text: str, annotator: str, annotations: list[dict[str, Any]]) -> dict[str, Any]:
    article = {
        "id": ARTICLE,
        "path": f"corpus/{ARTICLE}.txt",
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "length": len(text),
        "unit": "code-point",
        "language": "en",
    }
    head = {"format": "annotator/sheet", "version": 1, "article": article, "annotator": annotator}
    return {**head, "annotations": annotations}


def _changed(sheet: dict[str, Any], first: int, **fields: Any) -> dict[str, Any]:
    """Another version: every tenth annotation changed, every hundredth gone."""
    other = copy.deepcopy(sheet)
    for annotation in other["annotations"][first::10]:
        annotation |= {**fields, "revision": 2}
    del other["annotations"][first + 50 :: 100]
    return other


def make(root: Path, annotations: int) -> None:
    """Two annotators on one long article, and base.json, ours.json and theirs.json."""
    text = "".join(_PARAGRAPH.format(n=n) for n in range(annotations))
    count = text.count(_WORDS)
    made = [_annotation(text, number, count) for number in range(annotations)]
    base = _sheet(text, "aigul", made)
    files = {
        "base.json": base,
        "ours.json": _changed(base, 1, note="Seen on the banner, too."),
        "theirs.json": _changed(base, 2, status="disputed"),
        f"annotations/aigul/{ARTICLE}.json": base,
        f"annotations/tamar/{ARTICLE}.json": {
            **_changed(base, 3, language="ky"),
            "annotator": "tamar",
        },
    }
    (root / "corpus").mkdir(parents=True)
    (root / "corpus" / f"{ARTICLE}.txt").write_text(text, encoding="utf-8", newline="")
    for name, sheet in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(sheet, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
