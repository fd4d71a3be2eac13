"""The interval of alpha for unitising: what is drawn again is the figure itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.compare.agreement.outcome import defined
from annotator.compare.agreement.redrawn import alpha_of_parts, in_parts, interval_of_parts, part_of
from annotator.compare.agreement.unitizing import Continuum, alpha_of

CUTS = st.lists(st.integers(0, 60), max_size=8, unique=True).map(sorted)


def units_between(cuts):
    """A unit from each even cut to the next one."""
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return tuple((float(a), float(b - a), "annotation") for a, b in pairs)


def article(*cuts):
    return Continuum(begin=0, length=60, annotators=tuple(map(units_between, cuts)))


@st.composite
def several_articles(draw):
    people = draw(st.integers(2, 3))
    one = st.tuples(*[CUTS] * people).map(lambda cuts: article(*cuts))
    return draw(st.lists(one, min_size=1, max_size=6))


def laid_end_to_end(continua):
    people = tuple(
        tuple((60 * k + s, n, c) for k, one in enumerate(continua) for s, n, c in one.annotators[p])
        for p in range(len(continua[0].annotators))
    )
    return Continuum(begin=0, length=60 * len(continua), annotators=people)


@given(several_articles())
def test_the_parts_give_the_alpha_of_the_whole(continua):
    whole = alpha_of(laid_end_to_end(continua))
    found = alpha_of_parts([part_of(one) for one in continua])
    assert found == (None if whole.value is None else pytest.approx(whole.value, abs=1e-9))


def test_the_interval_holds_the_figure_and_is_the_same_every_time():
    continua = [article([5, 15], [5, 15 + k % 4]) for k in range(30)]
    outcome = alpha_of(laid_end_to_end(continua))
    told = interval_of_parts(outcome, continua)
    assert told.low < told.value < told.high < 1
    assert interval_of_parts(outcome, continua) == told


def test_few_articles_have_no_interval():
    few = [article([5, 15], [5, 16])] * 19
    assert interval_of_parts(defined(0.9, 38), few).low is None


def test_many_articles_go_together_with_their_neighbours_and_none_is_lost():
    parts = in_parts(range(1001))
    assert len(parts) <= 200
    assert [one for part in parts for one in part] == list(range(1001))
