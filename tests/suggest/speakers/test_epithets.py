"""People who are called by what they are: the abbot, the old man, the 79-year-old."""

import pytest

from annotator.detect.quotations import find_quotations
from annotator.model.proposal import SpeakerCandidate
from annotator.suggest.speakers import attribute


def last(text: str) -> SpeakerCandidate | None:
    """The speaker of the last passage."""
    return attribute(text, find_quotations(text))[-1].speaker


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "Lama Tsering Wangdu has buried eleven climbers.\n\n“I am tired,” the abbot said.",
            "Wangdu",
        ),
        (
            "Juma Kiprono has herded goats for years. “Then came the wire,” the old man says.",
            "Kiprono",
        ),
        (
            "Her coach, Patrick Foyle, 81, put his watch away. “I stopped,” the Irishman said.",
            "Foyle",
        ),
        (
            "The poet Amir Sattori stood up.\n\nMaryam Qodirova wept. “Enough,” the poet said.",
            "Sattori",
        ),
        (
            "“I felt the wind,” the 22-year-old said after the race.\n\nFaith Chepkosgei had won.",
            "Chepkosgei",
        ),
        (
            "“I have two passports,” the novelist said.\n\nBiljana Dimova, who has died, wrote on.",
            "Dimova",
        ),
    ],
)
def test_whoever_is_called_so_is_named(text: str, want: str) -> None:
    speaker = last(text)
    assert speaker is not None
    assert want in speaker.text


def test_the_words_of_the_text_are_the_place() -> None:
    text = "Lama Tsering Wangdu fed the stove. “I am tired,” the abbot said."
    speaker = last(text)
    assert speaker is not None and speaker.place is not None
    assert text[speaker.place.start : speaker.place.end] == speaker.place.text == "the abbot"
    assert "the abbot" in speaker.because


@pytest.mark.parametrize(
    "text",
    [
        "Aset Qoja fell. A driver stopped. “I saw him,” the driver said.",
        "Aset Qoja and her lawyer left. “We shall appeal,” the lawyer said.",
        "Aset Qoja was arrested on Monday. “He is a threat,” the prosecutor said.",
        "Aset Qoja met Timur Isa. Ilyas Bek met Nurlan Abay. “It was late,” the shopkeeper said.",
        "Aset Qoja was arrested. “He is at home,” the mayor's deputy said.",
        "Aset Qoja met two ministers. “A mistake,” the Mexican president said.",
        "Aset Qoja met Timur Isa and left. “A mistake,” the mayor said.",
        "Aset Qoja spoke on the square. “Louder,” the boy said.",
    ],
)
def test_somebody_else_keeps_the_words_of_the_text(text: str) -> None:
    speaker = last(text)
    assert speaker is not None
    assert speaker.text.startswith("the ")


def test_the_one_person_near_may_be_called_by_a_word_that_no_list_knows() -> None:
    text = "Azamat Nurmat had persuaded no one.\n\n“The road is yours,” the hokim told the crowd."
    speaker = last(text)
    assert speaker is not None
    assert speaker.text == "Azamat Nurmat"


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "Justice Mina Raman called the custom unlawful. A clerk, Ivo Lind, wept. "
            "“The rope is blind,” the judge wrote.",
            "Mina Raman",
        ),
        (
            "Fr Yousef Abdallah opened the hall. Ivo Lind brought bread. “Eat,” said the priest.",
            "Yousef Abdallah",
        ),
    ],
)
def test_a_title_and_its_noun_are_one(text: str, want: str) -> None:
    found = last(text)
    assert found is not None
    assert want in found.text
