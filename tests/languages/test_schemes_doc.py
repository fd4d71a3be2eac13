"""The table in docs/schemes.md is what the scheme files say.

Run this file as a program to bring the table up to date.
"""

import re
from pathlib import Path

from annotator.languages.cards import card
from annotator.languages.schemes import all_schemes

DOC = Path(__file__).parents[2] / "docs" / "schemes.md"
PART = re.compile(r"(<!-- table begins -->\n).*(<!-- table ends -->)", re.DOTALL)


def table() -> str:
    """The table as the files are now."""
    lines = ["| language | tag | id | title | grade | extra |", "|---|---|---|---|---|---|"]
    for scheme in all_schemes():
        known = card(scheme.language)
        name = known.name if known else scheme.language
        star = " *" if known and known.default_scheme == scheme.id else ""
        cells = (name, scheme.language, f"`{scheme.id}`{star}", scheme.title, scheme.grade)
        lines.append(f"| {' | '.join(cells)} | {scheme.extra or ''} |")
    return "\n".join(lines) + "\n"


def test_the_table_is_up_to_date() -> None:
    text = DOC.read_text(encoding="utf-8")
    found = PART.search(text)
    assert found is not None
    assert found[0] == found[1] + table() + found[2], f"stale: run python {Path(__file__).name}"


def test_each_field_of_a_scheme_is_explained() -> None:
    text = DOC.read_text(encoding="utf-8")
    for field in ("dotted_i", "recase", "vocalised", "version", "examples", "engine", "after"):
        assert f"`{field}`" in text


if __name__ == "__main__":
    text = DOC.read_text(encoding="utf-8")
    DOC.write_text(PART.sub(lambda m: m[1] + table() + m[2], text), encoding="utf-8")
