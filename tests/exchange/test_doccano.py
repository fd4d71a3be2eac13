"""doccano: its rules restated, in code points and graphemes, and other people's projects."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from annotator.exchange.arrival import Claim, InFile
from annotator.exchange.doccano_read import read
from annotator.exchange.format import ReadOptions
from annotator.exchange.incoming import settle
from annotator.exchange.labels import meaning
from annotator.exchange.material import Material
from annotator.model.article import Article
from annotator.text.segments import graphemes

Export = Callable[..., dict[str, bytes]]
Find = Callable[[Claim], Article | None]


def lines(data: bytes) -> list[dict[str, Any]]:
    told = data.decode().split("\n")
    assert told.pop() == ""
    return [json.loads(line) for line in told]


def test_entities_and_relations_are_what_doccano_takes(
    export: Export, hard: tuple[Material, ...]
) -> None:
    files = export("doccano", suggested=True)
    types = {row["text"] for row in json.loads(files["labels.json"])}
    documents = lines(files[""])
    # doccano refuses a document without text.
    assert [d["text"] for d in documents] == [m.article.text for m in hard if m.article.text]
    for document in documents:
        ids = [e["id"] for e in document["entities"]]
        assert len(ids) == len(set(ids))
        for entity in document["entities"]:
            assert set(entity) == {"id", "start_offset", "end_offset", "label"}
            assert 0 <= entity["start_offset"] < entity["end_offset"] <= len(document["text"])
            assert entity["label"] in types
        for relation in document["relations"]:
            assert set(relation) == {"id", "from_id", "to_id", "type"}
            assert {relation["from_id"], relation["to_id"]} <= set(ids)


def test_a_span_project_gets_triples(export: Export, hard: tuple[Material, ...]) -> None:
    documents = lines(export("doccano", **{"as": "spans"})[""])
    start, end, label = documents[0]["label"][0]
    assert documents[0]["text"][start:end] == "Қаланы тыңда, әкім!"
    assert label == "FOREIGN_kk"


def test_a_translation_project_gets_pairs(export: Export) -> None:
    files = export("doccano", **{"as": "seq2seq"})
    assert list(files) == [""]
    first = lines(files[""])[0]
    assert first["text"] == "Қаланы тыңда, әкім!"
    assert first["label"] == ["=Best 0", "Second\n“best” 0 ]]> &"]
    pieces = read([InFile("p.jsonl", files[""])], ReadOptions(language="uk"))
    pairs = [pair for piece in pieces for pair in piece.pairs]
    assert (pairs[0].source_language, pairs[0].target) == ("kk", "=Best 0")


def test_graphemes_are_counted_where_the_project_counts_them(
    export: Export, hard: tuple[Material, ...]
) -> None:
    differ = 0
    points = lines(export("doccano")[""])
    clusters = lines(export("doccano", unit="grapheme")[""])
    texts = [m for m in hard if m.article.text]
    for material, one, other in zip(texts, points, clusters, strict=True):
        edges = graphemes(material.article.text)
        for a, b in zip(one["entities"], other["entities"], strict=True):
            assert edges[b["start_offset"]] <= a["start_offset"]
            assert edges[b["end_offset"]] >= a["end_offset"]
            assert edges[b["end_offset"] - 1] < a["end_offset"]
            differ += a["start_offset"] != b["start_offset"]
    assert differ > 5


def test_another_project_is_read_and_bad_entities_are_said(find: Find) -> None:
    document = {
        "id": 4,
        "data": "🙂 Here: Ух ты.",
        "label": [[8, 13, "PER"], [8, 99, "PER"], [3, 3, "X"], ["a", 4, "X"], 5],
        "meta": {"article": "emoji"},
    }
    data = (json.dumps(document) + "\n{}\n[]\n").encode()
    imported = settle(read([InFile("o.jsonl", data)], ReadOptions()), find)
    (row,) = imported.arrivals[0].annotations
    assert (row.kind, row.exact, row.start) == ("PER", "Ух ты", 151)
    assert imported.counts == {"moved": 1}
    assert len(imported.skipped) == 6


@pytest.mark.parametrize(
    ("label", "kind", "language"),
    [
        ("QUOTE_kk", "quotation", "kk"),
        ("FOREIGN", "foreign", ""),
        ("PER_SON", "PER_SON", ""),
        ("TITLE_zh-Hant", "title", "zh-Hant"),
    ],
)
def test_labels_are_understood(label: str, kind: str, language: str) -> None:
    assert meaning(label) == (kind, language)
