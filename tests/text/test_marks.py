"""Stepping inside and outside of quotation marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.marks import OPENERS, PAIRS, strip_marks, with_marks


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("“Назар сал.”", "Назар сал."),
        (" «oui» ", "oui"),
        ("« oui »", "oui"),
        ("„Ano“", "Ano"),
        ("„Tak”", "Tak"),
        ("”Kyllä”", "Kyllä"),
        ("»Nein«", "Nein"),
        ("「はい」", "はい"),
        ('"yes"', "yes"),
        ("“‘both’”", "both"),
        ("“A” and “B”", "“A” and “B”"),
        ('"A" and "B"', '"A" and "B"'),
        ("“open only", "open only"),
        ("closed only”", "closed only"),
        ("say “yes”", "say “yes”"),
        ("’tis so", "’tis so"),
        ("'Kyiv's streets'", "Kyiv's streets"),
        ("Kyiv’s", "Kyiv’s"),
        ("", ""),
    ],
)
def test_marks_and_spaces_at_the_ends_go(marked: str, words: str) -> None:
    start, end = strip_marks(marked, 0, len(marked))
    assert marked[start:end] == words


@pytest.mark.parametrize("opener", sorted(PAIRS))
def test_every_pair_is_stepped_over_both_ways(opener: str) -> None:
    for closer in PAIRS[opener]:
        text = f"so {opener}word{closer} then"
        assert with_marks(text, 4, 8) == (3, 9)
        assert strip_marks(text, 3, 9) == (4, 8)
    assert opener in OPENERS


def test_french_marks_stand_off_by_a_space() -> None:
    assert with_marks("dit « oui » puis", 6, 9) == (4, 11)


def test_without_a_pair_around_it_the_span_stays() -> None:
    assert with_marks("say word here", 4, 8) == (4, 8)
    assert with_marks("word", 0, 4) == (0, 4)
    assert with_marks("“word", 1, 5) == (1, 5)


@given(st.text(alphabet="ab “”«»'\"‘’", max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_stripping_stays_inside(text: str, a: int, b: int) -> None:
    start, end = min(a, b, len(text)), min(max(a, b), len(text))
    inner = strip_marks(text, start, end)
    assert start <= inner[0] <= inner[1] <= end
