"""Places said in other units come back to the same place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.offsets import OffsetMap, utf16_boundaries_to_code_points

TEXT = "😀 “Трамп”\n𝒜ok\r\nß"
texts = st.text(alphabet=st.sampled_from("aбß字😀𝒜\n\r\u0301"), max_size=40)


@given(texts)
def test_utf16_bytes_and_lines_agree_with_python(text: str) -> None:
    places = OffsetMap(text)
    for offset in range(len(text) + 1):
        before = text[:offset]
        assert places.to_utf16(offset) == len(before.encode("utf-16-le")) // 2
        assert places.from_utf16(places.to_utf16(offset)) == offset
        assert places.to_byte(offset) == len(before.encode())
        assert places.from_byte(places.to_byte(offset)) == offset
        line, column = places.line_column(offset)
        assert (line, column) == (before.count("\n") + 1, len(before.split("\n")[-1]) + 1)
        assert places.from_line_column(line, column) == offset


def test_a_long_text_is_counted_over_its_steps() -> None:
    text = "й😀" * 3000
    places = OffsetMap(text)
    for offset in (0, 1, 1023, 1024, 1025, 2048, 5999, 6000):
        assert places.to_byte(offset) == len(text[:offset].encode())
        assert places.from_byte(places.to_byte(offset)) == offset


def test_the_middle_of_a_character_counts_as_that_character() -> None:
    places = OffsetMap(TEXT)
    assert places.from_utf16(1) == 0
    assert places.from_byte(3) == 0
    assert places.from_byte(4) == 1


@pytest.mark.parametrize("offset", [-1, len(TEXT) + 1])
def test_a_place_outside_the_text_is_refused(offset: int) -> None:
    with pytest.raises(IndexError):
        OffsetMap(TEXT).to_utf16(offset)
    with pytest.raises(IndexError):
        OffsetMap(TEXT).line_column(offset)
    with pytest.raises(IndexError):
        OffsetMap(TEXT).from_byte(offset if offset < 0 else 10_000)


def test_boundaries_of_icu_become_code_points() -> None:
    assert utf16_boundaries_to_code_points("😀 “Трамп” ok", [0, 2, 3, 4, 9, 10, 11, 13]) == [
        *(0, 1, 2, 3, 8, 9, 10, 12)
    ]
