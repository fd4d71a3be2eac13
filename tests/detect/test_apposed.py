"""Titles and words that an explanation follows, or that commas set off."""

import pytest

from annotator.detect.spans import find_spans


def found(text: str) -> list[str]:
    return [text[c.start : c.end] for c in find_spans(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Between the wars he edited Tallinna Poiss, a monthly for children.", "Tallinna Poiss"),
        ("Her uncle edited Svenska Folkets Väl, a monthly that lost money.", "Svenska Folkets Väl"),
        ("The sign on the beach, Tgħumx hawn, is ignored by all.", "Tgħumx hawn"),
        ("German drivers have a word for the queues, Reisewelle, and a radio.", "Reisewelle"),
        ("Germans have a word for it: Verschlimmbessern.", "Verschlimmbessern"),
    ],
)
def test_what_is_explained_or_set_off_is_found(text: str, words: str) -> None:
    assert found(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "She met Günter Grass, the novel's author, in Lübeck.",
        "Sergei Eisenstein, a film director, left for Mexico.",
        "The minister, Zbigniew Ziobro said, will not resign.",
        "Borussia Dortmund, the film critic's club, lost again.",
        "The mayor, Nagyváradi agreed, was late.",
        "He wrote to Deutsche Bahn, and the book was returned.",
    ],
)
def test_people_and_bodies_are_not(text: str) -> None:
    assert found(text) == []


def test_a_list_of_words_with_their_translations_in_brackets_is_found() -> None:
    text = "The shop stocks Pflaumenmus (plum butter), Rübenkraut (beet syrup) and little else."
    assert found(text) == ["Pflaumenmus", "Rübenkraut"]
    assert found("Ivanova (silver medal) and Petrova (bronze medal) were absent.") == []


def test_joined_words_are_found_by_their_letters_alone() -> None:
    text = "The old man closed the shop with a sigh of al-hamdulillah and counted nothing."
    assert found(text) == ["al-hamdulillah"]
    assert found("The ex-husband of a pro-choice vice-chairman signed a co-pilot.") == []
