"""Passages in the manner of news, features, travel and scholarship, each with its translations.

`passages/given.txt` has one a line: `{{foreign|language}}` and `[[its translation]]`, numbered
where there are several (`{{2:…|…}}`, `[[2:…]]`); `passages/none.txt` has passages that translate
nothing.
What is learned weighs them, so that now one and now another is missed: hardly any may be.
"""

import re
from pathlib import Path

from annotator.detect.quotations import find_quotations
from annotator.model.proposal import Candidate, Gloss
from annotator.suggest.glosses import find_glosses

PASSAGES = Path(__file__).parent / "passages"
PART = re.compile(r"\{\{(?:(\d):)?([^|]+)\|([\w-]+)\}\}|\[\[(?:(\d):)?([^\]]+)\]\]")
EDGES = " \t\n,;:.!?…“”\"«»‘’'()[]*_–—"
Place = tuple[int, int]


def lines(name: str) -> list[str]:
    """The passages of a file."""
    text = (PASSAGES / name).read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and not line.startswith("# ")]


def read(line: str) -> tuple[str, dict[str, Candidate], set[tuple[str, Place]]]:
    """The text of a passage, its foreign words by number, the translations with theirs."""
    line = line.replace("\\n", "\n")
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


def is_read(line: str) -> bool:
    """Whether a passage is read as marked."""
    text, spans, given = read(line)
    found = found_in(text, spans)
    return {place for _, place in found} == {place for _, place in given} and given <= found


def test_hardly_a_passage_is_read_wrongly() -> None:
    wrong = [line for line in GIVEN if not is_read(line)]
    assert len(GIVEN) > 600 and len(wrong) <= 0.09 * len(GIVEN), "\n".join(wrong)


def test_passages_without_a_translation_are_offered_none() -> None:
    assert all(read(line)[2] == set() for line in NONE)
    wrong = [line for line in NONE if not is_read(line)]
    assert len(NONE) > 200 and len(wrong) <= 0.02 * len(NONE), "\n".join(wrong)
