"""Everyday words in common, and definitions that are no translations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.suggest.glosses.explaining import explains
from annotator.suggest.glosses.vocabulary import shared


@pytest.mark.parametrize(
    ("foreign", "gloss"),
    [
        ("Хлеба и работы", "Bread and work"),
        ("Жер біздікі", "the land is ours"),
        ("El pueblo unido", "the people united"),
        ("パンと水", "bread and water"),
        ("الأرض لنا", "the land is ours"),
        ("Wolność", "Freedom"),
        ("Justicia para Ana", "justice for Ana"),
    ],
)
def test_a_translation_shares_everyday_words(foreign: str, gloss: str) -> None:
    assert shared(foreign, gloss).hits >= 1


@pytest.mark.parametrize(
    ("foreign", "gloss"),
    [
        ("Добро пожаловать", "Nobody has mown the grass since spring"),
        ("Viva la vida", "The paint is fresh"),
        ("Хлеба и работы", "a masterpiece in three acts"),
    ],
)
def test_other_english_shares_none(foreign: str, gloss: str) -> None:
    common = shared(foreign, gloss)
    assert common.hits == 0
    assert common.known >= 1


def test_a_text_that_says_no_is_unlike_one_that_does_not() -> None:
    assert shared("Мы не уйдём", "We stay").unlike
    assert not shared("Мы не уйдём", "We will not leave").unlike


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_can_be_compared(foreign: str, gloss: str) -> None:
    common = shared(foreign, gloss)
    assert common.hits >= 0
    assert common.known >= 0
    assert shared(foreign, gloss) == common


@pytest.mark.parametrize(
    ("foreign", "gloss"),
    [
        ("pelmeni", "a kind of dumpling"),
        ("borș", "sour soup with vegetables"),
        ("kumis", "made from mare’s milk"),
        ("matatu", "fourteen seats, twenty passengers"),
        ("Rada", "the country’s parliament"),
        ("tubeteika", "a small embroidered cap"),
    ],
)
def test_a_definition_explains(foreign: str, gloss: str) -> None:
    assert explains(foreign, gloss)


@pytest.mark.parametrize(
    ("foreign", "gloss"),
    [
        ("galão", "milky coffee"),
        ("C’est la vie", "that’s life"),
        ("chikin", "fried chicken"),
        ("три сестры", "three sisters"),
        ("Feierabend", "the end of the working day"),
    ],
)
def test_a_translation_explains_nothing(foreign: str, gloss: str) -> None:
    assert not explains(foreign, gloss)


def test_signs_that_stand_on_letters_do_not_cut_a_word() -> None:
    assert shared("पानी ही जीवन है", "water is life").hits >= 1
    assert shared("ありがとう", "thank you").hits >= 1
