"""The words of an article that are not in its main language."""

from collections.abc import Iterator

from msgspec.structs import replace

from annotator.detect.edges import with_own_marks
from annotator.detect.gate import may_be_foreign
from annotator.detect.latin import latin_spans
from annotator.detect.latin_names import language_scores
from annotator.detect.masks import mask
from annotator.detect.naming import rank
from annotator.detect.runs import script_runs
from annotator.model.proposal import Candidate


def find_spans(text: str, matrix: str = "en") -> tuple[Candidate, ...]:
    """Every stretch of `text` in another language than `matrix`, in order of place.

    Offsets are code points of `text`, without the quotation marks around; no span crosses a line
    break. A pure function: the same text gives the same candidates in every process.
    """
    found: list[Candidate] = []
    at = 0
    for line in text.split("\n"):
        masked = mask(line)
        here = list(_by_script(masked, at, matrix)) + list(_by_words(masked, at))
        found += sorted((_with_own_marks(c, line, at) for c in here), key=lambda c: c.start)
        at += len(line) + 1
    return tuple(found)


def _by_script(line: str, at: int, matrix: str) -> Iterator[Candidate]:
    """Runs in other scripts than Latin."""
    if line.isascii():
        return
    for run in script_runs(line):
        language = rank(line[run.start : run.end], run.script)[0].language
        if language.split("-")[0] != matrix.split("-")[0]:
            yield Candidate(
                start=at + run.start,
                end=at + run.end,
                language=language,
                script=run.script,
                rule="script/1",
            )


def _by_words(line: str, at: int) -> Iterator[Candidate]:
    """Words in Latin letters."""
    if not may_be_foreign(line):
        return
    for found in latin_spans(line):
        scores = language_scores(found.words, found.hints, found.near)
        yield Candidate(
            start=at + found.start,
            end=at + found.end,
            language=scores[0][1],
            script="Latn",
            rule="words/1",
        )


def _with_own_marks(candidate: Candidate, line: str, at: int) -> Candidate:
    start, end = with_own_marks(line, candidate.start - at, candidate.end - at)
    return replace(candidate, start=at + start, end=at + end)
