"""Speakers and reviews are merged by the same rules as sheets."""

import pytest
from msgspec.structs import replace

from annotator.compare.merge.reviews import merge_reviews
from annotator.compare.merge.speakers import merge_speakers
from annotator.model.annotation import Comment
from annotator.model.errors import InvalidInput
from annotator.model.review import Review, Verdict
from annotator.model.speaker import FirstSeen, Speaker, SpeakerName

AIGERIM = Speaker(
    id="aigerim-testova",
    names=(SpeakerName(text="Aigerim Testova", preferred=True),),
    description="retired teacher",
)


def named(speaker, *names, **fields):
    new = tuple(SpeakerName(text=text, language=tag) for text, tag in names)
    return replace(speaker, names=(*speaker.names, *new), **fields)


def test_names_that_two_people_added_are_united():
    merged = merge_speakers(
        AIGERIM, named(AIGERIM, ("Айгерим Тестова", "ru")), named(AIGERIM, ("Әйгерім", "kk"))
    )
    assert {n.text for n in merged.names} == {"Aigerim Testova", "Айгерим Тестова", "Әйгерім"}
    assert merged.name == "Aigerim Testova"
    assert merged.conflicts == ()


def test_two_descriptions_are_a_conflict_and_the_old_one_stands():
    merged = merge_speakers(
        AIGERIM,
        replace(AIGERIM, description="teacher of Kazakh"),
        replace(AIGERIM, description="former head teacher"),
    )
    assert merged.description == "retired teacher"
    assert [c.field for c in merged.conflicts] == ["description"]


def test_two_clones_that_added_the_same_person_end_with_one():
    ours = named(AIGERIM, first_seen=FirstSeen(article="courtyard", start=140, end=155))
    theirs = Speaker(
        id="aigerim-testova",
        names=(SpeakerName(text="Aigerim Testova"), SpeakerName(text="Ms Testova", kind="short")),
        first_seen=FirstSeen(article="bazaar", start=9, end=20),
    )
    merged = merge_speakers(None, ours, theirs)
    assert [n.text for n in merged.names] == ["Aigerim Testova", "Ms Testova"]
    assert merged.name == "Aigerim Testova"
    assert merged.description == "retired teacher"
    assert merged.first_seen.article == "bazaar"
    assert merged.conflicts == ()
    assert merge_speakers(None, theirs, ours) == merged


def test_merging_a_speaker_again_changes_nothing():
    ours, theirs = replace(AIGERIM, description="a"), named(AIGERIM, ("Әйгерім", "kk"))
    merged = merge_speakers(AIGERIM, ours, theirs)
    assert merge_speakers(AIGERIM, merged, theirs) == merged
    assert merge_speakers(AIGERIM, merged, ours) == merged
    assert merge_speakers(merged, merged, merged) == merged


def test_two_speakers_are_not_versions_of_one():
    with pytest.raises(InvalidInput):
        merge_speakers(None, AIGERIM, replace(AIGERIM, id="damir"))


REVIEW = Review(article="courtyard", reviewer="boris", of="aigul")


def verdict(name, decision, at="1", **fields):
    return Verdict(annotation=name, decision=decision, at=at, by="boris", **fields)


def test_verdicts_on_different_annotations_are_united():
    merged = merge_reviews(
        REVIEW,
        replace(REVIEW, verdicts=(verdict("A", "approved"),)),
        replace(REVIEW, verdicts=(verdict("B", "rejected", reason="a name"),)),
    )
    assert [(v.annotation, v.decision) for v in merged.verdicts] == [
        ("A", "approved"),
        ("B", "rejected"),
    ]


def test_two_verdicts_on_one_annotation_leave_it_open_and_keep_the_comments_of_both():
    said = [
        verdict(
            "A", "approved", comments=(Comment(id="c1", author="boris", at="1", text="Good."),)
        ),
        verdict(
            "A", "rejected", "2", comments=(Comment(id="c2", author="boris", at="2", text="No."),)
        ),
    ]
    sides = [replace(REVIEW, verdicts=(v,)) for v in said]
    merged = merge_reviews(REVIEW, *sides)
    (open_one,) = merged.verdicts
    assert open_one.decision == ""
    assert [c.text for c in open_one.comments] == ["Good.", "No."]
    assert [c.field for c in merged.conflicts] == ["verdicts[A].decision"]
    assert merge_reviews(REVIEW, merged, sides[1]) == merged


def test_one_verdict_given_on_two_machines_is_no_conflict():
    empty = Review(reviewer="boris", of="aigul", article="crowd")
    ours = replace(empty, verdicts=(verdict("A", "approved", at="2"),))
    theirs = replace(empty, verdicts=(verdict("A", "approved", at="1"),))
    for merged in (merge_reviews(empty, ours, theirs), merge_reviews(None, theirs, ours)):
        assert merged.conflicts == ()
        assert [(v.decision, v.at) for v in merged.verdicts] == [("approved", "1")]
