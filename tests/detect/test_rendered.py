"""Capitalised expressions with a translation or a year right behind."""

import pytest

from annotator.detect.spans import find_spans


def found(text: str) -> list[str]:
    return [text[c.start : c.end] for c in find_spans(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Lega Contadina della Pianura (English: Peasant League of the Plain) won two seats.",
            "Lega Contadina della Pianura",
        ),
        (
            "Her last novel, Der Fluss hat Zeit, or The River Has Time, sold badly.",
            "Der Fluss hat Zeit",
        ),
        ("The winger, known to all as El Flaco (“the Thin Man”), missed again.", "El Flaco"),
        ("The cottage is named Bwthyn Gwyn (White Cottage) on the oldest map.", "Bwthyn Gwyn"),
        (
            "The badge stood for Wolna Rzeczpospolita, Free Commonwealth. It was lost.",
            "Wolna Rzeczpospolita",
        ),
        ("At home I was der Dicke, the fat one, until I was twenty.", "der Dicke"),
        ("She wrote Schnee über dem Hafen (1974) in a single summer.", "Schnee über dem Hafen"),
    ],
)
def test_what_is_translated_right_behind_is_found(text: str, words: str) -> None:
    assert found(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "Jadwiga Kowalska, the Deputy Director, left with Ondřej Novák (Green Party).",
        "Bayern Munich (the champions) met Olympique Lyon, the French side, on Tuesday.",
        "The striker, Halvorsen (injured), and the keeper, Lindqvist (suspended), were missing.",
        "They flew from Ouagadougou, the capital, to Antananarivo, Madagascar.",
        "Wojciechowski, “a good man,” said the priest, had left.",
    ],
)
def test_people_bodies_and_places_are_not(text: str) -> None:
    assert found(text) == []
