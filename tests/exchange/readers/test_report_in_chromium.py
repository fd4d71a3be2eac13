"""The report in a real browser: both themes, a phone's width, on paper; axe finds nothing."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.extra
Export = Callable[..., dict[str, bytes]]
Run = Callable[..., Any]


@pytest.fixture
def looked(
    export: Export, written: Callable[..., Path], node: Run, readers: Path
) -> Callable[..., dict[str, Any]]:
    """The pages named, of the report on the hard corpus, as Chromium shows them."""

    def run(*names: str, **options: str) -> dict[str, Any]:
        chromium = shutil.which("chromium")
        if not chromium:
            pytest.skip("chromium is not installed")
        axe = readers / "node/node_modules/axe-core"
        if not axe.is_dir():
            pytest.skip("the npm package axe-core is not among the readers: bash .ci/readers")
        folder = written(export("html", suggested=True, **options), "report.html")
        pages = [folder / name for name in names]
        told: dict[str, Any] = node("page_check.mjs", "playwright-core", axe, chromium, *pages)
        return told

    return run


PAGES = ["index.html", "articles/emoji.html", "articles/rtl.html", "articles/lines.html"]


def check(told: dict[str, Any], number: int) -> None:
    assert len(told["looked"]) == 4 * number
    for page in told["looked"]:
        where = (page["page"], page["scheme"], page["width"])
        assert page["found"] == [], where
        assert page["complaints"] == [], where
        assert all(address.startswith("file:") for address in page["asked"]), where
        assert len(page["asked"]) == 1, where
        assert page["overflow"] <= 0, where
        # On paper it is black on white, whatever the theme of the screen.
        assert page["printed"] == "rgb(0, 0, 0)", where
    colours = {page["scheme"]: page["body"] for page in told["looked"]}
    assert colours["light"] != colours["dark"]
    assert told["refused"] == ["refused"] * number


def test_pages_of_the_report_in_both_themes_and_widths(
    looked: Callable[..., dict[str, Any]],
) -> None:
    check(looked(*PAGES), len(PAGES))


def test_the_report_on_one_page(looked: Callable[..., dict[str, Any]]) -> None:
    check(looked("report.html", **{"as": "one"}), 1)
