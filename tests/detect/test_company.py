"""What the stretches of a line say of one another's languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.detect.company import in_company, shares
from annotator.detect.spans import find_spans

RANKINGS = st.lists(
    st.tuples(st.floats(-50, 50), st.sampled_from(["fi", "et", "it", "sw"])),
    min_size=1,
    unique_by=lambda pair: pair[1],
).map(lambda pairs: sorted(pairs, key=lambda pair: (-pair[0], pair[1])))


@given(RANKINGS)
def test_shares_are_parts_of_one_and_the_best_has_the_most(
    ranking: list[tuple[float, str]],
) -> None:
    found = shares(ranking)
    assert abs(sum(found.values()) - 1.0) < 1e-9
    assert max(found.values()) == found[ranking[0][1]]


@given(st.lists(RANKINGS, min_size=2, max_size=5))
def test_nobody_loses_by_company_and_rankings_stay_in_order(
    rows: list[list[tuple[float, str]]],
) -> None:
    for before, after in zip(rows, in_company(rows, [()] * len(rows)), strict=True):
        assert sorted(after, key=lambda pair: (-pair[0], pair[1])) == after
        scores = {tag: score for score, tag in before}
        assert all(score >= scores[tag] for score, tag in after)


def test_a_language_likely_in_several_stretches_wins_though_sure_in_none() -> None:
    rows = [[(0.0, other), (-1.0, "fi")] for other in ("it", "sw", "et", "de")]
    assert [row[0][1] for row in in_company(rows, [()] * 4)] == ["fi"] * 4


def test_a_language_that_is_named_beside_the_words_stands() -> None:
    rows = [[(0.0, "la"), (-1.0, "ga")], [(9.0, "ga"), (0.0, "la")]]
    assert in_company(rows, [(), ()])[0][0][1] == "ga"
    assert in_company(rows, [("la",), ()])[0] == rows[0]


@pytest.mark.parametrize(
    ("words", "alone", "language"),
    [("hirsi tuohi olki kaivo", "kaivo", "fi"), ("kurek stodoła chałupa studnia", "kurek", "pl"),
     ("brønn stabbur", "stabbur", "nb"), ("kuyu ahır avlu samanlık", "ahır", "tr")],
)  # fmt: skip
def test_words_of_one_list_are_of_one_language(words: str, alone: str, language: str) -> None:
    """One of them would be called otherwise if it stood alone."""
    (one,) = find_spans(f"The old word on the map was “{alone}”, he said.")
    assert one.language != language
    names = [f"“{word}”" for word in words.split(" ")]
    found = find_spans(f"The old words on the map were {', '.join(names)}, he said.")
    assert [c.language for c in found] == [language] * len(names)
