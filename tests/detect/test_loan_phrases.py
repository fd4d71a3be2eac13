"""Loans of several words: no spans by themselves, spans where something announces them."""

import pytest

from annotator.detect.loan_phrases import _by_first
from annotator.detect.spans import find_spans


def found(text: str) -> list[str]:
    return [text[c.start : c.end] for c in find_spans(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The junta's coup d'état was a fait accompli by breakfast.",
        "The maître d' suggested the prix fixe, and the sommelier a bordeaux.",
        "They won the grand prix with an a cappella song.",
        "He asked for a café au lait and a piña colada.",
        "The soprano sang Violetta in Verona and Mimi in Macerata.",
        "The loan went through the Réunion des Musées Nationaux after all.",
    ],
)
def test_loans_and_names_are_no_spans(text: str) -> None:
    assert found(text) == []


def test_a_loan_that_is_introduced_as_a_foreign_word_is_a_span() -> None:
    assert found("The French term “pièce de résistance” is older.") == ["pièce de résistance"]


def test_every_loan_of_the_list_has_several_words_and_stands_once() -> None:
    loans = [loan for some in _by_first().values() for loan in some]
    assert all(len(loan) > 1 for loan in loans)
    assert len(set(loans)) == len(loans)


@pytest.mark.parametrize(
    "text",
    [
        "The Assemblée nationale rejected the bill, and the Conseil d'État upheld the ban.",
        "He was elected to the Académie française and to the Collège de France.",
        "The Istituto Luce and the Cinémathèque française lent the prints.",
        "The Cour de cassation quashed the verdict against the trader.",
        "The variable nombre_usuario is never read; rename tabla_datos too.",
        "He practises tai chi, qigong and krav maga.",
        "The chef plated burrata with salsa verde and focaccia.",
    ],
)
def test_names_of_bodies_in_their_own_spelling_and_of_variables_are_no_spans(text: str) -> None:
    assert found(text) == []


def test_a_translated_name_of_a_body_is_a_span() -> None:
    text = "The Partito Nuovo (“New Party”) ran alone."
    assert found(text) == ["Partito Nuovo"]
