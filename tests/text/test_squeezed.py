"""Long empty stretches are cut in the middle; every place leads there and back."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.text.squeezed import squeeze

pieces = st.sampled_from(("a", "жол", "“road”", " " * 60, "\n" * 30, "-" * 24, ", " * 40, " ", "."))


def test_most_texts_stay_as_they_are() -> None:
    assert squeeze("A word, then — two lines.\n\n\n    And a third.") is None


def test_both_ends_of_a_stretch_stay() -> None:
    short = squeeze("one" + " " * 100 + "two" + "\n" * 50)
    assert short is not None
    assert short.text == "one" + " " * 16 + "two" + "\n" * 16
    assert [short.there(place) for place in (0, 3, 50, 103, 106)] == [0, 3, 11, 19, 22]
    assert [short.back(place) for place in (0, 3, 19, 22)] == [0, 3, 103, 106]


@given(st.lists(pieces, max_size=12).map("".join))
def test_every_place_that_is_kept_leads_there_and_back(text: str) -> None:
    short = squeeze(text)
    if short is None:
        return
    assert len(short.text) < len(text)
    assert short.there(0) == 0 and short.there(len(text)) == len(short.text)
    for place, character in enumerate(short.text):
        assert text[short.back(place)] == character or place in short._cuts
    for place in range(len(text)):
        if text[place].isalpha():
            assert short.back(short.there(place)) == place
    moved = [short.there(place) for place in range(len(text) + 1)]
    assert moved == sorted(moved)
