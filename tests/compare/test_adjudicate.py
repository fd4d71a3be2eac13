"""Several sheets into one agreed sheet: every decision on record, nothing asked twice."""

from itertools import count

import pytest
from msgspec.structs import replace

from annotator.compare.adjudicate import (
    Hand,
    agenda,
    decide,
    empty_sheet,
    leftovers,
    take_agreed,
)
from annotator.compare.groups import group_sheets
from annotator.model.annotation import Attribution, Decision, Detection
from annotator.model.errors import InvalidInput
from annotator.model.sheet import Rejected

HAND = Hand(by="dana", at="2026-11-23T10:00:00Z")
LATER = Hand(by="dana", at="2026-11-24T10:00:00Z")


@pytest.fixture
def ids():
    numbers = count(1)
    return lambda: f"J{next(numbers)}"


@pytest.fixture
def pair(an, sheet):
    """Two sheets: one place agreed, one with differences, one on each side alone."""
    left = sheet(
        an(61, 72, "A1", language="kk", tr=["We came!"], who=["aigerim"]),
        an(199, 230, "A2", language="ru", tr=["Tomorrow is late."], who=["damir"]),
        an(330, 337, "A3", language="kk"),
    )
    right = sheet(
        an(61, 72, "B1", language="kk", tr=["“We came!”"], who=["aigerim"]),
        an(199, 229, "B2", language="uk", tr=["Tomorrow will be late."], who=["damir"]),
        an(10, 19, "B4", language="en"),
        annotator="boris",
    )
    return left, right


def question(item, field):
    return next(q for q in item.questions if q.field == field)


def run(sheets, adjudicated=None):
    return agenda(sheets, adjudicated or empty_sheet(sheets))


def test_what_agrees_is_folded_away_and_the_rest_is_asked(pair):
    items = run(pair)
    assert [(i.group.start, i.agreed, i.open) for i in items] == [
        (10, False, True),
        (61, True, False),
        (199, False, True),
        (330, False, True),
    ]
    assert question(items[2], "place").words == "left has “т” at the end"
    assert question(items[2], "language").values == ("ru", "uk")
    assert not question(items[2], "speaker").open
    assert question(items[3], "annotation").words == "boris has nothing here"


def test_taking_all_that_agrees_leaves_the_differences_open(pair, ids):
    items = run(pair)
    result, taken = take_agreed(empty_sheet(pair), items, HAND, ids)
    assert taken >= 4
    whole, torn = result.annotations
    assert (whole.status, whole.language) == ("done", "kk")
    assert [t.text for t in whole.translations] == ["We came!"]
    assert {d.choice for d in whole.decisions} == {"agreed"}
    assert whole.decisions[0].taken_from == ("aigul@1", "boris@1")
    assert torn.status == "draft"
    assert torn.language == "", "they disagree about it"
    assert [a.speaker for a in torn.attributions] == ["damir"]
    again, more = take_agreed(result, run(pair, result), LATER, ids)
    assert (again, more) == (result, 0)


def test_each_part_goes_to_left_right_both_or_what_is_written_by_hand(pair, ids, an):
    result = empty_sheet(pair)

    def now(field, choice, **more):
        return decide(result, run(pair, result)[2], field, choice, HAND, ids, **more)

    result = now("place", "right")
    result = now("language", "left")
    result = now("translation", "both", of="boris")
    (annotation,) = result.annotations
    assert (annotation.start, annotation.end) == (199, 229)
    assert annotation.language == "ru"
    assert [(t.text, t.rank, t.preferred) for t in annotation.translations] == [
        ("Tomorrow will be late.", 1, True),
        ("Tomorrow is late.", 2, False),
    ]
    assert annotation.status == "done"
    record = {d.field: d for d in annotation.decisions}
    assert (record["language"].choice, record["language"].taken_from) == ("left", ("aigul@1",))
    assert record["place"].by == "dana"
    assert record["speaker"].choice == "agreed"
    result = now("language", "own", own=an(0, 1, language="be"))
    assert result.annotations[0].language == "be"
    assert not run(pair, result)[2].open


def test_of_some_parts_there_can_be_only_one(pair, ids):
    with pytest.raises(InvalidInput, match="only one"):
        decide(empty_sheet(pair), run(pair)[2], "place", "both", HAND, ids)


def test_nothing_here_is_recorded_and_not_asked_again(pair, ids):
    result = decide(empty_sheet(pair), run(pair)[0], "annotation", "nothing", HAND, ids)
    assert result.annotations == ()
    (record,) = result.rejected
    assert (record.reason, record.by) == ("nothing here", "dana")
    assert not run(pair, result)[0].open
    taken, _ = take_agreed(result, run(pair, result), HAND, ids)
    assert 10 not in [a.start for a in taken.annotations]


def test_nothing_here_can_be_taken_back(pair, ids):
    result = decide(empty_sheet(pair), run(pair)[0], "annotation", "nothing", HAND, ids)
    back = decide(result, run(pair, result)[0], "annotation", "undecided", LATER, ids)
    assert back.rejected == ()
    other = decide(result, run(pair, result)[0], "annotation", "right", LATER, ids)
    assert (other.rejected, [a.language for a in other.annotations]) == ((), ["en"])


def test_one_persons_annotation_is_taken_whole(pair, ids):
    result = decide(empty_sheet(pair), run(pair)[3], "annotation", "left", HAND, ids)
    (annotation,) = result.annotations
    assert (annotation.start, annotation.language, annotation.status) == (330, "kk", "done")
    assert not run(pair, result)[3].open
    with pytest.raises(InvalidInput, match="nothing here"):
        decide(empty_sheet(pair), run(pair)[3], "annotation", "right", HAND, ids)


def test_only_what_changed_since_is_asked_again(pair, ids):
    left, right = pair
    result = empty_sheet(pair)
    for field, choice in (("place", "left"), ("language", "left"), ("translation", "left")):
        result = decide(result, run(pair, result)[2], field, choice, HAND, ids)
    assert not run(pair, result)[2].open
    second = right.annotations[2]
    assert second.id == "B2"
    moved = replace(second, note="an aside", revision=2)
    unchanged = replace(right, annotations=(*right.annotations[:2], moved))
    assert not run((left, unchanged), result)[2].open, "the note is not on the table"
    moved = replace(second, language="be", revision=2)
    changed = replace(right, annotations=(*right.annotations[:2], moved))
    item = run((left, changed), result)[2]
    assert [q.field for q in item.questions if q.open] == ["language"]
    assert question(item, "language").decision.choice == "left"
    assert question(item, "language").changed


def test_what_was_written_into_the_agreed_sheet_by_hand_is_never_replaced(pair, ids):
    left, right = pair
    result, _ = take_agreed(empty_sheet(pair), run(pair), HAND, ids)
    by_hand = replace(result.annotations[0], language="ky")
    edited = replace(result, annotations=(by_hand, *result.annotations[1:]))
    again, _ = take_agreed(edited, run(pair, edited), LATER, ids)
    assert again.annotations[0].language == "ky"

    def speaking(sheet):
        first = next(a for a in sheet.annotations if a.start == 61)
        rest = [a for a in sheet.annotations if a.start != 61]
        new = replace(first, language="tt", revision=2)
        return replace(sheet, annotations=tuple(sorted([*rest, new], key=lambda a: a.start)))

    both = speaking(left), speaking(right)
    items = run(both, edited)
    assert question(items[1], "language").open, "both changed it, and so did a hand"
    after, _ = take_agreed(edited, items, LATER, ids)
    assert after.annotations[0].language == "ky"


def test_an_annotation_made_in_the_agreed_sheet_without_any_decision_is_kept(pair, ids, an):
    own = an(61, 72, "HAND", language="ky")
    result = replace(empty_sheet(pair), annotations=(own,))
    after, _ = take_agreed(result, run(pair, result), HAND, ids)
    (kept,) = [a for a in after.annotations if a.start == 61]
    assert (kept.id, kept.language) == ("HAND", "ky")


def test_decisions_that_do_not_say_what_they_saw_stand_as_they_are(pair, ids, an):
    record = tuple(
        Decision(field=field, choice="left", by="nino")
        for field in ("place", "language", "translation")
    )
    older = an(199, 230, "OLD", language="ru", status="done", decisions=record)
    item = run(pair, replace(empty_sheet(pair), annotations=(older,)))[2]
    assert item.adjudicated == older
    assert not item.open


def test_agreed_annotations_whose_sources_are_gone_are_listed(pair, ids):
    left, right = pair
    result = decide(empty_sheet(pair), run(pair)[3], "annotation", "left", HAND, ids)
    without = replace(left, annotations=left.annotations[:2])
    assert [a.start for a in leftovers((without, right), result)] == [330]
    assert leftovers(pair, result) == ()


def test_a_rejection_of_what_the_other_took_is_a_difference(an, sheet):
    left = sheet(an(10, 19, "A", language="en"))
    turned_down = Rejected(key="k", start=10, end=19, exact="courtyard", reason="name")
    right = sheet(annotator="boris", rejected=(turned_down,))
    (item,) = run((left, right))
    assert item.open
    assert question(item, "annotation").words == "boris rejected it"


def test_role_and_certainty_are_asked_only_where_the_speaker_is_agreed(an, sheet):
    def said(who, certainty):
        return (Attribution(speaker=who, certainty=certainty),)

    left = sheet(an(0, 5, "A", attributions=said("x", "high")))
    same = sheet(an(0, 5, "B", attributions=said("x", "low")), annotator="boris")
    other = sheet(an(0, 5, "B", attributions=said("y", "low")), annotator="boris")
    (item,) = run((left, same))
    assert [q.field for q in item.questions if q.open] == ["certainty"]
    (item,) = run((left, other))
    assert [q.field for q in item.questions if q.open] == ["speaker"]


def test_three_annotators_are_compared_at_once(an, sheet, ids):
    sheets = (
        sheet(an(61, 72, "A", language="kk"), annotator="aigul"),
        sheet(an(61, 71, "B", language="kk"), annotator="boris"),
        sheet(an(61, 72, "C", language="ky"), annotator="chinara"),
    )
    (group,) = group_sheets(sheets)
    assert group.complete
    (item,) = run(sheets)
    assert [q.field for q in item.questions if q.open] == ["place", "language"]
    result = decide(empty_sheet(sheets), item, "language", "one", HAND, ids, of="chinara")
    assert result.annotations[0].language == "ky"


def test_sheets_about_different_texts_are_not_adjudicated(pair):
    left, right = pair
    other = replace(right, article=replace(right.article, sha256="1" * 64))
    with pytest.raises(InvalidInput, match="same version"):
        empty_sheet((left, other))


def test_two_annotations_under_one_id_are_both_shown(an, sheet):
    left = sheet(an(0, 5, "A"), an(50, 55, "A"))
    right = sheet(an(0, 5, "X"), annotator="boris")
    assert [g.start for g in group_sheets((left, right))] == [0, 50]


def test_what_the_machine_said_of_a_language_comes_along_with_it(an, sheet, ids):
    seen = Detection(by="script/1", language="kk", because="Cyrillic with қ")
    left = sheet(an(0, 5, "A", language="kk", detection=seen))
    right = sheet(an(0, 5, "B", language="ky"), annotator="boris")
    (item,) = run((left, right))
    result = decide(empty_sheet((left, right)), item, "language", "left", HAND, ids)
    assert result.annotations[0].detection == seen


def test_speakers_are_shown_by_their_names_and_namesakes_with_their_ids(an, sheet):
    def told(*people: Attribution) -> tuple[str, ...]:
        left, right = (an(10, 20, str(k), attributions=(who,)) for k, who in enumerate(people))
        (item,) = run((sheet(left), sheet(right, annotator="bolat")))
        return question(item, "speaker").values

    damir = Attribution(speaker="damir-1", name="Damir")
    assert told(damir, Attribution(speaker="saule", name="Saule")) == ("Damir", "Saule")
    assert told(damir, Attribution(speaker="saule")) == ("Damir", "saule")
    namesake = Attribution(speaker="damir-2", name="Damir")
    assert told(damir, namesake) == ("Damir (damir-1)", "Damir (damir-2)")
    short = Attribution(speaker="damir-1", name="D.")
    assert told(damir, short) == ("Damir", "D.")
