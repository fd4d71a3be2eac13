"""brat's own server code reads what we write, and writes what we read."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from annotator.exchange.arrival import Claim, InFile
from annotator.exchange.brat.read import read
from annotator.exchange.format import ReadOptions
from annotator.exchange.incoming import settle
from annotator.exchange.material import Material
from annotator.model.article import Article

pytestmark = pytest.mark.extra
Export = Callable[..., dict[str, bytes]]
Find = Callable[[Claim], Article | None]
Run = Callable[..., Any]


@pytest.fixture
def understood(
    export: Export, hard: tuple[Material, ...], written: Callable[..., Path], python: Run
) -> dict[str, Any]:
    """The hard corpus as brat understands it."""
    folder = written(export("brat", suggested=True))
    told: dict[str, Any] = python("brat_read.py", "brat", folder, *(m.article.id for m in hard))
    return told


def test_brat_takes_every_line_and_finds_nothing_to_object_to(understood: dict[str, Any]) -> None:
    assert understood["messages"] == []
    for name, document in understood["documents"].items():
        assert document["failed"] == [], name
        assert document["issues"] == [], name


def test_brat_sees_the_words_that_were_marked(
    understood: dict[str, Any], hard: tuple[Material, ...]
) -> None:
    looked = 0
    for material in hard:
        document = understood["documents"][material.article.id]
        text = material.article.text
        assert document["text"] == text
        marked = set()
        for span in document["spans"]:
            assert span["text"] == " ".join(text[start:end] for start, end in span["spans"])
            marked.add((span["spans"][0][0], span["spans"][-1][1]))
        for sheet in material.sheets:
            for annotation in sheet.annotations:
                inside = text[annotation.start : annotation.end].strip("\r\n\u2028\x85\x0b")
                assert any(text[start:end] == inside for start, end in marked)
                looked += 1
    assert looked == 28


def test_brat_reads_attributes_relations_and_notes(understood: dict[str, Any]) -> None:
    document = understood["documents"]["emoji"]
    marked = {s["id"]: s["text"] for s in document["spans"]}
    kazakh = {owner for owner, *rest in document["attributes"] if rest == ["Lang", "kk"]}
    assert "Қаланы тыңда, әкім!" in {marked[owner] for owner in kazakh}
    notes = {owner: json.loads(note) for owner, note in document["notes"].items()}
    latin = {(marked[owner], note.get("transliteration")) for owner, note in notes.items()}
    assert ("Қ !", "latin-0 & <x>") in latin
    glosses = {s["id"] for s in document["spans"] if s["type"] == "Gloss"}
    assert {two for _, _, two in document["relations"]} == glosses != set()
    assert len(document["equivs"]) > 0


def test_brat_knows_our_types_from_the_configuration(understood: dict[str, Any]) -> None:
    assert {"Quotation", "Foreign", "Title", "Gloss"} <= set(understood["entities"])
    assert "TranslatedBy" in understood["relations"]
    assert {"Lang", "Script", "Status"} <= set(understood["attributes"])


def test_what_brat_writes_is_read(hard: tuple[Material, ...], find: Find, python: Run) -> None:
    text = hard[0].article.text
    plan = {
        "text": text,
        "spans": [["Slogan", [[28, 34], [35, 41]]], ["Gloss", [[52, 77]]], ["Place", [[151, 156]]]],
        "notes": [[0, "nice"], [2, "a “note” & more"]],
        "relations": [["TranslatedBy", 0, 1]],
        "attributes": [["Lang", 0, "kk"], ["Negated", 2, True]],
    }
    ann = python("brat_write.py", "brat", given=json.dumps(plan))
    files = [InFile("emoji.ann", ann.encode()), InFile("emoji.txt", text.encode())]
    imported = settle(read(files, ReadOptions()), find)
    rows = {a.kind: a for a in imported.arrivals[0].annotations}
    assert set(rows) == {"slogan", "place"}
    assert [(s.start, s.end) for s in rows["slogan"].primary.segments] == [(28, 34), (35, 41)]
    assert (rows["slogan"].language, rows["slogan"].note) == ("kk", "nice")
    assert rows["slogan"].translations[0].text == text[52:77]
    assert (rows["place"].exact, rows["place"].note) == (text[151:156], "a “note” & more")
    assert imported.counts == {"exact": 2}
