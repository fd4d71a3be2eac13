"""Whom a pronoun means, by what the text tells of people."""

import pytest

from annotator.detect.quotations import find_quotations
from annotator.suggest.speakers import attribute


def last(text: str) -> str | None:
    """The speaker of the last passage."""
    quotation = attribute(text, find_quotations(text))[-1]
    return quotation.speaker.text if quotation.speaker else None


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "Davron Sodiq, a baker, wept. His wife, Umeda Rajab, did not. “Eat,” she said.",
            "Umeda Rajab",
        ),
        (
            "Davron Sodiq called it “a debt.” Umeda Rajab, a mother of five, came late. "
            "Debts, she said, are “paid in bread.”",
            "Umeda Rajab",
        ),
        (
            "Umeda Rajab and her husband met Davron Sodiq and his dog. “Run,” she said.",
            "Umeda Rajab",
        ),
    ],
)
def test_kinship_tells_a_gender_that_a_name_does_not(text: str, want: str) -> None:
    assert last(text) == want


def test_nobody_is_he_in_one_line_and_she_in_the_next() -> None:
    text = (
        "Davron Sodiq called the studio himself. “Stop it,” he told the host, Umeda Rajab. "
        "“Good morning,” she said."
    )
    assert last(text) == "Umeda Rajab"


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "“Father,” said Davron Sodiq, “how many?” The priest, Abba Girma, held up the book. "
            "“I stopped counting,” he answered.",
            "Abba Girma",
        ),
        ("“To here,” says Davron, pointing. His brother laughs. “Higher,” he says.", "His brother"),
        (
            "The police praised Davron Sodiq. One of them was Umeda Rajab, a cadet. She sat down. "
            "“Enough,” she said.",
            "Umeda Rajab",
        ),
        (
            "The governor of the province, O. Tuya, has asked for hay. “Not words,” she said.",
            "O. Tuya",
        ),
    ],
)
def test_the_subject_of_the_sentence_before_goes_first(text: str, want: str) -> None:
    assert last(text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("What officials call “order,” villagers call the end of the school.", "officials"),
        ("Tuya was told “come back on Monday” by the guard.", "the guard"),
        ("“Mr President, where is it?” an elderly woman interrupted him.", "an elderly woman"),
        (
            "“The dark is afraid of bread.” With these lines the poet Esen Kurman left.",
            "Esen Kurman",
        ),
        ("Tuya remembers the sign at the gate: “Believe in the hammer.”", "the sign"),
        ("On the bus from Tapa a man sells combs. “For the border, ladies!”", "a man"),
        ("Tuya issued a statement describing the talks as “a long walk in fog.”", "Tuya"),
        ("Under the headline “A Mayor and His Goats,” the weekly Phare wrote of him.", None),
    ],
)
def test_whose_words_they_are(text: str, want: str | None) -> None:
    assert last(text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "One teacher in Termez told the paper that she had looked. “They are six,” she said.",
            "One teacher",
        ),
        ("“Where?” I ask. Valentyna points at the field. “There, by the storks.”", "Valentyna"),
        (
            "The first message, from Baku, was three words long: “Is Nana alive?”",
            "The first message",
        ),
        ("“We were 312,” reports its president, Fortunata Quis, “and one dog.”", "Fortunata Quis"),
        ("A judge known as “the man with the lamp,” told her mother to go home.", None),
    ],
)
def test_people_of_whom_little_is_said(text: str, want: str | None) -> None:
    assert last(text) == want


def test_what_somebody_is_called_is_hardly_theirs() -> None:
    text = "The channel was declared an “enemy of the valley” last May."
    speaker = attribute(text, find_quotations(text))[0].speaker
    assert speaker is None or speaker.confidence < 0.6


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "The barricade on the Batang Lupar was old. Hamdan Jugah had built it.\n\n"
            "“It thought it was a turtle,” he concluded.",
            "Hamdan Jugah",
        ),
        (
            "Lidija Tovar looked at a driver. Tomas Aguilar was asleep.\n\n“Wake up,” she said.",
            "Lidija Tovar",
        ),
    ],
)
def test_a_pronoun_means_no_place_and_hardly_who_is_told_of_once(text: str, want: str) -> None:
    assert last(text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "Relatives spoke. Saeed Azimov said little. “I came,” he said.\n\n"
            "The family of a baker said they had asked. “The chair is empty,” they explained.",
            "The family",
        ),
        (
            "Traders called it “a shame”.\n\nThe Searchers of the Bay found a house. "
            "They reported that they will stay “as long as the lamps last”.",
            "Searchers",
        ),
        (
            "His grandmother shelled nuts.\n\nMehbooba, the grandmother, heard the ropes. "
            "“I told him to come away,” she said.",
            "Mehbooba",
        ),
        (
            "Men were meeting when it came, said a man from a farm who identified himself as Salai."
            "\n\n“The roof fell,” he told the radio.",
            "Salai",
        ),
        (
            "Osman Deen, Head Coach of Cape Almond, says his side was proud.\n\n"
            "He continued that, “the bus was silent.”",
            "Osman Deen",
        ),
        (
            "The lawyer Temur Azimov left.\n\nDeputy Commissioner Kalat, Bashir Baig, "
            "told reporters: “We look into it.”",
            "Bashir Baig",
        ),
        ("Joginder Kaur said she had come. “They promised us,” she said.", "Joginder Kaur"),
        (
            "“The further it goes, the better”: student Petar Rankov told how it went in Novo Selo",
            "Petar Rankov",
        ),
    ],
)
def test_whom_pronouns_and_offices_mean_in_reports(text: str, want: str) -> None:
    speaker = attribute(text, find_quotations(text))[-1].speaker
    assert speaker is not None
    assert want in speaker.text


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "His lawyer, Nodira Axmedova, told us they would appeal. "
            "The judge, she said, “did not ask a single shopkeeper.”",
            "Nodira Axmedova",
        ),
        (
            "Posts claimed that the bridge had “gone into the river.”\n\n"
            "The mayor’s office denied it within the hour. “The bridge stands,” it said.",
            "mayor’s office",
        ),
        (
            "Md Azimov, an engineer of the Dhanua WDB, said bags would be laid. "
            "“We have asked for a thousand,” he added.",
            "Azimov",
        ),
        (
            "Dhanua Upazila Nirbahi Officer (UNO) Rehana Parvez came to the bank. "
            "She said, “We are listing the houses.”",
            "Rehana Parvez",
        ),
        (
            "The vote is “direct pressure” aimed at the court, its president told us.",
            "its president",
        ),
        ("In the verdict the poem is called “a text with a bad end.”", "the verdict"),
    ],
)
def test_whom_pronouns_mean_beside_bodies_and_offices(text: str, want: str) -> None:
    candidates = attribute(text, find_quotations(text))[-1].candidates
    assert want in candidates[0].text


def test_what_a_thing_is_called_by_law_is_nobodys() -> None:
    assert (
        last("Ilona Tar told us of the order, or as it was officially called “putting right.”")
        is None
    )


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "Rosa Lind beat her pots. An officer asked what the noise was for. "
            "“We are hungry,” she answered.",
            "Rosa Lind",
        ),
        (
            "Rosa Lind has no lock. Her husband sent her a text that morning. “Wait,” it said.",
            "Her husband",
        ),
        (
            "DIBRUGARH: Pickers stayed away after the board cut what it calls “extras”.",
            "the board",
        ),
    ],
)
def test_who_answers_or_writes_is_told_by_the_sentence_before(text: str, want: str) -> None:
    assert last(text) == want
