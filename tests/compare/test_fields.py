"""A pair of annotations, field by field, and the difference in words."""

import pytest
from msgspec.structs import replace

from annotator.compare.fields import (
    BOTH_EMPTY,
    DIFFERENT,
    EQUAL,
    NORMALISED,
    ONLY_LEFT,
    ONLY_RIGHT,
    compare_fields,
    differences,
    follow,
    redirects_of,
)
from annotator.compare.words import borders_in_words, texts_in_words, word_chunks
from annotator.model.annotation import Attribution
from annotator.model.speaker import Speaker, SpeakerName


def field(name, left, right, **more):
    return next(c for c in compare_fields(left, right, **more) if c.field == name)


def test_the_same_annotation_differs_nowhere(an):
    a = an(61, 72, language="kk", tr=["We have come!"], tl=[("bgnpcgn-1979", "Keldik qoy!")])
    assert differences(a, a) == ()
    assert not [c for c in compare_fields(a, a) if c.differs or c.words]


def test_borders_are_compared_in_words(an):
    assert borders_in_words(an(61, 72), an(61, 71)) == "left has the exclamation mark at the end"
    assert borders_in_words(an(68, 72), an(61, 72)) == "right has “Келдік” before it"
    assert borders_in_words(an(60, 72), an(61, 73)) == (
        "left has the quotation mark before it; right has the quotation mark at the end"
    )
    assert field("place", an(61, 72), an(61, 71)).state == DIFFERENT


@pytest.mark.parametrize(
    ("a", "b", "state"),
    [
        ("kk", "kk", EQUAL),
        ("kk", "ru", DIFFERENT),
        ("kk", "", ONLY_LEFT),
        ("", "kk", ONLY_RIGHT),
        ("", "", BOTH_EMPTY),
        ("kk", "KK", NORMALISED),
    ],
)
def test_languages_are_compared_by_equality(an, a, b, state):
    assert field("language", an(0, 5, language=a), an(0, 5, language=b)).state == state


def test_transliterations_are_compared_only_under_one_scheme(an):
    left = an(61, 72, tl=[("bgnpcgn-1979", "Keldik qoy!")])
    right = an(61, 72, tl=[("iso-9-1995", "Keldìk ķoj!")])
    found = [c for c in compare_fields(left, right) if c.field.startswith("transliteration")]
    assert [(c.field, c.state) for c in found] == [
        ("transliteration bgnpcgn-1979", ONLY_LEFT),
        ("transliteration iso-9-1995", ONLY_RIGHT),
    ]
    assert "not comparable" in found[0].words
    other = an(61, 72, tl=[("bgnpcgn-1979", "keldik qoy!")])
    assert field("transliteration bgnpcgn-1979", left, other).state == NORMALISED


def test_translations_are_sets_with_one_preferred(an):
    left = an(61, 72, tr=["We have come, then!", "We came!"])
    assert field("translation", left, an(61, 72, tr=["We have come, then!"])).state == DIFFERENT
    swapped = field("translation", left, an(61, 72, tr=["We came!", "We have come, then!"]))
    assert (swapped.state, swapped.words) == (
        DIFFERENT,
        "the same renderings, another one preferred",
    )
    marks = field("translation", an(0, 5, tr=["“It’s us”"]), an(0, 5, tr=['"It\'s us"']))
    assert marks.state == NORMALISED
    assert field("translation", left, an(61, 72)).state == ONLY_LEFT


def test_a_changed_rendering_is_told_in_the_words_that_changed(an):
    told = field("translation", an(0, 5, tr=["We have come now!"]), an(0, 5, tr=["We are here!"]))
    assert told.words == "“have come now!” → “are here!”"


def test_speakers_follow_the_redirects_of_merged_ones(an):
    left, right = an(0, 5, who=["aigerim-t"]), an(0, 5, who=["aigerim-testova"])
    assert field("speaker", left, right).state == DIFFERENT
    merged = Speaker(
        id="aigerim-t", names=(SpeakerName(text="A. Testova"),), merged_into="aigerim-testova"
    )
    known = redirects_of([merged])
    assert field("speaker", left, right, redirects=known).state == EQUAL
    assert follow("a", {"a": "b", "b": "a"}) == follow("b", {"a": "b", "b": "a"}) == "a"


def test_role_and_certainty_are_apart_from_the_speaker(an):
    left = an(0, 5, attributions=(Attribution(speaker="x", role="speaker", certainty="high"),))
    right = an(0, 5, attributions=(Attribution(speaker="x", role="author", certainty="low"),))
    assert [c.field for c in differences(left, right)] == ["role", "certainty"]


def test_nobody_named_is_not_the_same_as_nothing_recorded(an):
    said = an(0, 5, attributions=(Attribution(speaker=None),))
    assert field("speaker", said, an(0, 5)).state == ONLY_LEFT


def test_an_opted_out_copy_is_a_difference(an):
    left = an(61, 72, also=[(91, 102)])
    first, second = left.occurrences
    right = replace(left, occurrences=(first, replace(second, confirmed=False)))
    told = field("occurrences", left, right)
    assert told.state == DIFFERENT
    assert "91–102 opted out" in told.words


def test_texts_woven_into_one_keep_every_word_of_both():
    left, right = "we have come then", "then we have come at last"
    chunks = word_chunks(left, right)
    assert " ".join(t for tag, t in chunks if tag != "right") == left
    assert " ".join(t for tag, t in chunks if tag != "left") == right


def test_very_long_texts_are_said_to_differ_without_comparing_every_word():
    left = "word " * 5000
    assert word_chunks(left, left + "more") == (("left", left), ("right", left + "more"))
    assert len(texts_in_words(left, left + "more")) < 200
