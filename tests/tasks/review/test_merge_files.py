"""`annotator merge` and `annotator diff` over files."""

import json
import os
from pathlib import Path

import pytest
from msgspec.structs import replace

from annotator.model.anchor import Occurrence
from annotator.model.annotation import Annotation, Translation
from annotator.model.errors import InvalidInput, NewerFormat, UnreadableFile
from annotator.model.sheet import ArticleRef, Sheet
from annotator.model.speaker import Speaker, SpeakerName
from annotator.store.codec import decode, encode
from annotator.tasks.review.diff import diff_files, textconv
from annotator.tasks.review.merge import merge_bytes, merge_files

WORDS = "Келдік қой!"
PLACE = Occurrence(start=10, end=21, exact=WORDS)
ARTICLE = ArticleRef(id="courtyard", path="corpus/courtyard.txt", sha256="0" * 64, length=400)
SHEET = Sheet(
    article=ARTICLE,
    annotator="aigul",
    annotations=(Annotation(id="A", language="kk", occurrences=(PLACE,)),),
)


def changed(**fields) -> Sheet:
    first = replace(SHEET.annotations[0], revision=2, **fields)
    return replace(SHEET, annotations=(first,))


@pytest.fixture
def three(tmp_path):
    """`three(ours, base, theirs)` writes the versions and gives their paths."""

    def write(*values) -> list[Path]:
        paths = []
        for name, value in zip(("ours", "base", "theirs"), values, strict=True):
            path = tmp_path / f"{name}.json"
            path.write_bytes(value if isinstance(value, bytes) else encode(value))
            paths.append(path)
        return paths

    return write


def test_three_times_the_same_file_gives_it_byte_for_byte(three, tmp_path):
    odd = encode(SHEET).replace(b"\n", b"\r\n  ").replace(b'"kk"', b'"kk", "mood": "x"')
    out = tmp_path / "out.json"
    merged = merge_files(*three(odd, odd, odd), out)
    assert (out.read_bytes(), merged.exit_code) == (odd, 0)


def test_a_change_of_one_side_comes_back_with_that_sides_bytes(three):
    odd = b"  " + encode(changed(note="n"))
    assert merge_files(*three(odd, SHEET, SHEET)).data == odd
    assert merge_files(*three(SHEET, SHEET, odd)).data == odd


def test_both_changes_are_in_the_result_which_is_a_valid_sheet(three, tmp_path):
    out = tmp_path / "out.json"
    merged = merge_files(*three(changed(note="n"), SHEET, changed(language="ky")), out)
    result = decode(out.read_bytes(), Sheet, "out")
    assert (result.annotations[0].note, result.annotations[0].language) == ("n", "ky")
    assert merged.exit_code == 0


def test_a_conflict_is_kept_in_a_valid_sheet_and_told_in_a_line(three, tmp_path):
    out = tmp_path / "out.json"
    merged = merge_files(*three(changed(language="ru"), SHEET, changed(language="ky")), out)
    result = decode(out.read_bytes(), Sheet, "out")
    assert merged.exit_code == 1
    words = result.annotations[0].exact
    assert merged.lines == [f"“{words}” (A): language: ours “ru”, theirs “ky”, before “kk”"]
    assert result.annotations[0].conflicts[0].field == "language"
    assert b"<<<<" not in out.read_bytes()
    again = merge_files(out, three(SHEET, SHEET, SHEET)[1], out)
    assert again.exit_code == 0, "an old conflict is no new one"


def test_unknown_fields_of_both_sides_survive(three):
    ours = changed(unknown={"mood": "angry"})
    theirs = replace(changed(note="n"), unknown={"weather": "rain"})
    told = json.loads(merge_files(*three(ours, SHEET, theirs)).data)
    assert (told["weather"], told["annotations"][0]["mood"]) == ("rain", "angry")


def test_an_empty_base_means_that_both_began_the_file():
    ours = changed(translations=(Translation(id="t1", text="We came!"),))
    theirs = replace(
        SHEET, annotations=(Annotation(id="B", occurrences=(replace(PLACE, start=50, end=61),)),)
    )
    merged = merge_bytes(encode(ours), b"", encode(theirs))
    result = decode(merged.data, Sheet, "merged")
    assert [a.id for a in result.annotations] == ["A", "B"]


def test_speakers_are_merged_too(three):
    base = Speaker(id="aigerim", names=(SpeakerName(text="Aigerim"),))
    ours = replace(base, names=(*base.names, SpeakerName(text="Айгерим", language="ru")))
    theirs = replace(base, description="retired teacher")
    result = decode(merge_files(*three(ours, base, theirs)).data, Speaker, "merged")
    assert [n.text for n in result.names] == ["Aigerim", "Айгерим"]
    assert result.description == "retired teacher"


@pytest.mark.parametrize(
    ("bad", "error"),
    [
        (b"not json", UnreadableFile),
        (b'{"format": "other/thing"}', UnreadableFile),
        (b"[1, 2]", UnreadableFile),
        (encode(SHEET).replace(b'"version": 1', b'"version": 99'), NewerFormat),
        (encode(SHEET).replace(b'"start": 10', b'"start": "ten"'), UnreadableFile),
    ],
)
def test_what_cannot_be_read_is_refused_and_the_result_file_is_left_alone(
    three, tmp_path, bad, error
):
    out = tmp_path / "out.json"
    out.write_bytes(b"as it was")
    ours, base, theirs = three(changed(note="n"), SHEET, bad)
    with pytest.raises(error) as refused:
        merge_files(ours, base, theirs, out)
    assert refused.value.message.startswith(f"{theirs} (theirs): ")
    assert out.read_bytes() == b"as it was"


def test_the_null_device_is_an_empty_ancestor(three):
    ours, _, theirs = three(SHEET, SHEET, SHEET)
    assert merge_files(ours, Path(os.devnull), theirs).data == encode(SHEET)


def test_the_result_is_not_written_again_where_nothing_changes(three):
    ours, base, theirs = three(changed(note="n"), SHEET, SHEET)
    before = ours.stat().st_mtime_ns, ours.stat().st_ino
    merge_files(ours, base, theirs, ours)
    assert (ours.stat().st_mtime_ns, ours.stat().st_ino) == before


def test_two_sheets_are_compared_in_annotations(three):
    left, right, _ = three(SHEET, changed(language="ky"), SHEET)
    found = diff_files(left, right)
    assert found.lines == ("~ 10–21 language: “kk” → “ky”",)
    assert found.record["changes"][0]["sign"] == "~"


def test_two_speakers_are_compared_line_by_line(three):
    base = Speaker(id="aigerim", names=(SpeakerName(text="Aigerim"),))
    left, right, _ = three(base, replace(base, description="retired teacher"), base)
    assert diff_files(left, right).lines == ("+ description retired teacher",)


def test_a_sheet_and_a_speaker_are_not_compared(three):
    speaker = Speaker(id="aigerim", names=(SpeakerName(text="Aigerim"),))
    left, right, _ = three(SHEET, speaker, SHEET)
    with pytest.raises(InvalidInput):
        diff_files(left, right)


def test_control_characters_of_others_do_not_reach_the_terminal(three):
    left, right, _ = three(SHEET, changed(note="\x1b[2Jgone"), SHEET)
    for line in (*diff_files(left, right).lines, *textconv(right)):
        assert "\x1b" not in line


def test_git_diff_shows_a_broken_file_as_it_is(tmp_path):
    path = tmp_path / "broken.json"
    path.write_bytes(b"{ broken\x1b[2J")
    assert textconv(path) == ["{ broken␛[2J"]
