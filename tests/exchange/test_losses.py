"""The loss report: counted before it is written, told in one sentence, true."""

import json
from collections.abc import Callable

import msgspec
import pytest

from annotator.exchange.fields import ALL, as_plain, sentence
from annotator.exchange.format import Format
from annotator.exchange.formats import FORMATS, format_named
from annotator.exchange.losses import Losses
from annotator.exchange.material import Job, Material
from annotator.exchange.outgoing import outgoing, survey
from annotator.model.annotation import Comment, Translation
from annotator.model.errors import InvalidInput

Export = Callable[..., dict[str, bytes]]
NAMES = (
    "json jsonl webanno tei tmx xliff labelstudio doccano brat cas-xmi cas-json conll csv tsv "
    "markdown html"
)


def test_the_table_has_the_formats_that_others_rely_on() -> None:
    assert set(FORMATS) >= set(NAMES.split())
    assert all(name == fmt.name for name, fmt in FORMATS.items())
    assert all(fmt.carries <= ALL for fmt in FORMATS.values())


def test_the_sentence_names_what_is_dropped_and_counts_the_spans(
    hard: tuple[Material, ...],
) -> None:
    article, sheet = hard[7].article, hard[7].sheets[0]
    bare = msgspec.structs.replace(
        sheet.annotations[0],
        translations=(Translation(id="a", text="a"), Translation(id="b", text="b")),
        comments=(Comment(id="c", author="a", at="", text="why?"),),
        transliterations=(),
        attributions=(),
        provenance=None,
        detection=None,
        decisions=(),
        conflicts=(),
        revision=1,
        note="",
        tags=(),
        unknown={},
    )
    material = Material(
        article, (msgspec.structs.replace(sheet, annotations=(bare,), rejected=()),)
    )
    job = Job()
    for _ in outgoing(FORMATS["brat"], [material], job):
        pass
    told = sentence("brat", job.losses)
    assert told == "brat: 1 alternative translation, 1 comment dropped; every annotation is in it"
    job = Job()
    for _ in outgoing(FORMATS["json"], [material], job):
        pass
    assert sentence("json", job.losses) == "json: nothing dropped; every annotation is in it"


@pytest.mark.parametrize("fmt", FORMATS.values(), ids=lambda f: f.name)
def test_what_is_told_before_is_what_is_lost(fmt: Format, hard: tuple[Material, ...]) -> None:
    if fmt.extra:
        pytest.importorskip("cassis", reason="the extra cas is not installed")
    before, after = Job(), Job()
    found = survey(fmt, hard, before)
    for _ in outgoing(fmt, hard, after):
        pass
    assert before.losses.dropped == after.losses.dropped
    assert before.losses.suggested == after.losses.suggested == 8
    assert "kk" in found.sources
    assert found.targets[:1] == ("de",)
    # Overlaps are only known once the words are cut; whatever is not written is counted.
    assert before.losses.annotations == after.losses.annotations + (
        after.losses.spans - before.losses.spans
    )
    json.dumps(as_plain(fmt.name, after.losses))


def test_control_characters_are_counted_where_xml_cannot_hold_them(
    hard: tuple[Material, ...],
) -> None:
    job = Job()
    for _ in outgoing(FORMATS["tei"], hard, job):
        pass
    assert job.losses.replaced == {"control characters replaced by U+FFFD": 5}
    assert "5 control characters replaced" in sentence("tei", job.losses)


def test_an_annotation_whose_words_are_gone_is_not_placed_but_told(
    hard: tuple[Material, ...],
) -> None:
    first = hard[0]
    text = first.article.text.replace("Ух ты", "Ого")
    article = msgspec.structs.replace(first.article, text=text, sha256="0" * 64)
    for fmt, spans in (("tei", 1), ("csv", 0), ("json", 0)):
        job = Job()
        for _ in outgoing(FORMATS[fmt], [Material(article, first.sheets)], job):
            pass
        assert job.losses.spans == spans, fmt
    job = Job()
    for _ in outgoing(FORMATS["tei"], [Material(article, first.sheets)], job):
        pass
    assert job.losses.why == {"not found in the article": 1}


def test_moved_places_are_written_where_they_are_now(hard: tuple[Material, ...]) -> None:
    first = hard[0]
    text = "New head.\n\n" + first.article.text
    article = msgspec.structs.replace(first.article, text=text, sha256="0" * 64)
    chunks = outgoing(FORMATS["jsonl"], [Material(article, first.sheets)], Job())
    rows = [json.loads(x) for x in b"".join(c.data for c in chunks).split(b"\n") if x]
    assert [row["start"] for row in rows] == [39, 39, 124, 162]
    assert all(text[row["start"] : row["end"]] == row["exact"] for row in rows)


@pytest.mark.parametrize(
    ("options", "words"),
    [({"unit": "byte"}, "Choose from: code-point, utf-16"), ({"x": "y"}, "Its options: as, unit")],
)
def test_an_option_that_is_not_there_is_refused(options: dict[str, str], words: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        outgoing(FORMATS["webanno"], [], Job(options=options))
    assert words in str(refused.value)


def test_a_format_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(InvalidInput, match="webanno"):
        format_named("elan")
    assert sentence("x", Losses()) == "x: there is no annotation to write"
