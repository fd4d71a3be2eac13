"""Kinds of passages: somebody's words, a word held with tongs, a title, a headline."""

import pytest

from annotator.detect.quotations import find_quotations
from annotator.model.proposal import QUOTATION_KINDS, Candidate
from annotator.model.span import Span


def kinds(text: str) -> list[tuple[str, str]]:
    return [(text[q.start : q.end], q.kind) for q in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("“We will stay,” said Aisulu.", "direct"),
        ("Aisulu said: “We will stay.”", "direct"),
        ("The mayor called the strike “a shame” and left for the airport.", "fragment"),
        ("The island has two so-called “sister roads” and one ferry.", "scare"),
        ("A “good” road leads north; the other one is a river bed.", "scare"),
        ("The film “Letters from Baikal” opens on Friday in Irkutsk.", "title"),
        ("Members of the “Ak Zhol Youth Initiative” collected signatures.", "title"),
    ],
)
def test_a_passage_has_the_kind_that_its_surroundings_give(text: str, want: str) -> None:
    assert [kind for _, kind in kinds(text)] == [want]


def test_a_short_first_line_with_single_marks_is_a_headline() -> None:
    text = "Villagers to Minister: You Owe Us ‘Clean Water’\n\nThe meeting lasted an hour."
    assert kinds(text) == [("Clean Water", "headline")]


def test_a_first_paragraph_with_a_full_stop_is_no_headline() -> None:
    text = "BEJAR — The ministry said that it was ‘strongly opposed’ to the tariff.\n\nRain fell."
    assert kinds(text) == [("strongly opposed", "fragment")]


def test_a_first_paragraph_that_ends_in_a_quotation_is_no_headline() -> None:
    text = "Aisulu told the court: “I was at home.”\n\nThe hearing goes on."
    assert kinds(text) == [("I was at home.", "direct")]


def test_a_passage_that_the_detector_calls_foreign_is_foreign() -> None:
    text = "They shouted “Шал, кет!” in the square."
    spans = (Candidate(start=14, end=23, language="kk", script="Cyrl"),)
    assert [q.kind for q in find_quotations(text, spans)] == ["foreign"]


def test_two_passages_joined_by_and_are_of_one_kind() -> None:
    text = "She called them “Miss Nobody” and “Miss Nothing” in the same speech."
    assert {kind for _, kind in kinds(text)} == {"fragment"}


def test_offsets_leave_out_the_marks_and_inner_passages_are_kept() -> None:
    text = "“He wrote ‘never again’ twice,” she said."
    (quotation,) = find_quotations(text)
    assert text[quotation.start : quotation.end] == "He wrote ‘never again’ twice,"
    assert quotation.inner == (Span(start=11, end=22),)


def test_every_kind_is_one_of_the_models() -> None:
    text = "‘A’ “b” «c»\n\nThe “word” of “The Year of the Horse”, he said: “No.”"
    assert {q.kind for q in find_quotations(text)} <= set(QUOTATION_KINDS)


def test_a_line_under_the_title_in_single_marks_is_a_headline() -> None:
    text = (
        "Ferry runs aground off Batumi.\n\nTalk of 'sleeping at the wheel' at a hearing.\n\n"
        'The ferry is old. "It is older than I am," said its captain.'
    )
    assert [q.kind for q in find_quotations(text)] == ["headline", "direct"]


def test_british_articles_quote_in_single_marks_from_the_first_line() -> None:
    text = "‘They asked who paid me,’ Polina recalls. ‘I said, “My aunt.” They wrote it down.’"
    assert [q.kind for q in find_quotations(text)] == ["direct", "direct"]


def test_a_claim_that_something_is_so_reports_it() -> None:
    text = "Contrary to his claim that people would “learn nothing,” they learned to swim."
    assert [q.kind for q in find_quotations(text)] == ["fragment"]


def test_a_signature_is_a_name() -> None:
    assert [q.kind for q in find_quotations("It was signed only “K.,” in green ink.")] == ["title"]
