"""Measures how often findings are right, by route, length and lead, and writes confidence.json.

    python -m benchmarks.detection.calibrate SUITE.jsonl …

A finding is right when its letters and a gold span's overlap by half and the primary language is
the same. Shares are pooled upwards until they never fall with the lead (isotonic regression) and
drawn a little towards the mean of their row where findings are few.
"""

import json
import sys
from collections import defaultdict
from pathlib import Path

from annotator.detect.confidence import LEADS, LENGTHS, class_of
from annotator.detect.lines import line_hits
from benchmarks.detection.passages import passages
from benchmarks.detection.scoring import right

OUT = Path(__file__).resolve().parents[2] / "annotator" / "detect" / "data" / "confidence.json"
PRIOR = 4.0
"""Findings that the mean of a row counts for."""


def observed(documents: list[dict]) -> dict[str, list[list[int]]]:
    """Row → for each class of lead how many findings, and how many of them right."""
    rows: dict[str, list[list[int]]] = defaultdict(lambda: [[0, 0] for _ in range(len(LEADS) + 1)])
    for document in documents:
        at = 0
        for line in document["text"].split("\n"):
            for hit in line_hits(line, "en"):
                row, place = class_of(hit)
                rows[row][place][0] += 1
                found = (at + hit.start, at + hit.end, hit.language)
                rows[row][place][1] += right(document, found)
            at += len(line) + 1
    return rows


def smoothed(cells: list[list[int]]) -> list[float]:
    """Shares that never fall, from counts by class of lead."""
    seen = sum(n for n, _ in cells)
    mean = (sum(k for _, k in cells) + 1) / (seen + 2)
    blocks: list[list[float]] = []
    for n, k in cells:
        blocks.append([k + PRIOR * mean, n + PRIOR, 1])
        while len(blocks) > 1 and blocks[-2][0] / blocks[-2][1] >= blocks[-1][0] / blocks[-1][1]:
            last = blocks.pop()
            blocks[-1] = [a + b for a, b in zip(blocks[-1], last, strict=True)]
    return [round(min(k / n, 0.99), 3) for k, n, width in blocks for _ in range(int(width))]


def main(paths: list[str]) -> None:
    """Reads the suites, adds our own passages, writes the table."""
    documents = [dict(p) for p in passages()]
    for path in paths:
        lines = Path(path).read_text(encoding="utf-8").split("\n")
        documents += [json.loads(line) for line in lines if line]
    rows = observed(documents)
    shares = {row: smoothed(cells) for row, cells in sorted(rows.items())}
    counts = {row: [n for n, _ in cells] for row, cells in sorted(rows.items())}
    table = {"leads": LEADS, "lengths": LENGTHS, "documents": len(documents), "counts": counts}
    OUT.write_text(json.dumps({**table, "shares": shares}, indent=1) + "\n", encoding="utf-8")
    for row, values in shares.items():
        print(row, values, counts[row])


if __name__ == "__main__":
    main(sys.argv[1:])
