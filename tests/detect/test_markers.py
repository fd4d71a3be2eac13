"""What single words say for a language."""

import pytest

from annotator.detect.markers import (
    MOST,
    ONLY,
    ONLY_MOST,
    WEIGHT,
    familiar_words,
    marker_bonus,
    romanised_words,
)
from annotator.detect.spans import find_spans
from annotator.detect.words import gains, normal


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


def test_a_word_that_readers_know_is_listed_once_as_the_tables_write_it() -> None:
    listed = familiar_words()
    assert [word for word, tags in listed.items() if len(tags) > 1] == []
    assert [word for word in listed if normal(word) != word] == []
    assert {tag for tags in listed.values() for tag in tags} <= set(gains("en").tags)


@pytest.mark.parametrize(
    ("word", "language"),
    [("alebrije", "es"), ("kulning", "sv"), ("fjaka", "hr"), ("amakhosi", "zu"), ("zeybek", "tr")],
)
def test_a_word_that_readers_know_is_of_its_language(word: str, language: str) -> None:
    text = f"The word “{word}” was painted on the lorry."
    assert [c.language for c in find_spans(text)] == [language]
