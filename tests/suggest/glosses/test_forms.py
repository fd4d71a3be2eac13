"""Forms of giving a translation: the data, and each form's own examples."""

import re

import pytest

from annotator.detect.quotations import find_quotations
from annotator.model.proposal import Candidate
from annotator.suggest.glosses import find_glosses
from annotator.suggest.glosses.forms import FAMILIES, ways

PART = re.compile(r"\{\{(?:\d:)?([^|]+)\|([\w-]+)(?:\|\d)?\}\}|\[\[(?:\d:)?([^\]]+)\]\]")


def read(example: str) -> tuple[str, tuple[Candidate, ...], list[str]]:
    """The text of an example, its foreign spans, its translations."""
    text, at = "", 0
    spans: list[Candidate] = []
    wanted: list[str] = []
    for match in PART.finditer(example):
        text += example[at : match.start()]
        begin = len(text)
        text += match.group(1) or match.group(3)
        if match.group(1):
            spans.append(
                Candidate(start=begin, end=len(text), language=match.group(2), script="Zyyy")
            )
        else:
            wanted.append(match.group(3))
        at = match.end()
    return text + example[at:], tuple(spans), wanted


EXAMPLES = [(way.form, example) for way in ways() for example in way.examples]


@pytest.mark.parametrize(("form", "example"), EXAMPLES)
def test_an_example_of_a_form_is_read_as_marked(form: str, example: str) -> None:
    text, spans, wanted = read(example)
    found = find_glosses(text, spans, find_quotations(text, spans))
    assert sorted(g.text.strip(".,?!") for g in found) == sorted(wanted), form


def test_every_form_has_an_example_and_a_known_family() -> None:
    without = [way.form for way in ways() if not way.examples]
    assert without == []
    assert {way.family for way in ways()} == set(FAMILIES)


def test_every_translation_in_an_example_stands_beside_foreign_words() -> None:
    for form, example in EXAMPLES:
        _, spans, wanted = read(example)
        assert spans and wanted, form


def test_a_form_without_a_slot_is_refused() -> None:
    from annotator.suggest.glosses.forms import compile_form

    with pytest.raises(ValueError, match="one S and one G"):
        compile_form("test", {"form": "S means"}, {})
