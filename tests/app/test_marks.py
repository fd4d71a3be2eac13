"""Overlapping marks cut into pieces of one look."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.app.marks import LOOKS, Mark, Marked, Marks, cut, letter

marks_lists = st.lists(
    st.builds(
        lambda start, length, look: Mark(start, start + length, look, f"i{start}"),
        st.integers(0, 6000),
        st.integers(1, 4000),
        st.sampled_from(LOOKS),
    ),
    max_size=12,
)


@given(marks_lists, st.integers(0, 6000), st.integers(1, 200))
def test_pieces_cover_the_row_once_and_the_strongest_look_wins(
    marks: list[Mark], start: int, length: int
) -> None:
    pieces = cut(start, start + length, marks)
    assert [p[0] for p in pieces[1:]] == [p[1] for p in pieces[:-1]]
    assert (pieces[0][0], pieces[-1][1]) == (start, start + length)
    for left, right, look in pieces:
        for place in range(left, right):
            here = [m.look for m in marks if m.start <= place < m.end]
            assert look == (max(here, key=LOOKS.index) if here else "")


@given(marks_lists, marks_lists, st.integers(0, 9000), st.integers(1, 3000))
def test_the_index_finds_what_touches_a_stretch_also_after_a_change(
    before: list[Mark], after: list[Mark], start: int, length: int
) -> None:
    index = Marks()
    index.replace(before)
    changed = index.replace(after)
    end = start + length
    assert set(index.over(start, end)) == {m for m in after if m.start < end and start < m.end}
    assert set(changed) == set(before) ^ set(after)


def test_the_margin_shows_the_most_urgent_mark_that_begins_in_the_row() -> None:
    marks = [Mark(0, 50, "disputed", "a"), Mark(12, 20, "done", "b"), Mark(14, 18, "draft", "c")]
    assert letter(10, 30, marks) == "~"
    assert letter(0, 10, marks) == "!"
    assert letter(30, 50, marks) == " "


@given(st.lists(st.dictionaries(st.sampled_from("abc"), st.integers(0, 3)), max_size=5))
def test_marks_that_come_and_go_by_thing_leave_those_of_the_things_that_are_there(
    asked: list[dict[str, int]],
) -> None:
    def marks_of(name: str, place: list[int]) -> list[Mark]:
        return [Mark(place[0], place[0] + 2, "done", name)]

    objects = {(name, n): [n] for name in "abc" for n in range(4)}
    marked, index = Marked(marks_of), Marks()
    for things in asked:
        now = {name: objects[name, n] for name, n in things.items()}
        gone, come = marked.now(now.items())
        index.change(gone, come)
        wanted = {mark for name, place in now.items() for mark in marks_of(name, place)}
        assert set(index.over(0, 10)) == wanted
        assert marked.now(now.items()) == ([], [])
