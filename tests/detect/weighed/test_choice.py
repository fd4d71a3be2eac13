"""Stretches that no rule finds and their signs speak for."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.detect.chain import Stretch
from annotator.detect.spans import find_spans
from annotator.detect.weighed.choice import MOST, WORDS, added, signed
from annotator.detect.weighed.stretches import LONGEST, possible
from annotator.detect.words import gains, words_in

FOUND = [
    ("The ship was to be called Sonnenaufgang, “Sunrise”, but the money ran out.", "Sonnenaufgang"),
    ("The lake, formerly Lac des Cygnes, “Swan Lake”, is a car park now.", "Lac des Cygnes"),
    ("The film Rückkehr — slow, grey, silent — won nothing.", "Rückkehr"),
    ("The song Ihlamurlar — loud, fast, endless — was on again.", "Ihlamurlar"),
    ("The choir sang Kyrkoklockan and went home.", "Kyrkoklockan"),
    ("The days were named Dydd Mercher, “Wednesday,” and so on.", "Dydd Mercher"),
    ("They ended with Zdravljica, which nobody could finish.", "Zdravljica"),
]
NAMES = [
    "The striker, Zlatko Hadžić (Sarajevo), scored twice; Ondřej Novák (Brno) missed a penalty.",
    "Mehmet Yılmaz met Angela Schneider at the Hotel Bristol in Vienna on Tuesday.",
    "The minister, Goran Petrov, and his deputy, Ifeoma Okafor, left without a word.",
    "Tomasz Wójcik (Poznań) beat Lars Østergaard (Aarhus) in a long final.",
]


@pytest.mark.parametrize(("sentence", "words"), FOUND)
def test_what_no_rule_knows_is_found_by_its_signs(sentence: str, words: str) -> None:
    assert words in [sentence[span.start : span.end] for span in find_spans(sentence)]


@pytest.mark.parametrize("sentence", NAMES)
def test_names_are_left_alone_whatever_stands_behind_them(sentence: str) -> None:
    assert find_spans(sentence) == ()


@pytest.mark.parametrize("language", ["Latin", "Welsh", "Italian", "Russian"])
def test_what_is_said_of_foreign_words_is_not_foreign(language: str) -> None:
    assert find_spans(f"The {language} motto beneath means nothing.") == ()


_WORDS = "the word Zuhause ( ) “ ” , : su kara bó film El País was — called x"
_LINES = st.lists(st.sampled_from(_WORDS.split(" ")), max_size=40).map(" ".join)


@given(_LINES)
def test_what_is_added_overlaps_nothing_and_is_in_order(line: str) -> None:
    source = gains("en")
    words = words_in(line)
    known = [Stretch(n, n, -1) for n in range(0, len(words), 7)]
    out = added(words, line, known, [], source)
    places = sorted([*known, *out])
    assert out == sorted(out)
    assert all(one.last < other.first for one, other in pairwise(places))


@given(_LINES)
def test_stretches_to_weigh_are_short_and_free(line: str) -> None:
    words = words_in(line)
    taken = bytearray(n % 5 == 0 for n in range(len(words)))
    for first, last in possible(words, line, taken, gains("en")):
        assert 0 <= first <= last < len(words)
        assert last - first <= LONGEST + 2
        assert 1 not in taken[first : last + 1]


def test_lines_of_pages_are_not_weighed() -> None:
    source = gains("en")
    long = "Zuhause " * (WORDS + 1)
    many = "“Zuhause”, " * (MOST + 1)
    assert list(signed(words_in(long), long, [], [], source)) == []
    assert list(signed(words_in(many), many, [], [], source)) == []


def test_signs_tell_of_the_words_and_of_what_stands_around() -> None:
    line = "The film Rückkehr — slow, grey — won nothing."
    rows = signed(words_in(line), line, [], [], gains("en"))
    (one,) = (row for row in rows if (row.first, row.last) == (2, 2))
    assert {"L film_", "before colon", "accents C", "1 C"} <= set(one.signs)
