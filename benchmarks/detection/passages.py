"""Reads passages.txt: marked-up lines to documents with the spans' places."""

import json
import re
import sys
from pathlib import Path

_SPAN = re.compile(r"\[\[([A-Za-z-]+)\|([^\[\]]+)\]\]")


def parse(line: str, number: int) -> dict[str, object]:
    """One line, `kind<TAB>text with [[tag|words]]`, as {"id", "kind", "text", "spans"}."""
    kind, marked = line.split("\t", 1)
    text, spans, last = "", [], 0
    for match in _SPAN.finditer(marked):
        text += marked[last : match.start()]
        spans.append({"start": len(text), "end": len(text) + len(match[2]), "lang": match[1]})
        text += match[2]
        last = match.end()
    return {
        "id": f"{kind}-{number:03d}",
        "kind": kind,
        "text": text + marked[last:],
        "spans": spans,
    }


def passages(path: Path | None = None) -> list[dict[str, object]]:
    """All passages, in the order of the file."""
    path = path or Path(__file__).with_name("passages.txt")
    lines = path.read_text(encoding="utf-8").split("\n")
    return [parse(line, n) for n, line in enumerate(lines) if line and not line.startswith("#")]


if __name__ == "__main__":
    for passage in passages():
        sys.stdout.write(json.dumps(passage, ensure_ascii=False) + "\n")
