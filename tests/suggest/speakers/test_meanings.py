"""What words mean, labels and proverbs are nobody's words; outcries belong to those who cry out."""

import pytest

from annotator.detect.quotations import find_quotations
from annotator.suggest.speakers import attribute


def last(text: str) -> str | None:
    """The speaker of the last passage."""
    quotation = attribute(text, find_quotations(text))[-1]
    return quotation.speaker.text if quotation.speaker else None


@pytest.mark.parametrize(
    "text",
    [
        "Nur is a Persian word meaning “light,” “glow,” or “the ache of waking early.”",
        "Tomas, who considered himself a sailor, named the farm Aldib, which is Arabic for “wolf.”",
        "The critics called it “brave,” a word that in the ministry means “you will lose.”",
        "The rule is known in the wards as “the long list of the unlucky.”",
        "As the French saying goes, “the dog barks.” Ilona Tar went home.",
        "There is a Zen saying: “The use of a cup is in its emptiness.”",
        "Hindi: “the door is open to all of you.”",
        "The page is written in Hungarian: “the door is open to all of you.”",
        "Ilona Tar rode with the porters, commonly referred to as “the goats,” up the hill.",
        "Ilona Tar saw the men. They are referred to as “the wolves” in the valley.",
        "The German terms “wind from the sea”, “wind from the hill” are fit for use.",
    ],
)
def test_a_meaning_has_no_speaker(text: str) -> None:
    assert last(text) is None


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("By that he means “soon,” Ilona Tar said.", "Ilona Tar"),
        ("Police rode into the square to cries of “Shame!” from the balconies.", None),
        ("Police rode into the square to cries of “Shame!” from the crowd.", "the crowd"),
        (
            "Several hundred pensioners walked along Harbour Avenue on Monday behind a banner, "
            "chanting “Long may we live!”",
            "Several hundred pensioners",
        ),
        ("The label here read “Product of Nowhere.”", "The label"),
        ("The cards on the pillow said “Sleep like a stone.”", "The cards"),
        ("The agent asked a few questions and replied in “plain old school English.”", "The agent"),
    ],
)
def test_what_stands_between_is_no_speaker(text: str, want: str | None) -> None:
    found = last(text)
    assert found == want or (want is not None and found is not None and found.startswith(want))


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("The sermon was summed up in four words: “Pray, do not drink.”", None),
        ("The sermon was summed up by Ilona Tar in four words: “Pray, do not drink.”", "Ilona Tar"),
        ("She was told to come: “Bring a coat and a friend.”", None),
    ],
)
def test_what_is_told_of_somebody_is_not_theirs(text: str, want: str | None) -> None:
    assert last(text) == want


def test_posts_that_echo_a_word_are_not_offered_as_its_speaker() -> None:
    text = "Numerous social media posts echoing the demand for “attention” have circulated."
    (found,) = attribute(text, find_quotations(text))
    assert found.speaker is None
    assert [c.text for c in found.candidates if "media" in c.text] == []


def test_posts_that_read_something_are_offered() -> None:
    text = "Numerous social media posts read “Bring back our sons.”"
    (found,) = attribute(text, find_quotations(text))
    assert found.speaker is not None
    assert found.speaker.text == "Numerous social media posts"
