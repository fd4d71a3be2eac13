"""Which clause a verb of saying stands in, and who its subject is."""

import pytest

from annotator.detect.quotations import find_quotations
from annotator.suggest.speakers import attribute


def first(text: str) -> str | None:
    """The speaker of the first passage."""
    quotation = attribute(text, find_quotations(text))[0]
    return quotation.speaker.text if quotation.speaker else None


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Saodat Yoqubova on Thursday said the dam was “tired.”", "Saodat Yoqubova"),
        ("Saodat Yoqubova later Thursday told Oriyon TV: “It is tired.”", "Saodat Yoqubova"),
        ("“It is tired,” Saodat Yoqubova on 4 March said.", "Saodat Yoqubova"),
    ],
)
def test_a_day_between_name_and_verb_is_stepped_over(text: str, want: str) -> None:
    assert first(text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "They left hours before the harbour master, Tomás Iribarne, said the pier was “gone.”",
            "Tomás Iribarne",
        ),
        ("The boat came late, and the pilot, Tomás Iribarne, called it “rust.”", "Tomás Iribarne"),
        ("It was a joke, her deputy, Pilar Zamudio, explained: “He was tired.”", "Pilar Zamudio"),
    ],
)
def test_a_name_in_commas_behind_an_office_is_the_speaker(text: str, want: str) -> None:
    assert first(text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("DUSHANBE (Somon Press) — The envoy, Prince Faruq Zia, called it “salt.”", "Faruq Zia"),
        ("OLD DELHI: Calling the plan “paper”, a panel of judges sent it back.", "a panel"),
    ],
)
def test_a_dateline_is_no_part_of_the_sentence(text: str, want: str) -> None:
    speaker = first(text)
    assert speaker is not None and speaker.startswith(want)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("The tram will run again, Lia Gogoladze said, adding, “God willing.”", "Lia Gogoladze"),
        (
            "Officials in exile say that Kunga Dorje was held after shouting “Long life!”",
            "Kunga Dorje",
        ),
        ("Lia Gogoladze left a note on Facebook saying “Gone to the sea.”", "Lia Gogoladze"),
    ],
)
def test_a_gerund_takes_the_subject_of_its_own_clause(text: str, want: str) -> None:
    assert first(text) == want


def test_work_that_goes_on_says_nothing() -> None:
    text = "The district administration said that digging was continuing “day and night.”"
    assert first(text) == "The district administration"


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Residents of the quarter call the wall “the curtain.”", "Residents of the quarter"),
        ("Lia Gogoladze and Ana Keburia call it “the long bench.”", "Ana Keburia"),
        ("State media call the camp a “rest home for the young.”", "State media"),
    ],
)
def test_a_plural_subject_has_a_verb_without_an_ending(text: str, want: str) -> None:
    assert first(text) == want


def test_shooting_back_is_an_answer_and_shooting_is_not() -> None:
    assert first("“Not today,” Lia Gogoladze shot back.") == "Lia Gogoladze"
    assert first("Soldiers shot the dog. On a wall stood “No entry.”") is None


def test_the_next_exchange_is_not_taken_for_this_one() -> None:
    text = (
        "Nana wrote to Levan Abuladze with, “Why now?” Levan Abuladze then wrote back, “Why not?”"
    )
    assert first(text) == "Nana"


def test_figures_with_a_point_end_no_sentence() -> None:
    text = "In May, Lia Gogoladze called the $2.4 billion road to the coast “a snake of sand.”"
    assert first(text) == "Lia Gogoladze"


def test_a_pin_with_words_stands_between_name_and_verb() -> None:
    text = "“We won,” Lia Gogoladze, wearing a hat and a “Count me” pin, said as the rain fell."
    assert first(text) == "Lia Gogoladze"


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "The council’s spokesperson said it would not answer “tales.”",
            "The council’s spokesperson",
        ),
        (
            "“I only helped,” the agent, named by police as Lia Kali, can be heard saying in it.",
            "the agent",
        ),
        (
            "Trade unions called a strike over what they describe as “selling the lake by ear.”",
            "Trade unions",
        ),
    ],
)
def test_who_reports_stands_before_who_is_reported(text: str, want: str) -> None:
    assert first(text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Officers seized two tonnes of what the waybill called “cosmetic clay.”", "the waybill"),
        ("China's embassy in Karsk called the account “smears.”", "China's embassy in Karsk"),
        ("Reacting, the minister, Ivo Kastel, said the man was “still here.”", "Ivo Kastel"),
        ("Ana Kost sat. Pressed, she said: “In a smelter.”", "Ana Kost"),
        (
            "“She ironed shirts,” Agnes Tarn, who wrote her life, told Radio Ombra. “All day.”",
            "Agnes Tarn",
        ),
        (
            "Judge Mira Lund read the ruling. “It is long,” she said.\n\nCounsel for the weavers, "
            "Baru Tamm, said they would appeal. “Walking is living,” he told reporters.",
            "Baru Tamm",
        ),
    ],
)
def test_who_stands_beside_the_verb_is_found(text: str, want: str) -> None:
    speaker = attribute(text, find_quotations(text))[-1].speaker
    assert speaker is not None
    assert speaker.text == want


def test_a_charge_is_not_said_by_the_accused() -> None:
    text = "Prosecutors asked for 14 years for a conductor from Samara accused of “treason.”"
    speaker = attribute(text, find_quotations(text))[0].speaker
    assert speaker is None or "conductor" not in speaker.text
