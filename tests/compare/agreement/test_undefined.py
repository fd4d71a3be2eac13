"""Where there is nothing to measure, the answer is null and a reason: never 1.0, NaN or a fall."""

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.compare.agreement.measures import MEASURES
from annotator.compare.agreement.statistic import statistic

NOTHING = [
    ("alpha", [[1, 2, 1]], "one annotator"),
    ("alpha", [], "one annotator"),
    ("alpha", [[1, 1], [1, 1]], "only one value"),
    ("alpha", [[None, None], [None, None]], "two annotators"),
    ("alpha", [[1, None], [None, 2]], "two annotators"),
    ("alpha", [[1, 2], [1]], "same length"),
    ("cohen_kappa", [[1, 1], [1, 1]], "only one label"),
    ("cohen_kappa", [[1, 2], [1, 2], [1, 2]], "for 2 annotators, 3"),
    ("cohen_kappa", [[1, None], [None, 2]], "both annotators"),
    ("cohen_kappa", [[], []], "both annotators"),
    ("scott_pi", [["a", "a"], ["a", "a"]], "only one label"),
    ("weighted_kappa", [[2, 2], [2, 2]], "only one label"),
    ("weighted_kappa", [[1, 2]], "one annotator"),
    ("fleiss_kappa", [[2, 0], [2, 0]], "only one label"),
    ("fleiss_kappa", [[2, 0], [1, 2]], "same number of annotators"),
    ("fleiss_kappa", [[1, 0], [0, 1]], "one annotator"),
    ("fleiss_kappa", [], "no unit"),
    ("alpha_from_counts", [[1, 0], [0, 1]], "two annotators"),
    ("alpha_from_counts", [[2, 0], [3, 0]], "only one value"),
    ("alpha_u", {"begin": 0, "length": 9, "annotators": [[[1, 2, "x"]]]}, "one annotator"),
    ("alpha_u", {"begin": 0, "length": 9, "annotators": [[], []]}, "nobody marked"),
    (
        "alpha_u",
        {"begin": 0, "length": 9, "annotators": [[[1, 5, "x"], [2, 5, "x"]], []]},
        "overlap",
    ),
    ("chrF", ["Away with you!", ""], "reference is empty"),
    ("chrF", ["", "  "], "reference is empty"),
    ("gamma", [], "no annotation"),
    ("gamma", [["aigul", "kk", 1, 5]], "one annotator"),
]


@pytest.mark.parametrize(("measure", "data", "why"), NOTHING)
def test_an_undefined_measure_says_why(measure, data, why):
    told = statistic({"id": "x", "measure": measure, "data": data})
    assert told["id"] == "x"
    assert told["value"] is None
    assert why in told["why"]


def test_a_category_that_nobody_used_has_no_alpha():
    data = {"begin": 0, "length": 9, "annotators": [[[1, 2, "x"]], [[1, 2, "x"]]]}
    told = statistic({"id": 1, "measure": "alpha_u_c", "data": data, "cat": "y"})
    assert told["value"] is None


@pytest.mark.parametrize(
    "record",
    [
        {"id": 7, "measure": "divination", "data": []},
        {"id": 7, "measure": "alpha"},
        {"id": 7, "measure": "alpha", "data": "abc"},
        {"id": 7, "measure": "alpha", "data": [[1], [{"a": 1}]]},
        {"id": 7, "measure": "alpha", "data": [[1, 2], [1, 2]], "level": "cosmic"},
        {"id": 7, "measure": "alpha", "data": [["a", "b"], ["a", "b"]], "level": "interval"},
        {"id": 7, "measure": "weighted_kappa", "data": [[1, "b"], [1, "b"]]},
        {"id": 7, "measure": "weighted_kappa", "data": [[1, 2], [1, 2]], "weights": "heavy"},
        {"id": 7, "measure": "fleiss_kappa", "data": [[1.5, 0.5]]},
        {"id": 7, "measure": "alpha_u", "data": {"begin": 0, "length": 5, "annotators": [[1]]}},
        {"id": 7, "measure": "alpha_u_c", "data": {"begin": 0, "length": 5, "annotators": []}},
        {"id": 7, "measure": "chrF", "data": ["one"]},
        {"id": 7, "measure": "gamma", "data": [["a", "b", 5, 1], ["c", "b", 1, 5]]},
    ],
)
def test_what_cannot_be_measured_is_an_error_with_its_id(record):
    told = statistic(record)
    assert told["id"] == 7
    assert told["error"]
    assert "value" not in told


def test_a_figure_that_is_defined_carries_how_many_units_it_rests_on():
    told = statistic({"id": 1, "measure": "cohen_kappa", "data": [[1, 2, None], [1, 2, 2]]})
    assert told == {"id": 1, "value": 1.0, "n": 2}


odd = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.floats() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=12,
)
OFFERED = sorted(set(MEASURES) - {"gamma", "gamma_disorder"})
"""The two that load a heavy optional package are tried by hand above."""


@given(measure=st.sampled_from(OFFERED), data=odd, level=st.sampled_from(["nominal", "ratio"]))
def test_odd_data_never_raise_and_never_give_a_number_that_is_none(measure, data, level):
    told = statistic({"id": 1, "measure": measure, "data": data, "level": level, "cat": "x"})
    json.dumps(told)
    if told.get("value") is not None:
        assert math.isfinite(told["value"])
    else:
        assert told.get("why") or told.get("error")


values = st.sampled_from([1, 2, 3, None])


@given(st.integers(2, 4).flatmap(lambda n: st.lists(st.lists(values, min_size=n, max_size=n))))
def test_alpha_of_any_small_table_is_at_most_one(units):
    table = [list(row) for row in zip(*units, strict=True)]
    for level in ("nominal", "ordinal", "interval", "ratio"):
        told = statistic({"id": 1, "measure": "alpha", "data": table, "level": level})
        assert told["value"] is None or told["value"] <= 1.0 + 1e-9
