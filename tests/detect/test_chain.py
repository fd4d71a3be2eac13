"""The walk over the words of a line."""

import pytest

from annotator.detect.chain import BLOCK
from annotator.detect.spans import find_spans


@pytest.mark.parametrize("before", [BLOCK - 3, BLOCK - 2, BLOCK - 1, BLOCK, 2 * BLOCK - 2])
def test_a_phrase_across_the_border_of_two_blocks_is_found_whole(before: int) -> None:
    few = ["They", "walked", "the", "long", "hill", "to", "the", "other", "town."]
    start = " ".join(few[n % len(few)] for n in range(before))
    text = f"{start} “nous ne paierons jamais” and went home again."
    assert [text[c.start : c.end] for c in find_spans(text)] == ["nous ne paierons jamais"]
