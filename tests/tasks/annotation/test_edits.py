"""Changes to annotations as pure functions, and where their ids and times come from."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from annotator.model.anchor import Occurrence
from annotator.model.annotation import Annotation, Attribution, Detection, Translation
from annotator.model.errors import InvalidInput, NotFound
from annotator.model.sheet import ArticleRef, Rejected, Sheet
from annotator.tasks.annotation import edits
from annotator.tasks.stamp import FixedStamp, ulid

EMPTY = Sheet(
    article=ArticleRef(id="a", path="corpus/a.txt", sha256="0" * 64, length=100), annotator="aigul"
)


def annotation(number: int, start: int = 0, note: str = "") -> Annotation:
    place = Occurrence(start=start, end=start + 5, exact="words")
    return Annotation(id=f"A{number}", occurrences=(place,), note=note)


def test_annotations_stand_in_text_order_and_a_second_put_replaces() -> None:
    sheet = edits.put(edits.put(EMPTY, annotation(1, start=50)), annotation(2, start=7))
    assert [a.id for a in sheet.annotations] == ["A2", "A1"]
    sheet = edits.put(sheet, annotation(1, start=3, note="moved"))
    assert [(a.id, a.note) for a in sheet.annotations] == [("A1", "moved"), ("A2", "")]


def test_dropping_what_is_not_there_is_refused() -> None:
    with pytest.raises(NotFound):
        edits.drop(EMPTY, "A9")


def test_a_rejection_is_kept_once_and_can_be_taken_back() -> None:
    no = Rejected(key="k", start=0, end=5, exact="words")
    sheet = edits.reject(edits.reject(EMPTY, [no]), [no])
    assert sheet.rejected == (no,)
    assert edits.restore(sheet, ["k"]) == EMPTY


def test_a_language_that_the_detector_named_is_confirmed_and_another_is_not() -> None:
    seen = replace(annotation(1), detection=Detection(by="letters/1", language="kk"))
    agreed = edits.with_language(seen, "kk", "Cyrl", "aigul")
    assert agreed.detection is not None
    assert agreed.detection.confirmed_by == "aigul"
    other = edits.with_language(agreed, "ky", "Cyrl", "aigul")
    assert other.detection is not None
    assert (other.language, other.detection.confirmed_by) == ("ky", "")


def test_translations_are_numbered_in_their_order_and_the_first_is_preferred() -> None:
    made = annotation(1)
    for number in (1, 2, 3):
        made = edits.add_translation(made, Translation(id=f"t{number}", text=f"words {number}"))
    made = edits.add_translation(made, Translation(id="t4", text="words 2"))
    assert [t.id for t in made.translations] == ["t1", "t2", "t3"]
    made = edits.move_translation(made, "t3", -9)
    assert [(t.id, t.rank, t.preferred) for t in made.translations] == [
        ("t3", 1, True),
        ("t1", 2, False),
        ("t2", 3, False),
    ]


def test_one_speaker_holds_a_role() -> None:
    made = edits.with_attribution(annotation(1), Attribution(name="Saule", role="speaker"))
    made = edits.with_attribution(made, Attribution(name="Dana", role="originator"))
    made = edits.with_attribution(made, Attribution(name="Aigerim", role="speaker"))
    assert [a.name for a in made.attributions] == ["Aigerim", "Dana"]


def test_the_primary_place_cannot_be_opted_out() -> None:
    places = [Occurrence(start=s, end=s + 5, exact="words") for s in (0, 20)]
    made = edits.with_place(annotation(1), places)
    assert [o.confirmed for o in edits.toggle_occurrence(made, 1).occurrences] == [True, False]
    with pytest.raises(InvalidInput):
        edits.toggle_occurrence(made, 0)


def test_edited_words_of_the_article_become_the_annotators_and_the_article_keeps_its_own() -> None:
    told = Translation(id="t1", text="Old man, go!", origin="article", note="roughly")
    before = replace(annotation(1), translations=(told,))
    after = edits.edit_translation(before, "t1", "Old man, leave!", "en", "aigul", "t2")
    own, kept = after.translations
    assert (own.text, own.origin, own.preferred, own.note) == (
        "Old man, leave!",
        "annotator",
        True,
        "",
    )
    assert (kept.id, kept.text, kept.origin, kept.rank) == ("t1", "Old man, go!", "article", 2)


def test_ulids_sort_by_time_and_differ_by_noise() -> None:
    assert ulid(1, b"\0" * 10) < ulid(2, b"\0" * 10)
    assert ulid(1, b"\0" * 10) != ulid(1, b"\1" * 10)
    assert len(ulid(2**47, b"\xff" * 10)) == 26


def test_a_fixed_stamp_gives_the_same_times_and_ids_again() -> None:
    began = datetime(2026, 11, 22, 12, tzinfo=UTC)
    one, two = FixedStamp(began), FixedStamp(began)
    assert [one.now(), one.new_id()] == [two.now(), two.new_id()]
