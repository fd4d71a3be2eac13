"""A reviewer's word, and what becomes of it when the annotation changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from annotator.compare.verdicts import (
    comment,
    corrected,
    decide,
    digest,
    resolve,
    state_of,
    threads,
    verdict_on,
)
from annotator.model.annotation import Comment, Conflict, Provenance, Translation
from annotator.model.errors import InvalidInput, NotFound
from annotator.model.review import Review, Verdict

REVIEW = Review(article="courtyard", reviewer="boris", of="aigul")


def said(name, text, author="boris", to="", at="1"):
    return Comment(id=name, author=author, at=at, text=text, reply_to=to)


def test_a_digest_is_about_what_is_said_and_not_about_talk_or_history(an):
    a = an(61, 72, "A", language="kk")
    talked = replace(
        a,
        comments=(said("c", "hm"),),
        revision=9,
        provenance=Provenance(changed="2026"),
        conflicts=(Conflict(field="note", ours="", theirs=""),),
    )
    assert digest(talked) == digest(a)
    assert digest(replace(a, language="ky")) != digest(a)
    assert digest(replace(a, unknown={"mood": "angry"})) != digest(a)


def test_a_verdict_of_another_program_without_a_digest_goes_by_the_revision(an):
    verdict = Verdict(annotation="A", decision="approved", revision=3)
    assert state_of(an(0, 5, "A", revision=3), verdict) == "approved"
    assert state_of(an(0, 5, "A", revision=4), verdict) == "stale"


@given(decision=st.sampled_from(["approved", "changes", "rejected", "look-again"]))
def test_every_verdict_stands_until_the_annotation_changes(an, decision):
    a = an(61, 72, "A", language="kk")
    review = decide(REVIEW, a, decision, by="boris", at="1", reason="because")
    verdict = verdict_on(review, "A")
    assert state_of(a, verdict) == decision
    after = "stale" if decision == "approved" else "answered"
    assert state_of(replace(a, language="ky", revision=2), verdict) == after
    back = decide(review, a, "", by="boris", at="2")
    assert back.verdicts == ()


def test_a_new_verdict_keeps_the_comments(an):
    a = an(61, 72, "A")
    review = comment(REVIEW, "A", said("c1", "Who?"))
    review = decide(review, a, "approved", by="boris", at="2")
    assert [c.text for c in verdict_on(review, "A").comments] == ["Who?"]
    assert [c.text for c in verdict_on(decide(review, a, "", by="b", at="3"), "A").comments]


def test_threads_join_the_authors_answers_and_the_reviewers_questions(an):
    a = an(0, 5, "A", comments=(said("a1", "The crowd.", "aigul", "c1", "2"),))
    verdicts = [
        Verdict(
            annotation="A", comments=(said("c1", "Who?"), said("c3", "Thanks", to="a1", at="3"))
        ),
        Verdict(annotation="A", comments=(said("d1", "Nice one", "chinara", at="0"),)),
    ]
    found = threads(a, verdicts)
    assert [[c.id for c in t.comments] for t in found] == [["d1"], ["c1", "a1", "c3"]]
    assert found[1].last_author == "boris"


def test_answers_in_a_circle_or_to_nothing_are_shown_all_the_same(an):
    a = an(
        0,
        5,
        "A",
        comments=(said("x", "1", to="y"), said("y", "2", to="x"), said("z", "3", to="gone")),
    )
    shown = [c.id for t in threads(a, []) for c in t.comments]
    assert sorted(shown) == ["x", "y", "z"]


def test_a_thread_is_settled_and_opened_again():
    review = comment(REVIEW, "A", said("c1", "Who?"))
    settled = resolve(review, "A", "c1")
    assert verdict_on(settled, "A").comments[0].resolved
    assert resolve(settled, "A", "c1", False) == review
    with pytest.raises(NotFound):
        resolve(review, "A", "c9")


def test_taking_over_a_correction_keeps_what_is_the_authors_own(an):
    mine = an(61, 72, "A", language="ky", note="mine", tags=("x",), tr=["We came!"])
    version = an(
        61, 71, "A", language="kk", note="theirs", translations=(Translation(id="t", text="Here!"),)
    )
    taken = corrected(mine, Verdict(annotation="A", decision="changes", correction=version))
    assert (taken.end, taken.language, taken.note, taken.tags) == (71, "kk", "mine", ("x",))
    assert [t.text for t in taken.translations] == ["Here!"]
    with pytest.raises(NotFound):
        corrected(mine, Verdict(annotation="A"))


def test_what_is_no_verdict_is_refused(an):
    with pytest.raises(InvalidInput):
        decide(REVIEW, an(0, 5, "A"), "praised", by="boris", at="1")
    with pytest.raises(InvalidInput):
        comment(REVIEW, "A", said("c", "  "))
