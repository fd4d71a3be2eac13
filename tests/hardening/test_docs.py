"""Every promise names a test, and every test named is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
NAMED = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")


@pytest.mark.parametrize("page", ["SECURITY.md", "docs/durability.md"])
def test_the_tests_named_on_the_page_are_there(page: str) -> None:
    named = NAMED.findall((ROOT / page).read_text(encoding="utf-8"))
    assert len(named) > 15
    missing = [
        f"{path}::{name}"
        for path, name in named
        if not (ROOT / path).exists()
        or (name and not re.search(rf"def {name}\(", (ROOT / path).read_text(encoding="utf-8")))
    ]
    assert missing == []


def test_every_promise_of_the_store_is_on_the_page() -> None:
    page = (ROOT / "docs" / "durability.md").read_text(encoding="utf-8")
    for number in range(1, 12):
        (row,) = re.findall(rf"^\| P{number} \|.*$", page, re.MULTILINE)
        assert NAMED.search(row), row
