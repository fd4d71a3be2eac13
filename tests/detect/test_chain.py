"""The walk over the words of a line."""

import pytest

from annotator.detect.chain import BLOCK, stretches
from annotator.detect.spans import find_spans
from annotator.detect.words import gains, words_in


@pytest.mark.parametrize("before", [BLOCK - 3, BLOCK - 2, BLOCK - 1, BLOCK, 2 * BLOCK - 2])
def test_a_phrase_across_the_border_of_two_blocks_is_found_whole(before: int) -> None:
    few = ["They", "walked", "the", "long", "hill", "to", "the", "other", "town."]
    start = " ".join(few[n % len(few)] for n in range(before))
    text = f"{start} “nous ne paierons jamais” and went home again."
    assert [text[c.start : c.end] for c in find_spans(text)] == ["nous ne paierons jamais"]


def test_a_line_without_a_strange_word_is_not_walked() -> None:
    words = words_in("The mayor met Zbigniew Brzoza and Ada Lindqvist at the bridge, Reuters said.")
    kept = gains("en")._kept
    kept.clear()
    assert stretches(words, gains("en")) == []
    assert not kept


def test_a_phrase_begins_at_words_that_english_has_too() -> None:
    text = "He wrote that die war in seiner Stadt immer schon die Beste, and left."
    assert text[find_spans(text)[0].start :].startswith("die war in seiner")
