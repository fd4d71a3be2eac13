"""Whom a name means: first names and their gender, bodies that look like people."""

import pytest

from annotator.detect.quotations import find_quotations
from annotator.suggest.speakers import attribute
from annotator.suggest.speakers.first_names import gender_of_name, is_first_name, is_no_name


def last(text: str) -> str | None:
    """Who said the last passage."""
    speaker = attribute(text, find_quotations(text))[-1].speaker
    return speaker.text if speaker is not None else None


@pytest.mark.parametrize(
    ("name", "want"),
    [
        (("thandeka", "mokoena"), "f"),
        (("dinara",), "f"),
        (("thabo", "dube"), "m"),
        (("ayşe", "kara"), "f"),
        (("łukasz", "nowak"), "m"),
        (("nino", "abashidze"), "f"),
        (("saule", "akhmetova"), "f"),
        (("serik", "talgatuly"), "m"),
        (("kim",), ""),
        (("qwerty",), ""),
    ],
)
def test_first_names_and_endings_tell_the_gender(name: tuple[str, ...], want: str) -> None:
    assert gender_of_name(name) == want


@pytest.mark.parametrize("word", ["human", "grand", "international"])
def test_words_that_no_persons_name_begins_with(word: str) -> None:
    assert is_no_name(word)


@pytest.mark.parametrize("word", ["blessing", "young", "park", "hocine", "grace", "driver"])
def test_words_that_a_persons_name_may_begin_with(word: str) -> None:
    assert not is_no_name(word)


def test_first_names_that_are_english_words_are_nobody_alone() -> None:
    assert is_first_name("hocine")
    assert not is_first_name("grace")


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "Prosecutor Dinara Omarova asked Thabo Dube about the keys. “I lost them,” he said.",
            "Thabo Dube",
        ),
        (
            "Human Rights Ombria said Ivo Kastel was beaten. “They broke my hand,” he said.",
            "Ivo Kastel",
        ),
        ("Hocine came back after a year. “The same,” he said.", "Hocine"),
        (
            "The Minister for Fisheries Thandeka Mokoena said the lake was “tired.”",
            "Thandeka Mokoena",
        ),
    ],
)
def test_bodies_are_no_he_and_lone_names_are_people(text: str, want: str) -> None:
    assert last(text) == want


def test_a_preposition_at_the_head_of_a_sentence_is_nobody() -> None:
    text = "Inside, a board says “Mind the step.” Rose, a baker, had painted it."
    (quotation,) = attribute(text, find_quotations(text))
    assert "Inside" not in [candidate.text for candidate in quotation.candidates]
    assert "Rose" in [candidate.text for candidate in quotation.candidates]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("“We wait,” the coordinator of the club, Gulmira Said, said.", "Gulmira Said"),
        ("“We wait,” coordinator Gulmira Said said.", "Gulmira Said"),
        ("“We wait,” Minister for Human Rights Shireen Akhtar said on Monday.", "Akhtar"),
        ("The Osh President expressed thanks, noting that “we wait.”", "Osh President"),
        ("The attackers came on carts, yelling “We are here” at the gate.", "The attackers"),
        (
            "A crowd of miners handed out tea, saying they would “wait for it.”",
            "crowd of miners",
        ),
    ],
)
def test_names_and_people_end_where_their_verbs_begin(text: str, want: str) -> None:
    (found,) = attribute(text, find_quotations(text))
    assert found.speaker is not None
    assert found.speaker.text.endswith(want)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "The Ministry of Inner Affairs claimed that it was “all in order.”",
            "Ministry of Inner Aff",
        ),
        ("“We wait,” said NUP President, Robert Okello Wine aka Bob Sun.", "Robert Okello Wine"),
        ("“We wait,” the club’s Europe and Asia coordinator Gulmira Said said.", "Gulmira Said"),
        ("The Osh-based Committee of Tailors called it “a shame.”", "Committee of Tailors"),
    ],
)
def test_bodies_and_offices_are_named_in_full(text: str, want: str) -> None:
    found = last(text)
    assert found is not None
    assert found.startswith(want)


def test_a_daily_that_is_named_told_nobody() -> None:
    text = "Temur Azimov, a reporter for the “Vechernie Ogni” daily told us that it was “late.”"
    first = attribute(text, find_quotations(text))[0]
    assert first.speaker is None


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“Bahala na,” says Jun Salcedo, wringing out a shirt.", "Jun Salcedo"),
        ("“It froze,” said April Jones in Leeds.", "April Jones"),
        ("In August Ramirez said, “It is too hot to work.”", "Ramirez"),
        ("“It froze,” Ramirez said last May.", "Ramirez"),
    ],
)
def test_a_month_is_a_first_name_before_a_surname_only(text: str, speaker: str) -> None:
    assert last(text) == speaker
