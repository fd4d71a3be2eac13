"""Apache UIMA itself reads the CAS that we write with another library, and writes one we read."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from annotator.exchange.arrival import Claim, InFile
from annotator.exchange.format import ReadOptions
from annotator.exchange.formats import FORMATS
from annotator.exchange.incoming import settle
from annotator.exchange.markup import legal
from annotator.exchange.material import Material
from annotator.model.article import Article

pytestmark = pytest.mark.extra
Export = Callable[..., dict[str, bytes]]
Find = Callable[[Claim], Article | None]
Run = Callable[..., Any]
JAR = "/usr/share/java/uimaj-core.jar"


def test_uima_reads_text_places_and_features(
    export: Export, hard: tuple[Material, ...], written: Callable[..., Path], java: Run
) -> None:
    folder = written(export("cas-xmi"))
    files = [folder / f"{m.article.id}.xmi" for m in hard]
    told = java("UimaRead.java", JAR, folder / "TypeSystem.xml", *files)
    looked = 0
    for material, document in zip(hard, told, strict=True):
        text = legal(material.article.text)
        assert (document["text"] or "") == text
        sent = sorted((a.start, a.end, a.kind) for s in material.sheets for a in s.annotations)
        assert sorted(q["words"] for q in document["quotes"]) == sorted(
            text[start:end] for start, end, _ in sent
        )
        assert sorted(q["kind"] for q in document["quotes"]) == sorted(kind for *_, kind in sent)
        looked += len(sent)
    assert looked == 28
    first = told[0]["quotes"][0]
    assert (first["begin"], first["end"], first["language"]) == ("30", "49", "kk")
    assert "=Best 0" in [q["translation"] for q in told[0]["quotes"]]


def test_what_uima_writes_is_read(
    export: Export,
    hard: tuple[Material, ...],
    find: Find,
    written: Callable[..., Path],
    java: Run,
) -> None:
    text = hard[0].article.text
    folder = written({**export("cas-xmi"), "a.txt": text.encode()})
    out = folder / "made.xmi"
    place = ("30", "49", "kk", "Hear the city & its mayor!")
    java("UimaWrite.java", JAR, folder / "TypeSystem.xml", folder / "a.txt", out, *place)
    files = [
        InFile("made.xmi", out.read_bytes()),
        InFile("TypeSystem.xml", Path(f"{out}.types").read_bytes()),
    ]
    reader = FORMATS["cas-xmi"].read
    assert reader is not None
    imported = settle(reader(files, ReadOptions()), find)
    (row,) = imported.arrivals[0].annotations
    assert (row.start, row.exact, row.language) == (28, "Қаланы тыңда, әкім!", "kk")
    assert [t.text for t in row.translations] == ["Hear the city & its mayor!"]
    assert imported.counts == {"exact": 1}
    assert [s.why for s in imported.skipped] == ["1 annotation of type custom.Mood"]
