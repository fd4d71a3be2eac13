"""Interviews and answers, and objects that mean somebody."""

import pytest

from annotator.detect.quotations import find_quotations
from annotator.suggest.speakers import attribute
from annotator.suggest.speakers.reasons import LIKELY


def speakers(text: str) -> list[str | None]:
    """The speaker of each passage."""
    return [q.speaker.text if q.speaker else None for q in attribute(text, find_quotations(text))]


INTERVIEW = "Captain Nilmini Peiris retires.\n\n{}: “Who runs the port?”\n\n{}: “My deputy.”"


@pytest.mark.parametrize("labels", [("Q", "A"), ("Q", "NP")])
def test_labels_of_an_interview_are_its_people(labels: tuple[str, str]) -> None:
    assert speakers(INTERVIEW.format(*labels)) == [None, "Nilmini Peiris"]


def test_an_answer_comes_from_the_other() -> None:
    text = (
        "“We counted the boots,” the witness said.\n\nCounsel Marek Ostrowski said that was "
        "“convenient.”\n\n“It is not,” came the answer. “I would sell it.”"
    )
    assert speakers(text) == [
        "the witness",
        "Counsel Marek Ostrowski",
        "the witness",
        "the witness",
    ]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "Mohan Bisht called it wrong. According to him, “all villages are covered.”",
            "Mohan Bisht",
        ),
        ("Elnura Osmonova rose. The record has her saying “this is a farce.”", "Elnura Osmonova"),
        (
            "An officer who was not allowed to speak to the press said there were “two cars.”",
            "An officer",
        ),
        (
            "A charge sheet seen by this newspaper accuses them of “hurting feelings.”",
            "A charge sheet",
        ),
        ("“It is firm,” a diplomat close to the talks told the paper.", "a diplomat"),
        ("“Is it late?” Anna Pavlova and Boris Ivanov asked.", "Anna Pavlova"),
        ("The post was short. “I am no spy,” it began, above a photograph.", "The post"),
        ("DHAKA, Aug 3 - Students blocked a crossing.\n\n“One demand!” they chanted.", "Students"),
        (
            "State television showed the president waving and telling them it would “bloom.”",
            "the president",
        ),
        ("The audio of a woman weeping that “the water is here” was old.", "a woman"),
    ],
)
def test_the_clause_tells_whose_verb_it_is(text: str, want: str) -> None:
    found = speakers(text)[-1]
    assert found is not None
    assert found.startswith(want)


def test_what_has_become_a_joke_is_said_by_nobody() -> None:
    text = "Minister Petr Novotny promised light. “Which hour?” has since become a joke."
    assert speakers(text) == [None]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("RIA quoted Oleg Petrov as saying the city was “calm.”", "Oleg Petrov"),
        (
            "The paper quoted the head of the farm, Irada Meredova, as saying: “No.”",
            "Irada Meredova",
        ),
        ("Oleg Petrov, quoted by RIA as saying the city was “calm,” left.", "Oleg Petrov"),
        ("Oleg Petrov was quoted by RIA as saying: “It is calm.”", "Oleg Petrov"),
        ("It was unanimous, said Vesela Dimova, “with one abstention.”", "Vesela Dimova"),
        ("Life is simple, says Bablu. “If he comes, I sell two hundred cups.”", "Bablu"),
        (
            "His work, the Supreme Court held, had been “voluntary in the legal sense.”",
            "Supreme Court",
        ),
        ("Guram Abash waited. “To those who are not at the table,” he began.", "Guram Abash"),
        ("Levan Guramov dislikes them; he calls it a diploma. “I shall retire.”", "Levan Guramov"),
        ("Officers watched. One of them lifted his hand. “Nice weather,” he said.", "One of them"),
        (
            "“We ask for bread,” ran the letter that Vesela Dimova sent.",
            "the letter that Vesela Dimova",
        ),
    ],
)
def test_people_whom_others_quote(text: str, want: str) -> None:
    found = speakers(text)[-1]
    assert found is not None
    assert found.startswith(want)


def test_whoever_shoots_back_is_not_the_last_speaker() -> None:
    text = (
        "Grace Atuhaire tabled a list. “Read it,” interrupted Minister Moses Kase. "
        "“I shall,” she shot back."
    )
    assert speakers(text) == ["Moses Kase", "Grace Atuhaire"]


def test_bare_answers_of_an_interview_are_the_guest_s() -> None:
    text = (
        "When did you decide?\n\n“There was no moment.”\n\n"
        "Aruna Yesengeld, 31, has written two novels. Aruna drinks her tea with salt."
    )
    assert speakers(text) == ["Aruna Yesengeld"]


def test_a_nickname_between_two_names_is_nobody_s_words() -> None:
    text = "Cartoonist Patrick “Gado” Mwangi spoke to us."
    (found,) = attribute(text, find_quotations(text))
    assert found.kind == "title"
    assert found.speaker is None


def test_what_somebody_is_asked_is_not_theirs() -> None:
    text = "Karma Wangdi says he is asked one thing. “Are you happy?”"
    candidates = attribute(text, find_quotations(text))[0].candidates
    assert [c.because for c in candidates] == [LIKELY]  # no rule says so


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("A man in his sixties, facing the police, can be heard saying: “No.”", "A man"),
        ("The speaker was sworn in. “How long?” a guest was overheard saying.", "a guest"),
        ("Milena Rol spoke in parliament, dismissing reports of it as “gossip.”", "Milena Rol"),
        ("The historian Tamaz Abul, who signed first, told Formula News: “Dust.”", "Tamaz Abul"),
        ("Under it hangs a card with the text “Please do not lift.”", "a card"),
        ("On it is a sticker with a map and the words “Back soon.”", "a sticker"),
        ("The two suspects approached him with the words “Uncle, change?”", "The two suspects"),
        ("“It is no tarragon!” the old woman calls out.", "the old woman"),
        ("“I hid in the organ,” remembers one of them, Eugène Cyiza, a judge.", "Eugène Cyiza"),
        ("I met Hanifa in the queue. “It is far,” she said.", "Hanifa"),
        ("My interpreter, Fawad, hesitated. “He adds things,” he said.", "Fawad"),
        ("In a letter, 112 archivists protested. “It is edited,” they wrote.", "112 archivists"),
        ("Sister Perpetua Nyira fed them. Of that she'd say “Badly.”", "Perpetua Nyira"),
        ("President Alim Baim, who promised it “in one plan”, this time spoke.", "Alim Baim"),
        ("Sabeen Baloch, 27, has not seen her father. “I am ill,” she said.", "Sabeen Baloch"),
        (
            "In the indictment, the teacher is described as the “organiser of the whole flank.”",
            "the indictment",
        ),
        ("Judge (retd) Rahim Saadi praised it, describing it as “good news.”", "Rahim Saadi"),
        ("Irma Behnke was asked. She'd been neither. “I brought letters.”", "Irma Behnke"),
        ("Idris Balewa was held. It was early. The tea was sweet. “I said so.”", "Idris Balewa"),
        ("Visitors greet Lekë Gjoka. The painter shrugs. “Hands,” he says.", "Lekë Gjoka"),
        ("The clown Zacarías “Migajas” Oropeza asked: “Is this on?”", "Zacarías “Migajas” Oropeza"),
    ],
)
def test_people_of_features(text: str, want: str) -> None:
    found = speakers(text)[-1]
    assert found is not None
    assert found.startswith(want)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("The guide, a student named Raghad, reads it. “They cry,” she says.", "Raghad"),
        ("Someone has hung a banner between two posts: “We voted for you.”", "a banner"),
        (
            "The owner, Emil Dobre, left by a side door. His only words were “No comment.”",
            "Emil Dobre",
        ),
        (
            "The comrade first secretary remarked: “Water is a worker.”",
            "The comrade first secretary",
        ),
        ("A man claiming to be a returning officer says: “I have the results.”", "A man"),
    ],
)
def test_more_people_of_features(text: str, want: str) -> None:
    assert speakers(text)[-1] == want


def test_an_answer_behind_a_letter_or_initials_is_the_guests() -> None:
    text = (
        "Q. Who did it?\n\nA. “I signed it and he paid it.”\n\nRodolfo Barrios, the mayor, leans "
        "back.\n\nR.B.: “No.”"
    )
    assert speakers(text) == ["Rodolfo Barrios", "Rodolfo Barrios"]
