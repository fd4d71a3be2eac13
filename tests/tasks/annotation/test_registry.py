"""One person, many spellings."""

import json
from datetime import UTC, datetime

import pytest

from annotator.model.errors import InvalidInput, NotFound, SaveFailed
from annotator.model.speaker import Speaker
from annotator.store.speakers import load_speakers
from annotator.store.workspace import Workspace
from annotator.tasks.annotation import registry
from annotator.tasks.annotation.session import Session
from annotator.tasks.stamp import FixedStamp

from ..conftest import open_session, places

STAMP = FixedStamp(datetime(2026, 11, 22, tzinfo=UTC))


@pytest.fixture
def two(session: Session) -> Workspace:
    """A workspace in which one person was met under two spellings."""
    first = session.create(0, 7)
    second = session.create(8, 11)
    session.set_speaker(first, "Sayragul Nurbek")
    session.set_speaker(second, "Сайрагүл Нұрбек")
    session.close()
    return session.workspace


def test_a_merged_speaker_answers_under_both_names_and_nothing_is_deleted(two: Workspace) -> None:
    registry.merge_speakers(two, "sayragul-nurbek", "sajragul-nurbek", STAMP)
    speakers = load_speakers(two)
    assert speakers["sajragul-nurbek"].merged_into == "sayragul-nurbek"
    assert [n.text for n in speakers["sayragul-nurbek"].names] == [
        "Sayragul Nurbek",
        "Сайрагүл Нұрбек",
    ]
    with pytest.raises(InvalidInput):
        registry.merge_speakers(two, "sajragul-nurbek", "sayragul-nurbek", STAMP)


def test_a_merge_is_taken_back_whole(two: Workspace) -> None:
    before = {i: s.names for i, s in load_speakers(two).items()}
    registry.merge_speakers(two, "sayragul-nurbek", "sajragul-nurbek", STAMP)
    registry.unmerge_speaker(two, "sajragul-nurbek", STAMP)
    after = load_speakers(two)
    assert {i: s.names for i, s in after.items()} == before
    assert not any(s.merged_into or s.merged_from for s in after.values())


def test_what_somebody_writes_between_reading_and_saving_a_speaker_stays(
    two: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = two.speaker_path("sayragul-nurbek")
    real = load_speakers
    late = ["description"]

    def meanwhile(workspace: Workspace) -> dict[str, Speaker]:
        known = real(workspace)
        if late:  # an editor saves after the program has read
            plain = json.loads(path.read_bytes())
            plain[late.pop()] = "a singer"
            path.write_text(json.dumps(plain))
        return known

    monkeypatch.setattr(registry, "load_speakers", meanwhile)
    registry.add_name(two, "sayragul-nurbek", "S. Nurbek", "en", "short", STAMP)
    after = real(two)["sayragul-nurbek"]
    assert after.description == "a singer"
    assert "S. Nurbek" in [n.text for n in after.names]


def test_a_name_that_somebody_else_has_is_refused(two: Workspace) -> None:
    registry.add_name(two, "sayragul-nurbek", "S. Nurbek", "en", "short", STAMP)
    with pytest.raises(InvalidInput, match="Merge"):
        registry.add_name(two, "sajragul-nurbek", "s. nurbek", "en", "short", STAMP)
    with pytest.raises(NotFound):
        registry.add_name(two, "nobody", "X", "", "full", STAMP)


def test_some_annotations_go_to_a_new_speaker_of_the_same_name(session: Session) -> None:
    ids = [session.create(s, s + 4) for s in places("square 📷")]
    for one in ids:
        session.set_speaker(one, "Dana")
    new = registry.split_speaker(session, "dana", "Dana", ids[1:])
    assert new == "dana-2"
    said = {a.id: a.attributions[0].speaker for a in session.sheet.annotations}
    assert sorted(str(s) for s in said.values()) == ["dana", "dana-2"]
    session.undo()
    said = {a.id: a.attributions[0].speaker for a in session.sheet.annotations}
    assert sorted(str(s) for s in said.values()) == ["dana", "dana"]


def saying(session: Session) -> str:
    """The quotation of the page, annotated; its speaker is in no registry yet."""
    start = places("We are tired,")[0]
    return session.create(start, start + 13)


def test_undo_takes_the_speaker_away_who_was_new_with_the_step(session: Session) -> None:
    made = saying(session)
    session.set_speaker(made, "Saule Omarova")
    before = load_speakers(session.workspace)["saule-omarova"]
    session.undo()
    assert load_speakers(session.workspace) == {}
    session.redo()
    assert load_speakers(session.workspace)["saule-omarova"] == before


def test_undo_after_a_restart_takes_the_speaker_away_as_well(session: Session) -> None:
    session.set_speaker(saying(session), "Saule Omarova")
    session.close()
    again = open_session(session.workspace, seed=100)
    again.undo()
    assert load_speakers(again.workspace) == {}


def test_a_speaker_whom_somebody_names_meanwhile_stays(session: Session) -> None:
    session.set_speaker(saying(session), "Saule Omarova")
    other = open_session(Workspace(session.workspace.root, "tamar"), seed=100)
    other.set_speaker(saying(other), "Saule Omarova")
    session.undo()
    assert list(load_speakers(session.workspace)) == ["saule-omarova"]
    other.undo()
    assert list(load_speakers(session.workspace)) == ["saule-omarova"]


def test_a_speaker_who_was_there_before_or_was_changed_stays(session: Session) -> None:
    made = saying(session)
    session.set_speaker(made, "Saule Omarova")
    session.set_speaker(made, "SAULE OMAROVA", "relayer")
    session.undo()
    assert list(load_speakers(session.workspace)) == ["saule-omarova"]
    registry.add_name(session.workspace, "saule-omarova", "S. O.", "en", "short", STAMP)
    session.undo()
    assert list(load_speakers(session.workspace)) == ["saule-omarova"]


def test_a_save_that_fails_leaves_no_speaker_behind(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = saying(session)

    def full(*_: object) -> None:
        raise SaveFailed("The disk is full.")

    monkeypatch.setattr("annotator.tasks.annotation.sheet_file.save_sheet", full)
    with pytest.raises(SaveFailed):
        session.set_speaker(made, "Saule Omarova")
    assert load_speakers(session.workspace) == {}
