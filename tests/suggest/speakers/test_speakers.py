"""Speakers of quotations: who said it, with what evidence, and when nobody is named."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.detect.quotations import find_quotations
from annotator.detect.repeats import find_repeats
from annotator.model.proposal import Candidate, Quotation
from annotator.suggest.speakers import attribute


def said(text: str, spans: tuple[Candidate, ...] = ()) -> tuple[Quotation, ...]:
    return attribute(text, find_quotations(text, spans), find_repeats(text))


def names(text: str) -> list[str | None]:
    return [q.speaker.text if q.speaker else None for q in said(text)]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("“We stay,” said Gulbara Toktobaeva.", "Gulbara Toktobaeva"),
        ("“We stay,” Gulbara Toktobaeva said.", "Gulbara Toktobaeva"),
        ("“We stay,” the nurse, Gulbara Toktobaeva, said.", "Gulbara Toktobaeva"),
        ("“We stay,” Toktobaeva, who has six children, said on Monday.", "Toktobaeva"),
        ("Gulbara Toktobaeva said: “We stay.”", "Gulbara Toktobaeva"),
        (
            "Gulbara Toktobaeva, a nurse from Osh, Kyrgyzstan, said: “We stay.”",
            "Gulbara Toktobaeva",
        ),
        ("Toktobaeva wrote on Telegram:\n\n“We stay.”", "Toktobaeva"),
        ("Gulbara Toktobaeva: “We stay.”", "Gulbara Toktobaeva"),
        ("According to the rights group Zhol, the arrests were “arbitrary.”", "Zhol"),
        ("“We stay.”\n— Gulbara Toktobaeva", "Gulbara Toktobaeva"),
        ("Protesters chanted “Shame!” at the gate.", "Protesters"),
        ("“Free them!” chanted the crowd.", "the crowd"),
        ("Dozens of activists marched, chanting “Free them!”", "Dozens of activists"),
        ("“My son is there,” said a 58-year-old called Saltanat.", "Saltanat"),
        ("“We are not thieves”: Kyrgyz shepherd on trial", "Kyrgyz shepherd on trial"),
        ("A spokesman for the mine called it “a misunderstanding.”", "A spokesman for the mine"),
        ("The statement’s author, Bolat Seitov, calls it “a cage.”", "Bolat Seitov"),
        ("Bolat Seitov was quoted as saying “it is a cage.”", "Bolat Seitov"),
        ("“We stay,” Chinese activist Zhao Meiling told the Ledger.", "Zhao Meiling"),
        ("“We stay,” said Mustafa al-Khatib, a doctor.", "Mustafa al-Khatib"),
        (
            "Valentina Sergeyevna Kruglova laughed. “We stay,” she said.",
            "Valentina Sergeyevna Kruglova",
        ),
        ("Umut Aktaş, in a letter shared by her lawyers, wrote: “I count birds.”", "Umut Aktaş"),
        ("“We stay,” his mother, Gulnara, sobbed.", "Gulnara"),
    ],
)
def test_the_first_speaker_offered_is_the_one_the_text_names(text: str, want: str) -> None:
    assert names(text)[0] == want


@pytest.mark.parametrize(
    "text",
    [
        "A “good” road leads north; the other one is a river bed.",
        "The film “Letters from Baikal” opens on Friday in Irkutsk.",
        "Nobody at the ministry uses the word “reform” any more.",
        "The operation, code-named “Clean Harvest,” began in May.",
    ],
)
def test_where_nobody_speaks_nobody_is_named(text: str) -> None:
    assert names(text) == [None]


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("Mayor Yerlan Sartbaev came out. “Мен түсінемін,” he began.", "Мен түсінемін,", "Yerlan"),
        ("His bandmate Modou is more diplomatic: “Ndank ndank.”", "Ndank ndank.", "Modou"),
        ("“Әділдік қайда?” read one banner outside the town hall.", "Әділдік қайда?", ""),
        ("The sign above the door says “بيت أمي” in white.", "بيت أمي", ""),
        ("“Keine Ahnung” — no idea, she says later.", "Keine Ahnung", ""),
    ],
)
def test_foreign_words_are_somebodys_and_never_a_things(
    text: str, words: str, speaker: str
) -> None:
    start = text.index(words)
    (found,) = said(
        text, (Candidate(start=start, end=start + len(words), language="kk", script="Zzzz"),)
    )
    assert found.kind == "foreign"
    assert (found.speaker.text if found.speaker else "").split(" ")[0] == speaker


def test_a_foreign_slogan_without_a_verb_has_no_speaker() -> None:
    text = "A new voice has come from Kazakhstan:\n\n“Шал, кет!”\n\nBolat Seitov lives in Oral."
    spans = (Candidate(start=40, end=49, language="kk", script="Cyrl"),)
    (slogan,) = said(text, spans)
    assert slogan.kind == "foreign"
    assert slogan.speaker is None


def test_a_foreign_quotation_with_a_verb_has_its_speaker() -> None:
    text = "“Шал, кет!” shouted Bolat Seitov from the roof."
    spans = (Candidate(start=1, end=10, language="kk", script="Cyrl"),)
    (shout,) = said(text, spans)
    assert shout.speaker is not None
    assert shout.speaker.text == "Bolat Seitov"


@pytest.mark.parametrize(
    ("behind", "speaker"),
    [
        ("“Ils ont pris la mer.”", "Moussa Dieng"),
        ("A sign reads “Ils ont pris la mer.”", None),
    ],
)
def test_a_foreign_sentence_right_behind_what_somebody_says_is_theirs(
    behind: str, speaker: str | None
) -> None:
    text = f"Moussa Dieng shrugged. “They took everything,” he said. {behind}"
    start = text.index("Ils")
    spans = (Candidate(start=start, end=start + 20, language="fr", script="Latn"),)
    foreign = said(text, spans)[1]
    assert foreign.kind == "foreign"
    assert (foreign.speaker.text if foreign.speaker else None) == speaker


def test_a_surname_and_a_pronoun_lead_to_the_full_name() -> None:
    text = (
        "Aruzhan Iskakova lost her house in the flood.\n\n“I saved the cat,” Iskakova said. "
        "“He scratched me,” she added.\n\n“He knows his business.”"
    )
    assert names(text) == ["Aruzhan Iskakova"] * 3


def test_a_pronoun_finds_a_person_of_its_gender() -> None:
    text = "Dmitry Orlov and Saule Akhmetova arrived late. “There was no bus,” she said."
    assert names(text) == ["Saule Akhmetova"]


def test_names_inside_quotations_are_never_speakers() -> None:
    text = "“Bolat Seitov said he would come,” Aisha Karimova recalled."
    assert names(text) == ["Aisha Karimova"]


def test_candidates_are_at_most_three_different_people_the_best_first() -> None:
    text = (
        "Ivan Petrov met Anna Orlova, Boris Lenin and Vera Brik in Pskov.\n\n"
        "Petrov waited outside.\n\n“It rained,” Orlova said."
    )
    (quotation,) = said(text)
    found = [c.text for c in quotation.candidates]
    assert found[0] == "Anna Orlova"
    assert len(found) == len(set(found)) == 3
    shares = [c.confidence for c in quotation.candidates]
    assert shares == sorted(shares, reverse=True)


def test_a_speaker_carries_the_evidence() -> None:
    text = "“We stay,” said Gulbara Toktobaeva, a nurse."
    (quotation,) = said(text)
    speaker = quotation.speaker
    assert speaker is not None and speaker.place is not None and speaker.cue is not None
    assert text[speaker.place.start : speaker.place.end] == "Gulbara Toktobaeva"
    assert text[speaker.cue.start : speaker.cue.end] == "said"
    assert speaker.because == "right after the quotation: “said”"
    assert 0.9 <= speaker.confidence <= 1.0


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“Go,” said Gulbara Toktobaeva.", "person"),
        ("“Go,” the crowd chanted.", "group"),
        ("“Go,” the ministry said.", "organisation"),
        ("“Go,” the statement said.", "document"),
    ],
)
def test_a_speaker_has_a_type(text: str, kind: str) -> None:
    speaker = said(text)[0].speaker
    assert speaker is not None
    assert speaker.type == kind


def test_each_copy_of_a_repeated_passage_has_the_same_speaker_with_its_own_place() -> None:
    block = (
        "Margulan Akhmetov has been active for years in the movement of the valley.\n\n"
        "He also shared an image stating, “We will open the gate ourselves.”\n"
    )
    text = block + "\nShare this page\n\n" + block
    first, second = said(text)
    assert first.speaker is not None and second.speaker is not None
    assert first.speaker.text == second.speaker.text == "Margulan Akhmetov"
    assert first.speaker.place is not None and second.speaker.place is not None
    by = second.start - first.start
    assert second.speaker.place.start - first.speaker.place.start == by


def test_answers_are_the_same_twice() -> None:
    text = "“Go,” said Anna. “Stay,” he said. Protesters shouted “No!”"
    assert said(text) == said(text)


PIECES = """“Go,” said Anna Petrova . he they whose , “No” : — chanted protesters of the
( ) saying according to X’s ‘a’ The Mr. who 16 “” called by «да»"""
pieces = st.sampled_from([*PIECES.split(), "\n\n", "\ue000", ""])


@given(st.lists(pieces, max_size=40).map(" ".join))
@settings(max_examples=300, deadline=None)
def test_any_sequence_of_words_is_answered_in_bounds(text: str) -> None:
    quotations = find_quotations(text)
    answered = attribute(text, quotations, find_repeats(text))
    assert [(q.start, q.end, q.kind) for q in answered] == [
        (q.start, q.end, q.kind) for q in quotations
    ]
    for quotation in answered:
        assert len(quotation.candidates) <= 3
        for candidate in quotation.candidates:
            assert 0.0 <= candidate.confidence <= 1.0
            assert candidate.place is not None
            place = candidate.place
            assert text[place.start : place.end] == place.text


@given(st.text(max_size=150))
@settings(max_examples=150, deadline=None)
def test_any_text_at_all_is_answered(text: str) -> None:
    assert len(said(text)) == len(find_quotations(text))


def test_a_slogan_in_a_headline_has_no_speaker_but_a_minister_who_says_it_has() -> None:
    slogan = "Valley opposition appeals to Minister: ‘Open the gate for us’\n\nIt was read aloud."
    quoted = "Minister says: ‘The gate stays shut’\n\nIt was read aloud."
    assert names(slogan) == [None]
    assert names(quoted) == ["Minister"]


def test_whoever_launched_the_campaign_is_offered_as_originator_of_its_slogan() -> None:
    text = (
        "A new voice has come from the valley:\n\n“Суды қайтар!”\n\n"
        "The campaign was launched by Serik Bolatov, one of the founders of a movement."
    )
    spans = (Candidate(start=40, end=52, language="kk", script="Cyrl"),)
    (slogan,) = said(text, spans)
    assert slogan.speaker is None
    assert [(c.text, c.role) for c in slogan.candidates] == [("Serik Bolatov", "originator")]


@pytest.mark.parametrize(
    "sentence",
    [
        "“Open the gate!” somebody shouted.",
        "“Open the gate,” said one.",
        "Someone shouted, “Open the gate!”",
        "“Open the gate,” everyone said.",
        "Aloud she said: “Open the gate!”",
        "“Open the gate!” said aloud by Saule Amanova.",
    ],
)
def test_words_that_name_nobody_are_no_speakers(sentence: str) -> None:
    (said,) = find_quotations(sentence)
    (told,) = attribute(sentence, (said,))
    names = {c.text.casefold() for c in (told.speaker, *told.candidates) if c is not None}
    assert not names & {"somebody", "someone", "one", "everyone", "aloud"}


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("“Open the gate!” people shouted.", "people"),
        ("“Open the gate!” the crowd chanted.", "the crowd"),
        ("“Open the gate,” one of the guards said.", "one of the guards"),
        ("“Open the gate,” one woman said.", "one woman"),
    ],
)
def test_crowds_and_one_of_them_are_speakers(sentence: str, speaker: str) -> None:
    (said,) = find_quotations(sentence)
    (told,) = attribute(sentence, (said,))
    assert told.speaker is not None
    assert told.speaker.text == speaker


def test_passages_behind_the_ten_thousandth_stay_as_they_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("annotator.suggest.speakers.attribution.MAX_QUOTATIONS", 2)
    text = "“We go,” said Ada Berg. “We stay,” said Ida Moe. “We wait,” said Ole Vik."
    quotations = find_quotations(text)
    said = attribute(text, quotations)
    assert [q.speaker.text if q.speaker else None for q in said] == ["Ada Berg", "Ida Moe", None]
    assert [(q.start, q.end) for q in said] == [(q.start, q.end) for q in quotations]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("“We wait,” student and volunteer Lasha Beridze told the radio.", "Lasha Beridze"),
        ("“Where do the birds sleep?” Danish has been asking his aunt since dawn.", "Danish"),
        ("Temur Azimov heard nothing until the people around him said, “Sit down.”", "the people"),
        (
            "The note came from a page whose members call themselves “the cleaners of the bay.”",
            "mem",
        ),
        (
            "On Monday depositors gathered at the bank and announced that “the road is long.”",
            "depos",
        ),
        (
            "Temur Azimov left. Last week the ministry showed bags which it called “unfit.”",
            "the min",
        ),
        ("“We wait,” said Mr Essel, the District Chief Executive.", "Essel"),
    ],
)
def test_who_speaks_behind_trades_days_and_pronouns(text: str, want: str) -> None:
    speaker = attribute(text, find_quotations(text))[-1].speaker
    assert speaker is not None
    assert speaker.text.startswith(want)


@pytest.mark.parametrize(
    "text",
    [
        "The prosecutor ordered Hoda Amin held for two weeks on suspicion of “false news.”",
        "Ilona Tar, 36, was convicted of “making propaganda against the state.”",
        "“Queue here for your future,” read one of the boards.",
        "A prosecutor demanded eight years for Hrant Deran, accused of “neglect in time of war.”",
    ],
)
def test_charges_and_boards_are_never_sure(text: str) -> None:
    speaker = attribute(text, find_quotations(text))[-1].speaker
    assert speaker is None or speaker.confidence < 0.8
