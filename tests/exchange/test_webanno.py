"""Web Annotations against the rules of the W3C, and as other programs write them."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from annotator.exchange.arrival import Claim, InFile
from annotator.exchange.format import ReadOptions
from annotator.exchange.incoming import settle
from annotator.exchange.material import Material
from annotator.exchange.webanno_read import read
from annotator.model.article import Article

Export = Callable[..., dict[str, bytes]]
Find = Callable[[Claim], Article | None]

# The terms of the context that we use; every other key would be dropped by JSON-LD.
KEYS = {
    *("@context", "id", "type", "motivation", "creator", "created", "modified", "generator"),
    *("body", "target", "purpose", "value", "format", "language", "source", "scope"),
    *("selector", "start", "end", "exact", "prefix", "suffix", "name", "nickname", "conformsTo"),
    *("first", "items", "total", "label", "partOf", "startIndex"),
}
# Web Annotation Data Model, section 3.3.5.
MOTIVATIONS = {
    *("assessing", "bookmarking", "classifying", "commenting", "describing", "editing"),
    *("highlighting", "identifying", "linking", "moderating", "questioning", "replying"),
    "tagging",
}
URI = re.compile(r"[a-z][a-z0-9+.-]*:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]+")
DATE_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


def keys_of(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value) | {k for v in value.values() for k in keys_of(v)}
    if isinstance(value, list):
        return {k for v in value for k in keys_of(v)}
    return set()


def check_annotation(node: dict[str, Any], context: bool) -> None:
    """The MUSTs of sections 3 and 4 for what we write."""
    assert (node.get("@context") == "http://www.w3.org/ns/anno.jsonld") is context
    assert URI.fullmatch(node["id"])
    assert node["type"] == "Annotation"
    assert set(node["motivation"]) <= MOTIVATIONS
    for key in ("created", "modified"):
        assert key not in node or DATE_TIME.fullmatch(node[key])
    for agent in (node.get("creator"), node.get("generator")):
        assert agent is None or (URI.fullmatch(agent["id"]) and agent["type"])
    for body in node["body"]:
        check_body(body)
    targets = node["target"] if isinstance(node["target"], list) else [node["target"]]
    assert targets
    for target in targets:
        check_target(target)


def check_body(body: dict[str, Any]) -> None:
    assert body["purpose"] in MOTIVATIONS
    if body["type"] == "TextualBody":
        assert isinstance(body["value"], str)
        assert "language" not in body or TAG.fullmatch(body["language"])
    else:
        assert body["type"] == "SpecificResource"
        source = body["source"]
        assert URI.fullmatch(source if isinstance(source, str) else source["id"])


def check_target(target: dict[str, Any]) -> None:
    assert URI.fullmatch(target["source"])
    position, words = target["selector"]
    assert position["type"] == "TextPositionSelector"
    assert 0 <= position["start"] < position["end"]
    assert words["type"] == "TextQuoteSelector"
    assert words["exact"]


def test_an_array_keeps_every_must_of_the_recommendation(export: Export) -> None:
    nodes = json.loads(export("webanno")[""])
    assert len(nodes) == 28
    for node in nodes:
        check_annotation(node, context=True)
    assert len({node["id"] for node in nodes}) == len(nodes)


def test_no_key_is_used_that_json_ld_would_drop(export: Export) -> None:
    for options in ({}, {"as": "collection"}):
        assert keys_of(json.loads(export("webanno", **options)[""])) <= KEYS


def test_a_collection_has_a_total_and_a_page_with_its_items(export: Export) -> None:
    told = json.loads(export("webanno", **{"as": "collection"})[""])
    assert told["type"] == "AnnotationCollection"
    assert told["first"]["type"] == "AnnotationPage"
    assert told["first"]["partOf"] == told["id"]
    assert told["total"] == len(told["first"]["items"]) == 28
    for node in told["first"]["items"]:
        check_annotation(node, context=False)


def test_positions_count_code_points_or_utf16_units(
    export: Export, hard: tuple[Material, ...]
) -> None:
    texts = {f"urn:sha256:{m.article.sha256}": m.article.text for m in hard}
    astral = 0
    for options in ({}, {"unit": "utf-16"}):
        for node in json.loads(export("webanno", **options)[""]):
            for target in node["target"] if isinstance(node["target"], list) else [node["target"]]:
                position, words = target["selector"]
                text = texts[target["source"]]
                if options:
                    units = text.encode("utf-16-le")[2 * position["start"] : 2 * position["end"]]
                    assert units.decode("utf-16-le") == words["exact"]
                else:
                    assert text[position["start"] : position["end"]] == words["exact"]
                astral += "\U0001f4f7" in text
    assert astral, "no text with a letter above U+FFFF was looked at"


def test_utf16_positions_are_understood_on_the_way_back(
    export: Export, hard: tuple[Material, ...], find: Find
) -> None:
    data = export("webanno", unit="utf-16")[""]
    imported = settle(read([InFile("a.jsonld", data)], ReadOptions()), find)
    assert imported.counts == {"exact": 28}
    starts = sorted((a.article.id, x.start) for a in imported.arrivals for x in a.annotations)
    sent = sorted((m.article.id, x.start) for m in hard for s in m.sheets for x in s.annotations)
    assert starts == sent


# Shaped like what browser extensions store: no positions of ours, a page's address, no digest.
FOREIGN = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "id": "https://notes.example/a/17",
    "type": "Annotation",
    "created": "2026-01-02T03:04:05+00:00",
    "creator": {"nickname": "reader7"},
    "body": [
        {"type": "TextualBody", "value": "Wow", "language": "en", "purpose": "describing"},
        {"type": "TextualBody", "value": "nice", "purpose": "commenting"},
    ],
    "target": {
        "source": "https://news.example/emoji",
        "selector": [
            {"type": "RangeSelector", "startSelector": {}, "endSelector": {}},
            {
                "type": "FragmentSelector",
                "value": "x",
                "refinedBy": {
                    "type": "TextQuoteSelector",
                    "exact": "Ух ты",
                    "prefix": "👧 ",
                    "suffix": ".",
                },
            },
        ],
    },
}


def test_an_annotation_of_another_client_is_found_by_its_words(find: Find) -> None:
    data = json.dumps(FOREIGN).encode()
    imported = settle(read([InFile("b.json", data)], ReadOptions()), find)
    (arrival,) = imported.arrivals
    (row,) = arrival.annotations
    assert arrival.article.id == "emoji"
    assert arrival.annotator == "reader7"
    assert row.exact == "Ух ты"
    assert row.translations[0].text == "Wow"
    assert row.translations[0].origin == "import"
    assert row.note == "nice"
    assert row.provenance is not None
    assert row.provenance.source == "b.json"


@pytest.mark.parametrize(
    ("node", "why"),
    [
        ({"type": "Note"}, "it is not an Annotation"),
        ({"type": "Annotation", "target": "https://x.example/p.png"}, "no target of it quotes"),
        (17, "it is not an Annotation"),
        ({"type": "Annotation", "target": {"selector": {"type": "SvgSelector"}}}, "quotes text"),
    ],
    ids=["another type", "a picture", "a number", "a shape"],
)
def test_what_quotes_no_text_is_skipped_with_the_reason(node: Any, why: str, find: Find) -> None:
    imported = settle(read([InFile("c.json", json.dumps([node]).encode())], ReadOptions()), find)
    assert imported.read == 1
    assert why in imported.skipped[0].why
