"""Hashtags whose words the text translates are found; all others are no text in any language."""

import pytest

from annotator.detect.spans import find_spans


def found(text: str) -> list[tuple[str, str]]:
    return [(text[c.start : c.end], c.language) for c in find_spans(text)]


@pytest.mark.parametrize(
    ("text", "tag", "language"),
    [
        ("Parents met under #NieMaZgody (“we do not agree”) in March.", "NieMaZgody", "pl"),
        ("Nurses wrote #sueldodignoya [decent pay now] on the walls.", "sueldodignoya", "es"),
        ("It began with #NuCedăm (we do not give in), a week ago.", "NuCedăm", "ro"),
        ("She wrote #WirSindMehr, meaning “we are more”, and left.", "WirSindMehr", "de"),
        ("Greek doctors used the tag #oloimazi (all together).", "oloimazi", "el-Latn"),
    ],
)
def test_a_translated_hashtag_is_found_without_its_sign(text: str, tag: str, language: str) -> None:
    assert found(text) == [(tag, language)]


def test_a_hashtag_in_another_script_is_found_once() -> None:
    text = "Somebody wrote #НетВойне (no to war) on the bridge."
    assert found(text) == [("НетВойне", "ru")]


@pytest.mark.parametrize(
    "text",
    [
        "Parents met under #NieMaZgody in March.",
        "It was #BringBackOurGirls (return the children) that made it known.",
        "It was #bringbackourgirls (return the children) that made it known.",
        "The account #Kowalczyk (winner) was closed.",
        "The tag #COPXYZ (the talks of the year) trended.",
        "The tag #Zmiana (which nobody had seen before) trended.",
        "The tag #NieMaZgody (Warsaw, Kraków and elsewhere) trended.",
    ],
)
def test_other_hashtags_are_not(text: str) -> None:
    assert found(text) == []
