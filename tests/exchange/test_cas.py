"""UIMA CAS: read by the library itself, strictly, and with types of other projects."""

import io
from collections.abc import Callable

import pytest

from annotator.exchange.arrival import Claim, InFile
from annotator.exchange.format import ReadOptions
from annotator.exchange.formats import FORMATS
from annotator.exchange.incoming import settle
from annotator.exchange.markup import legal
from annotator.exchange.material import Material
from annotator.model.article import Article
from annotator.model.errors import UnreadableFile

cassis = pytest.importorskip("cassis", reason="the extra cas is not installed")
pytestmark = pytest.mark.extra

Export = Callable[..., dict[str, bytes]]
Find = Callable[[Claim], Article | None]
READ = FORMATS["cas-json"].read
assert READ is not None


def test_the_library_reads_what_we_write_strictly(
    export: Export, hard: tuple[Material, ...]
) -> None:
    xmi, told = export("cas-xmi"), export("cas-json")
    types = cassis.load_typesystem(io.BytesIO(xmi["TypeSystem.xml"]))
    for material in hard:
        name = material.article.id
        one = cassis.load_cas_from_xmi(xmi[f"{name}.xmi"].decode(), typesystem=types, lenient=False)
        two = cassis.load_cas_from_json(told[f"{name}.json"].decode())
        assert two.sofa_string == material.article.text
        assert one.sofa_string == legal(material.article.text)
        places = [(q.begin, q.end, q.kind) for q in two.select("annotator.Quote")]
        assert places == [(q.begin, q.end, q.kind) for q in one.select("annotator.Quote")]
        sent = [(a.start, a.end, a.kind) for s in material.sheets for a in s.annotations]
        assert sorted(places) == sorted(sent)


def test_places_in_the_file_are_utf16_units(export: Export) -> None:
    import json

    told = json.loads(export("cas-json")["emoji.json"])
    first = next(f for f in told["%FEATURE_STRUCTURES"] if f.get("%TYPE") == "annotator.Quote")
    assert (first["begin"], first["end"]) == (30, 49)


def test_annotations_of_other_layers_are_skipped_and_counted(
    hard: tuple[Material, ...], find: Find
) -> None:
    types = cassis.TypeSystem()
    other = types.create_type("custom.Mood", supertypeName="uima.tcas.Annotation")
    cas = cassis.Cas(typesystem=types)
    cas.sofa_string = hard[0].article.text
    cas.add(other(begin=1, end=2))
    cas.add(other(begin=2, end=3))
    pieces = READ([InFile("o.json", cas.to_json().encode())], ReadOptions())
    imported = settle(pieces, find)
    assert [s.why for s in imported.skipped] == ["2 annotations of type custom.Mood"]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.xmi", b"<x/>", "TypeSystem.xml is missing"),
        ("a.xmi", b'<!DOCTYPE x [<!ENTITY y "z">]><x/>', "defines entities"),
        ("a.json", b"{}", "is not a CAS"),
        ("a.json", b"[1", "a.json: Expecting"),
    ],
    ids=["no types", "entities", "an empty object", "half a file"],
)
def test_what_is_no_cas_is_refused_in_words(name: str, data: bytes, words: str) -> None:
    with pytest.raises(UnreadableFile, match=words):
        list(READ([InFile(name, data)], ReadOptions()))
