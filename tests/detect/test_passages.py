"""Our own passages: single foreign words, titles, romanised slogans, clean ones."""

import pytest

from annotator.detect.spans import find_spans
from benchmarks.detection.passages import passages
from benchmarks.detection.scoring import score

PASSAGES = passages()


def test_there_are_200_passages_in_30_languages_and_places_fit() -> None:
    languages = {span["lang"].split("-")[0] for p in PASSAGES for span in p["spans"]}
    assert len(PASSAGES) >= 200
    assert len(languages) >= 30


@pytest.mark.slow
def test_two_thirds_of_the_passages_are_found_and_named() -> None:
    found = [[(c.start, c.end, c.language) for c in find_spans(p["text"])] for p in PASSAGES]
    figures = score(PASSAGES, found)
    assert figures["labelled"] >= 70.0
    assert figures["char"] >= 80.0


@pytest.mark.parametrize(
    "passage", [p for p in PASSAGES if p["kind"] == "clean"], ids=lambda p: p["id"]
)
def test_names_and_loanwords_are_no_spans(passage: dict[str, object]) -> None:
    assert find_spans(str(passage["text"])) == ()
