"""Recogito's annotator, a client in the browser, takes our UTF-16 flavour and writes what we read.

It counts as JavaScript does, keeps no surroundings without a page, and names the page as source.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from annotator.exchange.arrival import Claim, InFile
from annotator.exchange.format import ReadOptions
from annotator.exchange.incoming import settle
from annotator.exchange.material import Material
from annotator.exchange.webanno_read import read
from annotator.model.article import Article

pytestmark = pytest.mark.extra
Export = Callable[..., dict[str, bytes]]
Find = Callable[[Claim], Article | None]
Run = Callable[..., Any]


@pytest.fixture
def taken(
    export: Export, hard: tuple[Material, ...], written: Callable[..., Path], node: Run
) -> list[dict[str, Any]]:
    """Our annotations as Recogito understands them."""
    texts = {f"urn:sha256:{m.article.sha256}": m.article.text for m in hard}
    files = {"a.jsonld": export("webanno", unit="utf-16")[""]}
    folder = written(files | {"texts.json": json.dumps(texts).encode()})
    told: list[dict[str, Any]] = node(
        "recogito_read.mjs",
        "@recogito/text-annotator",
        folder / "a.jsonld",
        folder / "texts.json",
    )
    return told


def test_recogito_takes_every_annotation_and_its_places_are_the_words(
    taken: list[dict[str, Any]],
) -> None:
    assert len(taken) == 28
    for annotation in taken:
        assert "error" not in annotation
        assert annotation["bodies"] > 0
        for words, there in annotation["places"]:
            assert words == there


def test_what_recogito_writes_is_found_at_the_same_places(
    taken: list[dict[str, Any]], hard: tuple[Material, ...], find: Find
) -> None:
    data = json.dumps([annotation["written"] for annotation in taken]).encode()
    imported = settle(read([InFile("page.json", data)], ReadOptions()), find)
    came = sorted((x.article.id, a.start, a.end) for x in imported.arrivals for a in x.annotations)
    sent = sorted(
        (m.article.id, a.start, a.end) for m in hard for s in m.sheets for a in s.annotations
    )
    assert came == sent
    rows = {a.id: a for x in imported.arrivals for a in x.annotations}
    first = rows["01KAQ9V3T8M4Q2ZJ6W7F5N0000"]
    assert [t.text for t in first.translations] == ["=Best 0", "Second\n“best” 0 ]]> &"]
