"""The alpha behind the intervals is the alpha of the library."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.compare.agreement.alpha import alpha
from annotator.compare.agreement.coincidences import alpha_of

values = st.sampled_from([1, 2, 3, None])
tables = st.integers(2, 4).flatmap(
    lambda people: st.lists(st.tuples(*[values] * people), min_size=1, max_size=15)
)


@given(units=tables, level=st.sampled_from(["nominal", "ordinal"]))
def test_counted_units_give_the_same_alpha_as_listed_ones(units, level):
    listed = alpha([list(row) for row in zip(*units, strict=True)], level).value
    counted = alpha_of(Counter(units), level)
    assert (listed is None) == (counted is None)
    if listed is not None:
        assert counted == pytest.approx(listed, abs=1e-9)
