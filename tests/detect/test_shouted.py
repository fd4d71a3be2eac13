"""Foreign words in capitals between marks."""

import pytest

from annotator.detect.shouted import shouted
from annotator.detect.spans import find_spans


def found(text: str) -> list[tuple[str, str]]:
    """The foreign words of a text with their languages."""
    return [(text[c.start : c.end], c.language) for c in find_spans(text)]


@pytest.mark.parametrize(
    ("text", "words", "language"),
    [
        (
            "A sign said “WOLNOŚĆ RÓWNOŚĆ DEMOKRACJA” and little else.",
            "WOLNOŚĆ RÓWNOŚĆ DEMOKRACJA",
            "pl",
        ),
        ("On the wall: ‘KOMMT ALLE ZUSAMMEN MORGEN’, in red.", "KOMMT ALLE ZUSAMMEN MORGEN", "de"),
        (
            "Someone had painted (NIKDY NEZAPOMENEME NA VÁS) over it.",
            "NIKDY NEZAPOMENEME NA VÁS",
            "cs",
        ),
        ("“RIBELLATEVI ADESSO TUTTI INSIEME”", "RIBELLATEVI ADESSO TUTTI INSIEME", "it"),
        ("One sheet read «HAKLARIMIZI İSTİYORUZ», another nothing.", "HAKLARIMIZI İSTİYORUZ", "tr"),
    ],
)
def test_a_slogan_in_capitals_between_marks_is_found(text: str, words: str, language: str) -> None:
    assert found(text) == [(words, language)]


@pytest.mark.parametrize(
    "text",
    [
        "A sign said “BRING THEM HOME NOW” and little else.",
        "It was carried by (CNN, MSNBC, NAACP) that night.",
        "The byline, “MITT GRABOWSKI”, was all she had.",
        "WOLNOWSKA, KOWALCZYK AND SZYMANSKI, SOLICITORS",
        "He typed “PRINT ABCD EFGH” into the old machine.",
    ],
)
def test_acronyms_names_and_english_in_capitals_are_none(text: str) -> None:
    assert found(text) == []


def test_the_places_are_those_between_the_marks() -> None:
    line = "x “WOLNOŚĆ RÓWNOŚĆ” y «NIKDY NEZAPOMENEME NA VÁS» z"
    assert [line[a:b] for a, b in shouted(line)] == ["WOLNOŚĆ RÓWNOŚĆ", "NIKDY NEZAPOMENEME NA VÁS"]
