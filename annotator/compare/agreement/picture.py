"""Pictures of agreement as plain values: who says what, and where in the article.

A table of figures says how much people disagree; these say about what and where.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from annotator.compare.agreement.rows import Row, labels
from annotator.compare.fields import Redirects
from annotator.model.sheet import Sheet
from annotator.model.value import Value

NOTHING = "–"
"""Stands for: annotated by the other alone, or without a value."""


class Confusion(Value, frozen=True, kw_only=True):
    """How often one said this where the other said that."""

    labels: tuple[str, ...]
    """Most frequent first; `–` for nothing comes last."""
    counts: tuple[tuple[int, ...], ...]
    """A row for each label of one annotator, a column for each of the other; for three and more
    people all pairs together."""

    @property
    def apart(self) -> tuple[tuple[int, str, str], ...]:
        """(how often, one label, the other) off the diagonal, most frequent first."""
        found = [
            (count, self.labels[i], self.labels[j])
            for i, row in enumerate(self.counts)
            for j, count in enumerate(row)
            if i != j and count
        ]
        return tuple(sorted(found, key=lambda f: (-f[0], f[1], f[2])))


def confusion(rows: Sequence[Row], name: str, redirects: Redirects | None = None) -> Confusion:
    """The table for kind, language, speaker or role over all places that anybody annotated."""
    pairs: Counter[tuple[str, str]] = Counter()
    for unit in labels(rows, name, redirects or {}):
        for a, b in combinations(unit, 2):
            if a is not None or b is not None:
                pairs[str(a or NOTHING), str(b or NOTHING)] += 1
    often: Counter[str] = Counter()
    for (a, b), count in pairs.items():
        often[a] += count
        often[b] += count
    used = sorted(often, key=lambda one: (one == NOTHING, -often[one], one))
    counts = tuple(tuple(pairs[a, b] for b in used) for a in used)
    return Confusion(labels=tuple(used), counts=counts)


FULL, DISPUTED, EMPTY = "█", "▒", "·"


def strips(sheets: Sequence[Sheet], rows: Sequence[Row], width: int = 60) -> list[tuple[str, str]]:
    """One article as a line for each annotator: (name, `width` signs from its begin to its end).

    `█` everybody has the same borders there, `▒` this one has something that others have not, or
    with other borders, `·` nothing. The signs differ without colour.
    """
    if not sheets or width < 1:
        return []
    length = max(1, max(sheet.article.length for sheet in sheets))
    lines = [[EMPTY] * width for _ in sheets]
    for row in rows:
        present = [v for v in row.versions if v is not None]
        same = len(present) == len(sheets) and len({(v.start, v.end) for v in present}) == 1
        for line, version in zip(lines, row.versions, strict=True):
            if version is None:
                continue
            first = min(width - 1, max(0, version.start) * width // length)
            last = min(width - 1, max(0, version.end - 1) * width // length)
            for cell in range(first, last + 1):
                if not same or line[cell] == EMPTY:
                    line[cell] = FULL if same else DISPUTED
    return [(sheet.annotator, "".join(line)) for sheet, line in zip(sheets, lines, strict=True)]


def table_lines(table: Confusion, most: int = 8) -> list[str]:
    """A confusion as lines of text; labels beyond the most frequent ones are left out."""
    used = table.labels[:most]
    if not used:
        return ["nothing to compare"]
    wide = max(4, *(len(one[:12]) for one in used))
    lines = [" " * wide + "".join(f" {one[:12]:>{wide}}" for one in used)]
    for one, row in zip(used, table.counts, strict=False):
        cells = "".join(f" {count or NOTHING:>{wide}}" for count in row[: len(used)])
        lines.append(f"{one[:12]:<{wide}}{cells}")
    return lines
