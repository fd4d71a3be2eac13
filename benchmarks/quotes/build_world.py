"""Turn `world.txt` into `world.jsonl`: one excerpt a line, passages with their speakers.

    python benchmarks/quotes/build_world.py            writes world.jsonl beside world.txt

Offsets are code points and include the quotation marks; passages without a key are said by nobody.
"""

import json
import re
from pathlib import Path

HERE = Path(__file__).parent
MARKED = re.compile(r"⟪(.*?)\|([^⟫]*)⟫", re.DOTALL)


def excerpt(number: int, region: str, marked: str) -> dict[str, object]:
    """One record: the text without the annotation, and where its passages stand."""
    text, quotes, at = "", [], 0
    for match in MARKED.finditer(marked):
        text += marked[at : match.start()]
        start = len(text)
        text += match.group(1)
        keys = [k.strip() for k in match.group(2).split(",") if k.strip()]
        quotes.append({"start": start, "end": len(text), "keys": keys})
        at = match.end()
    text += marked[at:]
    return {"id": f"w{number:03d}", "region": region, "text": text, "quotes": quotes}


def main() -> None:
    """Write the records."""
    source = (HERE / "world.txt").read_text(encoding="utf-8")
    blocks = re.split(r"^==== (\S+)\n", source, flags=re.MULTILINE)[1:]
    with (HERE / "world.jsonl").open("w", encoding="utf-8") as out:
        for number, (region, marked) in enumerate(zip(blocks[::2], blocks[1::2], strict=True), 1):
            record = excerpt(number, region, marked.strip("\n"))
            out.write(json.dumps(record, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
