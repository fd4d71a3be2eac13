"""Language tags and script codes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.tags import wrong_with_language, wrong_with_script


@pytest.mark.parametrize(
    "tag",
    [
        "kk",
        "uk-Latn",
        "zh-Hant-TW",
        "es-419",
        "sah",
        "nan",
        "und",
        "mul",
        "zxx",
        "de-1996",
        "ca-valencia",
        "en-u-ca-buddhist",
        "en-x-desk",
        "sr-Cyrl-RS",
        "tlh",
    ],
)
def test_tags_in_their_usual_form_are_known(tag: str) -> None:
    assert wrong_with_language(tag) == ""


@pytest.mark.parametrize(
    "tag",
    [
        "",
        "k",
        "KK",
        "kk_KZ",
        "english",
        "xx",
        "qqq",
        "kk-cyrl",
        "kk-Abcd",
        "kk-",
        "kk--KZ",
        "кк",
        "kk-KZ-KZ",
        "a" * 500,
        "kk\n",
    ],
)
def test_other_tags_have_something_wrong(tag: str) -> None:
    assert wrong_with_language(tag)


def test_scripts_are_those_of_iso_15924() -> None:
    assert [wrong_with_script(code) for code in ("Cyrl", "Hans", "Jpan", "Zyyy", "Qaaa")] == [
        ""
    ] * 5
    assert all(wrong_with_script(code) for code in ("cyrl", "CYRL", "Abcd", "", "Cyr", "Сyrl"))


@given(st.text(max_size=30))
def test_any_text_gets_an_answer(text: str) -> None:
    assert isinstance(wrong_with_language(text), str)
    assert isinstance(wrong_with_script(text), str)
