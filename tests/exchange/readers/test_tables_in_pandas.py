"""CSV and TSV as pandas reads them, by the line that stands in the pages on these formats."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from annotator.exchange.material import Material
from annotator.exchange.table import HEADER

pytestmark = pytest.mark.extra
Export = Callable[..., dict[str, bytes]]
Run = Callable[..., Any]


@pytest.mark.parametrize(("name", "separator"), [("csv", ","), ("tsv", "\t")])
def test_pandas_finds_every_row_and_the_places_hold(
    name: str,
    separator: str,
    export: Export,
    hard: tuple[Material, ...],
    written: Callable[..., Path],
    python: Run,
) -> None:
    path = written(export(name), f"table.{name}") / f"table.{name}"
    rows = python("pandas_read.py", "pandas", path, separator)
    assert list(rows[0]) == list(HEADER)
    texts = {m.article.id: m.article.text for m in hard}
    assert {row["id"] for row in rows} == {
        a.id for m in hard for sheet in m.sheets for a in sheet.annotations
    }
    for row in rows:
        start, end = int(row["start"]), int(row["end"])
        words = texts[row["article"]][start:end]
        # One ' stands before what a spreadsheet would run, and before a ' that was there.
        assert row["exact"] in (words, f"'{words}")
        units = texts[row["article"]].encode("utf-16-le")
        first, last = int(row["start_utf16"]), int(row["end_utf16"])
        assert units[2 * first : 2 * last].decode("utf-16-le") == words
        for value in row.values():
            assert value[:1] not in ("=", "+", "-", "@", "\t", "\r", "\n")
