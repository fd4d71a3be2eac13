"""What reports call things."""

import pytest

from annotator.exchange.words import moment, script_name


@pytest.mark.parametrize(
    ("at", "told"),
    [
        ("2026-03-02T09:04:12Z", "2 March 2026, 09:04:12 UTC"),
        ("2026-12-31T23:59:59.123Z", "31 December 2026, 23:59:59 UTC"),
        ("2026-13-02T09:04:12Z", "2026-13-02T09:04:12Z"),
        ("2026-03-02T09:04:12+03:00", "2026-03-02T09:04:12+03:00"),
        ("yesterday", "yesterday"),
        ("", ""),
    ],
)
def test_a_moment_is_said_as_people_say_it_and_else_left_alone(at: str, told: str) -> None:
    assert moment(at) == told


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("Cyrl", "Cyrillic script"),
        ("Hani", "Chinese characters"),
        ("Hant", "traditional Chinese"),
        ("Jpan", "Japanese"),
        ("Mong", "script Mong"),
    ],
)
def test_a_script_is_named(code: str, told: str) -> None:
    assert script_name(code) == told
