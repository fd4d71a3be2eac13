"""Whole words noted beside the tables."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.detect.known import KnownWords, known_pairs, with_known
from annotator.detect.naming import rank
from annotator.model.errors import UnreadableFile
from tools.models.noted import BONUS, pack_known

PAIRS = st.lists(st.tuples(st.sampled_from(["fi", "mr", "kk"]), st.text(min_size=1, max_size=9)))


@settings(deadline=None, max_examples=30)
@given(PAIRS)
def test_every_noted_word_is_found_again(pairs: list[tuple[str, str]]) -> None:
    known = KnownWords(pack_known(pairs))
    assert all(known.has(tag, word) for tag, word in pairs)


def test_hardly_any_other_word_is_taken_for_a_noted_one() -> None:
    known = KnownWords(pack_known(("fi", f"sana{number}") for number in range(3000)))
    wrong = sum(known.has("fi", f"ord{number}") for number in range(10_000))
    assert wrong < 150


def test_the_same_words_give_the_same_bytes_in_any_order() -> None:
    pairs = [("fi", "kala"), ("sv", "fisk"), ("et", "kala")]
    assert pack_known(pairs) == pack_known(pairs[::-1])


def test_a_list_of_another_format_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tools.models.noted.FORMAT", 99)
    with pytest.raises(UnreadableFile, match="format 99"):
        KnownWords(pack_known([("fi", "kala")]))


def test_a_known_word_speaks_for_its_language_unless_that_is_far_behind(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pairs = KnownWords(pack_known([("fi", "kala"), ("sv", "kala")]))
    monkeypatch.setattr("annotator.detect.known.known_pairs", lambda: pairs)
    scored = [(0.0, "et"), (-1.0, "fi"), (-50.0, "sv")]
    assert with_known(scored, ("kala",)) == [(0.0, "et"), (BONUS - 1.0, "fi"), (-50.0, "sv")]
    assert with_known([], ("kala",)) == []
    assert with_known(scored, ()) == scored


def test_the_shipped_list_can_be_read() -> None:
    known = known_pairs()
    assert known.bonus == BONUS
    assert not known.has("und", "")


@pytest.mark.parametrize(
    ("word", "script", "language"),
    [
        ("батько", "Cyrl", "uk"), ("ранок", "Cyrl", "uk"), ("тиша", "Cyrl", "uk"),
        ("хвала", "Cyrl", "sr"), ("ветар", "Cyrl", "sr"), ("بيت", "Arab", "ar"),
    ],
)  # fmt: skip
def test_words_of_cyrillic_and_arabic_letters_are_noted_too(
    word: str, script: str, language: str
) -> None:
    """The n-grams alone give each of them to a neighbour."""
    assert known_pairs().has(language, word)
    assert rank(word, script)[0].language == language
