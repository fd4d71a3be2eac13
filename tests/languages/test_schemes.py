"""Scheme files: each says what it is, and its examples come out as it says."""

import unicodedata

import pytest

from annotator.languages.schemes import Scheme, all_schemes, parse_scheme, scheme, schemes_of
from annotator.languages.tags import canonical, fallbacks
from annotator.model.errors import NotFound, UnreadableFile

SCHEMES = all_schemes()
IDS = [f"{s.language}-{s.id}" for s in SCHEMES]
GOOD = """id = "x"
language = "kk"
script = "Cyrl"
title = "X"
engine = "rules"
grade = "B"
source = "a test"
"""


@pytest.mark.parametrize("one", SCHEMES, ids=IDS)
def test_a_scheme_says_who_laid_it_down_and_has_examples(one: Scheme) -> None:
    assert one.title and one.source
    assert one.grade in ("A", "B", "C", "partial")
    assert (one.id == "skeleton") == (one.kind == "skeleton")
    assert one.examples


@pytest.mark.parametrize(
    "one",
    [s for s in SCHEMES if s.grade == "A" and s.engine[:3] != "py:"],
    ids=lambda s: f"{s.language}-{s.id}",
)
def test_schemes_of_grade_a_have_twenty_examples_of_every_sort(one: Scheme) -> None:
    sources = [a for a, _ in one.examples]
    assert len(sources) >= 20
    assert any(
        a == unicodedata.normalize("NFD", a) and any(map(unicodedata.combining, a)) for a in sources
    ), "one decomposed"
    assert any(any("a" <= c <= "z" for c in a.lower()) for a in sources), "one of mixed script"
    if one.recase and any(c.isupper() and not c.isascii() for a in sources for c in a):
        assert sum(any(w.isupper() and len(w) > 1 for w in a.split()) for a in sources) >= 3


READING_AIDS = {"my-skeleton"}
"""What ICU makes of Burmese differs from build to build: nothing to promise twenty times."""


@pytest.mark.parametrize("one", SCHEMES, ids=IDS)
def test_a_scheme_has_twenty_examples_none_of_them_twice(one: Scheme) -> None:
    sources = [a for a, _ in one.examples]
    assert len(sources) == len(set(sources))
    if f"{one.language}-{one.id}" not in READING_AIDS:
        assert len(sources) >= 20


def test_schemes_of_a_language_with_script_are_those_of_the_language() -> None:
    assert schemes_of("kk-Cyrl-KZ") == schemes_of("kk")
    assert {s.id for s in schemes_of("kk")} >= {"bgnpcgn-1979", "kazlatin-2021"}


def test_an_unknown_scheme_is_refused_with_the_known_ones() -> None:
    with pytest.raises(NotFound, match="bgnpcgn-1979"):
        scheme("kk", "iso-of-nowhere")
    assert schemes_of("zz") == ()


def test_a_workspace_scheme_goes_before_ours() -> None:
    mine = parse_scheme(GOOD.replace('"x"', '"bgnpcgn-1979"'), "mine.toml")
    assert scheme("kk", "bgnpcgn-1979", own=[mine]) is mine


def test_a_broken_scheme_file_is_named_with_its_line() -> None:
    with pytest.raises(UnreadableFile, match=r"mine\.toml, line 6"):
        parse_scheme(GOOD.replace('grade = "B"', "grade = B"), "mine.toml")
    with pytest.raises(UnreadableFile, match=r"mine\.toml, line 8.*colour"):
        parse_scheme(GOOD + 'colour = "red"\n', "mine.toml")
    with pytest.raises(UnreadableFile, match=r"mine\.toml, line 4.*title"):
        parse_scheme(GOOD.replace('"X"', "4"), "mine.toml")
    with pytest.raises(UnreadableFile, match=r"missing required field 'source'"):
        parse_scheme(GOOD.replace('source = "a test"\n', ""), "mine.toml")


def test_tags_are_brought_to_their_usual_case_and_fall_back() -> None:
    assert canonical("KK_cyrl-kz") == "kk-Cyrl-KZ"
    assert fallbacks("zh-hant-tw") == ("zh-Hant-TW", "zh-Hant", "zh")
    assert canonical("iw") == "he"
