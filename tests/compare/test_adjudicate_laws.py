"""Whatever two people wrote and whatever is decided: it ends, and nothing is asked twice."""

from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from annotator.compare.adjudicate import Agenda, Hand, agenda, decide, empty_sheet, take_agreed
from annotator.compare.parts import PARTS
from annotator.model.annotation import Attribution

HAND = Hand(by="dana", at="2026-11-23T10:00:00Z")
LATER = Hand(by="dana", at="2026-11-24T10:00:00Z")

marks = st.tuples(
    st.integers(0, 40),
    st.integers(3, 9),
    st.sampled_from(["kk", "ru", ""]),
    st.lists(st.sampled_from(["one", "two", "One"]), max_size=2),
    st.sampled_from([None, "aigerim", "damir"]),
    st.sampled_from(["high", "low"]),
)
heaps = st.lists(marks, max_size=5)
choices = st.lists(
    st.sampled_from(["left", "right", "both", "nothing", "undecided", "left"]), min_size=1
)


def build(an, sheet, owner, heap):
    annotations = []
    for k, (start, length, language, renderings, who, certainty) in enumerate(heap):
        said = (Attribution(speaker=who, certainty=certainty),) if who else ()
        name = f"{owner[0]}{k}"
        annotations.append(
            an(start, start + length, name, language=language, tr=renderings, attributions=said)
        )
    return sheet(*annotations, annotator=owner)


def allowed(item, field, choice):
    """Whether that choice can be made there at all."""
    names = item.group.annotators
    there = {name for name, _ in item.group.present}
    if choice in ("left", "right"):
        return names[choice == "right"] in there
    if choice == "both":
        return field in PARTS and PARTS[field].both is not None
    return True


@settings(max_examples=150, deadline=None)
@given(left=heaps, right=heaps, picks=choices)
def test_deciding_comes_to_an_end_and_nothing_is_asked_twice(an, sheet, left, right, picks):
    sheets = build(an, sheet, "aigul", left), build(an, sheet, "boris", right)
    numbers = count(1)

    def new_id():
        return f"J{next(numbers)}"

    result, _ = take_agreed(empty_sheet(sheets), agenda(sheets), HAND, new_id)
    asked = set()
    for step in range(400):
        item = next((i for i in agenda(sheets, result) if i.open), None)
        if item is None:
            break
        question = next(q for q in item.questions if q.open)
        place = (item.group.present[0][1].id, question.field)
        assert place not in asked, "it was decided before"
        wanted = picks[step % len(picks)]
        fallback = ("left", "right")
        choice = next(c for c in (wanted, *fallback) if allowed(item, question.field, c))
        if choice == "undecided":
            choice = next(c for c in fallback if allowed(item, question.field, c))
        asked.add(place)
        result = decide(result, item, question.field, choice, HAND, new_id)
    else:
        raise AssertionError("it never ends")
    again, _ = take_agreed(result, agenda(sheets, result), LATER, new_id)
    assert not any(i.open for i in agenda(sheets, again))
    assert [a for a in again.annotations if a.status == "draft"] == []
    ids = [a.id for a in again.annotations]
    assert len(ids) == len(set(ids))


@settings(max_examples=100, deadline=None)
@given(left=heaps, right=heaps, picks=choices)
def test_an_agenda_that_is_asked_after_each_decision_tells_what_a_new_one_tells(
    an, sheet, left, right, picks
):
    sheets = build(an, sheet, "aigul", left), build(an, sheet, "boris", right)
    kept, numbers, result = Agenda(sheets), count(1), empty_sheet(sheets)
    for step in range(12):
        items = kept.items(result)
        assert items == agenda(sheets, result)
        item = next((i for i in items if i.open), None)
        if item is None:
            break
        question = next(q for q in item.questions if q.open)
        options = (picks[step % len(picks)], "left", "right")
        choice = next(c for c in options if allowed(item, question.field, c))
        result = decide(result, item, question.field, choice, HAND, lambda: f"J{next(numbers)}")
        untouched = [i for i in items if i is not item]
        again = kept.items(result)
        assert all(any(i is j for j in again) for i in untouched)
    assert kept.items(empty_sheet(sheets)) == agenda(sheets)


@settings(max_examples=100, deadline=None)
@given(left=heaps, right=heaps)
def test_taking_what_agrees_twice_changes_nothing(an, sheet, left, right):
    sheets = build(an, sheet, "aigul", left), build(an, sheet, "boris", right)
    numbers = count(1)
    once, _ = take_agreed(empty_sheet(sheets), agenda(sheets), HAND, lambda: f"J{next(numbers)}")
    twice, taken = take_agreed(once, agenda(sheets, once), LATER, lambda: f"J{next(numbers)}")
    assert (twice, taken) == (once, 0)


@settings(max_examples=100, deadline=None)
@given(heap=heaps)
def test_two_equal_sheets_are_agreed_without_a_question(an, sheet, heap):
    left = build(an, sheet, "aigul", heap)
    right = replace(left, annotator="boris")
    items = agenda((left, right))
    assert not any(i.open for i in items)
    numbers = count(1)
    result, _ = take_agreed(empty_sheet((left, right)), items, HAND, lambda: f"J{next(numbers)}")
    assert [(a.start, a.end, a.language) for a in result.annotations] == [
        (a.start, a.end, a.language) for a in left.annotations
    ]
    assert all(a.status == "done" for a in result.annotations)
