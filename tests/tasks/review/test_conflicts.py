"""What a merge left open is listed, and settled by a person."""

import pytest
from msgspec.structs import replace

from annotator.compare.merge.reviews import merge_reviews
from annotator.compare.merge.sheets import merge_sheets
from annotator.compare.merge.speakers import merge_speakers
from annotator.model.anchor import Occurrence
from annotator.model.annotation import Annotation
from annotator.model.errors import InvalidInput, NotFound
from annotator.model.review import Review, Verdict
from annotator.model.sheet import ArticleRef, Sheet
from annotator.model.speaker import Speaker, SpeakerName
from annotator.store.reviews import load_review, save_review
from annotator.store.sheets import load_sheet, save_sheet
from annotator.store.speakers import load_speaker, save_speaker
from annotator.store.workspace import Workspace
from annotator.tasks.review.conflicts import conflict_record, open_conflicts, settle_conflict

PLACE = Occurrence(start=0, end=11, exact="Келдік қой!")
SHEET = Sheet(
    article=ArticleRef(id="crowd", path="corpus/crowd.txt", sha256="0" * 64, length=99),
    annotator="aigul",
    annotations=(
        Annotation(id="A", language="kk", occurrences=(PLACE,)),
        Annotation(id="B", language="kk", occurrences=(replace(PLACE, start=20, end=31),)),
    ),
)


def changed(**fields) -> Sheet:
    first = replace(SHEET.annotations[0], revision=2, **fields)
    return replace(SHEET, annotations=(first, SHEET.annotations[1]))


@pytest.fixture
def ws(tmp_path):
    """A workspace with a conflict in a sheet, a deletion in it, a speaker and a review."""
    ws = Workspace(tmp_path, "aigul")
    ours = replace(changed(language="ky"), annotations=changed(language="ky").annotations[:1])
    second = replace(SHEET.annotations[1], note="important", revision=2)
    theirs = replace(SHEET, annotations=(changed(language="ru").annotations[0], second))
    save_sheet(ws, merge_sheets(SHEET, ours, theirs), None)
    base = Speaker(id="crowd", names=(SpeakerName(text="the crowd"),))
    sides = [replace(base, description=text) for text in ("in the square", "by the station")]
    save_speaker(ws, merge_speakers(base, *sides), None)
    review = Review(article="crowd", reviewer="aigul", of="boris")
    said = [
        replace(review, verdicts=(Verdict(annotation="X", decision=d),))
        for d in ("approved", "look-again")
    ]
    save_review(ws, merge_reviews(review, *said), None)
    return ws


def test_everything_that_is_open_is_listed_with_both_values(ws):
    found = list(open_conflicts(ws))
    assert [(c.where, c.annotation, c.conflict.field) for c in found] == [
        ("sheet crowd", "A", "language"),
        ("sheet crowd", "B", "annotation"),
        ("review boris/crowd", "", "verdicts[X].decision"),
        ("speaker crowd", "", "description"),
    ]
    assert conflict_record(found[0]) == {
        "where": "sheet crowd",
        "field": "language",
        "annotation": "A",
        "exact": "Келдік қой!",
        "ours": '"ky"',
        "theirs": '"ru"',
        "base": '"kk"',
    }


def test_each_is_settled_and_saved(ws):
    settle_conflict(ws, "sheet crowd", "language", "theirs", "A")
    settle_conflict(ws, "sheet crowd", "annotation", "ours", "B")
    settle_conflict(ws, "speaker crowd", "description", "ours")
    settle_conflict(ws, "review boris/crowd", "verdicts[X].decision", "theirs")
    assert list(open_conflicts(ws)) == []
    (annotation,) = load_sheet(ws, "aigul", "crowd").sheet.annotations
    assert (annotation.id, annotation.language, annotation.revision) == ("A", "ru", 4)
    assert load_speaker(ws, "crowd").value.description == "in the square"
    assert load_review(ws, "aigul", "boris", "crowd").review.verdicts[0].decision == "look-again"


def test_what_stands_now_can_be_kept(ws):
    settle_conflict(ws, "sheet crowd", "language", "keep", "A")
    settle_conflict(ws, "sheet crowd", "annotation", "theirs", "B")
    first, second = load_sheet(ws, "aigul", "crowd").sheet.annotations
    assert (first.language, first.conflicts, second.note) == ("kk", (), "important")


def test_what_is_not_open_is_refused_and_nothing_is_written(ws):
    path = ws.sheet_path("aigul", "crowd")
    before = path.read_bytes()
    for arguments in (
        ("sheet crowd", "note", "ours", "A"),
        ("sheet crowd", "language", "ours", "gone"),
        ("sheet other", "language", "ours", "A"),
        ("speaker nobody", "description", "ours"),
        ("review nobody/crowd", "x", "ours"),
        ("weather", "x", "keep"),
    ):
        with pytest.raises(NotFound):
            settle_conflict(ws, *arguments)
    with pytest.raises(InvalidInput):
        settle_conflict(ws, "sheet crowd", "language", "both", "A")
    assert path.read_bytes() == before
