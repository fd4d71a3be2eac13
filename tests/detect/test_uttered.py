"""Foreign words without marks that somebody says, or that make up a clause."""

import pytest

from annotator.detect.spans import find_spans


def found(text: str) -> list[str]:
    return [text[c.start : c.end] for c in find_spans(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Poidyom, sighed the porter, and the train stood where it was.", "Poidyom"),
        ("Guten Abend, my uncle used to say, and close the window.", "Guten Abend"),
        ("The toast was short: Auf die Gefallenen. Nobody drank.", "Auf die Gefallenen"),
        ("Bientôt, announced a card in the window of the bank.", "Bientôt"),
    ],
)
def test_what_is_said_without_marks_is_found(text: str, words: str) -> None:
    assert found(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "Mnangagwa, said the judge, was not in the room.",
        "Bolsonaro, he added, has never read the letter.",
        "Vladimir Vladimirovich, said the driver, and laughed.",
        "Two men came: Wojciechowski and Lindqvist. Both left.",
        "Rajaratnam met Szymborska, and they talked.",
    ],
)
def test_names_that_a_sentence_is_about_are_not(text: str) -> None:
    assert found(text) == []
