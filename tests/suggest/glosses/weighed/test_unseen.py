"""Words that no detector saw: which of them are weighed, and which are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.suggest.glosses.weighed import free_of, unseen_words


def seen(text: str) -> list[str]:
    return [text[start:end] for start, end in unseen_words(text)]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Danes have hygge (“cosiness”) all winter.", ["hygge"]),
        ("They cried “Enough!” (Dosta!) and left.", ["Dosta"]),
        ("He was “asleep” (the Finnish is nukkumassa).", ["nukkumassa"]),
        ("On it stood “Brot und Rosen” (“bread and roses”).", ["Brot und Rosen"]),
        ("*kivimies* = stone man", ["kivimies"]),
    ],
)
def test_words_in_no_english_list_before_a_telling_mark_are_weighed(
    text: str, want: list[str]
) -> None:
    assert seen(text) == want


@pytest.mark.parametrize(
    "text",
    [
        "Senator Chaffetz (R-Utah) said “so” (twice).",
        "Danes have hygge all winter.",
        "The “house” (a hut) burned.",
        "NKVDU (“a body”) is gone.",
    ],
)
def test_names_plain_english_and_words_without_a_mark_are_not(text: str) -> None:
    assert seen(text) == []


def test_words_that_touch_a_passage_are_not_free() -> None:
    assert free_of([(0, 4), (6, 9), (12, 15)], [(3, 7), (20, 22)]) == [(12, 15)]


pieces = st.sampled_from(["“", "”", " (", ")", "hygge", "the", "R-Utah", " ", " = ", "*", "-", "’"])


@given(st.lists(pieces, max_size=40).map("".join))
def test_ranges_are_words_in_any_text(text: str) -> None:
    for start, end in unseen_words(text):
        assert text[start].isalpha() and text[end - 1].isalpha()
        assert not (start and text[start - 1].isalpha())
