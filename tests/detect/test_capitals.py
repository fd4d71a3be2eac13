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
        ("They shouted Viva la libertad in Zaragoza until midnight.", "Viva la libertad"),
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
        "“We will stay,” shouted Nino Gelovani, a Georgian law student.",
        "“It was cold,” repeated Maija Lahtinen, the Finnish author. “Boo,” yelled Zofia Nowicka.",
        "The evening opened with Zoltán Kertész, and she thanked Łukasz Wolski, a Polish pianist.",
    ],
)
def test_names_of_people_bodies_and_makes_are_no_spans(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("In German it would be Durchhaltevermögen.", "Durchhaltevermögen"),
        ("The German word for this is Feierabend.", "Feierabend"),
        ("The word in German for mayor is Bürgermeister.", "Bürgermeister"),
    ],
)
def test_what_a_thing_is_in_a_language_is_a_word(text: str, word: str) -> None:
    assert [(text[s.start : s.end], s.language) for s in find_spans(text)] == [(word, "de")]


@pytest.mark.parametrize(
    "text",
    [
        "The largest city in Polish Silesia is Katowice.",
        "Her best friend in German class was Angela.",
        "She would only give her name as Odile. (“It's beautiful, a wall that speaks.”)",
    ],
)
def test_a_name_beside_a_language_is_none(text: str) -> None:
    assert find_spans(text) == ()


def test_a_word_begins_behind_the_verb_that_two_languages_share() -> None:
    text = "The word he misses most, he says, is gezelligheidje, what you say at home."
    assert [text[s.start : s.end] for s in find_spans(text)] == ["gezelligheidje"]


def test_an_english_sentence_in_the_same_marks_is_no_part() -> None:
    text = "He is more diplomatic: “Let us see. Ndank ndank mooy japp golo ci ñaay.”"
    assert [text[s.start : s.end] for s in find_spans(text)] == [
        "Ndank ndank mooy japp golo ci ñaay."
    ]
