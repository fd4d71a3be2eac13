"""doccano's own importer reads what we write, and what its own exporter writes is read."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from annotator.exchange.arrival import Claim, InFile
from annotator.exchange.doccano_read import read
from annotator.exchange.format import ReadOptions
from annotator.exchange.incoming import settle
from annotator.exchange.material import Material
from annotator.model.article import Article

pytestmark = pytest.mark.extra
Export = Callable[..., dict[str, bytes]]
Find = Callable[[Claim], Article | None]
Run = Callable[..., Any]


@pytest.fixture
def imported(export: Export, written: Callable[..., Path], python: Run) -> Callable[..., Any]:
    """An export as doccano's importer understands it."""

    def run(kind: str, name: str = "doccano", **options: str) -> Any:
        path = written(export(name, **options), "in.txt") / "in.txt"
        return python("doccano_read.py", "backend", kind, path)

    return run


def test_every_document_and_label_is_taken_without_an_error(
    imported: Callable[..., Any], hard: tuple[Material, ...], export: Export
) -> None:
    told = imported("relations")
    assert told["errors"] == []
    texts = {key: text for key, text, _ in told["texts"]}
    assert list(texts.values()) == [m.article.text for m in hard if m.article.text]
    sent = [json.loads(line) for line in export("doccano")[""].decode().split("\n") if line]
    assert len(told["labels"]["entities"]) == sum(len(d["entities"]) for d in sent) > 28
    assert len(told["labels"]["relations"]) == sum(len(d["relations"]) for d in sent) > 3
    for label in told["labels"]["entities"]:
        text = texts[label["example_uuid"]]
        assert 0 <= label["start_offset"] < label["end_offset"] <= len(text)
    first = next(e for e in told["labels"]["entities"] if e["label"] == "FOREIGN_kk")
    text = texts[first["example_uuid"]]
    assert text[first["start_offset"] : first["end_offset"]] == "Қаланы тыңда, әкім!"


def test_our_id_and_digest_become_metadata(
    imported: Callable[..., Any], hard: tuple[Material, ...]
) -> None:
    meta = [meta for _, _, meta in imported("spans", **{"as": "spans"})["texts"]]
    assert [m["article"] for m in meta] == [m.article.id for m in hard if m.article.text]


def test_without_the_setting_for_overlaps_doccano_drops_some(imported: Callable[..., Any]) -> None:
    """What the page on doccano warns of."""
    told = imported("relations")
    assert told["without overlaps"] < len(told["labels"]["entities"])


def test_pairs_are_taken_as_translations(imported: Callable[..., Any]) -> None:
    told = imported("seq2seq", **{"as": "seq2seq"})
    assert told["errors"] == []
    first = told["texts"][0]
    texts = [
        label["text"] for label in told["labels"]["label"] if label["example_uuid"] == first[0]
    ]
    assert (first[1], texts[0]) == ("Қаланы тыңда, әкім!", "=Best 0")


def test_bio_tags_give_the_places_back(imported: Callable[..., Any], export: Export) -> None:
    """doccano's reader of CoNLL files finds the entities that were tagged."""
    told = imported("conll", "conll", separator="tab")
    assert told["errors"] == []
    texts = {key: text for key, text, _ in told["texts"]}
    found = {
        (label["label"], texts[label["example_uuid"]][label["start_offset"] : label["end_offset"]])
        for label in told["labels"]["label"]
    }
    assert ("FOREIGN_kk", "Қаланы тыңда , әкім !") in found
    begun = export("conll", separator="tab")[""].decode().count("\tB-")
    assert len(told["labels"]["label"]) == begun > 15


@pytest.mark.parametrize("kind", ["relations", "spans"])
def test_what_doccano_exports_is_read(
    kind: str, hard: tuple[Material, ...], find: Find, python: Run
) -> None:
    text = hard[0].article.text
    plan = {
        "text": text,
        "meta": {"url": "https://news.example/a"},
        "spans": [[28, 47, "QUOTE_kk"], [51, 78, "GLOSS"], [151, 156, "PER"]],
        "relations": [[0, 1, "TranslatedBy"]],
    }
    data: str = python("doccano_write.py", "backend", kind, given=json.dumps(plan))
    imported = settle(read([InFile("all.jsonl", data.encode())], ReadOptions()), find)
    (arrival,) = imported.arrivals
    rows = {a.exact: a for a in arrival.annotations}
    assert rows[text[28:47]].language == "kk"
    assert rows[text[28:47]].kind == "quotation"
    assert rows[text[151:156]].kind == "PER"
    if kind == "relations":
        assert [t.text for t in rows[text[28:47]].translations] == [text[51:78]]
    assert imported.skipped == []
