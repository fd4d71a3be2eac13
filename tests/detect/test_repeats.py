"""Repeated passages of scraped pages."""

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.detect.repeats import find_repeats

FIRST = "The bridge was closed on Monday after a crack was found in its second pillar."
SECOND = "Nobody could say when it would open again, or who had built it in the first place."


def test_a_run_of_paragraphs_is_one_repeat_of_its_first_copy() -> None:
    text = f"{FIRST}\n\n{SECOND}\n\nShare this\n\n{FIRST}\n{SECOND}\n"
    (repeat,) = find_repeats(text)
    assert text[repeat.start : repeat.end] == f"{FIRST}\n{SECOND}"
    assert text[repeat.of.start : repeat.of.end] == f"{FIRST}\n\n{SECOND}"


def test_a_third_copy_points_to_the_first() -> None:
    text = "\n".join([FIRST, "one", FIRST, "two", FIRST])
    assert {r.of.start for r in find_repeats(text)} == {0}


def test_short_lines_that_come_again_are_left_alone() -> None:
    assert find_repeats("See also\nNews\nSee also\nNews\n") == ()


def test_lines_that_differ_in_spaces_alone_are_a_repeat_and_those_that_begin_alike_are_none() -> (
    None
):
    spaced = FIRST.replace(" ", "  ").replace("  crack", "\tcrack")
    (repeat,) = find_repeats(f"{FIRST}\n {spaced}")
    assert (repeat.start, repeat.of.start) == (len(FIRST) + 2, 0)
    assert find_repeats(f"{FIRST}\n{FIRST[:-1]}, as everybody could see from the bank.") == ()


@given(st.lists(st.sampled_from([FIRST, SECOND, "a", ""]), max_size=12).map("\n".join))
@settings(max_examples=200, deadline=None)
def test_repeats_are_in_order_do_not_overlap_and_come_after_their_source(text: str) -> None:
    at = 0
    for repeat in find_repeats(text):
        assert at <= repeat.start < repeat.end <= len(text)
        assert repeat.of.end <= repeat.start
        one = text[repeat.start : repeat.end].split()
        assert one == text[repeat.of.start : repeat.of.end].split()
        at = repeat.end
