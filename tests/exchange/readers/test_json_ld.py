"""Web Annotations as PyLD understands them: which terms they expand to, and that none is dropped.

The context is in `anno-context.json`: the terms that we use and what the Recommendation (Web
Annotation Vocabulary, appendix A) maps them to, restated, since the original is not fetched.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.extra
Export = Callable[..., dict[str, bytes]]
Run = Callable[..., Any]
CONTEXT = Path(__file__).parent / "anno-context.json"
OA = "http://www.w3.org/ns/oa#"
DCTERMS = "http://purl.org/dc/terms/"
XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.fixture
def understood(export: Export, tmp_path: Path, python: Run) -> Callable[..., list[Any]]:
    """An export, as the processor understands each of its nodes."""

    def run(**options: str) -> list[Any]:
        path = tmp_path / "a.jsonld"
        path.write_bytes(export("webanno", suggested=True, **options)[""])
        told: list[Any] = python("jsonld_expand.py", "pyld", CONTEXT, path)
        return told

    return run


def sorted_lists(value: Any) -> Any:
    """The value in the one form of what RDF does not tell apart: order, one or a list, bare ids."""
    if isinstance(value, dict) and list(value) == ["id"]:
        return value["id"]
    if isinstance(value, dict):
        return {key: sorted_lists(v) for key, v in value.items()}
    if isinstance(value, list):
        told = sorted((sorted_lists(v) for v in value), key=lambda v: json.dumps(v, sort_keys=True))
        return told[0] if len(told) == 1 else told
    return value


@pytest.mark.parametrize("options", [{}, {"as": "collection"}], ids=["array", "collection"])
def test_nothing_is_dropped_in_expansion(
    options: dict[str, str], understood: Callable[..., list[Any]], tmp_path: Path
) -> None:
    nodes = understood(**options)
    sent = json.loads((tmp_path / "a.jsonld").read_bytes())
    sent = sent if isinstance(sent, list) else [sent]
    assert [sorted_lists(n["compacted"]) for n in nodes] == [sorted_lists(n) for n in sent]
    assert len(nodes) == (1 if options else 28)


def test_terms_become_the_words_of_the_vocabulary(understood: Callable[..., list[Any]]) -> None:
    (node,) = understood()[0]["expanded"]
    assert node["@id"] == "urn:annotator:annotation:01KAQ9V3T8M4Q2ZJ6W7F5N0000"
    assert node["@type"] == [OA + "Annotation"]
    assert node[OA + "motivatedBy"] == [{"@id": OA + "identifying"}, {"@id": OA + "describing"}]
    assert node[DCTERMS + "created"] == [
        {"@type": XSD + "dateTime", "@value": "2026-11-22T09:00:00Z"}
    ]
    (creator,) = node[DCTERMS + "creator"]
    assert creator["@type"] == ["http://xmlns.com/foaf/0.1/Person"]
    target = node[OA + "hasTarget"][0]
    assert target[OA + "hasSource"][0]["@id"].startswith("urn:sha256:")
    assert target[OA + "hasScope"] == [{"@id": "urn:annotator:article:emoji"}]
    position, words = target[OA + "hasSelector"]
    assert position["@type"] == [OA + "TextPositionSelector"]
    assert position[OA + "start"] == [{"@type": XSD + "nonNegativeInteger", "@value": 28}]
    assert words[OA + "exact"] == [{"@value": "Қаланы тыңда, әкім!"}]


def test_bodies_say_their_purpose_and_language(understood: Callable[..., list[Any]]) -> None:
    bodies = understood()[0]["expanded"][0][OA + "hasBody"]
    assert all(body[OA + "hasPurpose"][0]["@id"].startswith(OA) for body in bodies)
    value, language = "http://www.w3.org/1999/02/22-rdf-syntax-ns#value", "dc/elements/1.1/language"
    texts = {
        body[value][0]["@value"]: body.get(f"http://purl.org/{language}", [{}])[0].get("@value")
        for body in bodies
        if value in body
    }
    assert texts["=Best 0"] == "en"
    assert texts["latin-0 & <x>"] == "kk-Latn"
    letters = next(b for b in bodies if DCTERMS + "conformsTo" in b)
    assert letters[DCTERMS + "conformsTo"] == [{"@id": "urn:annotator:scheme:bgnpcgn-1979"}]


def test_as_rdf_every_annotation_has_its_targets_and_bodies(
    understood: Callable[..., list[Any]],
) -> None:
    for node in understood():
        (expanded,) = node["expanded"]
        lines = node["triples"].split("\n")
        for term in ("hasTarget", "hasBody", "hasSelector"):
            assert any(f"<{OA}{term}>" in line for line in lines), expanded["@id"]
        assert len([x for x in lines if f"<{OA}hasBody>" in x]) == len(expanded[OA + "hasBody"])
