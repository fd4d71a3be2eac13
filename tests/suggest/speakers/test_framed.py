"""Frames without a verb of saying beside the passage, and who is near where nobody is named."""

import pytest

from annotator.detect.quotations import find_quotations
from annotator.model.proposal import Quotation
from annotator.suggest.speakers import attribute


def answered(text: str) -> tuple[Quotation, ...]:
    return attribute(text, find_quotations(text))


def last(text: str) -> str | None:
    """The speaker of the last passage."""
    quotation = answered(text)[-1]
    return quotation.speaker.text if quotation.speaker else None


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("As Professor Ilona Tar put it: “The bridge is older than the river.”", "Ilona Tar"),
        ("The plan, as the Bridge Union puts it, is “a drawing of a drawing.”", "Bridge Union"),
        ("Right after the flood, Ilona Tar issued a statement, “We are wet.”", "Ilona Tar"),
        ("Ilona Tar has since posted a short video: “I am alive.”", "Ilona Tar"),
        (
            "Among them was Pemba Tsiring, a cook, whose letter ended with the words “Eat well.”",
            "Pemba Tsiring",
        ),
        ("Not so the envoy, Pemba Tsiring, for whom it was “a door left ajar.”", "Pemba Tsiring"),
        ("“Is it far?” was all that Pemba Tsiring managed to ask.", "Pemba Tsiring"),
        ("“We are in the barn” was the last message she got from her brother.", "her brother"),
        ("Ilona Tar came out. “No,” was her only answer.", "Ilona Tar"),
        ("“It rains,” Ilona Tar said on “Good Morning Pécs.” “It pours.”", "Ilona Tar"),
        ("“This is it!” beamed Ilona Tar.", "Ilona Tar"),
    ],
)
def test_a_frame_names_its_speaker(text: str, want: str) -> None:
    assert last(text) == want


@pytest.mark.parametrize(
    "text",
    [
        "A note, signed only “K.,” asks the neighbour to water the lemon tree.",
        "Speaking on Radio Pécs’s “Morning Ferry,” Ilona Tar said that it would rain.",
        "“Down with the dam” could be heard from the roofs again, residents said.",
    ],
)
def test_signatures_programmes_and_voices_from_the_dark_are_nobodys(text: str) -> None:
    speaker = answered(text)[0].speaker
    assert speaker is None


def test_shirts_that_a_party_prints_are_not_surely_its_words() -> None:
    speaker = answered("The opposition printed T-shirts: “It was only a wedding.”")[0].speaker
    assert speaker is not None and speaker.confidence < 0.8


def test_an_age_stands_for_the_person_named_before_and_is_offered_as_well() -> None:
    text = "The strike was called by Ilona Tar.\n\n“We wait,” the 52-year-old told us."
    quotation = answered(text)[0]
    assert [c.text for c in quotation.candidates] == ["Ilona Tar", "the 52-year-old"]
    assert quotation.speaker is not None and quotation.speaker.confidence < 0.95


def test_nobody_less_is_nobody() -> None:
    text = "The walls say: not one woman less. Ilona Tar spoke for an hour. “We count,” she said."
    assert last(text) == "Ilona Tar"


def test_the_subject_of_the_sentence_is_among_the_candidates() -> None:
    text = "The junta also closed the two stations “until the rain stops.”"
    assert answered(text)[0].candidates[0].text == "The junta"


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "In a letter that spoke of “two winters and one coat” at some length, Ilona Tar left.",
            "Ilona Tar",
        ),
        (
            "There were jokes, such as when Ilona Tar hit the table and called him a “wet spoon of "
            "a man,” a phrase that stayed.",
            "Ilona Tar",
        ),
        ("Ilona Tar said the editors’ email boxes were “full to the last letter.”", "Ilona Tar"),
        (
            "At a rally in Osh, Kyrgyzstan, on Tuesday, Ilona Tar praised him, saying that he "
            "would “make a good neighbour.”",
            "Ilona Tar",
        ),
    ],
)
def test_the_speaker_stands_in_another_clause(text: str, want: str) -> None:
    assert last(text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("“He is sweet,” one user wrote.\n\nAnother wrote: “He is.”", "another user"),
        ("Fans sent hearts. One wrote, “We were ready in 2015.”", "one of the fans"),
        ("“No,” said one.", None),
    ],
)
def test_one_and_another_are_told_by_whom_they_are_of(text: str, want: str | None) -> None:
    assert last(text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("One letter, from a cook in Naryn, begins: “Dear Judge, you were right.”", "One letter"),
        (
            "He gets letters. One, from a cook in Naryn, begins: “Dear Judge, you were right.”",
            "a cook",
        ),
        ("She is known for “open doors, shut windows,” which Ilona Tar coined.", "Ilona Tar"),
        ("“There is only jam,” a man’s voice complains in it.", "a man’s voice"),
        ("“Meet on the square,” the anonymous message said.", "the anonymous message"),
        (
            "The baker, nickname Dentist, would not say who she was. “She knows,” he said.",
            "The baker",
        ),
        (
            "The leader’s envoy in Osh, Ayatollah Musa Far, begged for rain, adding that it was "
            "“an examination of us all.”",
            "Musa Far",
        ),
        ("The men outside, from the housing office, say they want “to have a chat.”", "The men"),
        ("The firm promises a school and “harmonious growth.”", "The firm"),
        ("Tamta shrugs. I ask what the children say. “They ask for a map.”", None),
    ],
)
def test_letters_voices_and_far_subjects(text: str, want: str | None) -> None:
    found = last(text)
    assert found == want or (want is not None and found is not None and found.startswith(want))
