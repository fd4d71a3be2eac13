"""Hostile texts: the work for speakers grows with the length, not with its square.

Counted, not timed: how many Python function calls a text costs.
"""

from collections.abc import Callable

import pytest

from annotator.detect.quotations import find_quotations
from annotator.suggest.speakers import attribute
from tests.counting import calls_of

SHAPES: dict[str, Callable[[int], str]] = {
    "epithets": lambda n: "Ada Berg\n" + "“A,” the abbot said.\n" * n,
    "epithets without a name": lambda n: "“A,” the abbot said.\n" * n,
    "epithets of many": lambda n: "".join(f"Ada B{k} “A,” the old man said. " for k in range(n)),
    "answers that come": lambda n: "Ada Berg said: “A.” " + "“A,” came the answer. " * n,
    "answers with labels": lambda n: "Ada Berg\n" + "A: “Yes.”\nAB: “No.”\n" * n,
    "questions": lambda n: "Ada Berg\n" + "Why?\n“Yes.”\n" * n,
    "shooting back": lambda n: "Ada Berg and Ida Moe met. " + "“A,” she shot back. " * n,
    "quoted as saying": lambda n: "RIA quoted X as saying “A.” " * n,
    "relative clauses": lambda n: "an officer who spoke " * n + "said “A.”",
    "line ends": lambda n: "\n" * n + "“A.”" + "\n" * n,
    "passages between line ends": lambda n: "“A.”\n\n\n\n\n" * n,
    "nicknames": lambda n: "Ada “Bo” " * n,
    "weighed among many": lambda n: "".join(f"Ada B{k} sat. “No bread.” " for k in range(n)),
    "weighed among nouns": lambda n: "The guard sat.\n\n" + "“No bread today.”\n\n" * n,
    "sentences of nobody": lambda n: "It was early. “A.” " * n,
}


def _work(text: str) -> object:
    return attribute(text, find_quotations(text))


@pytest.mark.parametrize("name", SHAPES)
def test_twice_the_text_is_about_twice_the_work(name: str) -> None:
    shape = SHAPES[name]
    _work(shape(20))
    once, twice = calls_of(_work, shape(200)), calls_of(_work, shape(400))
    assert twice <= 2.6 * once + 2000
