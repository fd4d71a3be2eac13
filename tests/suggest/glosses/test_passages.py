"""Passages in the manner of news, features, travel and scholarship, each with its translations.

`passages/given.txt` has one a line: `{{foreign|language}}` and `[[its translation]]`, numbered
where there are several (`{{2:…|…}}`, `[[2:…]]`); `passages/none.txt` has passages that translate
nothing.
A line that begins with `? ` is not read yet.
"""

import re
from pathlib import Path

import pytest

from annotator.detect.quotations import find_quotations
from annotator.model.proposal import Candidate, Gloss
from annotator.suggest.glosses import find_glosses

PASSAGES = Path(__file__).parent / "passages"
PART = re.compile(r"\{\{(?:(\d):)?([^|]+)\|([\w-]+)\}\}|\[\[(?:(\d):)?([^\]]+)\]\]")
EDGES = " \t\n,;:.!?…“”\"«»‘’'()[]*_–—"
UNREAD = "? "
Place = tuple[int, int]


def lines(name: str) -> list[str]:
    """The passages of a file."""
    text = (PASSAGES / name).read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and not line.startswith("# ")]


def read(line: str) -> tuple[str, dict[str, Candidate], set[tuple[str, Place]]]:
    """The text of a passage, its foreign words by number, the translations with theirs."""
    line = line.removeprefix(UNREAD).replace("\\n", "\n")
    text, at = "", 0
    spans: dict[str, Candidate] = {}
    given: set[tuple[str, Place]] = set()
    for match in PART.finditer(line):
        text += line[at : match.start()]
        begin = len(text)
        text += match.group(2) or match.group(5)
        if match.group(2):
            span = Candidate(start=begin, end=len(text), language=match.group(3), script="Zyyy")
            spans[match.group(1) or "1"] = span
        else:
            given.add((match.group(4) or "1", (begin, len(text))))
        at = match.end()
    text += line[at:]
    return text, spans, {(number, trimmed(text, *place)) for number, place in given}


def trimmed(text: str, start: int, end: int) -> Place:
    """A place without marks and an article at its ends: `the`, before a name, may be either's."""
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES:
        end -= 1
    article = re.compile(r"(?:the|an?) ", re.I).match(text, start, end)
    return (article.end() if article else start), end


def found_in(text: str, spans: dict[str, Candidate]) -> set[tuple[str, Place]]:
    """What is found, each with the number of the foreign words, or of others of their language."""
    ordered = tuple(sorted(spans.values(), key=lambda s: s.start))
    found: tuple[Gloss, ...] = find_glosses(text, ordered, find_quotations(text, ordered))
    return {
        (number, trimmed(text, g.start, g.end))
        for g in found
        for number, span in spans.items()
        if span.start < g.source.end and g.source.start < span.end
    }


GIVEN = lines("given.txt")
NONE = lines("none.txt")


@pytest.mark.parametrize("line", [p for p in GIVEN if not p.startswith(UNREAD)])
def test_the_translations_of_a_passage_are_found_and_nothing_else(line: str) -> None:
    text, spans, given = read(line)
    found = found_in(text, spans)
    assert {place for _, place in found} == {place for _, place in given}
    assert given <= found


@pytest.mark.parametrize("line", [p for p in GIVEN if p.startswith(UNREAD)])
def test_a_passage_that_is_not_read_yet_is_said_to_be_so(line: str) -> None:
    text, spans, given = read(line)
    found = found_in(text, spans)
    places = {place for _, place in found} == {place for _, place in given}
    assert not (places and given <= found), "it is read now: take the mark away"


@pytest.mark.parametrize("line", [p for p in NONE if not p.startswith(UNREAD)])
def test_a_passage_without_a_translation_is_offered_none(line: str) -> None:
    text, spans, given = read(line)
    assert found_in(text, spans) == given == set()


def test_most_passages_are_read() -> None:
    assert sum(p.startswith(UNREAD) for p in GIVEN) * 8 < len(GIVEN)
    assert sum(p.startswith(UNREAD) for p in NONE) * 20 < len(NONE)
    assert len(GIVEN) > 200 and len(NONE) > 100
