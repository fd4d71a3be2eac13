"""Phrases go on over words that English has too, and end before English."""

import pytest

from annotator.detect.continuing import OPENERS
from annotator.detect.spans import find_spans
from annotator.detect.words import gains


def found(text: str) -> list[str]:
    return [text[c.start : c.end] for c in find_spans(text)]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("The bishop granted the land in perpetuum to eleven monks.", "in perpetuum"),
        (
            "The unions marched under the words du pain et des roses (bread and roses).",
            "du pain et des roses",
        ),
        (
            "The leaflets, headed On est chez nous, were pulped by the court's order.",
            "On est chez nous",
        ),
        (
            "He wrote on dit que son pain est bon in the margin of the petition.",
            "dit que son pain est bon",
        ),
    ],
)
def test_a_phrase_goes_on_over_words_that_english_has(text: str, phrase: str) -> None:
    assert found(text) == [phrase]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("The order's rule required stabilitas loci, that is, to stay.", "stabilitas loci"),
        ("The bill of 1655 is for rökt lax och öhl to the value of a daler.", "rökt lax och öhl"),
        ("In the register he is soldaet van de Compagnie, a beggar.", "soldaet van de Compagnie"),
        ("My mother called me zuikuti until I was forty, little hare.", "zuikuti"),
    ],
)
def test_words_beside_go_with_it_where_they_are_its_languages(text: str, phrase: str) -> None:
    assert found(text) == [phrase]


def test_small_words_that_english_and_joins_stay_at_their_edges() -> None:
    text = "Shops put up signs, se traspasa or se vende, along the whole of the high street."
    assert found(text) == ["se traspasa", "se vende"]


def test_a_list_that_an_english_and_ends_is_parted() -> None:
    text = "The colours of the flag, roșu, galben and albastru, had faded to pinks."
    assert found(text) == ["roșu", "galben", "albastru"]


def test_an_english_word_behind_a_phrase_is_none_of_its_words() -> None:
    assert found("The slogan tír gan teanga, tír gan anam ran along the wall.") == [
        "tír gan teanga, tír gan anam"
    ]


def test_every_list_of_small_words_is_that_of_a_language_of_the_table() -> None:
    assert set(OPENERS) <= set(gains().tags)


def test_a_list_of_words_that_are_counted_is_parted() -> None:
    text = "He taught me three words of Basque: ardoa, ogia, gazta."
    assert found(text) == ["ardoa", "ogia", "gazta"]
