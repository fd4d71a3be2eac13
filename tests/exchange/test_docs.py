"""The pages on formats say what the table says."""

import re
from pathlib import Path

import pytest

from annotator.exchange.fields import lost
from annotator.exchange.format import Format
from annotator.exchange.formats import FORMATS

PAGES = Path(__file__).parents[2] / "docs" / "formats"


def section(page: str, title: str) -> str:
    match = re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    assert match is not None, f"no section {title!r}"
    return " ".join(match[1].split())


@pytest.mark.parametrize("fmt", FORMATS.values(), ids=lambda f: f.name)
def test_each_page_names_what_is_lost_the_unit_and_the_options(fmt: Format) -> None:
    page = (PAGES / f"{fmt.name}.md").read_text("utf-8")
    told = ", ".join(lost(fmt.carries))
    expected = told[:1].upper() + told[1:] + "." if told else "Nothing."
    assert section(page, "What is lost").startswith(expected), expected
    assert section(page, "Counting").lower() == f"{fmt.unit.lower()}."
    assert section(page, "What maps to what")
    assert section(page, "In the other program")
    back = section(page, "Coming back")
    assert (back == "This format is written only.") is (fmt.read is None)
    for option in fmt.options:
        values = [value for value in option.values if f"{option.name}={value}" in page]
        assert values, f"say {option.name}="
        assert all(value in page for value in option.values)


def test_the_overview_has_a_row_for_each_format_and_there_are_no_other_pages() -> None:
    overview = (PAGES / "README.md").read_text("utf-8")
    names = re.findall(r"^\| \[([a-z-]+)\]\(\1\.md\) \|", overview, re.MULTILINE)
    assert names == list(FORMATS)
    assert {path.stem for path in PAGES.glob("*.md")} == {*FORMATS, "README"}
