"""Naming the language of a run by its letters, n-grams and known words."""

import pytest

from annotator.detect.naming import rank


@pytest.mark.parametrize(
    ("text", "script", "language"),
    [
        ("過労死", "Hani", "ja"),
        ("自由民主党", "Hani", "zh"),
        ("老百姓", "Hani", "zh"),
        ("आम्ही उद्या येणार", "Deva", "mr"),
        ("हम कल आएँगे", "Deva", "hi"),
        ("हामी भोलि आउँछौं", "Deva", "ne"),
    ],
)
def test_a_short_run_is_named(text: str, script: str, language: str) -> None:
    assert rank(text, script)[0].language == language
