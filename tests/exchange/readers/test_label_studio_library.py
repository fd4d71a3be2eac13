"""Label Studio's own library validates our tasks and configuration, and writes a task we read."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from annotator.exchange.arrival import Claim, InFile
from annotator.exchange.format import ReadOptions
from annotator.exchange.incoming import settle
from annotator.exchange.labelstudio_read import read
from annotator.exchange.material import Material
from annotator.model.article import Article

pytestmark = pytest.mark.extra
Export = Callable[..., dict[str, bytes]]
Find = Callable[[Claim], Article | None]
Run = Callable[..., Any]


def test_the_library_finds_nothing_wrong_with_configuration_annotations_and_predictions(
    export: Export, written: Callable[..., Path], python: Run
) -> None:
    folder = written(export("labelstudio", suggested=True), "tasks.json")
    told = python(
        "label_studio_check.py",
        "label_studio_sdk",
        folder / "labelling-config.xml",
        folder / "tasks.json",
    )
    assert len(told["annotations"]) > 5
    assert len(told["predictions"]) > 2
    assert [errors for errors in (*told["annotations"], *told["predictions"]) if errors] == []
    assert {"label", "language", "status", "translation", "speaker"} <= set(told["controls"])


def test_what_the_library_refuses_is_really_looked_at(
    export: Export, written: Callable[..., Path], python: Run
) -> None:
    """The same check with one label that the configuration does not have."""
    files = export("labelstudio")
    tasks = json.loads(files[""])
    tasks[0]["annotations"][0]["result"][0]["value"]["labels"] = ["no such label"]
    folder = written(files | {"": json.dumps(tasks).encode()}, "tasks.json")
    told = python(
        "label_studio_check.py",
        "label_studio_sdk",
        folder / "labelling-config.xml",
        folder / "tasks.json",
    )
    assert [bool(errors) for errors in told["annotations"]].count(True) == 1


def test_a_task_that_the_library_writes_is_read(
    hard: tuple[Material, ...], find: Find, python: Run
) -> None:
    text = hard[0].article.text
    # UTF-16 units: two letters above U+FFFF stand before, and a family of three before the last.
    units = [(30, 49, "slogan"), (156, 161, "PER")]
    places = [str(part) for place in units for part in place]
    told = python("label_studio_write.py", "label_studio_sdk", *places, given=text)
    files = [InFile("export.json", json.dumps(told).encode())]
    imported = settle(read(files, ReadOptions()), find)
    (arrival,) = imported.arrivals
    assert [(a.kind, a.exact) for a in arrival.annotations] == [
        ("slogan", "Қаланы тыңда, әкім!"),
        ("PER", text[151:156]),
    ]
    assert [a.start for a in arrival.annotations] == [28, 151]
    assert imported.counts == {"exact": 2}
    assert any("prediction" in s.why for s in imported.skipped)
