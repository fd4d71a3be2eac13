"""Confidence: measured shares that never fall with the lead, and langdetect's second opinion."""

from annotator.detect.confidence import LEADS, shares
from annotator.detect.opinion import in_words, second_opinion
from annotator.detect.spans import find_spans


def test_confidence_never_falls_as_the_lead_grows() -> None:
    assert shares()
    for row in shares().values():
        assert len(row) == len(LEADS) + 1
        assert row == sorted(row)
        assert all(0.0 < value < 1.0 for value in row)


def test_langdetect_s_vote_says_what_it_does_not_know() -> None:
    text = "He shouted “Біз әділдік талап етеміз”."
    (candidate,) = find_spans(text)
    vote = second_opinion(text[candidate.start : candidate.end], candidate.language)
    assert vote is not None
    assert vote.note == "knows no Kazakh"
    assert in_words(vote).startswith("langdetect, which knows no Kazakh, says ")


def test_langdetect_has_no_answer_where_there_are_no_letters() -> None:
    from annotator.detect.langdetect_vote import vote

    assert vote("!!!") is None
