"""Stretches that hold more than one expression."""

import pytest

from annotator.detect.spans import find_spans


def found(text: str) -> list[str]:
    """The words of each span."""
    return [text[s.start : s.end] for s in find_spans(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "The keys are Norwegian: fram is forward, neste is next, avbryt is cancel.",
            ["neste", "avbryt"],
        ),
        (
            "A verb may be doubled in Tagalog: bumili, bought; bumibili, is buying.",
            ["bumili", "bumibili"],
        ),
        (
            "Lithuanian for the garden: lysvė: bed; sėkla: seed; kastuvas: spade.",
            ["lysvė", "sėkla", "kastuvas"],
        ),
        (
            "In Latvian: ziemeļi north, dienvidi south, austrumi east, rietumi west.",
            ["ziemeļi", "dienvidi", "austrumi", "rietumi"],
        ),
        ("Take käsi (hand) + kivi (stone) = käsikivi (quern).", ["käsi", "kivi"]),
        ("(3) kitabu ‘book’ → vitabu ‘books’.", ["kitabu", "vitabu"]),
    ],
)
def test_words_and_their_translations_in_a_list_are_parted(text: str, words: list[str]) -> None:
    assert [word for word in found(text) if word in words] == words


def test_a_sentence_with_a_word_that_english_has_too_stays_whole() -> None:
    text = "The motto was “Pan za pana, sluga za slugę; tak być musi” for years."
    assert found(text) == ["Pan za pana, sluga za slugę; tak być musi"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They say here: “Karachi, Karachi hai” and laugh.", "Karachi, Karachi hai"),
        ("“Tak fordi mig” was painted on the wall.", "Tak fordi mig"),
        ("“Pass auf, Kind!” cried the woman.", "Pass auf, Kind!"),
    ],
)
def test_between_marks_the_whole_is_foreign_where_none_of_it_is_only_english(
    text: str, words: str
) -> None:
    assert words in found(text)


def test_an_english_sentence_between_marks_keeps_its_foreign_word_apart() -> None:
    assert "the whole basmala story" not in found("He told “the whole basmala story” to us.")
