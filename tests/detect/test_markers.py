"""What single words say for a language."""

import pytest

from annotator.detect.markers import MOST, ONLY, ONLY_MOST, WEIGHT, marker_bonus, romanised_words
from annotator.detect.spans import find_spans


def test_a_romanised_word_of_one_language_says_more_than_one_of_several() -> None:
    alone = next(w for w, tags in romanised_words().items() if len(tags) == 1 and len(w) > 5)
    several = next(w for w, tags in romanised_words().items() if len(tags) > 1 and len(w) > 3)
    assert max(marker_bonus([alone]).values()) >= WEIGHT + ONLY
    assert max(marker_bonus([several]).values()) < WEIGHT + ONLY


def test_what_words_add_has_a_bound() -> None:
    words = [w for w, tags in romanised_words().items() if tags == ("ru-Latn",)]
    assert marker_bonus(words)["ru-Latn"] == MOST + ONLY_MOST


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Davai, davai", "ru-Latn"),
        ("Gamarjoba", "ka-Latn"),
        ("Tishe yedesh", "ru-Latn"),
        ("koi baat nahin", "hi-Latn"),
    ],
)
def test_a_listed_romanised_word_outweighs_its_look(words: str, language: str) -> None:
    text = f"“{words},” the guard said, and waved the lorry on."
    assert [c.language for c in find_spans(text)] == [language]
