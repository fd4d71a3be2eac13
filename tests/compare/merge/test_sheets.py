"""What a merge does with everyday changes, one table row at a time."""

import pytest
from msgspec.structs import replace

from annotator.compare.merge.sheets import fresh_conflicts, merge_sheets, open_conflicts
from annotator.model.annotation import Attribution, Comment, Decision, Translation
from annotator.model.errors import InvalidInput


@pytest.fixture
def base(an, sheet):
    return sheet(an(61, 72, "A", language="kk", tr=["We came!"], who=["aigerim"], tags=("crowd",)))


def changed(sheet, **fields):
    """The sheet with its first annotation changed, one revision later."""
    first = sheet.annotations[0]
    new = replace(first, revision=first.revision + 1, **fields)
    return replace(sheet, annotations=(new, *sheet.annotations[1:]))


def only(sheet):
    (annotation,) = sheet.annotations
    return annotation


def test_changes_of_different_fields_are_both_taken(base):
    merged = only(merge_sheets(base, changed(base, language="ky"), changed(base, note="shouted")))
    assert (merged.language, merged.note, merged.conflicts) == ("ky", "shouted", ())
    assert merged.revision == 3, "it is new to both sides"


def test_the_same_change_on_both_sides_is_no_conflict(base):
    ours, theirs = changed(base, language="ky", note="x"), changed(base, language="ky")
    merged = only(merge_sheets(base, ours, theirs))
    assert (merged.language, merged.note, merged.conflicts) == ("ky", "x", ())


def test_two_values_for_one_field_stay_both_in_the_file_and_the_base_value_stands(base):
    ours, theirs = changed(base, language="ky"), changed(base, language="ru")
    result = merge_sheets(base, ours, theirs)
    merged = only(result)
    assert merged.language == "kk"
    (conflict,) = merged.conflicts
    assert (conflict.field, conflict.ours, conflict.theirs, conflict.base) == (
        "language",
        '"ky"',
        '"ru"',
        '"kk"',
    )
    assert fresh_conflicts(result, ours, theirs) == [("A", conflict)]
    assert fresh_conflicts(result, result, theirs) == []


def test_a_value_given_after_a_conflict_settles_it(base):
    torn = merge_sheets(base, changed(base, language="ky"), changed(base, language="ru"))
    settled = changed(torn, language="ru", conflicts=())
    assert only(merge_sheets(torn, settled, torn)).conflicts == ()
    assert only(merge_sheets(torn, settled, changed(torn, note="n"))).language == "ru"


def test_deleted_here_and_untouched_there_is_deleted(base):
    assert merge_sheets(base, replace(base, annotations=()), base).annotations == ()


def test_deleted_here_and_changed_there_is_kept_and_marked(base):
    gone = replace(base, annotations=())
    merged = only(merge_sheets(base, gone, changed(base, note="important")))
    assert merged.note == "important"
    assert [(c.field, c.ours, c.theirs) for c in merged.conflicts] == [
        ("annotation", "", '"changed"')
    ]


def test_translations_of_both_sides_stay_even_where_both_took_the_same_id(base):
    first = only(base).translations
    ours = changed(base, translations=(*first, Translation(id="tr2", text="Here we are!")))
    theirs = changed(base, translations=(*first, Translation(id="tr2", text="We made it!")))
    merged = only(merge_sheets(base, ours, theirs))
    assert {t.text for t in merged.translations} == {"We came!", "Here we are!", "We made it!"}
    assert len({t.id for t in merged.translations}) == 3
    assert merged.conflicts == ()


def test_the_same_translation_typed_by_both_becomes_one(base):
    first = only(base).translations
    ours = changed(base, translations=(*first, Translation(id="x", text="Here we are!")))
    theirs = changed(
        base, translations=(*first, Translation(id="y", text="Here we are!", note="literally"))
    )
    merged = only(merge_sheets(base, ours, theirs))
    assert [(t.id, t.text, t.note) for t in merged.translations[1:]] == [
        ("x", "Here we are!", "literally")
    ]


def test_a_conflict_inside_a_translation_names_the_translation(base):
    (first,) = only(base).translations
    ours = changed(base, translations=(replace(first, text="We have come!"),))
    theirs = changed(base, translations=(replace(first, text="We are here!"),))
    merged = only(merge_sheets(base, ours, theirs))
    assert merged.translations == (first,)
    assert [c.field for c in merged.conflicts] == ["translations[tr1].text"]


def test_two_who_prefer_different_translations_disagree_about_that_alone(an, sheet):
    base = sheet(an(61, 72, "A", tr=["one", "two", "three"]))
    sides = [
        changed(
            base,
            translations=tuple(replace(t, preferred=t.id == name) for t in only(base).translations),
        )
        for name in ("tr2", "tr3")
    ]
    merged = only(merge_sheets(base, *sides))
    assert [t.id for t in merged.translations if t.preferred] == ["tr1"]
    assert [c.field for c in merged.conflicts] == ["translations.preferred"]


def test_another_speaker_on_both_sides_keeps_both_and_says_so(base):
    ours = changed(base, attributions=(Attribution(speaker="damir"),))
    theirs = changed(base, attributions=(Attribution(speaker="asel"),))
    merged = only(merge_sheets(base, ours, theirs))
    assert {a.speaker for a in merged.attributions} == {"damir", "asel"}
    assert [c.field for c in merged.conflicts] == ["attributions[aigerim|speaker].speaker"]


def test_borders_moved_on_one_side_and_a_copy_opted_out_on_the_other_go_together(an, sheet):
    base = sheet(an(61, 72, "A", also=[(91, 102)]))
    first, copy = only(base).occurrences
    ours = changed(base, occurrences=(replace(first, end=71, exact=first.exact[:-1]), copy))
    theirs = changed(base, occurrences=(first, replace(copy, confirmed=False)))
    merged = only(merge_sheets(base, ours, theirs))
    assert [(o.start, o.end, o.confirmed) for o in merged.occurrences] == [
        (61, 71, True),
        (91, 102, False),
    ]
    assert merged.conflicts == ()


def test_answers_still_point_to_their_comment_when_ids_had_to_change(base):
    def talk(text, answer):
        return (
            Comment(id="c1", author="aigul", at="1", text=text),
            Comment(id="c2", author="aigul", at="2", text=answer, reply_to="c1"),
        )

    ours = changed(base, comments=talk("Who shouted?", "The crowd."))
    theirs = changed(base, comments=talk("Which square?", "The market."))
    merged = only(merge_sheets(base, ours, theirs))
    asked = {c.id: c.text for c in merged.comments}
    answered = {asked[c.reply_to]: c.text for c in merged.comments if c.reply_to}
    assert answered == {"Who shouted?": "The crowd.", "Which square?": "The market."}


def test_adjacent_new_annotations_of_both_sides_are_both_there(base, an):
    ours = replace(base, annotations=(*base.annotations, an(199, 230, "B", language="ru")))
    theirs = replace(base, annotations=(*base.annotations, an(231, 240, "C", language="ru")))
    merged = merge_sheets(base, ours, theirs)
    assert [a.id for a in merged.annotations] == ["A", "B", "C"]
    assert open_conflicts(merged) == []


def test_both_began_the_sheet_and_annotated_one_place(an, sheet):
    ours = sheet(an(61, 72, "Z", language="kk", tr=["We came!"], status="done"))
    theirs = sheet(an(61, 72, "B", language="kk", who=["aigerim"]))
    merged = only(merge_sheets(None, ours, theirs))
    assert merged.id == "B"
    assert merged.provenance.source == "also Z"
    assert merged.status == "done"
    assert [t.text for t in merged.translations] == ["We came!"]
    assert [a.speaker for a in merged.attributions] == ["aigerim"]
    assert merged.conflicts == ()


def test_a_rejection_taken_back_on_one_side_is_taken_back(base):
    from annotator.model.sheet import Rejected

    name = Rejected(key="k1", start=0, end=3, exact="In ", reason="name")
    before = replace(base, rejected=(name,))
    assert merge_sheets(before, base, before).rejected == ()


def test_fields_of_a_newer_program_are_merged_key_by_key(base):
    ours = changed(base, unknown={"mood": "angry"})
    theirs = changed(base, unknown={"weather": "rain"})
    assert only(merge_sheets(base, ours, theirs)).unknown == {"mood": "angry", "weather": "rain"}


def test_sheets_of_two_people_are_not_versions_of_one(base):
    with pytest.raises(InvalidInput, match="versions of one sheet"):
        merge_sheets(base, base, replace(base, annotator="boris"))


def test_two_annotations_under_one_id_are_both_kept(base, an):
    twin = an(199, 230, "A", language="ru")
    torn = replace(base, annotations=(*base.annotations, twin))
    changes = changed(torn, note="n"), changed(torn, language="ky")
    merged = merge_sheets(torn, *changes)
    assert [(a.id, a.start, a.note) for a in merged.annotations] == [("A", 61, "n"), ("A", 199, "")]


def decided(sheet, choice, by, at, field="language"):
    return changed(sheet, decisions=(Decision(field=field, choice=choice, by=by, at=at),))


def test_two_who_decided_alike_are_no_conflict_and_the_earlier_one_stands(base):
    ours, theirs = decided(base, "left", "lali", "2"), decided(base, "left", "nino", "1")
    for merged in (merge_sheets(base, ours, theirs), merge_sheets(base, theirs, ours)):
        assert only(merged).conflicts == ()
        assert [(d.by, d.at) for d in only(merged).decisions] == [("nino", "1")]
    third = decided(base, "left", "ana", "3")
    both = merge_sheets(base, ours, theirs)
    assert merge_sheets(base, both, third) == merge_sheets(
        base, merge_sheets(base, third, ours), theirs
    )


def test_two_who_decided_differently_are_a_conflict(base):
    merged = only(
        merge_sheets(base, decided(base, "left", "a", "1"), decided(base, "right", "b", "2"))
    )
    assert [c.field for c in merged.conflicts] == ["decisions[language]"]
