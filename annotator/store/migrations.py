"""From older versions of stored files to today's, one step at a time.

A step is a pure function from a plain mapping to a plain mapping: no Struct of an old version, no
clock, no file. It is applied in memory while reading; the file itself changes only with the next
save, after a backup. `annotator check` says which files are old.
"""

from collections.abc import Callable, Mapping
from typing import Any

Step = Callable[[dict[str, Any]], dict[str, Any]]

MIGRATIONS: Mapping[str, Mapping[int, Step]] = {
    "annotator/sheet": {},
    "annotator/review": {},
    "annotator/speaker": {},
    "annotator/article": {},
}
"""Format → version → the step from that version to the next one. Every format is at version 1."""


def migrate(raw: dict[str, Any], today: int) -> dict[str, Any]:
    """The mapping brought to version `today`. Raises KeyError where a step is missing."""
    steps = MIGRATIONS.get(raw.get("format", ""), {})
    while raw["version"] < today:
        old = raw["version"]
        raw = {**steps[old](raw), "version": old + 1}
    return raw
