"""Long empty stretches neither hide a translation nor cost time."""

import pytest

from annotator.model.proposal import Gloss
from annotator.suggest.glosses import finder
from annotator.suggest.glosses.page import open_page
from annotator.tasks.detection.detect import propose

GAP = " " * 300
TEXT = "The crowd sang “жол” (“road”) and left.{gap}On a wall stood “үй,” which means “house.”{gap}"


def glosses(text: str) -> list[tuple[str, str]]:
    found: tuple[Gloss, ...] = propose(text).glosses
    assert all(text[g.start : g.end] == g.text for g in found)
    return [(text[g.source.start : g.source.end], g.text) for g in found]


@pytest.mark.parametrize("gap", [" ", "\n\n", GAP, "\n" * 300, "-" * 80, ", " * 200])
def test_translations_are_found_with_their_places_however_wide_the_gaps(gap: str) -> None:
    assert glosses(TEXT.format(gap=gap)) == [("жол", "road"), ("үй", "house.")]


def test_what_looks_for_glosses_sees_no_long_gap(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def look(text: str, *_: object) -> tuple[Gloss, ...]:
        seen.append(text)
        return ()

    monkeypatch.setattr(finder, "find_glosses", look)
    propose(TEXT.format(gap=GAP))
    assert len(seen) == 1 and " " * 24 not in seen[0] and len(seen[0]) < 150


def test_passages_of_one_long_foreign_range_are_sources_of_their_own() -> None:
    text = ("слово " * 100 + "“жол” ") * 20
    proposed = propose(text)
    page = open_page(text, proposed.spans, proposed.quotations)
    assert len(page.sources) >= 20
    assert sum(s.end - s.start for s in page.sources if s.quoted) < 20 * 1000
