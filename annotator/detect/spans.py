"""The words of an article that are not in its main language."""

from annotator.detect.masks import mask
from annotator.detect.naming import name_run
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
        if not line.isascii():
            masked = mask(line)
            for run in script_runs(masked):
                words = masked[run.start : run.end]
                name = name_run(words, run.script)
                if name.language.split("-")[0] == matrix.split("-")[0]:
                    continue
                found.append(
                    Candidate(
                        start=at + run.start,
                        end=at + run.end,
                        language=name.language,
                        script=run.script,
                        confidence=name.confidence,
                        because=name.because,
                        votes=name.votes,
                        rule="script/1",
                    )
                )
        at += len(line) + 1
    return tuple(found)
