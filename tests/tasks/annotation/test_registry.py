"""One person, many spellings."""

import json
from datetime import UTC, datetime

import pytest

from annotator.model.errors import AnnotatorError, InvalidInput, NotFound, SaveFailed
from annotator.model.span import Span
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
    chosen = [one for one in session.said_by("dana") if one.annotation in ids[1:]]
    new = session.split_speaker("dana", "Dana", chosen)
    assert new == "dana-2"
    said = {a.id: a.attributions[0].speaker for a in session.sheet.annotations}
    assert sorted(str(s) for s in said.values()) == ["dana", "dana-2"]
    session.undo()
    said = {a.id: a.attributions[0].speaker for a in session.sheet.annotations}
    assert sorted(str(s) for s in said.values()) == ["dana", "dana"]
    assert "dana-2" not in load_speakers(session.workspace)
    session.redo()
    assert "dana-2" in load_speakers(session.workspace)


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


def in_two_articles(session: Session) -> tuple[Session, Session]:
    """“Dana” is said to have said something in two articles; the second one is closed."""
    (session.workspace.corpus / "other.txt").write_text("Over there\n\n“So it is,” they said.\n")
    session.set_speaker(saying(session), "Dana")
    other = Session.open(session.workspace, "other", stamp=STAMP)
    other.set_speaker(other.create(13, 21), "Dana")
    other.close()
    return session, other


def said_of(workspace: Workspace, article: str) -> list[str | None]:
    """The ids of who is said to have said what stands in one's sheet on an article."""
    again = Session.open(workspace, article, stamp=STAMP, read_only=True)
    return [x.speaker for a in again.sheet.annotations for x in a.attributions]


def test_a_person_is_split_over_all_articles_and_one_undo_makes_them_one_again(
    session: Session,
) -> None:
    session, _ = in_two_articles(session)
    workspace = session.workspace
    told = session.said_by("dana")
    assert [one.article for one in told] == [session.article.id, "other"]
    assert session.split_speaker("dana", "Dana of Oral", told[1:]) == "dana-of-oral"
    assert said_of(workspace, "other") == ["dana-of-oral"]
    assert said_of(workspace, session.article.id) == ["dana"]
    session.close()
    again = open_session(workspace, seed=200)
    assert again.undo() == "split off Dana of Oral: 1 said"
    assert said_of(workspace, "other") == ["dana"]
    assert "dana-of-oral" not in load_speakers(workspace)
    again.redo()
    assert said_of(workspace, "other") == ["dana-of-oral"]
    assert load_speakers(workspace)["dana-of-oral"].name == "Dana of Oral"
    again.close()


def test_what_was_said_under_a_joined_name_goes_to_the_new_speaker_as_well(two: Workspace) -> None:
    registry.merge_speakers(two, "sayragul-nurbek", "sajragul-nurbek", STAMP)
    session = open_session(two, seed=100)
    told = session.said_by("sayragul-nurbek")
    assert [one.ids for one in told] == [("sayragul-nurbek",), ("sajragul-nurbek",)]
    session.split_speaker("sayragul-nurbek", "S. Nurbek the younger", told[1:])
    said = [x.speaker for a in session.sheet.annotations for x in a.attributions]
    assert said == ["sayragul-nurbek", "s-nurbek-the-younger"]
    session.close()


def test_a_split_of_nothing_and_one_without_a_name_change_nothing(session: Session) -> None:
    session.set_speaker(saying(session), "Dana")
    told = session.said_by("dana")
    with pytest.raises(InvalidInput, match="Nothing was chosen"):
        session.split_speaker("dana", "Dana", [])
    with pytest.raises(InvalidInput, match="needs a name"):
        session.split_speaker("dana", " ", told)
    assert list(load_speakers(session.workspace)) == ["dana"]


def test_a_split_that_one_sheet_refuses_leaves_no_trace(session: Session) -> None:
    session, _ = in_two_articles(session)
    workspace = session.workspace
    told = session.said_by("dana")
    workspace.sheet_path(workspace.annotator, "other").write_bytes(b"damaged")
    with pytest.raises(AnnotatorError):
        session.split_speaker("dana", "Dana of Oral", told)
    assert list(load_speakers(workspace)) == ["dana"]
    assert said_of(workspace, session.article.id) == ["dana"]


def joined(session: Session) -> Session:
    """Two speakers of a session joined on its screen, as one step."""
    first, second = session.create(0, 7), session.create(8, 11)
    session.set_speaker(first, "Sayragul Nurbek")
    session.set_speaker(second, "Сайрагүл Нұрбек")
    session.change_people(
        "joined",
        Span(0, 7),
        lambda noted: registry.merge_speakers(
            session.workspace, "sayragul-nurbek", "sajragul-nurbek", STAMP, noted
        ),
    )
    return session


def test_joining_two_is_taken_back_and_done_again_also_after_a_restart(session: Session) -> None:
    joined(session).close()
    together = load_speakers(session.workspace)
    again = open_session(session.workspace, seed=100)
    assert again.undo() == "joined"
    assert again.last_place == Span(0, 7)
    apart = load_speakers(again.workspace)
    assert not any(s.merged_into or s.merged_from for s in apart.values())
    assert [n.text for n in apart["sayragul-nurbek"].names] == ["Sayragul Nurbek"]
    assert again.redo() == "joined"
    assert load_speakers(again.workspace) == together
    again.close()


def test_a_speaker_whom_somebody_changed_since_is_left_and_named_and_undo_goes_on(
    session: Session,
) -> None:
    workspace = joined(session).workspace
    registry.add_name(workspace, "sayragul-nurbek", "S. N.", "en", "short", STAMP)
    before = load_speakers(workspace)
    assert session.undo() == "joined"
    told = session.take_left()
    assert told == "Sayragul Nurbek was left as it is: it was changed since"
    assert load_speakers(workspace) == before
    assert session.undo().startswith("speaker Сайрагүл Нұрбек")


def test_a_spelling_is_preferred_and_taken_away_but_never_the_last_one(two: Workspace) -> None:
    registry.add_name(two, "sayragul-nurbek", "S. Nurbek", "en", "short", STAMP)
    registry.prefer_name(two, "sayragul-nurbek", "S. Nurbek", STAMP)
    assert load_speakers(two)["sayragul-nurbek"].name == "S. Nurbek"
    registry.remove_name(two, "sayragul-nurbek", "Sayragul Nurbek", STAMP)
    assert [n.text for n in load_speakers(two)["sayragul-nurbek"].names] == ["S. Nurbek"]
    with pytest.raises(InvalidInput, match="only name"):
        registry.remove_name(two, "sayragul-nurbek", "S. Nurbek", STAMP)
    with pytest.raises(NotFound):
        registry.prefer_name(two, "sayragul-nurbek", "Nobody", STAMP)
