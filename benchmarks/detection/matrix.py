"""Scores articles with another main language: `python -m benchmarks.detection.matrix`."""

from collections import defaultdict
from pathlib import Path
from typing import Any

from annotator.detect.spans import find_spans
from benchmarks.detection.passages import parse
from benchmarks.detection.scoring import score


def main() -> None:
    """Prints one line a main language."""
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    lines = Path(__file__).with_name("matrix.txt").read_text(encoding="utf-8").split("\n")
    for number, line in enumerate(lines):
        if line and not line.startswith("#"):
            document = parse(line, number)
            groups[str(document["kind"])].append(_as_foreign(document))
    for tag, documents in groups.items():
        found = [
            [(c.start, c.end, _foreign(c.language)) for c in find_spans(d["text"], tag)]
            for d in documents
        ]
        figures = score(documents, found)
        cells = " ".join(f"{name} {figures[name]:.1f}" for name in ("char", "exact", "labelled"))
        print(f"{tag}: {len(documents)} documents, {cells}")


def _foreign(tag: str) -> str:
    """The scorer leaves `en` out as the main language; here it is a foreign one."""
    return "eng" if tag == "en" else tag


def _as_foreign(document: dict[str, Any]) -> dict[str, Any]:
    spans = [{**span, "lang": _foreign(span["lang"])} for span in document["spans"]]
    return {**document, "spans": spans}


if __name__ == "__main__":
    main()
