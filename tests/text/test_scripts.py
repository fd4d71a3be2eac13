"""Scripts of characters and stretches."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from annotator.text.scripts import (
    main_script,
    script_counts,
    script_of,
    script_runs,
    scripts_in,
    writing_system,
)


def test_scripts_have_their_iso_15924_codes() -> None:
    found = [script_of(ch) for ch in "aғαאعनไ中かカ한ა😀 \u0301\ue000"]
    assert " ".join(found) == (
        "Latn Cyrl Grek Hebr Arab Deva Thai Hani Hira Kana Hang Geor Zyyy Zyyy Zinh Zzzz"
    )


def test_spaces_and_marks_go_with_the_letters_before_them() -> None:
    assert script_runs("“Назар сал!” he said") == [(0, 13, "Cyrl"), (13, 20, "Latn")]
    assert script_runs("… 123") == [(0, 5, "Zyyy")]
    assert script_runs("") == []


@given(st.text(max_size=60))
def test_runs_cover_the_text_without_gaps(text: str) -> None:
    runs = script_runs(text)
    assert "".join(text[start:end] for start, end, _ in runs) == text
    assert all(a[2] != b[2] for a, b in itertools.pairwise(runs))


def test_the_main_script_is_that_of_most_letters() -> None:
    assert main_script("Трамп, listen: Қазақстанға назар сал") == "Cyrl"
    assert main_script("123 … 😀") == "Zyyy"
    assert script_counts("аб c") == {"Cyrl": 2, "Latn": 1}


def test_japanese_and_korean_have_codes_of_their_own() -> None:
    assert writing_system("経済政策に期待感") == "Jpan"
    assert writing_system("经济政策") == "Hani"
    assert writing_system("안녕하세요") == "Kore"
    assert writing_system("назар") == "Cyrl"


def test_a_writing_system_is_made_of_scripts_and_a_script_of_itself() -> None:
    assert scripts_in("Jpan") == {"Hani", "Hira", "Kana"}
    assert scripts_in("Hans") == {"Hani"}
    assert scripts_in("Cyrl") == {"Cyrl"}
