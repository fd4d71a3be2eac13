"""Every measure against examples printed elsewhere, to .0005.

Sources: Krippendorff 2011 (Computing Krippendorff's alpha-reliability), 2004 (Content Analysis,
2nd ed., p. 254) and 1995; Fleiss 1971 as worked in the encyclopedia; Popović 2015 for chrF.
"""

import pytest

from annotator.compare.agreement.statistic import statistic


def coders(*rows):
    """'12.' → [1, 2, None]; letters stay letters."""
    return [[None if c == "." else int(c) if c.isdigit() else c for c in row] for row in rows]


FOUR = coders("123321412...", "1233224125.3", ".3332342251.", "1233244125 1.".replace(" ", ""))
THREE = coders(
    ".....3412113 3.3".replace(" ", ""), "1.213343.......", "..2134 4.2113 3.4".replace(" ", "")
)
BINARY = coders("001111111100001111110000", "000011110000000110000000")
WEIGHED = coders("1233214", "1234224")
RAW_FLEISS = (
    "0 0 0 0 14 · 0 2 6 4 2 · 0 0 3 5 6 · 0 3 9 2 0 · 2 2 8 1 1 · "
    "7 7 0 0 0 · 3 2 6 3 0 · 2 5 3 2 2 · 6 5 2 1 0 · 0 2 2 3 7"
)
FLEISS = [[int(v) for v in row.split()] for row in RAW_FLEISS.split("·")]
UNITS = {
    "begin": 150,
    "length": 300,
    "annotators": [
        [[225, 70, "c"], [370, 30, "c"], [180, 60, "k"], [300, 50, "k"]],
        [[220, 80, "c"], [355, 20, "c"], [400, 20, "c"], [180, 60, "k"], [300, 50, "k"]],
    ],
}
SMALL = {
    "begin": 0,
    "length": 10,
    "annotators": [[[1, 8, "x"]], [[2, 1, "x"], [4, 1, "x"], [6, 1, "x"]]],
}


def table(yes_yes, yes_no, no_yes, no_no):
    left = "y" * (yes_yes + yes_no) + "n" * (no_yes + no_no)
    right = "y" * yes_yes + "n" * yes_no + "y" * no_yes + "n" * no_no
    return [list(left), list(right)]


CASES = [
    ("alpha", FOUR, {"level": "nominal"}, 0.743),
    ("alpha", FOUR, {"level": "ordinal"}, 0.815),
    ("alpha", FOUR, {"level": "interval"}, 0.849),
    ("alpha", FOUR, {"level": "ratio"}, 0.797),
    ("alpha", THREE, {"level": "nominal"}, 0.691),
    ("alpha", THREE, {"level": "ordinal"}, 0.807),
    ("alpha", THREE, {"level": "interval"}, 0.811),
    ("alpha", coders("0100000010", "1110010000"), {}, 0.095),
    ("alpha", coders("aabbdcccedda", "babbbccceddd"), {}, 0.692),
    ("alpha", coders("1212", "1212"), {}, 1.0),
    ("alpha", coders("1212", "2121"), {}, -0.75),
    ("cohen_kappa", table(20, 5, 10, 15), {}, 0.400),
    ("cohen_kappa", table(45, 15, 25, 15), {}, 0.1304),
    ("cohen_kappa", table(25, 35, 5, 35), {}, 0.2593),
    ("cohen_kappa", BINARY, {}, 0.385),
    ("scott_pi", BINARY, {}, 0.314),
    ("alpha", BINARY, {}, 0.329),
    ("weighted_kappa", WEIGHED, {"weights": "linear"}, 0.7586),
    ("weighted_kappa", WEIGHED, {"weights": "quadratic"}, 0.8727),
    ("fleiss_kappa", FLEISS, {}, 0.210),
    ("alpha_from_counts", FLEISS, {}, 0.2156),
    ("alpha_u", UNITS, {}, 0.8591),
    ("alpha_u_c", UNITS, {"cat": "c"}, 0.7286),
    ("alpha_u_c", UNITS, {"cat": "k"}, 1.0),
    ("alpha_u", SMALL, {}, -0.7003),
]


@pytest.mark.parametrize(("measure", "data", "options", "value"), CASES)
def test_a_published_figure_is_found_again(measure, data, options, value):
    told = statistic({"id": 1, "measure": measure, "data": data, **options})
    assert told["value"] == pytest.approx(value, abs=0.0005)


@pytest.mark.parametrize(
    ("hypothesis", "value"),
    [
        ("Old man, go away!", 100),
        ("Old man, leave!", 40.81),
        ("Grandpa out", 7.68),
        ("", 0),
    ],
)
def test_chrf_of_one_translation_against_another(hypothesis, value):
    told = statistic({"id": 1, "measure": "chrF", "data": [hypothesis, "Old man, go away!"]})
    assert told["value"] == pytest.approx(value, abs=0.005)


def test_disagreements_behind_alpha_for_unitising():
    from annotator.compare.agreement.unitizing import (
        expected_disagreement,
        observed_disagreement,
        read_continuum,
        sections,
    )

    for data, category, observed, expected in (
        (UNITS, "c", 0.0144, 0.0532),
        (SMALL, "x", 0.9100, 0.5351),
    ):
        continuum = read_continuum(data)
        rows = [sections(continuum, units, category) for units in continuum.annotators]
        length = continuum.length
        assert observed_disagreement(rows, length) == pytest.approx(observed, abs=0.0001)
        assert expected_disagreement(rows, length) == pytest.approx(expected, abs=0.0001)


def units(*people):
    """ "a 1 5, b 6 10" for each annotator."""
    found = []
    for coder, text in enumerate(people):
        for unit in text.split(","):
            category, start, end = unit.split()
            found.append([f"coder{coder}", category, int(start), int(end)])
    return found


@pytest.mark.extra
@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    ("data", "options", "disorder"),
    [
        (units("a 1 5,b 6 10,a 11 15", "a 2 6,b 7 11,a 12 16"), {}, 0.0625),
        (units("a 1 5,b 6 10,a 20 24,b 30 34", "a 2 6,b 31 35"), {}, 0.70833),
        (units("a 1 5,b 6 10", "a 1 5,b 6 10"), {}, 0.0),
        (units("a 1 5,b 10 14", "a 2 6,b 11 15", "a 1 4,c 9 14"), {}, 0.40876),
        (units("a 1 5,b 6 10,c 11 15", "a 2 7,b 8 12,a 11 15"), {"alpha": 3, "beta": 2}, 1.02778),
    ],
)
def test_the_disorder_behind_gamma(data, options, disorder):
    pytest.importorskip("pygamma_agreement", reason="needs the extra “gamma”")
    told = statistic({"id": 1, "measure": "gamma_disorder", "data": data, **options})
    assert told["value"] == pytest.approx(disorder, abs=0.0001)


@pytest.mark.extra
@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_gamma_of_equal_sheets_is_one_and_the_same_data_give_the_same_gamma(caplog):
    pytest.importorskip("pygamma_agreement", reason="needs the extra “gamma”")
    same = units("a 1 5,b 6 10", "a 1 5,b 6 10")
    assert statistic({"id": 1, "measure": "gamma", "data": same})["value"] == 1.0
    other = {"id": 1, "measure": "gamma", "data": units("a 1 5,b 6 10,a 20 30", "a 2 7,b 8 12")}
    first, second = statistic(other), statistic(other)
    assert first == second
    assert -1 < first["value"] < 1
    assert caplog.records == [], "the package's own log does not reach people"
