"""The parts of finding words again."""

from annotator.model.anchor import Anchor
from annotator.text.folded import fold_text
from annotator.text.nearby import least_similarity, near_places
from annotator.text.places import (
    MAX_PLACES,
    Place,
    Surroundings,
    copies_without,
    exact_places,
    find_all,
    holes,
    nearest,
    side,
)


def test_places_do_not_overlap_and_many_are_cut_to_the_nearest() -> None:
    assert find_all("aaaaa", "aa") == [0, 2]
    assert find_all("abc", "") == [] and find_all("abc", "x") == []
    kept = nearest(list(range(20_000)), 9000)
    assert len(kept) == MAX_PLACES and kept == list(range(kept[0], kept[0] + MAX_PLACES))
    assert abs(kept[0] + MAX_PLACES // 2 - 9000) <= 1
    assert nearest([1, 2], 0) == [1, 2]


def test_a_side_fits_by_its_unbroken_run_or_its_likeness() -> None:
    wanted = "the baker said that he would come"
    assert side(wanted, wanted, before=True) == 1.0
    assert side(wanted, "xxxx" + wanted[4:], before=True) > 0.8
    assert side(wanted, "nothing like it, not one bit of it", before=True) < 0.2
    assert side(wanted, wanted.replace("baker", "bakers"), before=True) > 0.7
    assert side("", "", before=True) == 0.5 and side("", "x", before=False) == 0.0
    assert side("abc", "abc", before=False) < 0.25


def test_where_words_were_cut_out_the_text_around_them_meets() -> None:
    text = "The crowd at the harbour said nothing that day, and it rained."
    anchor = Anchor(
        start=30,
        end=40,
        exact="“Ура, ура”",
        prefix="crowd at the harbour said ",
        suffix=" nothing that day",
    )
    found = holes(text, fold_text(text), anchor)
    assert [place.kind for place in found] == ["gone"]
    assert text[: found[0].start] == "The crowd at the harbour said"
    assert holes("Another text.", fold_text("Another text."), anchor) == []


def test_a_copy_of_the_article_that_lacks_the_words_is_noticed() -> None:
    body = "".join(f"Sentence {n} of the report is not like the others. " for n in range(60))
    whole = body[:1500] + "Назар сал! " + body[1500:]
    text = whole + body + whole
    places = exact_places(
        text,
        Anchor(start=0, end=9, exact="Назар сал"),
        Surroundings("", Anchor(start=0, end=1, exact="x")),
    )
    assert len(places) == 2
    repeated, missing = copies_without(text, places[0], places)
    assert repeated
    assert [abs(place.start - len(whole) - 1500) < 20 for place in missing] == [True]
    alone = body[:1500] + "Назар сал! " + body[1500:]
    assert copies_without(alone, Place(1500, 1509), [Place(1500, 1509)]) == (False, [])


def test_short_words_must_be_more_alike_than_long_ones() -> None:
    assert least_similarity(3) > least_similarity(8) > least_similarity(40)
    text = "He wrote that the chines of the boat were new."
    anchor = Anchor(start=0, end=5, exact="Linus")
    assert near_places(text, fold_text(text), anchor, Surroundings(text, anchor), []) == []
    page = Anchor(start=0, end=2000, exact="word " * 400)
    assert near_places(text, fold_text(text), page, Surroundings(text, page), []) == []
