"""Which translations of the article belong to a place."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.model.proposal import Gloss
from annotator.model.span import Span
from annotator.tasks.annotation.gloss_index import GlossIndex

spans = st.builds(lambda start, size: Span(start, start + size), st.integers(0, 60), st.just(7))
glosses = st.builds(
    lambda source, text: Gloss(source=source, start=70, end=75, text=text, confidence=0.5),
    spans,
    st.text(max_size=5),
)


@given(st.lists(glosses, max_size=12), st.lists(spans, max_size=3))
def test_those_that_touch_a_place_come_back_whole_and_in_their_order(
    found: list[Gloss], places: list[Span]
) -> None:
    found.sort(key=lambda gloss: (gloss.source.start, gloss.source.end))
    touching = [
        gloss
        for place in places
        for gloss in found
        if gloss.source.start < place.end and place.start < gloss.source.end
    ]
    assert GlossIndex(found).near(places) == touching
