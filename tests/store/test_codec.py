"""Strict JSON in, stable bytes out, and nothing unknown lost."""

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.errors import InvalidInput, NewerFormat, UnreadableFile
from annotator.model.review import Review
from annotator.model.sheet import Sheet
from annotator.model.speaker import Speaker
from annotator.store.codec import decode, encode

PLACE = {"start": 3, "end": 8, "exact": "назар", "prefix": "“", "suffix": "”"}
PLAIN: dict[str, Any] = {
    "format": "annotator/sheet",
    "version": 1,
    "article": {"id": "a", "path": "corpus/a.txt", "sha256": "00", "length": 20},
    "annotator": "aigul",
    "annotations": [
        {
            "id": "01A",
            "language": "kk",
            "detection": {"by": "x/1", "language": "kk", "votes": [{"by": "y", "language": "ru"}]},
            "occurrences": [{**PLACE, "segments": [{"start": 3, "end": 5}]}],
            "transliterations": [{"id": "t1", "text": "nazar", "scheme": "bgnpcgn-1979"}],
            "translations": [{"id": "r1", "text": "attention", "evidence": [PLACE]}],
            "attributions": [{"speaker": None, "evidence": [PLACE]}],
            "comments": [{"id": "c1", "author": "aigul", "at": "", "text": "so"}],
            "provenance": {"created": "2026-11-22T23:50:11Z"},
            "conflicts": [{"field": "language", "ours": '"kk"', "theirs": '"ky"'}],
            "decisions": [{"field": "place", "choice": "left"}],
        }
    ],
    "rejected": [{"key": "sha256:1", "start": 0, "end": 1, "exact": "x"}],
}


def packed(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def objects(value: Any, place: str = "$") -> list[tuple[str, dict[str, Any]]]:
    """Every object in plain JSON data with its place."""
    found: list[tuple[str, dict[str, Any]]] = []
    if isinstance(value, dict):
        found.append((place, value))
        for key, item in value.items():
            found += objects(item, f"{place}.{key}")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            found += objects(item, f"{place}[{index}]")
    return found


PLACES = [place for place, _ in objects(PLAIN)]
names = st.text(max_size=8).map("future-{}".format)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from(PLACES), st.dictionaries(names, json_values, max_size=3)))
def test_unknown_fields_at_every_level_come_back(extra: dict[str, dict[str, Any]]) -> None:
    plain = json.loads(json.dumps(PLAIN))
    by_place = dict(objects(plain))
    for place, fields in extra.items():
        by_place[place].update(fields)
    written = encode(decode(packed(plain), Sheet, "a.json"))
    again = dict(objects(json.loads(written)))
    for place, fields in extra.items():
        for name, value in fields.items():
            assert again[place][name] == value
    assert encode(decode(written, Sheet, "a.json")) == written


def test_a_field_with_the_name_of_our_hiding_place_is_a_field_like_others() -> None:
    plain = {**PLAIN, "$unknown": {"x": 1}}
    sheet = decode(packed(plain), Sheet, "a")
    assert json.loads(encode(sheet))["$unknown"] == {"x": 1}
    assert decode(packed({**PLAIN, "$unknown": 7}), Sheet, "a").unknown == {"$unknown": 7}


def test_metadata_is_data_and_not_touched() -> None:
    plain = json.loads(json.dumps(PLAIN))
    plain["article"]["metadata"] = {"$unknown": {"a": 1}, "b": None, "c": ""}
    again = json.loads(encode(decode(packed(plain), Sheet, "a")))
    assert again["article"]["metadata"] == {"$unknown": {"a": 1}, "b": None, "c": ""}


def test_values_that_this_version_does_not_know_survive() -> None:
    plain = json.loads(json.dumps(PLAIN))
    plain["annotations"][0]["kind"] = "hologram"
    assert decode(packed(plain), Sheet, "a").annotations[0].kind == "hologram"


def test_bytes_are_stable_readable_and_in_the_order_of_the_struct() -> None:
    written = encode(decode(packed(PLAIN), Sheet, "a"))
    assert written.endswith(b"}\n")
    assert b'"exact": "\xd0\xbd\xd0\xb0' in written
    assert list(json.loads(written))[:4] == ["format", "version", "article", "annotator"]
    assert written == encode(decode(written, Sheet, "a"))
    assert b"\r" not in written


def test_telling_defaults_are_stated_and_empty_fields_left_out() -> None:
    first = json.loads(encode(decode(packed(PLAIN), Sheet, "a")))["annotations"][0]
    assert first["status"] == "draft"
    assert first["occurrences"][0]["confirmed"] is True
    assert "tags" not in first and "note" not in first


BAD = {
    "a byte order mark": b"\xef\xbb\xbf{}",
    "NaN": b'{"version": NaN}',
    "infinity": b'{"version": -Infinity}',
    "a number too large": b'{"version": 1e999}',
    "a whole number beyond 64 bits": b'{"version": 9223372036854775808}',
    "five thousand digits": b'{"version": ' + b"9" * 5000 + b"}",
    "bytes that are no UTF-8": b'{"format": "\xff"}',
    "a name twice": b'{"a": {"b": 1, "b": 2}}',
    "half a surrogate pair": b'{"a": ["\\ud800"]}',
    "half a surrogate pair in a name": b'{"\\udc00": 1}',
    "text after the end": b"{} {}",
    "nothing": b"",
    "half a file": b'{"format": "annotator/sheet", "annot',
    "a comment": b"{/* */}",
    "single quotes": b"{'a': 1}",
    "a comma too many": b'{"a": 1,}',
    "a raw control character": b'{"a": "\x01"}',
    "a list": b"[]",
    "a bare word": b"true",
    "nesting without end": b"[" * 100_000,
    "deep nesting": b'{"a":' * 200 + b"1" + b"}" * 200,
    "a merge conflict": b"<<<<<<< ours\n{}\n=======\n{}\n>>>>>>> theirs\n",
    "NUL bytes": b"\0" * 64,
    "another format": b'{"format": "annotator/speaker"}',
    "a version that is no number": b'{"version": "1"}',
    "a version that is true": b'{"version": true}',
    "version 0": b'{"version": 0}',
}


@pytest.mark.parametrize("data", BAD.values(), ids=BAD.keys())
def test_what_is_no_strict_json_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(UnreadableFile) as refusal:
        decode(data, Sheet, "annotations/x/a.json")
    assert refusal.value.message.startswith("annotations/x/a.json: ")
    assert "\n" not in refusal.value.message
    assert not isinstance(refusal.value, NewerFormat)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda p: p["annotations"][0]["occurrences"][0].update(start="3"), "occurrences[0].start"),
        (lambda p: p["annotations"][0]["occurrences"][0].update(end=3.0), "occurrences[0].end"),
        (lambda p: p["annotations"][0].pop("id"), "annotations[0]"),
        (lambda p: p["article"].update(length=True), "$.article.length"),
        (lambda p: p.update(annotations={}), "$.annotations"),
        (lambda p: p["annotations"].append(None), "$.annotations[1]"),
    ],
)
def test_a_refusal_names_the_place(change: Any, place: str) -> None:
    plain = json.loads(json.dumps(PLAIN))
    change(plain)
    with pytest.raises(UnreadableFile) as refusal:
        decode(packed(plain), Sheet, "a.json")
    assert place in refusal.value.message


def test_a_name_that_stands_twice_is_named_with_its_place() -> None:
    data = packed(PLAIN).replace(b'"start": 3', b'"start": 3, "start": 4', 1)
    with pytest.raises(UnreadableFile, match=r"\$\.annotations\[0\].*start.*twice"):
        decode(data, Sheet, "a.json")


def test_a_newer_version_is_refused_as_newer() -> None:
    with pytest.raises(NewerFormat, match="newer"):
        decode(packed({**PLAIN, "version": 2, "annotations": 7}), Sheet, "a.json")


def test_control_characters_of_the_file_do_not_reach_the_message() -> None:
    with pytest.raises(UnreadableFile) as refusal:
        decode(packed({"\x1b]0;x\x07": {"a": 1}, "format": "\x1b[2J"}), Sheet, "\x1b[31m.json")
    assert "\x1b" not in str(refusal.value)


def test_text_that_cannot_be_written_is_refused_before_anything_is_written() -> None:
    sheet = decode(packed(PLAIN), Sheet, "a")
    with pytest.raises(InvalidInput):
        encode(msgspec.structs.replace(sheet, annotator="\ud800"))


def test_reviews_and_speakers_go_through_the_same_door() -> None:
    speaker = decode(b'{"id": "ada", "names": [{"text": "Ada", "x": 1}]}', Speaker, "ada.json")
    assert json.loads(encode(speaker))["names"] == [{"text": "Ada", "kind": "full", "x": 1}]
    review = decode(b'{"article": "a", "reviewer": "b", "of": "c"}', Review, "r.json")
    assert json.loads(encode(review))["format"] == "annotator/review"


@given(st.binary(max_size=200))
def test_random_bytes_are_refused_and_never_crash(data: bytes) -> None:
    with pytest.raises(UnreadableFile):
        decode(data, Sheet, "a.json")


@given(st.integers(0, 4000), st.binary(min_size=1, max_size=4))
def test_a_damaged_file_is_read_or_refused(place: int, junk: bytes) -> None:
    data = encode(decode(packed(PLAIN), Sheet, "a"))
    place %= len(data)
    try:
        decode(data[:place] + junk + data[place + len(junk) :], Sheet, "a.json")
    except UnreadableFile as refusal:
        assert refusal.message.startswith("a.json: ")
