"""Speakers and reviews: small files, one writer each."""

import os
from collections.abc import Callable

import msgspec
import pytest

from annotator.model.annotation import Attribution
from annotator.model.errors import ChangedUnderneath, InvalidInput, UnreadableFile
from annotator.model.review import Review, Verdict
from annotator.model.sheet import Sheet
from annotator.model.speaker import Speaker, SpeakerName
from annotator.store.reviews import load_review, reviews_of, save_review
from annotator.store.sheets import save_sheet
from annotator.store.speakers import (
    follow,
    load_speaker,
    load_speakers,
    read_speakers,
    remove_speaker,
    save_speaker,
    speaker_ids,
)
from annotator.store.workspace import Workspace


def speaker(speaker_id: str, name: str = "Ada Quill", **more: str) -> Speaker:
    return Speaker(id=speaker_id, names=(SpeakerName(text=name),), **more)  # type: ignore[arg-type]


def test_a_speaker_comes_back_and_is_changed_only_by_who_has_read_it(ws: Workspace) -> None:
    assert load_speakers(ws) == {} and load_speaker(ws, "ada") is None
    save_speaker(ws, speaker("ada"), None)
    with pytest.raises(ChangedUnderneath):
        save_speaker(ws, speaker("ada", "Another Ada"), None)
    stored = load_speaker(ws, "ada")
    assert stored is not None and stored.value == speaker("ada")
    save_speaker(ws, speaker("ada", "Ada Q. Quill"), stored.fingerprint)
    assert load_speakers(ws)["ada"].name == "Ada Q. Quill"


def test_a_speaker_that_cannot_be_read_hides_no_other(ws: Workspace) -> None:
    save_speaker(ws, speaker("ada"), None)
    folder = ws.annotations / "_speakers"
    (folder / "bad.json").write_bytes(b"{")
    (folder / "moved.json").write_bytes((folder / "ada.json").read_bytes())
    (folder / "Not An Id.json").write_bytes(b"{}")
    (folder / ".hidden.json").write_bytes(b"{}")
    speakers, refused = read_speakers(ws)
    assert list(speakers) == ["ada"]
    assert len(refused) == 3
    assert speaker_ids(ws) == ["Not An Id", "ada", "bad", "moved"]
    with pytest.raises(UnreadableFile, match="file’s name"):
        load_speaker(ws, "moved")


@pytest.mark.parametrize("speaker_id", ["../x", "", "A", "a/b", "x" * 200, "é"])
def test_a_speakers_id_never_becomes_another_path(ws: Workspace, speaker_id: str) -> None:
    with pytest.raises(InvalidInput):
        ws.speaker_path(speaker_id)


def test_merged_speakers_lead_to_the_one_they_are_now() -> None:
    speakers = {
        "a": speaker("a", merged_into="b"),
        "b": speaker("b", merged_into="c"),
        "c": speaker("c"),
        "x": speaker("x", merged_into="y"),
        "y": speaker("y", merged_into="x"),
        "z": speaker("z", merged_into="gone"),
    }
    assert [follow(speakers, one) for one in ("a", "b", "c", "z", "new")] == [
        *("c", "c", "c", "gone", "new")
    ]
    assert follow(speakers, "x") == "x"


def test_reviews_lie_with_the_reviewer(ws: Workspace, make_sheet: Callable[..., Sheet]) -> None:
    save_sheet(ws, make_sheet(1), None)
    verdict = Verdict(annotation="01A", decision="approved", revision=1)
    review = Review(article="fair", reviewer="ben", of="aigul", verdicts=(verdict,))
    assert load_review(ws, "ben", "aigul", "fair") is None
    mark = save_review(ws, review, None)
    path = ws.annotations / "ben" / "reviews" / "aigul" / "fair.json"
    assert path == ws.review_path("ben", "aigul", "fair") and path.is_file()
    stored = load_review(ws, "ben", "aigul", "fair")
    assert stored is not None and stored.review == review and stored.fingerprint == mark
    save_review(ws, msgspec.structs.replace(review, returned="2026-11-23T00:00:00Z"), mark)
    with pytest.raises(ChangedUnderneath):
        save_review(ws, review, mark)
    assert [r.review.reviewer for r in reviews_of(ws, "aigul", "fair")] == ["ben"]
    assert ws.sheet_ids("ben") == []


def test_a_clock_that_was_set_back_lets_no_speaker_be_removed_whom_somebody_names(
    ws: Workspace, make_sheet: Callable[..., Sheet]
) -> None:
    kim = Speaker(id="kim", names=(SpeakerName(text="Kim"),))
    save_speaker(ws, kim, None)
    path = ws.speaker_path("kim")
    later = path.stat().st_mtime + 3600  # the speaker came before the clock was set back an hour
    os.utime(path, (later, later))
    sheet = make_sheet(1)
    (annotation,) = sheet.annotations
    named = msgspec.structs.replace(annotation, attributions=(Attribution(speaker="kim"),))
    mark = save_sheet(ws, msgspec.structs.replace(sheet, annotations=(named,)), None)
    assert not remove_speaker(ws, kim)
    assert path.exists()
    save_sheet(ws, sheet, mark)
    assert remove_speaker(ws, kim)
    assert not path.exists()
