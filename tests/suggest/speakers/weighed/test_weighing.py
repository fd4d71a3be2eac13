"""Who is likely to have said it: everybody near is weighed, rules are trusted as they deserve."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.detect.quotations import find_quotations
from annotator.model.proposal import Quotation
from annotator.suggest.speakers import attribute
from annotator.suggest.speakers.reasons import LIKELY
from annotator.suggest.speakers.weighed.weights import doubt, weights


def answered(text: str) -> tuple[Quotation, ...]:
    return attribute(text, find_quotations(text))


def test_the_numbers_are_there() -> None:
    assert len(weights()) > 500
    assert len(doubt()) > 100


def test_whoever_is_near_is_named_where_no_rule_speaks() -> None:
    text = (
        "Gulsana Bekova unlocks the chapel at five. The benches are wet.\n\n"
        "“We pray with our coats on.”\n\nThe parish has asked for a stove."
    )
    quotation = answered(text)[0]
    assert quotation.candidates[0].text == "Gulsana Bekova"


def test_who_is_weighed_is_told_in_plain_words() -> None:
    text = "The old ferryman tied the rope and looked up.\n\n“No more trips today.”"
    candidates = answered(text)[0].candidates
    assert candidates
    assert all("|" not in c.because and c.because for c in candidates)
    assert LIKELY.startswith("named near")


def test_a_name_beside_a_verb_of_saying_stays_sure() -> None:
    text = "“We will not leave the valley before the harvest,” said Gulsana Bekova, a farmer."
    speaker = answered(text)[0].speaker
    assert speaker is not None
    assert speaker.text == "Gulsana Bekova"
    assert speaker.confidence >= 0.9


def test_a_place_is_not_offered_before_people() -> None:
    text = "In Lille the strikers marched to the depot. “Give us our hours back!”"
    candidates = [c.text for c in answered(text)[0].candidates]
    assert candidates[0] != "Lille"


def test_whoever_is_addressed_is_less_likely_than_whoever_is_not() -> None:
    text = "Tomas Aguilar and Lidija Tovar sat at the table.\n\n“{}no more bread today.”"
    plain = {c.text: c.confidence for c in answered(text.format(""))[0].candidates}
    called = {c.text: c.confidence for c in answered(text.format("Tomas, "))[0].candidates}
    assert called["Tomas Aguilar"] < plain["Tomas Aguilar"]


def test_words_held_with_tongs_have_no_loud_speaker() -> None:
    text = "The ministry moved the villagers into the so-called “model settlement” on the hill."
    quotations = answered(text)
    assert all(q.speaker is None or q.speaker.confidence < 0.8 for q in quotations)


PIECES = st.sampled_from(
    ("“No,”", " said ", "Gulsana", "the miner", "\n\n", "she", ". ", ": ", "‘x’", "(", "—", "of ")
)


@given(st.lists(PIECES, max_size=40))
def test_odd_text_is_weighed_without_a_fault(parts: list[str]) -> None:
    text = "".join(parts)
    for quotation in answered(text):
        assert len(quotation.candidates) <= 3
        assert all(0.0 <= c.confidence <= 1.0 for c in quotation.candidates)
        assert all(
            c.place is None or text[c.place.start : c.place.end] == c.place.text
            for c in quotation.candidates
        )


def test_nobody_is_offered_twice_by_name_and_by_trade() -> None:
    text = (
        "Oysha Karimova, a retired clerk, waited at the gate. Her son, Aziz Karim, brought tea.\n\n"
        "“The office opens when it likes.”"
    )
    words = [c.text for c in answered(text)[0].candidates]
    assert "Oysha Karimova" in words
    assert "Aziz Karim" in words
    assert not {"a retired clerk", "Her son"} & set(words)


def test_a_trade_that_only_the_long_list_has_may_speak() -> None:
    text = "The lodger wiped his hands.\n\n“This year we drink what we could not sell.”"
    assert "The lodger" in [c.text for c in answered(text)[0].candidates]


def test_where_somebody_is_from_says_nothing() -> None:
    text = "A tourist, Jean-Marc Leroux of Lyon, shook his head. “Enough,” came from behind."
    (found,) = attribute(text, find_quotations(text))
    assert "Lyon" not in [one.text for one in found.candidates]
