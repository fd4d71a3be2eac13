"""A person settles what a merge left open."""

import pytest
from msgspec.structs import replace

from annotator.compare.merge.annotations import merge_annotation
from annotator.compare.merge.reviews import merge_reviews
from annotator.compare.merge.settle import dismiss, settle
from annotator.model.annotation import Attribution
from annotator.model.errors import NotFound
from annotator.model.review import Review, Verdict


@pytest.fixture
def base(an):
    return an(61, 72, "A", language="kk", tr=["one", "two"], who=["aigerim"], also=[(91, 102)])


def torn(base, ours, theirs):
    merged = merge_annotation(base, replace(base, **ours), replace(base, **theirs))
    (conflict,) = merged.conflicts
    return merged, conflict.field


def test_a_plain_field_takes_the_side_that_was_chosen(base):
    merged, field = torn(base, {"language": "ky"}, {"language": "ru"})
    assert settle(merged, field, "ours").language == "ky"
    assert settle(merged, field, "theirs").language == "ru"
    kept = settle(merged, field, "base")
    assert (kept.language, kept.conflicts) == ("kk", ())


def test_a_field_inside_a_translation(base):
    first, second = base.translations
    merged, field = torn(
        base,
        {"translations": (replace(first, text="x"), second)},
        {"translations": (replace(first, text="y"), second)},
    )
    assert settle(merged, field, "theirs").translations[0].text == "y"


def test_which_translation_is_preferred(an):
    base = an(0, 5, "A", tr=["one", "two", "three"])

    def prefer(name):
        return {
            "translations": tuple(replace(t, preferred=t.id == name) for t in base.translations)
        }

    merged, field = torn(base, prefer("tr2"), prefer("tr3"))
    chosen = settle(merged, field, "theirs")
    assert [t.id for t in chosen.translations if t.preferred] == ["tr3"]


def test_in_which_order_translations_stand(an):
    base = an(0, 5, "A", tr=["one", "two", "three"])
    a, b, c = base.translations
    merged, field = torn(base, {"translations": (b, a, c)}, {"translations": (c, a, b)})
    assert field == "translations.order"
    chosen = settle(merged, field, "theirs")
    assert [(t.id, t.rank) for t in chosen.translations] == [("tr3", 1), ("tr1", 2), ("tr2", 3)]


def test_a_place_with_other_borders(base):
    first, copy = base.occurrences
    merged, field = torn(
        base,
        {"occurrences": (replace(first, end=71, exact=first.exact[:-1]), copy)},
        {"occurrences": (replace(first, start=60, exact="“" + first.exact), copy)},
    )
    assert (settle(merged, field, "ours").start, settle(merged, field, "ours").end) == (61, 71)
    assert settle(merged, field, "theirs").exact.startswith("“")


@pytest.mark.parametrize(
    ("choice", "who"), [("ours", ["damir"]), ("theirs", ["asel"]), ("base", ["aigerim"])]
)
def test_who_said_it(base, choice, who):
    merged, field = torn(
        base,
        {"attributions": (Attribution(speaker="damir"),)},
        {"attributions": (Attribution(speaker="asel"),)},
    )
    assert [a.speaker for a in settle(merged, field, choice).attributions] == who


def test_deleted_or_changed(base):
    merged = merge_annotation(base, None, replace(base, note="important", revision=2))
    assert settle(merged, "annotation", "ours") is None
    assert settle(merged, "annotation", "theirs").note == "important"


def test_a_member_deleted_or_changed(base):
    first, second = base.translations
    merged, field = torn(
        base, {"translations": (first,)}, {"translations": (first, replace(second, note="n"))}
    )
    assert [t.id for t in settle(merged, field, "ours").translations] == ["tr1"]
    assert [t.note for t in settle(merged, field, "theirs").translations] == ["", "n"]


def test_a_verdict():
    review = Review(article="courtyard", reviewer="boris", of="aigul")
    sides = [
        replace(review, verdicts=(Verdict(annotation="A", decision=d),))
        for d in ("approved", "rejected")
    ]
    merged = merge_reviews(review, *sides)
    chosen = settle(merged, "verdicts[A].decision", "theirs")
    assert [v.decision for v in chosen.verdicts] == ["rejected"]


def test_what_was_written_by_hand_stands_when_the_record_is_dismissed(base):
    merged, field = torn(base, {"language": "ky"}, {"language": "ru"})
    own = replace(merged, language="tt")
    assert dismiss(own, field) == replace(own, conflicts=())


def test_there_must_be_a_conflict_to_settle(base):
    with pytest.raises(NotFound):
        settle(base, "language", "ours")
