"""What the detectors propose on the sample articles, against what a careful reader marks there."""

from functools import cache
from typing import Any

import pytest

from annotator.model.proposal import Proposals
from annotator.model.span import Span


@cache
def _propose(text: str) -> Proposals:
    from annotator.tasks.detection.detect import propose

    return propose(text)


def _spans(corpus: Any, article: str) -> list[tuple[Span, str]]:
    """(span trimmed to its letters, language) of everything proposed as foreign."""
    text = corpus.text(article)
    return [
        (Span(*corpus.trimmed(text, c.start, c.end)), c.language.split("-")[0])
        for c in _propose(text).spans
    ]


def _matched(corpus: Any) -> list[tuple[str, str, str]]:
    """(article, words, what was found) for each marked line: a language, or "" where missed."""
    found = []
    for article in sorted(corpus.rows):
        proposed = _spans(corpus, article)
        for start, end, language in corpus.wanted(article):
            place = Span(start, end)
            same = [tag for span, tag in proposed if span.iou(place) >= 0.5]
            words = corpus.text(article)[start:end]
            right = language if language in same else next(iter(same), "")
            found.append((article, f"{language}: {words}", right))
    return found


def test_at_least_nine_in_ten_marked_phrases_are_proposed(corpus: Any) -> None:
    matched = _matched(corpus)
    missed = [(article, words) for article, words, found in matched if not found]
    assert len(missed) <= 0.1 * len(matched), missed


def test_at_least_nine_in_ten_of_these_are_in_the_right_language(corpus: Any) -> None:
    matched = [m for m in _matched(corpus) if m[2]]
    wrong = [m for m in matched if not m[1].startswith(f"{m[2]}: ")]
    assert len(wrong) <= 0.1 * len(matched), wrong


def test_hardly_anything_else_is_proposed(corpus: Any) -> None:
    extra = []
    for article in sorted(corpus.rows):
        wanted = [Span(start, end) for start, end, _ in corpus.wanted(article)]
        may = corpus.rows[article].get("may", [])
        for span, tag in _spans(corpus, article):
            words = corpus.text(article)[span.start : span.end]
            if not any(span.overlaps(w) for w in wanted) and words not in may:
                extra.append((article, tag, words))
    assert len(extra) <= 0.03 * len(corpus.phrases), extra


def test_an_article_of_foreign_names_has_no_foreign_span(corpus: Any) -> None:
    assert _propose(corpus.text("the-conductors-farewell")).spans == ()


def test_the_slogan_is_kazakh_has_its_three_translations_and_no_speaker(corpus: Any) -> None:
    text = corpus.text("almaty-square-slogan")
    phrase = corpus.rows["almaty-square-slogan"]["spans"][0]
    start = text.index(phrase["exact"])
    place = Span(start, start + len(phrase["exact"]))
    proposals = _propose(text)
    assert [c.language for c in proposals.spans if Span(c.start, c.end) == place] == ["kk"]
    glosses = [g.text for g in proposals.glosses if g.source.overlaps(place)]
    assert [g.rstrip(",.") for g in glosses] == [g.rstrip(",.") for g in phrase["glosses"]]
    said = [q for q in proposals.quotations if Span(q.start, q.end).overlaps(place)]
    assert [q.speaker for q in said] == [None]


@pytest.mark.parametrize("layer", ["spans", "glosses", "quotations"])
def test_all_three_copies_of_the_scraped_page_get_the_same(corpus: Any, layer: str) -> None:
    text = corpus.text("rope-around-the-ice")
    starts = [i for i in range(len(text)) if text.startswith("Scientists measured", i)]
    length = starts[1] - starts[0] - 200
    proposals = _propose(text)

    def told(start: int) -> list[tuple[int, int]]:
        found = getattr(proposals, layer)
        return [
            (x.start - start, x.end - start) for x in found if start <= x.start < start + length
        ]

    copies = [told(start) for start in starts]
    assert len(copies) == 3 and copies[0]
    assert copies[1] == copies[0] and copies[2] == copies[0]
