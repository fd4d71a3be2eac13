"""Capitalised foreign words that are no names: called out, shouted, German nouns, titles."""

import pytest

from annotator.detect.spans import find_spans


def found(text: str) -> list[str]:
    return [text[c.start : c.end].rstrip("!") for c in find_spans(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Leonov's Poyekhali! is printed on stamps, mugs and a brand of tyre.", "Poyekhali"),
        ("Jiayou! the stadium roared, and the bar went up.", "Jiayou"),
        ("The whole stand shouted İstifa at the directors' box.", "İstifa"),
        ("Every Stammtisch in the province had its own theory of the murder.", "Stammtisch"),
        ("The whole village turns out for the Almabtrieb, with flowers.", "Almabtrieb"),
        ("“Basta!” shouted the driver, and he pulled the handbrake.", "Basta"),
        ("“Chalo Dilli,” the farmers shouted from their tractors.", "Chalo Dilli"),
        ("The television series Kara Sevda emptied the streets on Thursdays.", "Kara Sevda"),
        ("The song Barco negro was banned from the radio for years.", "Barco negro"),
    ],
)
def test_a_capital_is_no_name_where_the_sentence_says_so(text: str, words: str) -> None:
    assert found(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "“Come here,” whispered Ingeborg, and the dog came.",
        "The crowd shouted Lewandowski's name until he waved.",
        "He owned a battered Volkswagen, and the Bundesbank owned him.",
        "Every Bundestag since then has voted on it.",
        "She played a Stradivarius that had belonged to a Kalashnikov dealer.",
        "Yahoo! shares fell again on Tuesday.",
        "A Škoda, a Fiat and two Ladas blocked the tunnel.",
    ],
)
def test_names_of_people_bodies_and_makes_are_no_spans(text: str) -> None:
    assert found(text) == []
