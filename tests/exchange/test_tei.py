"""TEI documents: pointers that resolve, text that is the article, and the schema where it is."""

import re
from collections.abc import Callable

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from annotator.exchange.arrival import Claim, InFile
from annotator.exchange.format import ReadOptions
from annotator.exchange.formats import FORMATS
from annotator.exchange.incoming import settle
from annotator.exchange.markup import legal
from annotator.exchange.material import Job, Material
from annotator.exchange.outgoing import outgoing
from annotator.exchange.tei.nesting import Stretch, blocks, written
from annotator.model.annotation import Attribution, Transliteration
from annotator.model.article import Article

Export = Callable[..., dict[str, bytes]]
TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# RFC 5646 in short: language, extlang, script, region, variants; an extension; private use.
BCP47 = re.compile(
    r"[a-z]{2,3}(-[a-z]{3}){0,3}(-[A-Z][a-z]{3})?(-[A-Z]{2}|-\d{3})?(-[a-z0-9]{5,8})*"
    r"(-[a-wyz0-9](-[a-z0-9]{2,8})+)*(-x(-[a-z0-9]{1,8})+)?"
)


def test_every_id_is_unique_and_every_pointer_leads_to_one(export: Export) -> None:
    for data in export("tei").values():
        root = etree.fromstring(data)
        ids = [e.get(XML_ID) for e in root.iter() if e.get(XML_ID)]
        assert len(ids) == len(set(ids))
        for element in root.iter():
            for name in ("target", "who", "next", "prev"):
                for pointer in element.get(name, "").split():
                    assert pointer.removeprefix("#") in ids


def test_the_text_of_the_body_is_the_article(export: Export, hard: tuple[Material, ...]) -> None:
    files = export("tei")
    for material in hard:
        body = etree.fromstring(files[f"{material.article.id}.xml"]).find(f"{TEI}text/{TEI}body")
        assert "".join(body.itertext()) == legal(material.article.text)


def test_language_tags_are_well_formed(export: Export) -> None:
    seen = set()
    for data in export("tei").values():
        root = etree.fromstring(data)
        seen |= {e.get(XML_LANG) for e in root.iter() if e.get(XML_LANG)}
        seen |= {e.get("ident") for e in root.iter(f"{TEI}language")}
    assert {"kk", "kk-Latn", "en"} <= seen
    assert all(BCP47.fullmatch(tag) for tag in seen)


@given(
    st.text(alphabet="ab \n\r", max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=8),
)
def test_any_stretches_nest_and_lose_no_letter(text: str, pairs: list[tuple[int, int]]) -> None:
    stretches = [
        Stretch(f"s{n}", min(a, b), max(a, b))
        for n, (a, b) in enumerate(pairs)
        if min(a, b) < max(a, b) <= len(text)
    ]
    told = written(
        text,
        stretches,
        lambda piece: f'<seg id="{piece.id}">',
        lambda piece: "</seg>",
        lambda words: words.replace("\r", "&#13;"),
    )
    root = etree.fromstring(f"<body>{told}</body>")
    assert "".join(root.itertext()) == text
    found: dict[str, str] = {}
    for element in root.iter("seg"):
        key = element.get("id").partition(".")[0]
        found[key] = found.get(key, "") + "".join(element.itertext())
    inside = {n for start, end in blocks(text) for n in range(start, end)}
    for stretch in stretches:
        words = "".join(text[n] for n in range(stretch.start, stretch.end) if n in inside)
        assert found.get(stretch.key, "") == words


def test_no_two_names_become_one_and_odd_words_come_back(
    hard: tuple[Material, ...], find: Callable[[Claim], Article | None]
) -> None:
    """Ids, schemes and roles from elsewhere may hold anything."""
    sheet = hard[0].sheets[0]
    ids = ["a b", "a_20_b", "a", "a", "a.2", "a-at2", "a_at2", "ж", "%20"]
    rows = tuple(
        msgspec.structs.replace(
            sheet.annotations[0],
            id=name,
            transliterations=(Transliteration(id="t", text="x", scheme="my own 100%"),),
            attributions=(Attribution(name="somebody", role="said so\t"),),
        )
        for name in ids
    )
    odd = Material(hard[0].article, (msgspec.structs.replace(sheet, annotations=rows),))
    fmt = FORMATS["tei"]
    assert fmt.read is not None
    (chunk,) = outgoing(fmt, [odd], Job())
    found = [e.get(XML_ID) for e in etree.fromstring(chunk.data).iter() if e.get(XML_ID)]
    assert len(found) == len(set(found))
    imported = settle(fmt.read([InFile("a.xml", chunk.data)], ReadOptions()), find)
    came = [a for arrival in imported.arrivals for a in arrival.annotations]
    assert sorted(a.id for a in came) == sorted({*ids, "a.2.2"})
    assert {a.transliterations[0].scheme for a in came} == {"my own 100%"}
    assert {a.attributions[0].role for a in came} == {"said so\t"}
