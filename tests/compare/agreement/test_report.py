"""The figures that `annotator agree` prints, from whole sheets."""

import json

import pytest
from msgspec.structs import replace

from annotator.compare.agreement.bootstrap import FEWEST, interval_of_mean
from annotator.compare.agreement.outcome import defined
from annotator.compare.agreement.report import ALL, as_json, report
from annotator.model.annotation import Attribution
from annotator.model.errors import InvalidInput


def figures(names, articles, **more):
    return {(f.measure, f.about): f for f in report(names, articles, **more)}


@pytest.fixture
def two(an, sheet):
    left = sheet(
        an(0, 10, "A1", language="kk", tr=["We came!"], tl=[("bgnpcgn-1979", "Keldik")]),
        an(20, 30, "A2", language="ru", who=["damir"]),
        an(40, 50, "A3", language="ru"),
    )
    right = sheet(
        an(0, 10, "B1", language="kk", tr=["we came!"], tl=[("bgnpcgn-1979", "Keldik!")]),
        an(20, 29, "B2", language="uk", who=["damir"]),
        an(60, 70, "B3", language="en"),
        annotator="boris",
    )
    return left, right


def test_places_are_counted_by_exact_borders_and_by_overlap(two):
    found = figures(("aigul", "boris"), [two])
    assert found["precision_exact", ""].outcome.value == pytest.approx(1 / 3)
    assert found["recall_overlap", ""].outcome.value == pytest.approx(2 / 3)
    assert found["f1_exact", ""].outcome.value == pytest.approx(1 / 3)
    assert found["f1_overlap", ""].outcome.value == pytest.approx(2 / 3)
    assert 0 < found["alpha_u", ""].outcome.value < 1


def test_labels_are_compared_on_paired_places_only_and_say_how_many_that_is(two):
    found = figures(("aigul", "boris"), [two])
    language = found["kappa_language", ""]
    assert (language.outcome.n, language.left_out) == (2, 2)
    assert language.outcome.value == pytest.approx(1 / 3)
    assert found["kappa_kind", ""].outcome.value is None
    assert "only one label" in found["kappa_kind", ""].outcome.why
    assert found["f1_speaker", ""].outcome.value == 1.0
    assert found["alpha_speaker", ""].outcome.why.startswith("only one value")


def test_texts_are_compared_on_places_where_both_have_one(two):
    found = figures(("aigul", "boris"), [two])
    assert found["translation_equal", ""].outcome.value == 0.0
    assert found["translation_equal_normalised", ""].outcome.value == 1.0
    assert found["translation_equal", ""].left_out == 1
    assert 0 < found["chrF", ""].outcome.value < 100
    assert found["transliteration_similarity", ""].outcome.value == pytest.approx(6 / 7)
    assert found["transliteration_distance", ""].outcome.value == 1.0


def test_transliterations_under_different_schemes_are_left_out(an, sheet):
    sides = (
        sheet(an(0, 10, "A", tl=[("bgnpcgn-1979", "Keldik")])),
        sheet(an(0, 10, "B", tl=[("iso-9-1995", "Kelìk")]), annotator="boris"),
    )
    found = figures(("aigul", "boris"), [sides])["transliteration_equal", ""]
    assert (found.outcome.value, found.left_out) == (None, 1)
    assert "no pair" in found.outcome.why


def test_equal_sheets_agree_fully_and_nothing_else_is_made_up(an, sheet):
    left = sheet(an(0, 10, "A", language="kk"), an(20, 30, "B", language="ru"))
    right = replace(left, annotator="boris")
    found = figures(("aigul", "boris"), [(left, right)])
    for name in ("f1_exact", "f1_overlap", "alpha_u", "kappa_language", "alpha_language"):
        assert found[name, ""].outcome.value == 1.0
    for name in ("kappa_kind", "alpha_speaker", "alpha_certainty", "chrF"):
        assert found[name, ""].outcome.value is None
        assert found[name, ""].outcome.why


def test_certainty_is_ordinal_and_unknown_is_missing(an, sheet):
    def graded(*grades, owner):
        return sheet(
            *(
                an(k * 10, k * 10 + 5, f"{owner}{k}", attributions=(
                    Attribution(speaker="x", certainty=grade),))
                for k, grade in enumerate(grades)
            ),
            annotator=owner,
        )  # fmt: skip

    left = graded("low", "medium", "high", "unknown", owner="aigul")
    near = graded("medium", "medium", "high", "high", owner="boris")
    found = figures(("aigul", "boris"), [(left, near)])["alpha_certainty", ""]
    assert found.outcome.n == 3
    assert 0 < found.outcome.value < 1


def test_three_annotators_have_no_measure_for_two_and_the_reverse_is_defined(two, sheet, an):
    third = sheet(an(0, 10, "C1", language="kk"), an(20, 30, "C2", language="ru"), annotator="chi")
    found = figures(("aigul", "boris", "chi"), [(*two, third)], by=("pair",))
    assert "for 2 annotators" in found["kappa_language", ""].outcome.why
    assert "for 2 annotators" in found["precision_exact", ""].outcome.why
    assert found["fleiss_kappa_language", ""].outcome.n == 2
    assert found["alpha_language", ""].outcome.value is not None
    assert found["kappa_language", "pair aigul,chi"].outcome.value == 1.0
    told = as_json(found["kappa_language", "pair aigul,chi"])
    assert told["pair"] == ["aigul", "chi"]


def test_figures_for_each_language_and_article(two):
    found = figures(("aigul", "boris"), [two], by=("language", "article"))
    assert found["f1_exact", "language kk"].outcome.value == 1.0
    assert found["f1_exact", "language en"].outcome.value == 0.0
    assert found["f1_exact", "article courtyard"] == replace(
        found["f1_exact", ""], about="article courtyard"
    )


@pytest.mark.parametrize(
    ("names", "articles", "why"),
    [(("aigul",), 1, "one annotator"), (("aigul", "boris"), 0, "no article in common")],
)
def test_where_there_is_nobody_or_nothing_every_measure_says_why(two, names, articles, why):
    found = report(names, [two][:articles])
    assert [f.measure for f in found] == list(ALL)
    assert all(f.outcome.value is None and why in f.outcome.why for f in found)


def test_empty_sheets_are_undefined_and_not_perfect(sheet):
    found = report(("aigul", "boris"), [(sheet(), sheet(annotator="boris"))])
    assert [f.measure for f in found] == list(ALL)
    assert all(f.outcome.value is None and f.outcome.why for f in found)


def test_nobody_is_compared_with_themself(two):
    with pytest.raises(InvalidInput):
        report(("aigul", "aigul"), [two])


def test_the_json_form_has_a_reason_exactly_where_there_is_no_value(two):
    for figure in report(("aigul", "boris"), [two], by=("language",)):
        told = json.loads(json.dumps(as_json(figure)))
        assert {"measure", "value", "n"} <= told.keys()
        assert ("why" in told) == (told["value"] is None)


def test_an_interval_is_given_from_twenty_pairs_and_is_the_same_every_time(an, sheet):
    def many(owner, wrong):
        tags = ["kk", "ru", "uk"]
        return sheet(
            *(
                an(k * 10, k * 10 + 5, f"{owner}{k}", language=tags[(k + (k in wrong)) % 3])
                for k in range(30)
            ),
            annotator=owner,
        )

    sides = many("aigul", ()), many("boris", {3, 9, 11})
    first = figures(("aigul", "boris"), [sides])["kappa_language", ""].outcome
    assert first.low < first.value < first.high <= 1.0
    assert figures(("aigul", "boris"), [sides])["kappa_language", ""].outcome == first
    fleiss = figures(("aigul", "boris"), [sides])["fleiss_kappa_language", ""].outcome
    assert fleiss.low < fleiss.value < fleiss.high <= 1.0


def test_the_share_of_places_found_has_an_interval(an, sheet):
    all_of_them = [an(k * 10, k * 10 + 5, f"a{k}") for k in range(40)]
    sides = sheet(*all_of_them, annotator="aigul"), sheet(*all_of_them[:30], annotator="boris")
    found = figures(("aigul", "boris"), [sides])
    share = found["recall_exact", ""].outcome
    assert share.value == 0.75 and share.low < 0.75 < share.high
    same = found["precision_exact", ""].outcome
    assert (same.low, same.value, same.high) == (1.0, 1.0, 1.0)


def test_too_few_units_have_no_interval():
    few, enough = [0.0, 1.0] * (FEWEST // 2 - 1), [0.0, 1.0] * FEWEST
    assert interval_of_mean(defined(0.5, len(few)), few).low is None
    outcome = interval_of_mean(defined(0.5, len(enough)), enough)
    assert outcome.low < 0.5 < outcome.high
