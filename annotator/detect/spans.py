"""The words of an article that are not in its main language."""

from annotator.detect.confidence import confidence
from annotator.detect.evidence import because
from annotator.detect.lines import Hit, line_hits
from annotator.model.proposal import Candidate

VERSION = "2"


def find_spans(text: str, matrix: str = "en") -> tuple[Candidate, ...]:
    """Every stretch of `text` in another language than `matrix`, in order of place.

    Offsets are code points of `text`, without the quotation marks around; no span crosses a line
    break. A pure function: the same text gives the same candidates in every process. langdetect is
    not asked: see `second_opinion`.
    """
    found: list[Candidate] = []
    at = 0
    for line in text.split("\n"):
        for hit in line_hits(line, matrix):
            found.append(_candidate(hit, line, at))
        at += len(line) + 1
    return tuple(found)


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
