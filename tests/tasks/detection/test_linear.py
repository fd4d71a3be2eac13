"""All of detection on texts of two odd halves: the work and the answer grow with the length.

Counted, not timed: how many function calls a text costs, and how many characters the answer has.
"""

from collections.abc import Callable

import pytest

from annotator.tasks.detection.detect import LAYERS, propose
from annotator.tasks.detection.records import json_line, layer_records
from tests.counting import calls_of

SHAPES: dict[str, Callable[[int], str]] = {
    "a page of names, then passages": lambda n: "Ada Lovelace " * n + "“We go,” said Ada. " * n,
    "passages, then a page of names": lambda n: "“We go,” said Ada. " * n + "Ada Lovelace " * n,
    "empty lines, then passages": lambda n: "\n" * 5 * n + "“We go,” he said. " * n,
    "short passages, then longer ones": lambda n: "“a” " * n + "“We go,” said Ada. " * n,
    "a passage a line": lambda n: "“Cold sea” it\n" * n,
    "words, then glosses": lambda n: "word " * n + "“жол” (“road”), " * n,
    "glosses, then words": lambda n: "“жол” (“road”), " * n + "word " * n,
    "openers, then alternatives": lambda n: "“" * n + "жол, or road, " * n,
}


@pytest.mark.parametrize("name", SHAPES)
def test_twice_the_text_is_about_twice_the_work(name: str) -> None:
    shape = SHAPES[name]
    propose(shape(50))
    once, twice = calls_of(propose, shape(150)), calls_of(propose, shape(300))
    assert twice <= 2.3 * once + 5000


@pytest.mark.parametrize("name", SHAPES)
def test_twice_the_text_is_about_twice_the_answer(name: str) -> None:
    once, twice = (
        len(json_line(layer_records(propose(SHAPES[name](n)), LAYERS))) for n in (150, 300)
    )
    assert twice <= 2.3 * once + 5000
