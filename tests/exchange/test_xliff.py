"""XLIFF 2.1: the rules of its core; the declared fields, read by a reader of our own."""

import re
from collections.abc import Callable

import msgspec
import pytest
from lxml import etree

from annotator.exchange.direction import targets
from annotator.exchange.fields import FIELDS
from annotator.exchange.formats import FORMATS
from annotator.exchange.material import Job, Material
from annotator.exchange.outgoing import outgoing
from annotator.exchange.prepare import prepared
from annotator.exchange.ranked import translations
from annotator.model.annotation import Translation
from annotator.model.errors import InvalidInput
from annotator.model.sheet import Sheet

Export = Callable[..., dict[str, bytes]]
NS = "{urn:oasis:names:tc:xliff:document:2.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"
NMTOKEN = re.compile(r"[\w.:-]+")
# XLIFF 2.1, section 4.2 and 4.3: children in order, and attributes, of what we write.
ORDER = {
    "xliff": ["file"],
    "file": ["unit"],
    "unit": ["notes", "segment"],
    "notes": ["note"],
    "segment": ["source", "target"],
    "note": [],
    "source": ["cp"],
    "target": ["cp"],
    "cp": [],
}
ATTRIBUTES = {
    "xliff": {"version", "srcLang", "trgLang"},
    "file": {"id", "original"},
    "unit": {"id", "name"},
    "segment": {"state"},
    "note": {"category", "priority", "appliesTo"},
    "source": {f"{XML}space"},
    "target": {f"{XML}space"},
    "cp": {"hex"},
}


def name_of(element: etree._Element) -> str:
    return str(element.tag).removeprefix(NS)


def check(element: etree._Element) -> None:
    name = name_of(element)
    assert set(element.attrib) <= ATTRIBUTES.get(name, set()), name
    children = [name_of(child) for child in element]
    assert children == sorted(children, key=ORDER[name].index), name
    for child in element:
        check(child)


def test_documents_keep_the_rules_of_the_core(export: Export) -> None:
    files = export("xliff", suggested=True)
    sources, targets = ("ar", "kk", "uk", "und"), ("de", "en")
    assert set(files) <= {f"{one}-{two}.xlf" for one in sources for two in targets}
    for name, data in files.items():
        root = etree.fromstring(data)
        assert (root.tag, root.get("version")) == (f"{NS}xliff", "2.1")
        assert f"{root.get('srcLang')}-{root.get('trgLang')}.xlf" == name
        check(root)
        ids = [e.get("id") for e in root.iter(f"{NS}file")]
        assert len(ids) == len(set(ids)) > 0
        for file in root:
            units = [unit.get("id") for unit in file]
            assert units
            assert len(units) == len(set(units))
            assert all(NMTOKEN.fullmatch(unit) for unit in units)
        for segment in root.iter(f"{NS}segment"):
            # A state other than initial needs a target.
            assert (segment.find(f"{NS}target") is not None) == ("state" in segment.attrib)
            assert segment.get("state", "initial") in ("initial", "translated", "reviewed", "final")
        for note in root.iter(f"{NS}note"):
            assert 1 <= int(note.get("priority", "1")) <= 10


def words(element: etree._Element) -> str:
    """The text, with `cp` as the character it stands for."""
    told = element.text or ""
    for cp in element:
        told += chr(int(cp.get("hex"), 16)) + (cp.tail or "")
    return told


def test_control_characters_survive_as_elements(export: Export) -> None:
    sources = [
        words(e)
        for data in export("xliff").values()
        for e in etree.fromstring(data).iter(f"{NS}source")
    ]
    assert "слово\x1b[0m і\x0b дія\u200b" in sources


def test_what_is_declared_is_there(export: Export, hard: tuple[Material, ...], job: Job) -> None:
    units: dict[tuple[str, str], etree._Element] = {}
    for data in export("xliff").values():
        root = etree.fromstring(data)
        for unit in root.iter(f"{NS}unit"):
            units[unit.get("id"), root.get("trgLang")] = unit
    looked = 0
    for material in prepared(hard, job, FORMATS["xliff"]):
        for entry in material.entries:
            unit = units[f"u-{entry.annotation.id}", targets(entry.annotation, "en")[0]]
            notes = [(n.get("category"), n.text) for n in unit.iter(f"{NS}note")]
            told = {category: text for category, text in notes}
            annotation = entry.annotation
            assert words(unit.find(f"{NS}segment/{NS}source")) == annotation.exact
            for key in ("kind", "status", "script", "note"):
                assert told.get(key, "") == getattr(annotation, key)
            for letters in annotation.transliterations:
                assert (f"transliteration {letters.scheme}", letters.text) in notes
            ranked = translations(annotation)
            target = unit.find(f"{NS}segment/{NS}target")
            if ranked:
                assert words(target) == ranked[0].text
                ranked = ranked[1:]
            for translation in ranked:
                assert (f"alternative {translation.language}", translation.text) in notes
            assert [t for c, t in notes if c == "tag"] == list(annotation.tags)
            people = [t.name for t in annotation.attributions]
            assert [
                t for c, t in notes if c and c.split()[0] in ("originator", "relayer")
            ] == people
            looked += len(notes)
    assert looked > 100
    assert FIELDS.keys() >= FORMATS["xliff"].carries


def one_document(material: Material, **options: str) -> dict[str, etree._Element]:
    """The documents of one article by name."""
    job = Job(options=options)
    files: dict[str, bytes] = {}
    for chunk in outgoing(FORMATS["xliff"], [material], job):
        files[chunk.name] = files.get(chunk.name, b"") + chunk.data
    return {name: etree.fromstring(data) for name, data in files.items()}


def of_german(hard: tuple[Material, ...], *told: Translation) -> Material:
    """A German article with one annotation that has these translations."""
    article = msgspec.structs.replace(hard[0].article, language="de")
    row = msgspec.structs.replace(hard[0].sheets[0].annotations[0], translations=told)
    sheet = Sheet(article=article.ref, annotator="aigul", annotations=(row,))
    return Material(article, (sheet,))


def test_what_nobody_translated_is_to_be_translated_into_the_articles_language(
    hard: tuple[Material, ...],
) -> None:
    ((name, root),) = one_document(of_german(hard)).items()
    assert (name, root.get("srcLang"), root.get("trgLang")) == ("kk-de.xlf", "kk", "de")
    assert root.find(f".//{NS}target") is None


def test_translations_into_two_languages_make_two_documents(hard: tuple[Material, ...]) -> None:
    material = of_german(
        hard,
        Translation(id="t1", text="Hört auf die Stadt!", language="de", preferred=True),
        Translation(id="t2", text="Listen to the city!", language="en"),
    )
    documents = one_document(material)
    told = {name: words(root.find(f".//{NS}target")) for name, root in documents.items()}
    assert told == {"kk-de.xlf": "Hört auf die Stadt!", "kk-en.xlf": "Listen to the city!"}
    for root, other in ((documents["kk-de.xlf"], "en"), (documents["kk-en.xlf"], "de")):
        notes = {n.get("category") for n in root.iter(f"{NS}note")}
        assert f"alternative {other}" in notes


def test_one_target_language_can_be_asked_for(hard: tuple[Material, ...]) -> None:
    material = of_german(hard, Translation(id="t1", text="Hört auf die Stadt!", language="de"))
    ((name, root),) = one_document(material, target="fr-CA").items()
    assert (name, root.get("trgLang")) == ("kk-fr-CA.xlf", "fr-CA")
    assert root.find(f".//{NS}target") is None
    with pytest.raises(InvalidInput, match="target cannot be"):
        one_document(material, target="no language")
