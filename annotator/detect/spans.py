"""The words of an article that are not in its main language."""

from annotator.detect.confidence import confidence
from annotator.detect.evidence import because
from annotator.detect.lines import SINGLE, Hit, line_hits
from annotator.model.proposal import Candidate

VERSION = "3"
BORROWED = 3
"""Lines with such a word from which on it is the article's own."""


def find_spans(text: str, matrix: str = "en") -> tuple[Candidate, ...]:
    """Every stretch of `text` in another language than `matrix`, in order of place.

    Offsets are code points of `text`, without the quotation marks around; no span crosses a line
    break. A pure function: the same text gives the same candidates in every process. langdetect is
    not asked: see `second_opinion`.
    """
    found: list[tuple[Hit, str, int]] = []
    at = 0
    for line in text.split("\n"):
        found += ((hit, line, at) for hit in line_hits(line, matrix))
        at += len(line) + 1
    own = _borrowed(found)
    return tuple(_candidate(*one) for one in found if _word(one) not in own)


def _borrowed(found: list[tuple[Hit, str, int]]) -> frozenset[str]:
    """Words that the article uses again and again without mark or comment: loans, not quotations.

    Counted are different lines, because a scraped page may hold the same line several times.
    """
    lines: dict[str, set[str]] = {}
    for one in found:
        if word := _word(one):
            lines.setdefault(word, set()).add(one[1])
    return frozenset(word for word, seen in lines.items() if len(seen) >= BORROWED)


def _word(one: tuple[Hit, str, int]) -> str:
    """The word of a hit that stands alone in running text; empty for every other hit."""
    hit, line, _ = one
    return line[hit.start : hit.end].casefold() if hit.route == SINGLE else ""


def _candidate(hit: Hit, line: str, at: int) -> Candidate:
    return Candidate(
        start=at + hit.start,
        end=at + hit.end,
        language=hit.language,
        script=hit.script,
        confidence=confidence(hit),
        because=because(hit, line[hit.start : hit.end]),
        rule=f"{hit.route}/{VERSION}",
    )
