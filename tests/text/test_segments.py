"""Borders of characters, words and sentences, in code points."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.text.segments import (
    graphemes,
    is_boundary,
    sentence_at,
    sentences,
    snap,
    word_at,
    words,
)

FAMILY = "👩\u200d👩\u200d👧"
texts = st.text(alphabet=st.sampled_from("aб \n\r\u0301😀\u200d🇰🇿क्षि\u0600한\ud800"), max_size=30)


@given(texts)
def test_boundaries_cover_the_text_and_ascend(text: str) -> None:
    for find in (graphemes, words, sentences):
        found = find(text)
        assert found[0] == 0
        assert found[-1] == len(text)
        assert found == sorted(set(found))


@given(texts, st.integers(-2, 32))
def test_snapping_near_a_place_agrees_with_the_whole_text(text: str, offset: int) -> None:
    whole = graphemes(text)
    inside = max(0, min(offset, len(text)))
    assert snap(text, offset) == max(place for place in whole if place <= inside)
    assert snap(text, offset, forward=True) == min(p for p in whole if p >= inside)


def test_a_sign_that_belongs_to_the_letter_after_it_is_not_cut_off() -> None:
    text = "a\u0600a\u0301"
    assert graphemes(text) == [0, 1, 4]
    assert [snap(text, n) for n in range(5)] == [0, 1, 1, 1, 4]


def test_an_emoji_family_an_accent_and_a_flag_are_one_character_each() -> None:
    text = f"e\u0301{FAMILY}🇰🇿"
    assert graphemes(text) == [0, 2, 7, 9]
    assert snap(text, 4) == 2
    assert snap(text, 8, forward=True) == 9
    assert not is_boundary(text, 1)
    assert is_boundary(text, 2)


def test_words_after_a_letter_above_the_first_plane_are_in_code_points() -> None:
    text = "😀 “Трамп” ok"
    assert words(text) == [0, 1, 2, 3, 8, 9, 10, 12]
    assert word_at(text, 5) == (3, 8)
    assert word_at(text, len(text)) == (10, 12)


def test_an_abbreviation_ends_no_sentence() -> None:
    text = "Mr. Smith left. He said no."
    assert sentences(text) == [0, 16, 27]
    assert sentence_at(text, 3) == (0, 15)
    assert sentence_at(text, 20) == (16, 27)


def test_a_sentence_stays_inside_its_line() -> None:
    assert sentence_at("one\n\ntwo three\nfour", 6) == (5, 14)
    assert sentence_at("one\n\ntwo", 4) == (4, 4)
    assert sentence_at("", 0) == (0, 0)


def test_snapping_in_a_long_text_looks_only_around_the_place() -> None:
    text = "क्षि" * 100_000 + "e\u0301"
    assert snap(text, len(text) - 1) == len(text) - 2
