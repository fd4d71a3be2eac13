"""Places at the head of a report speak to nobody."""

import pytest

from annotator.detect.quotations import find_quotations
from annotator.suggest.speakers import attribute


def offered(text: str) -> set[str]:
    """Everybody who is offered for any passage of the text."""
    return {c.text for q in attribute(text, find_quotations(text)) for c in q.candidates}


@pytest.mark.parametrize(
    "dateline",
    [
        "TEL AVIV —",
        "TEL AVIV, Israel (AP) —",
        "OSH, Kyrgyzstan --",
        "KATHMANDU:",
        "Tbilisi (Reuters) -",
        "PORT MORESBY, March 3 –",
    ],
)
def test_a_dateline_is_nobody(dateline: str) -> None:
    text = f"{dateline} The bus was late again on Monday.\n\n“We wait,” she said. “We sing.”"
    assert offered(text) == set()


def test_a_name_before_a_dash_is_still_somebody() -> None:
    text = "Ivane Gelashvili — “I wait,” he said.\n\n“I sing,” Gelashvili added."
    assert offered(text) == {"Ivane Gelashvili"}


def test_a_transcript_keeps_its_speakers() -> None:
    text = "TAMAZ: “I wait.”\n\nNINO: “I sing.”"
    assert {"TAMAZ", "NINO"} <= offered(text)


@pytest.mark.parametrize(
    "text",
    [
        "On the wall it says SE VENDE in red. “We stay,” the woman said.",
        "Along the wall hang the names. “We stay,” the woman said.",
        "Beside the gate sits a guard. “We stay,” the woman said.",
        "A voice came from the dark. “We stay,” the woman said.",
    ],
)
def test_capitals_and_first_words_are_nobody(text: str) -> None:
    assert offered(text) <= {"the woman", "a guard"}


@pytest.mark.parametrize(
    "text",
    [
        "She runs a channel called “Slow Welding,” which is free.",
        "They moved to the quarter known as “Little Nubia.” It is green.",
        "Last year the city built “Hope Square” for them.",
    ],
)
def test_a_name_of_a_thing_is_said_by_nobody(text: str) -> None:
    (quotation,) = attribute(text, find_quotations(text))
    assert quotation.speaker is None


def test_an_account_is_named_as_a_whole() -> None:
    text = "Under it the activist who writes as @ak_suu posted: “No gold.”"
    assert "@ak_suu" in offered(text)


@pytest.mark.parametrize(
    "line",
    [
        "By Temur Azimov",
        "By Temur Azimov and Lola Rahimova in Osh",
        "(Reporting by Temur Azimov in Osh; Editing by Lola Rahimova)",
        "Photo: Temur Azimov/Kanal Media",
        "Text by: Temur Azimov",
    ],
)
def test_whoever_wrote_a_report_is_nobody_in_it(line: str) -> None:
    text = f"{line}\n\nThe bus was late again on Monday. “We wait,” said Ia Beridze.\n\n{line}"
    assert offered(text) == {"Ia Beridze"}


def test_a_sentence_that_begins_with_by_is_no_by_line() -> None:
    text = "By Friday Temur Azimov was tired.\n\n“I wait,” he said."
    assert offered(text) == {"Temur Azimov"}


def test_what_only_a_heading_names_is_nobody() -> None:
    text = (
        "Forbidden Coverage\n\n“We wait,” said Ia Beridze.\n\nTHE LAST BUS\n\n“We sing,” she added."
    )
    assert offered(text) == {"Ia Beridze"}


def test_a_name_below_a_passage_is_no_heading() -> None:
    assert "Ia Beridze" in offered(
        "“We wait for the bus and sing.”\n\nIa Beridze, Poet\n\nThe end."
    )


def test_a_place_and_its_country_before_a_colon_are_a_dateline() -> None:
    assert offered("TASHBULAK (Uzbekistan): The bus was late.\n\n“We wait,” she said.") == set()
