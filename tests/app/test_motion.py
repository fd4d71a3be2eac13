"""Steps of the caret, and columns of a row."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.app.cells import fit, measure, pad
from annotator.app.motion import (
    around_marks,
    inside_marks,
    left,
    right,
    sentence,
    word,
    word_left,
    word_right,
)
from annotator.app.rowmap import RowMap
from annotator.text.display import display
from annotator.text.segments import graphemes

ALPHABET = "ab ә漢👩\u200d🚀e\u0301नि்\t“”«».\n"
strings = st.text(alphabet=ALPHABET, max_size=60)


@given(strings, st.integers(0, 60))
@settings(deadline=None)
def test_steps_to_the_right_and_back_meet(text: str, offset: int) -> None:
    offset = left(text, min(offset, len(text)))
    after = right(text, offset)
    assert after > offset or offset == len(text)
    assert left(text, after) == offset or offset == len(text)


@given(strings, st.integers(0, 60))
@settings(deadline=None)
def test_words_are_passed_in_both_directions(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    assert word_left(text, offset) <= offset <= word_right(text, offset)


def test_a_word_is_the_one_under_the_caret_or_the_next() -> None:
    text = "Say «назар сал» now."
    assert text[slice(*word(text, 6))] == "назар"
    assert text[slice(*word(text, 3))] == "назар"


def test_a_sentence_is_chosen_without_the_blank_behind_it() -> None:
    text = "First one. Second one! Third."
    assert text[slice(*sentence(text, 13))] == "Second one!"


def test_the_tightest_marks_around_a_place_are_found() -> None:
    text = "He said: “She cried «назар сал» twice.” And “more”."
    inner, outer = text.index("назар"), text.index("cried")
    assert text[slice(*inside_marks(text, inner, inner))] == "назар сал"
    assert text[slice(*around_marks(text, inner, inner))] == "«назар сал»"
    assert text[slice(*inside_marks(text, outer, outer))] == "She cried «назар сал» twice."
    between = text.index("And")
    assert inside_marks(text, between, between + 3) == (between, between + 3)


def test_an_apostrophe_inside_a_word_is_no_mark() -> None:
    text = "‘It’s Kyiv’s hour’"
    assert text[slice(*inside_marks(text, 5, 5))] == "It’s Kyiv’s hour"


def test_a_paragraph_of_marks_is_quick() -> None:
    text = "“" * 20_000
    assert inside_marks(text, 10_000, 10_000) == (10_000, 10_000)


def characters(shown: str) -> list[str]:
    places = graphemes(shown)
    return [shown[start:end] for start, end in pairwise(places)]


@given(strings)
@settings(deadline=None)
def test_columns_and_places_of_a_row_agree(text: str) -> None:
    shown = display(text.replace("\n", ""))
    row = RowMap(shown)
    assert row.cells == sum(measure(c) for c in characters(shown))
    for offset in range(len(shown)):
        start, end = row.character_at(offset)
        assert start <= offset < end
        if measure(shown[start:end]):
            assert row.character_at(row.offset_at(row.column_of(offset)))[0] == start


@given(strings, st.integers(0, 20))
@settings(deadline=None)
def test_cutting_to_a_width_gives_that_width(text: str, width: int) -> None:
    shown = display(text.replace("\n", " "))
    assert measure(fit(shown, width)) <= width
    assert measure(pad(shown, width)) == width


def test_marks_are_found_over_a_line_break_and_not_over_a_blank_line() -> None:
    told = "He wrote “go out\nand stay out!!!” twice.\n\nThe end” is nowhere.\n"
    at = told.index("stay")
    assert told[slice(*inside_marks(told, at, at + 4))] == "go out\nand stay out!!!"
    loose = "An “open quotation.\n\nIt never ends” here."
    at = loose.index("never")
    assert inside_marks(loose, at, at + 5) == (at, at + 5)
    assert inside_marks(loose.replace("\n", "\r\n"), at + 2, at + 7) == (at + 2, at + 7)
