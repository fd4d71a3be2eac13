"""Proposals that are made when they are looked at say the same as those made at once."""

from array import array

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.proposal import Candidate, Gloss, Proposals, Quotation, SpeakerCandidate
from annotator.model.span import Span
from annotator.tasks.detection.late import late_proposals, names_said, pack, starts_of, unpack

places = st.integers(0, 10**6)
candidates = st.builds(
    Candidate, start=places, end=places, language=st.sampled_from(["kk", "uk"]), script=st.just("X")
)
speakers = st.builds(SpeakerCandidate, text=st.text(max_size=5), confidence=st.floats(0, 1))
quotations = st.builds(
    Quotation,
    start=places,
    end=places,
    kind=st.just("direct"),
    speaker=st.none() | speakers,
    candidates=st.lists(speakers, max_size=2).map(tuple),
)
glosses = st.builds(
    Gloss, source=st.builds(Span, places, places), start=places, end=places, text=st.text()
)
proposals = st.builds(
    Proposals,
    spans=st.lists(candidates, max_size=5).map(tuple),
    quotations=st.lists(quotations, max_size=5).map(tuple),
    glosses=st.lists(glosses, max_size=5).map(tuple),
)


@given(proposals)
def test_every_value_is_the_one_that_was_sent(wanted: Proposals) -> None:
    assert unpack(pack(wanted)) == wanted
    late = late_proposals(pack(wanted))
    for name in ("spans", "quotations", "glosses", "repeats"):
        told, sent = getattr(late, name), getattr(wanted, name)
        assert len(told) == len(sent)
        assert tuple(told) == sent
        assert starts_of(told) == starts_of(sent) == array("I", (value.start for value in sent))
        assert tuple(told[-2:]) == sent[-2:]
        assert [told[-n] for n in range(1, len(sent) + 1)] == list(reversed(sent))
    said = [c.text for q in wanted.quotations for c in (q.speaker, *q.candidates) if c]
    assert list(names_said(late.quotations)) == list(names_said(wanted.quotations)) == said


def test_more_values_than_are_remembered_are_all_told() -> None:
    spans = tuple(Candidate(start=n, end=n + 1, language="kk", script="X") for n in range(2500))
    late = late_proposals(pack(Proposals(spans=spans)))
    assert [c.start for c in late.spans] == list(range(2500))
    assert [late.spans[n].start for n in range(2499, -1, -7)] == list(range(2499, -1, -7))
    assert late.spans[7] is late.spans[7]


def test_what_does_not_fit_together_is_refused_at_once() -> None:
    spans = tuple(Candidate(start=n, end=n + 1, language="kk", script="X") for n in range(70))
    told = msgspec.msgpack.decode(pack(Proposals(spans=spans)))
    for starts in (b"", b"abc", told["spans"]["starts"][:64]):
        broken = {**told, "spans": {**told["spans"], "starts": starts}}
        with pytest.raises(ValueError):
            late_proposals(msgspec.msgpack.encode(broken))
