"""The English name of a language, a people or a country is no foreign word."""

import pytest

from annotator.detect.spans import find_spans
from annotator.detect.tongues import tongues

FRAMES = (
    "The bread ({}: хлеб, khleb) is old.",
    "The thing is real ({}).",
    "It reads (in {}) so.",
    "He spoke {}, then English.",
)


@pytest.mark.parametrize("frame", FRAMES)
def test_the_name_of_a_language_is_no_foreign_word(frame: str) -> None:
    names = [n.capitalize() for n in tongues() if "_" not in n and "-" not in n]
    assert len(names) > 150
    found = {
        name: [frame.format(name)[c.start : c.end] for c in find_spans(frame.format(name))]
        for name in names
    }
    assert {n: words for n, words in found.items() if any(n in w for w in words)} == {}


def test_a_slogan_with_a_country_in_it_stays_whole() -> None:
    text = "They shouted “Niech żyje Polska” until the lights went out."
    assert [text[c.start : c.end] for c in find_spans(text)] == ["Niech żyje Polska"]


@pytest.mark.parametrize(
    ("text", "word", "language"),
    [
        ("Plains Cree has mîcisow, he eats, for every meal of the day.", "mîcisow", "cr"),
        ("In Tok Pisin the kitchen is called haus kuk to this day.", "haus kuk", "tpi"),
        ("In Old English a ring was a bēag, and a giver of rings a bēaggifa.", "bēaggifa", "ang"),
        ("Basket, in Ojibwe makak (“box”), is what she weaves.", "makak", "oj"),
        ("The letter is called buki in Church Slavonic.", "buki", "cu"),
    ],
)
def test_a_language_that_no_table_knows_is_believed_where_it_is_named(
    text: str, word: str, language: str
) -> None:
    found = [(text[c.start : c.end], c.language.split("-")[0]) for c in find_spans(text)]
    assert (word, language) in found


def test_the_name_of_the_language_stays_outside_before_any_sign() -> None:
    text = "It is as fast as lib.parse_all(name). As we say in Swedish; många bäckar små."
    assert [text[c.start : c.end] for c in find_spans(text)] == ["många bäckar små"]


@pytest.mark.parametrize(
    "text",
    [
        "It was a phrase (in Portuguese, mãos externas) that everybody could finish.",
        "It was a phrase (mãos externas in Portuguese) that everybody could finish.",
    ],
)
def test_in_which_language_they_are_stays_outside_of_brackets_too(text: str) -> None:
    assert [text[c.start : c.end] for c in find_spans(text)] == ["mãos externas"]
