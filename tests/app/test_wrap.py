"""The wrap index: pure, no Textual."""

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.app.cells import measure
from annotator.app.wrap import Wrap
from annotator.text.display import display

SCRIPTS = (
    "word and “more” — слово қазақ λόγος\n",
    "漢字かな交じり文、改行。한국어 문장\n",
    "שלום עולם مرحبا بالعالم\n",
    "நிலைமை বাংলাদেশ မြန်မာ ខ្មែរ क्षत्रिय ภาษาไทย\n",
    "👩‍👩‍👧‍👦🇰🇿❤️👍🏽 e\u0301a\u0308 \t\r\n\x1b[2J\u202e\u200b\u2028\x85",
)
texts = st.one_of(
    st.text(max_size=400),
    st.lists(st.sampled_from("".join(SCRIPTS) + "   \n"), max_size=400).map("".join),
    st.lists(st.sampled_from(SCRIPTS), max_size=12).map("".join),
)


def rows_of(text: str, width: int) -> list[str]:
    wrap = Wrap(text, width, measure)
    wrap.lay()
    return [text[slice(*wrap.bounds(row))] for row in range(wrap.rows)]


def shown(row: str) -> str:
    """What is painted of a row: no line end, no blank hanging over the edge."""
    content = row[:-1] if row.endswith("\n") else row
    content = content[:-1] if row.endswith("\r\n") else content
    return display(content.removesuffix(" "))


@given(texts, st.integers(2, 60))
@settings(max_examples=300, deadline=None)
def test_every_code_point_stands_in_exactly_one_row(text: str, width: int) -> None:
    assert "".join(rows_of(text, width)) == text


@given(texts, st.integers(2, 60))
@settings(max_examples=300, deadline=None)
def test_no_row_is_wider_than_the_view(text: str, width: int) -> None:
    assert all(measure(shown(row)) <= width for row in rows_of(text, width))


@given(texts, st.integers(2, 60), st.data())
@settings(max_examples=150, deadline=None)
def test_a_code_point_is_found_in_the_row_that_holds_it(
    text: str, width: int, data: st.DataObject
) -> None:
    wrap = Wrap(text, width, measure)
    offset = data.draw(st.integers(0, len(text)))
    row = wrap.row_of(offset)
    wrap.lay()
    start, end = wrap.bounds(row)
    assert start <= offset < end or (offset == len(text) and row == wrap.rows - 1)


@given(texts, st.integers(2, 60), st.integers(1, 5))
@settings(max_examples=150, deadline=None)
def test_working_in_slices_gives_the_same_rows(text: str, width: int, step: int) -> None:
    wrap = Wrap(text, width, measure)
    while not wrap.lay(rows=wrap.rows + step):
        assert wrap.estimate() >= wrap.rows
    assert [text[slice(*wrap.bounds(r))] for r in range(wrap.rows)] == rows_of(text, width)


def test_words_stay_whole_where_they_fit() -> None:
    assert rows_of("one two three four", 9) == ["one two ", "three ", "four"]


def test_a_word_that_fills_the_row_lets_its_blank_hang_over() -> None:
    assert rows_of("abcd efgh", 4) == ["abcd ", "efgh"]


def test_a_line_feed_ends_a_row_and_only_a_line_feed_does() -> None:
    assert rows_of("a\x0bb\x85c\u2028d\ne", 40) == ["a\x0bb\x85c\u2028d\n", "e"]


def test_text_that_ends_with_a_line_feed_has_an_empty_last_row() -> None:
    assert rows_of("a\n", 40) == ["a\n", ""]
    assert rows_of("", 40) == [""]


def test_a_carriage_return_ends_a_row_only_together_with_a_line_feed() -> None:
    assert rows_of("00\r", 2) == ["00", "\r"]
    assert rows_of("00\r\n1", 2) == ["00\r\n", "1"]


def test_wide_characters_count_two_cells() -> None:
    assert rows_of("漢字漢字漢字", 5) == ["漢字", "漢字", "漢字"]


def test_a_character_with_ten_thousand_marks_ends_somewhere() -> None:
    assert "".join(rows_of("a" + "\u0301" * 10_000 + "b", 20)).endswith("b")
