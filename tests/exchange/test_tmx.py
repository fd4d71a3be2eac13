"""TMX: against the rules of its DTD, and as other programs write it."""

from collections.abc import Callable

import pytest
from lxml import etree

from annotator.exchange.arrival import InFile
from annotator.exchange.format import ReadOptions
from annotator.exchange.formats import FORMATS
from annotator.exchange.incoming import settle
from annotator.exchange.material import Job, Material
from annotator.exchange.outgoing import outgoing
from annotator.exchange.tmx import stamp
from annotator.exchange.tmx_read import read
from annotator.model.annotation import Annotation
from annotator.model.errors import UnreadableFile

Export = Callable[..., dict[str, bytes]]
LANG = "{http://www.w3.org/XML/1998/namespace}lang"

# TMX 1.4b, sections 2 and 3, in our own words: what an element must and may have.
REQUIRED = {
    "tmx": {"version"},
    "header": {
        *("creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang"),
        "datatype",
    },
    "tuv": {LANG},
    "prop": {"type"},
}
OPTIONAL = {
    "tu": {"tuid", "srclang", "creationdate", "changedate", "creationid", "changeid"},
    "tuv": {"creationdate", "changedate", "creationid", "changeid"},
}
CHILDREN = {
    "tmx": ["header", "body"],
    "header": [],
    "body": ["tu"],
    "tu": ["note", "prop", "tuv"],
    "tuv": ["note", "prop", "seg"],
}


def check(element: etree._Element) -> None:
    name = element.tag
    given = set(element.attrib)
    assert REQUIRED.get(name, set()) <= given
    assert given <= REQUIRED.get(name, set()) | OPTIONAL.get(name, set())
    names = [child.tag for child in element]
    assert set(names) <= set(CHILDREN.get(name, []))
    if name in ("tu", "tuv"):
        # Notes and properties come before everything else.
        last = "tuv" if name == "tu" else "seg"
        first = names.index(last)
        assert set(names[first:]) == {last}
        assert len(names) - first == (2 if name == "tu" else 1)
    for child in element:
        check(child)


def test_the_file_follows_the_rules_of_the_dtd(export: Export) -> None:
    root = etree.fromstring(export("tmx")[""])
    assert root.getroottree().docinfo.system_url == "tmx14.dtd"
    check(root)
    assert root.find("header").get("segtype") == "phrase"
    for unit in root.iter("tu"):
        source, target = unit.findall("tuv")
        assert source.get(LANG) == unit.get("srclang")
        assert target.get(LANG) != ""
    ids = [unit.get("tuid") for unit in root.iter("tu")]
    assert len(ids) == len(set(ids)) > 20


def test_units_hold_the_words_and_who_translated_them(export: Export) -> None:
    root = etree.fromstring(export("tmx")[""])
    unit = next(u for u in root.iter("tu") if u.findtext("tuv/seg") == "Қаланы тыңда, әкім!")
    props = {p.get("type"): p.text for p in unit.findall("prop")}
    places = [p.text for p in unit.findall("prop") if p.get("type") == "x-place"]
    assert places == ["emoji#char=28,47", "emoji#char=113,132"]
    assert props["x-speaker"] == "Aruzhan “A&S” Sadykova"
    target = unit.findall("tuv")[1]
    assert target.findtext("seg") == "=Best 0"
    assert target.get("creationid") == "aigul"
    assert target.get("creationdate") == "20261122T090000Z"


def test_a_moment_becomes_a_stamp_only_if_it_is_one() -> None:
    assert stamp("2026-11-22T23:50:00Z") == "20261122T235000Z"
    assert stamp("yesterday") == ""


def test_our_units_come_back_as_pairs(export: Export) -> None:
    pieces = list(read([InFile("m.tmx", export("tmx")[""])], ReadOptions()))
    pairs = [pair for piece in pieces for pair in piece.pairs]
    best = next(p for p in pairs if p.target == "=Best 0")
    assert (best.source, best.source_language, best.target_language) == (
        "Қаланы тыңда, әкім!",
        "kk",
        "en",
    )
    assert (best.article, best.creator, best.note) == ("emoji", "aigul", "@all")
    assert best.changed == "2026-11-22T09:30:00Z"
    assert not any(piece.skipped for piece in pieces)


def test_suggestions_do_not_enter_the_memory(export: Export) -> None:
    data = export("tmx", suggested=True)[""]
    imported = settle(read([InFile("m.tmx", data)], ReadOptions()), lambda claim: None)
    assert not any(pair.target.startswith("guess") for pair in imported.pairs)
    assert {s.why for s in imported.skipped} == {"a suggestion that nobody has taken"}


OTHER = """<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header creationtool="other" creationtoolversion="1" segtype="sentence"
 o-tmf="x" adminlang="EN-US" srclang="RU-RU" datatype="html"/><body>
<tu><tuv xml:lang="RU-RU"><seg>Это <bpt i="1">&lt;b></bpt>наш<ept i="1">&lt;/b></ept> двор</seg>
</tuv><tuv xml:lang="EN-US" changedate="20250102T030405Z"><seg>This is <hi>our</hi> yard</seg>
</tuv></tu>
<tu><tuv xml:lang="RU"><seg></seg></tuv><tuv xml:lang="EN"><seg>nothing</seg></tuv></tu>
<tu><tuv xml:lang="DE"><seg>Hof</seg></tuv><tuv xml:lang="EN"><seg>yard</seg></tuv></tu>
</body></tmx>"""


def test_another_programs_memory_is_read_and_its_inline_tags_counted() -> None:
    data = OTHER.encode("utf-16")
    imported = settle(read([InFile("o.tmx", data)], ReadOptions()), lambda claim: None)
    (pair,) = imported.pairs
    assert (pair.source, pair.target) == ("Это наш двор", "This is our yard")
    assert pair.changed == "2025-01-02T03:04:05Z"
    assert imported.remarks["inline tag left out"] == 3
    assert [s.why for s in imported.skipped] == [
        "source or translation is empty",
        "it has no pair from RU-RU",
    ]
    assert imported.read == 3


@pytest.mark.parametrize(
    ("languages", "told", "pairs"),
    [(("kk", "en"), "", 1), (("kk", "ru"), "", 0), (("kk", "ru"), "ru", 1)],
    ids=["English leaves no doubt", "two foreign ones", "the caller says it"],
)
def test_a_file_for_all_sources_is_not_trusted_blindly(
    languages: tuple[str, str], told: str, pairs: int
) -> None:
    variants = "".join(f'<tuv xml:lang="{tag}"><seg>{tag}</seg></tuv>' for tag in languages)
    data = f'<tmx version="1.4"><header srclang="*all*"/><body><tu>{variants}</tu></body></tmx>'
    options = ReadOptions(language=told)
    imported = settle(read([InFile("o.tmx", data.encode())], options), lambda claim: None)
    assert len(imported.pairs) == pairs
    assert len(imported.skipped) == 1 - pairs


def test_what_is_no_tmx_is_refused() -> None:
    with pytest.raises(UnreadableFile, match=r"o\.tmx is not a TMX file"):
        list(read([InFile("o.tmx", b"<html/>")], ReadOptions()))


def test_translations_into_other_languages_are_left_out_on_request_and_counted(
    hard: tuple[Material, ...],
) -> None:
    job = Job(options={"target": "de"})
    data = b"".join(chunk.data for chunk in outgoing(FORMATS["tmx"], hard, job))
    units = etree.fromstring(data).findall("body/tu")
    assert {unit.findall("tuv")[1].get(LANG) for unit in units} == {"de"}
    kept = [[t for t in a.translations if t.language == "de"] for m in hard for a in _rows(m)]
    assert len(units) == sum(map(len, kept)) > 5
    assert job.losses.replaced["translations into other languages left out"] > 5
    assert job.losses.annotations + job.losses.spans == len(kept)


def _rows(material: Material) -> list[Annotation]:
    return [a for sheet in material.sheets for a in sheet.annotations]
