"""Turn `glosses.txt` into `glosses.jsonl`: one record a foreign span.

    python benchmarks/quotes/build_glosses.py          writes glosses.jsonl beside glosses.txt

A record: `{"id", "pattern", "text", "source": {"start", "end", "lang", "text"}, "glosses":
[{"start", "end", "text"}]}`. Offsets are code points, without marks. Spans of one text share it.
"""

import json
import re
from pathlib import Path

HERE = Path(__file__).parent
PART = re.compile(
    r"\{\{(?:(\d):)?([^|]+)\|([\w-]+)(?:\|\d)?\}\}|\[\[(?:(\d):)?((?:[^\]]|\](?!\]))+)\]\]"
)


def records(number: int, pattern: str, marked: str) -> list[dict[str, object]]:
    """The records of one line."""
    text, at = "", 0
    sources: dict[str, dict[str, object]] = {}
    glosses: dict[str, list[dict[str, object]]] = {}
    for match in PART.finditer(marked):
        text += marked[at : match.start()]
        start = len(text)
        if match.group(2):
            key, words = match.group(1) or "1", match.group(2)
            text += words
            sources[key] = {"start": start, "end": len(text), "lang": match.group(3), "text": words}
        else:
            key, words = match.group(4) or "1", match.group(5)
            if words.startswith("["):
                # A gloss in square brackets: the brackets belong to the text.
                text += words
                start, words = start + 1, words[1:]
            else:
                text += words
            glosses.setdefault(key, []).append({"start": start, "end": len(text), "text": words})
        at = match.end()
    text += marked[at:]
    return [
        {
            "id": f"x{number:03d}{key if len(sources) > 1 else ''}",
            "pattern": pattern,
            "text": text,
            "source": source,
            "glosses": glosses.get(key, []),
        }
        for key, source in sources.items()
    ]


def main() -> None:
    """Write the records."""
    with (HERE / "glosses.jsonl").open("w", encoding="utf-8") as out:
        number = 0
        for line in (HERE / "glosses.txt").read_text(encoding="utf-8").split("\n"):
            if not line or line.startswith("#"):
                continue
            number += 1
            pattern, marked = line.split("\t", 1)
            for record in records(number, pattern, marked.replace("⏎", "\n")):
                out.write(json.dumps(record, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
