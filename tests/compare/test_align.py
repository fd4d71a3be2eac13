"""Which annotation of one sheet is which of the other."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from annotator.compare.align import (
    OTHER_BORDERS,
    SAME_PASSAGE,
    SAME_PLACE,
    TOUCHING,
    align,
    align_annotations,
)


def test_equal_places_of_one_kind_are_paired_and_the_rest_is_listed_by_side(an, sheet):
    left = sheet(an(61, 72, "L1"), an(204, 210, "L2"))
    right = sheet(an(61, 72, "R1"), an(270, 280, "R2"))
    found = align(left, right)
    assert [(p.left.id, p.right.id, p.relation) for p in found.pairs] == [("L1", "R1", SAME_PLACE)]
    assert [a.id for a in found.only_left] == ["L2"]
    assert [a.id for a in found.only_right] == ["R2"]
    assert [(a and a.id, b and b.id) for a, b in found.rows] == [
        ("L1", "R1"),
        ("L2", None),
        (None, "R2"),
    ]


def test_two_who_took_different_copies_of_a_passage_as_primary_annotated_the_same(an, sheet):
    found = align(sheet(an(61, 72, "L", also=[(91, 102)])), sheet(an(91, 102, "R")))
    assert [(p.left.id, p.right.id, p.relation) for p in found.pairs] == [("L", "R", SAME_PASSAGE)]


def test_overlaps_from_a_half_are_other_borders_and_below_only_touch(an, sheet):
    found = align(sheet(an(10, 20, "L1"), an(40, 60, "L2")), sheet(an(10, 19), an(58, 90, "B")))
    assert [p.relation for p in found.pairs] == [OTHER_BORDERS, TOUCHING]
    assert found.pairs[0].iou == 0.9


def test_the_best_assignment_wins_over_the_first_one(an, sheet):
    left = sheet(an(0, 10, "L1"), an(8, 18, "L2"))
    right = sheet(an(7, 18, "R1"), an(0, 9, "R2"))
    pairs = {(p.left.id, p.right.id) for p in align(left, right).pairs}
    assert pairs == {("L1", "R2"), ("L2", "R1")}


def test_the_language_decides_between_equal_overlaps(an, sheet):
    left = sheet(an(10, 20, "L", language="kk"))
    right = sheet(an(5, 15, "R1", language="ru"), an(15, 25, "R2", language="kk"))
    assert [p.right.id for p in align(left, right).pairs] == ["R2"]


def test_one_place_annotated_under_two_kinds_is_still_one_place(an, sheet):
    found = align(sheet(an(10, 20, "L", kind="foreign")), sheet(an(10, 20, "R", kind="title")))
    assert [p.relation for p in found.pairs] == [SAME_PLACE]


def test_two_versions_of_one_sheet_are_paired_by_id_even_after_a_move(an, sheet):
    found = align(sheet(an(10, 20, "A")), sheet(an(100, 120, "A")), by_id=True)
    assert [(p.left.id, p.right.start) for p in found.pairs] == [("A", 100)]


def test_a_heap_of_nested_annotations_is_paired_without_trying_every_order(an, sheet):
    left = [an(k, 300 - k, f"L{k}") for k in range(40)]
    right = [an(k, 299 - k, f"R{k}") for k in range(40)]
    found = align_annotations(left, right)
    assert len(found.pairs) == 40


places = st.tuples(st.integers(0, 60), st.integers(1, 20), st.sampled_from(["foreign", "title"]))
heaps = st.lists(st.tuples(places, st.lists(places, max_size=2)), max_size=9)


def build(an, heap, prefix):
    return [
        an(
            s,
            s + n,
            f"{prefix}{k}",
            kind=kind,
            language="kk" if (s + n) % 2 else "ru",
            also=[(x, x + y) for x, y, _ in also],
        )
        for k, ((s, n, kind), also) in enumerate(heap)
    ]


@given(left=heaps, right=heaps, same_ids=st.booleans())
def test_every_annotation_is_listed_once_and_sides_are_interchangeable(an, left, right, same_ids):
    a = build(an, left, "X")
    b = build(an, right, "X" if same_ids else "Y")
    one, other = align_annotations(a, b), align_annotations(b, a)
    ids = [p.left.id for p in one.pairs] + [x.id for x in one.only_left]
    assert Counter(ids) == Counter(x.id for x in a)
    ids = [p.right.id for p in one.pairs] + [x.id for x in one.only_right]
    assert Counter(ids) == Counter(x.id for x in b)
    assert {(p.left.id, p.right.id) for p in one.pairs} == {
        (p.right.id, p.left.id) for p in other.pairs
    }


@given(heap=heaps)
def test_a_sheet_with_itself_is_the_identity(an, heap):
    a = build(an, heap, "X")
    found = align_annotations(a, a)
    assert len(found.pairs) == len(a)
    assert all(p.left.id == p.right.id for p in found.pairs)
