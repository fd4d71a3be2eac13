"""Tokens of a text whose quoted passages are blanked: places, sentences, paragraphs, memory."""

import tracemalloc

from hypothesis import given
from hypothesis import strategies as st

from annotator.text.masked import BREAK, QUOTE, Ranges, mask


def test_a_passage_is_one_token_and_the_others_stand_where_they_stood() -> None:
    text = "He said “we go now” and left.\nThen rain."
    tokens = mask(text, ((8, 19),))
    assert tokens.raw == ["He", "said", "“”", "and", "left", ".", "\n", "Then", "rain", "."]
    assert [tokens.kind[2], tokens.kind[6]] == [QUOTE, BREAK]
    assert (tokens.start[2], tokens.end[2]) == (8, 19)
    assert (list(tokens.of_quote), tokens.quote) == ([2], {2: 0})
    assert list(tokens.sentences) == [(0, 7), (7, 10)]
    assert list(tokens.paragraphs) == [(0, 7), (7, 10)]
    assert tokens.words(3, 5) == "and left"


@given(st.text(alphabet="Ab. \n!?…“”1", max_size=60))
def test_sentences_and_paragraphs_hold_each_token_once_and_in_order(text: str) -> None:
    tokens = mask(text, ())
    for ranges, numbers in (
        (tokens.sentences, tokens.sentence),
        (tokens.paragraphs, tokens.paragraph),
    ):
        told = [n for n, (first, after) in enumerate(ranges) for _ in range(first, after)]
        assert told == list(numbers)
        assert len(numbers) == len(tokens) and ranges[len(ranges) - 1][1] == len(tokens)


def test_ranges_are_a_sequence() -> None:
    ranges = Ranges()
    for after in (2, 2, 5):
        ranges.add(after)
    assert [ranges[0], ranges[1], ranges[-1]] == [(0, 2), (2, 2), (2, 5)]
    assert (len(ranges), list(ranges)) == (3, [(0, 2), (2, 2), (2, 5)])
    assert list(ranges.numbers()) == [0, 0, 2, 2, 2]


def test_a_token_of_a_page_of_empty_lines_takes_little_memory() -> None:
    size = 50_000
    tracemalloc.start()
    try:
        tokens = mask("“a”" + "\n" * size, ((0, 3),))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(tokens) == size + 1
    assert peak < 100 * size  # as lists of integers and pairs it was 465


def test_a_text_of_many_lines_has_the_tokens_of_its_lines() -> None:
    line = "\tMr. Olim’s U.S. aide\u00a0said 2nd, 3.5 and ½ --\n and“”so. _\n"
    one, many = mask(line, ()), mask(line * 400, ())
    assert len(line) * 400 > 20_000
    assert many.raw == one.raw * 400 and many.low == one.low * 400 and many.kind == one.kind * 400
    assert many.raw == [many.text[a:b] for a, b in zip(many.start, many.end, strict=True)]


def test_space_without_words_has_no_tokens_but_line_ends() -> None:
    assert mask(" \t\u2003", ()).raw == []
    assert mask("\u00a0\n \x1c", ()).raw == ["\n"]
    assert mask("so \n\t ", ()).raw == ["so", "\n"]
