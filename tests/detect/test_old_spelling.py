"""Spellings before the reforms of 1918 and 1945."""

import pytest

from annotator.detect.old_spelling import ranking


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Императорскій театръ", "ru"),
        ("свѣтъ", "ru"),
        ("въ началѣ бѣ слово", "ru"),
        ("България надъ всичко", "bg"),
        ("халық", "kk"),
        ("Українська справа", "uk"),
    ],
)
def test_the_old_letters_point_to_the_languages_that_had_them(text: str, language: str) -> None:
    assert ranking(text, "Cyrl")[0].language == language
