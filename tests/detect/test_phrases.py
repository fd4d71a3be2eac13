"""Phrases and words with capitals, and those that a sign or a cue announces."""

import pytest

from annotator.detect.spans import find_spans


def found(text: str) -> list[str]:
    return [text[c.start : c.end] for c in find_spans(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The board by the gate says Géill Slí, and nobody does.", "Géill Slí"),
        ("“Lo nora,” my landlord said of the flooded kitchen.", "Lo nora"),
        ("On the wall somebody had written wir waren hier and a date.", "wir waren hier"),
        ("The sign on the door said even geduld alstublieft.", "even geduld alstublieft"),
        ("What the Germans call Feierabend begins at four.", "Feierabend"),
        ("The crowd bellowed oi nai and the tenor wept.", "oi nai"),
        ("She murmured insh'Allah and closed the book.", "insh'Allah"),
        ("As her grandmother would have it, mentsh trakht, Got lakht.", "mentsh trakht, Got lakht"),
        ("His uncle kept a Wunderkammer of shells in the attic.", "Wunderkammer"),
        ("In Bavaria the day begins with a Weißwurst at ten.", "Weißwurst"),
        ("A Betriebsrat, the council that German workers elect, was heard.", "Betriebsrat"),
        ("Halászlé, a fisherman's soup red with paprika, is served first.", "Halászlé"),
        ("Russian bloggers use the word vatnik for him.", "vatnik"),
        ("The name comes from Arabic qal‘a (“castle”), they say.", "qal‘a"),
    ],
)
def test_announced_words_are_found_whole(text: str, words: str) -> None:
    assert found(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "Walking in to chants of “Marco! Marco!” the senator smiled.",
        "A group called Lashkar-e-Taiba was blamed in Pakistan.",
        "The Bundestag, the lower house of the German parliament, voted.",
        "The Vltava, a Czech river, froze.",
        "An Islamic spokesman says Ali would attend the prayers.",
        "The Italian piÃ±atas cost five euros.",
        "The old Volkswagen died in Germany.",
        "Ludwig van der Velde signed for the club.",
    ],
)
def test_names_and_bodies_are_no_words(text: str) -> None:
    assert found(text) == []


def test_a_loan_is_foreign_only_where_the_text_introduces_it() -> None:
    assert found("The Danish idea of hygge has sold many candles.") == ["hygge"]
    assert found("They drank cocoa in the spirit of hygge all winter.") == []


def test_stretches_of_one_line_speak_for_one_another() -> None:
    text = "The milk is called qymyz and the camel's, stronger, shubat."
    assert [c.language for c in find_spans(text)] == ["kk-Latn", "kk-Latn"]


@pytest.mark.parametrize(
    "text",
    [
        "The people should be given the opporunity to choose.",
        "The article appeared without a name. Photo: BAQ.kz",
        "He said that caliphats had never lasted.",
    ],
)
def test_misspelt_english_and_addresses_in_capitals_are_no_words(text: str) -> None:
    assert found(text) == []


def test_a_title_and_a_name_behind_say_are_no_phrase() -> None:
    text = "Prosecutors say Senator Ildo Queirós practised rachadinha with his aides."
    assert [text[c.start : c.end] for c in find_spans(text)] == ["rachadinha"]
