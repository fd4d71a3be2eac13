"""Articles out of JSON lines: one object an article, with `text` and what is known of it."""

from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from annotator.model.errors import UnreadableFile
from annotator.store.incoming import Bad, Incoming
from annotator.store.strict_json import parse
from annotator.text.display import display_line

_STATED = {
    "title": ("title", "headline"),
    "author": ("author", "byline"),
    "published": ("published", "date"),
    "url": ("url", "link"),
    "language": ("language", "lang"),
}
"""Our names, and the names under which they are found."""


def _stated(record: dict[str, Any]) -> dict[str, Any]:
    stated: dict[str, Any] = {}
    for ours, theirs in _STATED.items():
        for name in theirs:
            if isinstance(value := record.get(name), str) and value.strip():
                stated[ours] = value.strip()
                break
    if isinstance(more := record.get("metadata"), dict):
        stated = {**more, **stated}
    return stated


def _article(record: Any, number: int, name: str) -> Incoming | Bad:
    where = f"line {number}"
    if not isinstance(record, dict):
        return Bad(where, "this is no object")
    text = record.get("text")
    if not isinstance(text, str) or not text.strip():
        return Bad(where, "`text` is missing or empty")
    wanted = record.get("id")
    if isinstance(wanted, int) and not isinstance(wanted, bool):
        wanted = str(wanted)
    if wanted is not None and not isinstance(wanted, str):
        return Bad(where, "`id` is no text")
    return Incoming(
        stem=wanted or f"{PurePath(name).stem}-{number}",
        data=text.encode("utf-8"),
        extracted=True,
        reader="jsonl",
        record=wanted or where,
        stated=_stated(record),
    )


def read_jsonl(data: bytes, name: str) -> Iterator[Incoming | Bad]:
    """Every article of the file in order, and a Bad one for each line that is none."""
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
    for number, line in enumerate(data.split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            yield _article(parse(line, name), number, name)
        except UnreadableFile as error:
            words = error.message.removeprefix(f"{display_line(name)}: ").rstrip(".")
            yield Bad(f"line {number}", words)
