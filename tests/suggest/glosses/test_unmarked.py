"""Translations that stand bare after the foreign words, and sentences that only follow them."""

import pytest

from annotator.detect.quotations import find_quotations
from annotator.model.proposal import Candidate
from annotator.suggest.glosses import find_glosses
from annotator.suggest.glosses.retelling import retells, size_in_words


def glosses(text: str, foreign: str) -> list[str]:
    start = text.index(foreign)
    spans = (Candidate(start=start, end=start + len(foreign), language="kk", script="Cyrl"),)
    return [g.text for g in find_glosses(text, spans, find_quotations(text, spans))]


@pytest.mark.parametrize(
    ("text", "foreign", "want"),
    [
        (
            "On the tin it says: “Тамшыдан көл болады.” Drops make a lake. It is empty.",
            "Тамшыдан көл болады.",
            "Drops make a lake",
        ),
        (
            "“Сабыр түбі сары алтын,” my aunt said: the bottom of patience is yellow gold.",
            "Сабыр түбі сары алтын",
            "the bottom of patience is yellow gold",
        ),
        (
            "“Көп сөйлеме,” she said, without looking up. Do not talk much.",
            "Көп сөйлеме",
            "Do not talk much",
        ),
        (
            "They wrote «Жер біздікі». It is what the old men say at weddings: the land is ours.",
            "Жер біздікі",
            "the land is ours",
        ),
        (
            "The gate says «Қош келдіңіз». Nobody reads it. (“You are welcome.”)",
            "Қош келдіңіз",
            "You are welcome.",
        ),
        (
            "The mural says «Су – өмір», or, as the ferrymen put it, “water is life.”",
            "Су – өмір",
            "water is life.",
        ),
        (
            "The saying «Асыққан қалады», which my teacher renders as “who hurries stays”, is old.",
            "Асыққан қалады",
            "who hurries stays",
        ),
    ],
)
def test_words_that_retell_the_foreign_ones_are_found(text: str, foreign: str, want: str) -> None:
    assert [g.rstrip(",.") for g in glosses(text, foreign)] == [want.rstrip(",.")]


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        ("“Тамшыдан көл болады.” The old man closed the tin.", "Тамшыдан көл болады."),
        ("“Бәрі жақсы болады,” he said. She smiled at that.", "Бәрі жақсы болады"),
        ("“Жер біздікі!” Bolat Omarov lives next door.", "Жер біздікі!"),
        ("“Жер біздікі.” It is an order.", "Жер біздікі."),
        ("The arch says «Жер біздікі». The porters pass under it.", "Жер біздікі"),
        ("“Қайда барасың,” the driver said: the road was closed.", "Қайда барасың"),
        ("«Жер біздікі». Whom did they mean, I asked.", "Жер біздікі"),
    ],
)
def test_a_report_that_goes_on_is_no_translation(text: str, foreign: str) -> None:
    assert glosses(text, foreign) == []


def test_names_pass_only_if_the_foreign_words_have_them() -> None:
    assert retells("Бишкек — биздин үй", "Bishkek is our home")
    assert not retells("Шаар — биздин үй", "Everybody in Bishkek is home")


def test_languages_without_spaces_have_a_size() -> None:
    assert size_in_words("千里之行") == 4
    assert 2 <= size_in_words("ในน้ำมีปลา") <= 4
    assert size_in_words("Су – өмір") == 2


@pytest.mark.parametrize(
    ("text", "foreign", "want"),
    [
        (
            "As the steppe has it, tall trees catch the wind: биік ағаш желді ұстайды.",
            "биік ағаш желді ұстайды",
            ["tall trees catch the wind"],
        ),
        (
            "As the villagers say, the guest is from God: қонақ Құдайдан.",
            "қонақ Құдайдан",
            ["the guest is from God"],
        ),
        ("Check that the “Save” button is visible (Kazakh: «Сақтау»).", "Сақтау", []),
        ("What is it? A Kazakh word (бейбітшілік) of four vowels.", "бейбітшілік", []),
    ],
)
def test_what_leads_in_or_names_the_language_is_no_part_of_it(
    text: str, foreign: str, want: list[str]
) -> None:
    assert glosses(text, foreign) == want
