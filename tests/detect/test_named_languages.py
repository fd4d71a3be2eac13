"""The English name of a language, a people or a country is no foreign word."""

import pytest

from annotator.detect.spans import find_spans
from annotator.detect.tongues import tongues

FRAMES = (
    "The bread ({}: хлеб, khleb) is old.",
    "The thing is real ({}).",
    "It reads (in {}) so.",
    "He spoke {}, then English.",
)


@pytest.mark.parametrize("frame", FRAMES)
def test_the_name_of_a_language_is_no_foreign_word(frame: str) -> None:
    names = [n.capitalize() for n in tongues() if "_" not in n and "-" not in n]
    assert len(names) > 150
    found = {
        name: [frame.format(name)[c.start : c.end] for c in find_spans(frame.format(name))]
        for name in names
    }
    assert {n: words for n, words in found.items() if any(n in w for w in words)} == {}


def test_a_slogan_with_a_country_in_it_stays_whole() -> None:
    text = "They shouted “Niech żyje Polska” until the lights went out."
    assert [text[c.start : c.end] for c in find_spans(text)] == ["Niech żyje Polska"]
