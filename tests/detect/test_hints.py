"""Languages that a text makes likely by naming them, their peoples and places."""

import pytest

from annotator.detect.hints import NamingHints, hint_words, line_hints
from annotator.detect.spans import find_spans
from annotator.detect.words import words_in


def hinted(line: str) -> list[tuple[str, tuple[str, ...]]]:
    """The words of a line that hint at languages, with these."""
    words = words_in(line)
    return [(words[number].form, tags) for number, tags in line_hints(words).items()]


def languages(text: str, words: str) -> list[str]:
    """The languages given to exactly these words of a text."""
    return [c.language for c in find_spans(text) if text[c.start : c.end] == words]


@pytest.mark.parametrize(
    ("line", "word", "tag"),
    [
        ("WARSAW, 3 May. The hall was full.", "warsaw", "pl"),
        ("It is called so in dutch.", "dutch", "nl"),
        ("They spoke japanese at home.", "japanese", "ja"),
        ("A choir from South Africa sang.", "africa", "zu"),
        ("The fleet left Cape Verde.", "verde", "pt"),
        ("A court in Czechia agreed.", "czechia", "cs"),
    ],
)
def test_a_place_or_language_hints_however_it_is_written(line: str, word: str, tag: str) -> None:
    found = dict(hinted(line))
    assert tag in found[word]


@pytest.mark.parametrize(
    "line",
    ["He gave it a polish.", "saya akan pergi ke pasar", "LIT and MAO are files.", "North America"],
)
def test_the_same_letters_in_another_sense_hint_at_nothing(line: str) -> None:
    assert hinted(line) == []


def test_every_name_of_two_words_is_met_at_its_second() -> None:
    names = [name for name in hint_words() if "_" in name]
    lines = [" ".join(part.capitalize() for part in name.split("_")) for name in names]
    assert len(names) > 10
    assert [name for name, line in zip(names, lines, strict=True) if not hinted(line)] == []


@pytest.mark.parametrize(
    ("text", "words", "language"),
    [
        ("The Sanskrit word चक्र means a wheel.", "चक्र", "sa"),
        ("Wheel is चक्र in Sanskrit, she wrote.", "चक्र", "sa"),
        ("The Nepali word आमा means mother.", "आमा", "ne"),
        ("The Hindi word चक्र means a wheel.", "चक्र", "hi"),
    ],
)
def test_the_language_named_beside_words_of_another_script_is_theirs(
    text: str, words: str, language: str
) -> None:
    assert languages(text, words) == [language]


@pytest.mark.parametrize(
    ("words", "language"),
    [("火車", "zh-Hant"), ("努力", "zh"), ("你喺邊度", "yue"), ("冇問題", "yue")],
)
def test_chinese_is_cantonese_by_the_characters_that_only_cantonese_has(
    words: str, language: str
) -> None:
    assert languages(f"The sign by the lift read “{words}” for a week.", words) == [language]


def test_what_the_japanese_call_something_is_japanese_without_kana() -> None:
    text = "It is what the Japanese call karoshi (過労死), and it has a law of its own."
    assert languages(text, "過労死") == ["ja"]


def bonus(line: str, words: str, language: str) -> float:
    """What the line adds to a language for these words of it."""
    found = words_in(line)
    inside = [n for n, w in enumerate(found) if line[w.start : w.end] in words.split(" ")]
    hints = NamingHints(line_hints(found), {language: (7,)})
    return hints.of(inside[0], inside[-1]).get(7, 0.0)


def test_a_name_before_the_words_says_more_of_their_language_than_one_behind() -> None:
    before = bonus("In Finland they call it kotiseutu as well.", "kotiseutu", "fi")
    behind = bonus("They call it kotiseutu as well in Finland.", "kotiseutu", "fi")
    assert before > behind > 0


def test_a_name_far_away_says_less_than_one_nearby() -> None:
    far = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    near = bonus("In Finland kotiseutu is said.", "kotiseutu", "fi")
    assert near > bonus(f"In Finland {far} kotiseutu is said.", "kotiseutu", "fi") > 0
    near = bonus("The kotiseutu of Finland", "kotiseutu", "fi")
    assert near > bonus(f"The kotiseutu {far} of Finland", "kotiseutu", "fi") > 0


def test_a_name_among_the_words_counts_as_one_before_them() -> None:
    line = "It is suomen Finland kotiseutu there."
    inside = bonus(line, "suomen Finland kotiseutu", "fi")
    assert inside == bonus("In Finland kotiseutu is said.", "kotiseutu", "fi")


def test_what_no_line_names_has_no_hint() -> None:
    assert bonus("They call it kotiseutu as well.", "kotiseutu", "fi") == 0


def test_each_of_many_names_says_less() -> None:
    one = bonus("In Finland they call it kotiseutu.", "kotiseutu", "fi")
    many = bonus("In Finland, Poland, Spain or Japan they call it kotiseutu.", "kotiseutu", "fi")
    assert one > many > 0
