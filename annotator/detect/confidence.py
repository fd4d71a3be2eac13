"""How often such a finding was right: measured shares, never a model's own number.

confidence.json holds, for each route and lead over the next language, the share of findings of the
development suites whose words and language were both right (benchmarks/detection/calibrate.py).
"""

import json
from functools import lru_cache
from importlib.resources import files

from annotator.detect.lines import Hit

LEADS = (1.0, 2.5, 5.0, 10.0, 20.0)
"""Borders of the classes of lead, in natural logarithms."""
LENGTHS = (6, 14)
"""Borders of the classes of length, in letters."""


@lru_cache(maxsize=1)
def shares() -> dict[str, list[float]]:
    """Route and class of length (`single/0`) → the shares by class of lead, never falling."""
    path = files("annotator.detect") / "data" / "confidence.json"
    table: dict[str, list[float]] = json.loads(path.read_text(encoding="utf-8"))["shares"]
    return table


def class_of(hit: Hit) -> tuple[str, int]:
    """The bin of a finding: its row in the table and its place there."""
    length = sum(hit.letters > border for border in LENGTHS)
    return f"{hit.route}/{length}", sum(hit.margin > border for border in LEADS)


def confidence(hit: Hit) -> float | None:
    """The measured share of such findings that were right, of another length where none of this
    length was met; None where none were measured."""
    row, place = class_of(hit)
    found = shares().get(row)
    if found is None:
        others = (share for name, share in shares().items() if name.startswith(f"{hit.route}/"))
        found = next(others, None)
    return found[place] if found else None
