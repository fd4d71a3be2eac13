"""Our own JSON and JSON Lines: against the schema, strict in, newer versions refused."""

import json
from collections.abc import Callable
from typing import Any

import jsonschema
import msgspec
import pytest

from annotator.exchange.arrival import Claim, InFile
from annotator.exchange.format import ReadOptions
from annotator.exchange.formats import FORMATS
from annotator.exchange.incoming import settle
from annotator.exchange.material import Job, Material
from annotator.exchange.outgoing import outgoing
from annotator.exchange.own_json import read
from annotator.exchange.plain import from_plain
from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.errors import NewerFormat, UnreadableFile
from annotator.model.plain import to_plain
from annotator.model.sheet import Sheet
from annotator.model.speaker import Speaker

Export = Callable[..., dict[str, bytes]]
Find = Callable[[Claim], Article | None]


def test_the_bundle_holds_what_the_schema_describes(export: Export) -> None:
    told = json.loads(export("json")[""])
    assert (told["format"], told["version"]) == ("annotator/bundle", 1)
    assert len(told["sheets"]) == 11
    for key, kind in (("sheets", Sheet), ("speakers", Speaker)):
        validator = jsonschema.Draft202012Validator(msgspec.json.schema(kind))
        for member in told[key]:
            validator.validate(member)


def test_each_line_is_an_annotation_with_its_article_in_front(
    export: Export, hard: tuple[Material, ...]
) -> None:
    texts = {m.article.id: m.article.text for m in hard}
    validator = jsonschema.Draft202012Validator(msgspec.json.schema(Annotation))
    lines = export("jsonl")[""].decode().split("\n")
    assert lines.pop() == ""
    for line in lines:
        row = json.loads(line)
        assert list(row)[:6] == ["article", "sha256", "annotator", "start", "end", "exact"]
        assert texts[row["article"]][row["start"] : row["end"]] == row["exact"]
        validator.validate(row)
    assert len(lines) == 28


def test_unknown_fields_travel_at_every_depth(hard: tuple[Material, ...]) -> None:
    plain = to_plain(hard[0].sheets[0])
    plain["x"] = {"y": [1]}
    plain["annotations"][0]["translations"][0]["x"] = None
    plain["annotations"][0]["occurrences"][0]["x"] = True
    plain["article"]["x"] = "z"
    assert to_plain(from_plain(Sheet, plain, "a.json")) == plain


def test_a_newer_version_is_refused() -> None:
    for kind in ("annotator/bundle", "annotator/sheet", "annotator/speaker"):
        data = json.dumps({"format": kind, "version": 2}).encode()
        with pytest.raises(NewerFormat, match=r"a\.json has version 2"):
            list(read([InFile("a.json", data)], ReadOptions()))


def test_older_versions_go_through_the_upgrade(hard: tuple[Material, ...], find: Find) -> None:
    plain = to_plain(hard[0].sheets[0]) | {"format": "annotator/sheet", "version": 0}
    plain["old_name"] = plain.pop("annotator")

    def upgrade(data: dict[str, Any], name: str) -> dict[str, Any]:
        return {k: v for k, v in data.items() if k != "old_name"} | {
            "version": 1,
            "annotator": data["old_name"],
        }

    pieces = read([InFile("a.json", json.dumps(plain).encode())], ReadOptions(upgrade=upgrade))
    assert settle(pieces, find).arrivals[0].annotator == "aigul"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'{"format": "annotator/sheet", "format": "x"}', "'format' stands twice"),
        (b'{"a": NaN}', "NaN is not JSON"),
        (b'{"a": "\\ud800"}', "half of a character"),
        (b"[" * 100_000, "nested too deeply"),
        (b"\xff\xfe\xff", "byte"),
        (b"\xe9", "byte 1 is not UTF-8"),
        (b"[]", "is not an object"),
        (b'{"format": "annotator/sheet", "version": 1}', "missing required field"),
        (b'{"format": "annotator/bundle", "version": 1, "sheets": 3}', "`sheets` is not a list"),
    ],
    ids=["twice", "NaN", "surrogate", "deep", "utf-16", "latin-1", "list", "fields", "sheets"],
)
def test_what_is_not_strict_is_refused_in_words(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableFile, match=words):
        list(read([InFile("a.json", data)], ReadOptions()))


def test_suggestions_are_marked_and_do_not_come_back(
    hard: tuple[Material, ...], find: Find
) -> None:
    proposed = Material(hard[0].article, (), hard[0].sheets[0].annotations)
    for name in ("json", "jsonl", "webanno", "tei", "brat", "doccano", "labelstudio", "csv"):
        fmt = FORMATS[name]
        assert fmt.read is not None
        files: dict[str, bytes] = {}
        for chunk in outgoing(fmt, [proposed], Job(include_suggested=True)):
            files[chunk.name] = files.get(chunk.name, b"") + chunk.data
        inputs = [InFile(file or "main", data) for file, data in files.items()]
        imported = settle(fmt.read(inputs, ReadOptions()), find)
        assert imported.arrivals == [], name
        assert imported.skipped, name
        assert not b"".join(c.data for c in outgoing(fmt, [proposed], Job())).count(
            'Қаланы тыңда, әкім!",'.encode()
        )
