"""Who is offered beside the likeliest, under which name, and for which reason."""

import pytest

from annotator.suggest.speakers.reasons import reason
from annotator.tasks.detection.detect import propose


def offered(text: str) -> list[list[str]]:
    """Everybody offered, for each passage."""
    return [[c.text for c in q.candidates] for q in propose(text).quotations]


def test_where_somebody_is_from_is_nobody() -> None:
    text = "Jean-Marc Lefèvre of Lyon opened the letter. “I was stunned,” he said. “I sat down.”"
    assert [names[0] for names in offered(text)] == ["Jean-Marc Lefèvre"] * 2
    assert not any("Lyon" in names for names in offered(text))


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("Mamadou Ba shook his head. “No.” He left.\n\n“It was never ours.”", "his head"),
        (
            "Police arrested 14 people on charges in Izmir. “We saw nothing,” a waiter said.",
            "Police arrested 14 people on charges in Izmir",
        ),
        ("A lawmaker on Wednesday spoke. “I am tired,” she said.", "A lawmaker on Wednesday"),
        ("A man's coat lay there. “It is torn.” Rosa Lind took it.", "A man's"),
    ],
)
def test_what_is_no_somebody_is_not_offered(text: str, nobody: str) -> None:
    assert not any(nobody in names for names in offered(text))


@pytest.mark.parametrize(
    "text",
    [
        "“Is it far?” the younger woman asked.\n\n“Not for you,” said the older one.\n\n“And you?”",
        "The deputy minister spoke first. The deputy left. “It is late,” Rosa Lind said.",
        "The mayor of Merida slept. Rosa Lind did not. “It is late,” said the mayor of Merida.",
    ],
)
def test_nobody_is_offered_twice(text: str) -> None:
    for names in offered(text):
        telling = [frozenset(n.lower().split()) - {"the", "a", "an"} for n in names]
        assert not any(a <= b for a in telling for b in telling if a is not b)


def test_what_the_words_are_is_stepped_over() -> None:
    assert offered("Aminata Diouf folds the nets. “Sunugaal” — our Senegal — she hums.") == [
        ["Aminata Diouf"]
    ]


@pytest.mark.parametrize(
    ("rule", "cue", "want"),
    [
        ("according to", "According", "“according to”"),
        ("lead-in subject", ":", "the line before leads in"),
        ("lead-in line", "wrote", "the line before leads in: “wrote”"),
    ],
)
def test_a_reason_reads_well(rule: str, cue: str, want: str) -> None:
    assert reason(rule, cue, "") == want


def test_a_pronoun_is_told() -> None:
    text = "Rosa Lind came late. “Sorry,” she said."
    (quotation,) = propose(text).quotations
    assert quotation.speaker is not None
    assert quotation.speaker.because == "right after the quotation: “said”, where “she” stands"


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("The crowd has reached the government building. “Shame! Shame!” it roars.", "The crowd"),
        ("Rosa Lind left amid chants of “Out! Out!” by party workers.", "party workers"),
    ],
)
def test_crowds_cry_out(text: str, want: str) -> None:
    assert offered(text)[0][0] == want


def test_every_few_blocks_is_nobody() -> None:
    text = (
        "Miners marched down, singing every few blocks.\n\n“Bread, now!” they shouted at the gate."
    )
    assert offered(text)[0][0] == "Miners"


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("The clockmaker of Banská Túma thinks aloud. “We are tired,” he’d say.", "Banská"),
        (
            "Rosa Lind liked the smell of other people. “It is late.” She slept.",
            "the smell of other",
        ),
        ("Rosa Lind sat. A mile further: “Your family waits for you.”", "A mile"),
    ],
)
def test_places_smells_and_miles_say_nothing(text: str, want: str) -> None:
    assert not any(name.startswith(want) for names in offered(text) for name in names)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Ivo Lind nodded. “Not yet,” his wife, Primitiva Soto, calls.", "Primitiva Soto"),
        ("Primitiva Soto came. She herself says: “I am from the ship.”", "Primitiva Soto"),
    ],
)
def test_verbs_and_pronouns_that_were_missed(text: str, want: str) -> None:
    assert offered(text)[0][0] == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "A rally heard Ivo Lind, of the ruling party, who described the strikers as “guests.”",
            "Ivo Lind",
        ),
        (
            "Reacting, the Supervisory Councillor for Works, Hon. Ivo Lind, assured that the "
            "builder would be back “before the rains set in.”",
            "Ivo Lind",
        ),
        (
            "Rain fell. A few metres away, depositors beat on the steel. “Thieves,” they chanted.",
            "depositors",
        ),
        ("One sees a bench and hears the defendant say: “Slowly, you have all day.”", "the def"),
        (
            "An officer who gave only his surname, Moreau, had no view. “It was left,” he said.",
            "Moreau",
        ),
        ("Ivo Lind rose on a point of order: “Does he sleep?” The House roared.", "Ivo Lind"),
        ("“They won,” Rosa Lind whispered.\n\n“Louder!” the crowd called.", "the crowd"),
        ("On the crate sits Waïa. “We are tired,” he says.", "Waïa"),
        ("“Kwa nini?” The question came from the boy on the wall.", "the boy"),
        ("My mother used to say “Haste is a bad adviser,” recalls Rosa Lind.", "My mother"),
    ],
)
def test_who_is_read_over_what_stands_between(text: str, want: str) -> None:
    assert offered(text)[-1][0].startswith(want)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Asked about the dam, Mayor Ana Souza said “É mentira” and hung up.", "Ana Souza"),
        ("“Біз қорықпаймыз,” Nurlan Esenov told reporters in Kazakh.", "Nurlan Esenov"),
        ("“Не врите!” is painted on the side of the trams. Rosa Lind sang.", None),
        ("Aigul Tasbolat raised a sheet of paper that read “Бостандық” at the gate.", None),
        ("The song “Kde domov můj” was played twice. Petr Novák wept.", None),
    ],
)
def test_foreign_words_have_their_speaker_where_somebody_says_them(
    text: str, want: str | None
) -> None:
    speaker = propose(text).quotations[0].speaker
    assert (speaker.text if speaker else None) == want


@pytest.mark.parametrize(
    "text",
    [
        "Rosa Lind sat. “It rained on Thursday,” she said. And after some time: “He won’t come.”",
        "Ivo Lind fell.\n\nRosa Lind outside laughed. Rosa Lind nearby shouted: “He is up again!”",
    ],
)
def test_who_goes_on_after_a_while(text: str) -> None:
    assert offered(text)[-1][0] == "Rosa Lind"


def test_a_sentence_with_capitals_in_a_paragraph_of_its_own_is_said() -> None:
    text = "Setsuko held the case. “It has been dropped,” she said.\n\n“In Kobe.”\n\nRain fell."
    assert offered(text)[-1][0] == "Setsuko"


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("“آٹا ختم،” a man called down the line. “Every day,” said Shazia Bibi.", "a man"),
        ("“Қашан?” a journalist, Ainur Mukhit, called after him. Rain fell.", "Ainur Mukhit"),
        ("“Dosta!” shouts Rosa Lind. “Dosta!” answer the boys from the yard.", "the boys"),
        ("The crowd fell silent, and then it shouted “ارحل!” with one voice.", "The crowd"),
        (
            "DAKAR (agencies) - Students blocked the gates, chanting “Dafa doy!” at the rector.",
            "Students",
        ),
    ],
)
def test_calls_in_other_languages(text: str, want: str) -> None:
    foreign = [q for q in propose(text).quotations if q.kind == "foreign"]
    assert foreign[-1].speaker is not None
    assert foreign[-1].speaker.text.startswith(want)


def test_a_translation_right_behind_belongs_to_whoever_said_the_words() -> None:
    text = "“Nie oddamy lasu,” said Halina Brzoza. “We will not give up the forest.” Rain fell."
    assert [q.kind for q in propose(text).quotations] == ["foreign", "gloss"]
    assert [names[0] for names in offered(text)] == ["Halina Brzoza"] * 2


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "Rosa Lind slept. “Ni una gota menos,” wrote @cerro.alegre under a picture.",
            "@cerro.alegre",
        ),
        ("Rosa Lind ate. “L’appétit vient en mangeant,” a butcher kept saying.", "a butcher"),
    ],
)
def test_handles_and_what_was_kept_saying(text: str, want: str) -> None:
    speaker = propose(text).quotations[0].speaker
    assert speaker is not None
    assert speaker.text == want


@pytest.mark.parametrize(
    "text",
    [
        "Rosa Lind came. «Будь ласка, зачиняйте хвіртку!» it says, and a visitor needs a moment.",
        "Rosa Lind showed me the columns, and the slogan that was shouted there: “Ни шагу назад!”",
    ],
)
def test_things_and_slogans_say_none(text: str) -> None:
    assert propose(text).quotations[0].speaker is None
