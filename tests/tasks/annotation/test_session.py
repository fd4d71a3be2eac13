"""One person at work on one article."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.model.errors import AnnotatorError, InvalidInput, Locked, UnreadableFile
from annotator.model.sheet import Sheet
from annotator.store.sheets import load_sheet
from annotator.store.workspace import Workspace
from annotator.tasks.annotation.session import Session

from ..conftest import TEXT, open_session, places, workspace_at

SLOGAN = "Шал, кет!"


def on_disk(session: Session) -> Sheet:
    stored = load_sheet(session.workspace, "aigul", "square")
    assert stored is not None
    return stored.sheet


def test_equal_proposals_are_one_item_with_two_places(session: Session) -> None:
    (item,) = session.items
    assert (item.state, item.exact) == ("candidate", SLOGAN)
    assert [(o.start, o.role) for o in item.occurrences] == [
        (places(SLOGAN)[0], "primary"),
        (places(SLOGAN)[1], "duplicate"),
    ]


def test_accepting_takes_language_reading_and_the_articles_translation(session: Session) -> None:
    made = session.accept(session.items[0].id)
    annotation = on_disk(session).find(made)
    assert annotation is not None
    assert (annotation.language, annotation.script, annotation.status) == ("kk", "Cyrl", "done")
    assert annotation.detection is not None
    assert annotation.detection.confirmed_by == "aigul"
    (reading,) = annotation.transliterations
    assert (reading.text, reading.scheme) == ("Shal, ket!", "bgnpcgn-1979")
    (meaning,) = annotation.translations
    assert (meaning.text, meaning.origin, meaning.accepted_by) == (
        "Old man, go away!",
        "article",
        "aigul",
    )
    (evidence,) = meaning.evidence
    assert TEXT[evidence.start : evidence.end] == "Old man, go away!"
    assert annotation.attributions == ()
    assert len(annotation.occurrences) == 2
    assert session.items[0].state == "done"


def test_nothing_is_written_before_something_is_decided(session: Session) -> None:
    assert session.items
    session.close()
    assert load_sheet(session.workspace, "aigul", "square") is None


def test_a_rejected_proposal_stays_rejected_and_can_be_restored(session: Session) -> None:
    item = session.items[0].id
    session.reject(item, "name")
    assert session.items == ()
    session.close()
    again = open_session(session.workspace)
    assert again.items == ()
    assert [r.exact for r in again.sheet.rejected] == [SLOGAN, SLOGAN]
    again.restore(item)
    assert [i.state for i in again.items] == ["candidate"]


def test_undo_and_redo_reach_over_a_restart(session: Session) -> None:
    session.accept(session.items[0].id)
    session.set_note(session.items[0].id, "heard twice")
    accepted_with_note = session.sheet
    session.close()
    again = open_session(session.workspace, seed=100)
    assert again.undo().startswith("note")
    assert again.undo().startswith("accepted")
    assert again.sheet.annotations == ()
    assert again.undo() == ""
    again.close()
    third = open_session(session.workspace, seed=200)
    assert third.redo().startswith("accepted")
    third.redo()
    assert third.sheet.annotations == accepted_with_note.annotations
    assert on_disk(third) == third.sheet


def test_editing_a_field_of_a_proposal_makes_it_a_draft(session: Session) -> None:
    made = session.set_language(session.items[0].id, "ky")
    annotation = session.sheet.find(made)
    assert annotation is not None
    assert (annotation.language, annotation.status) == ("ky", "draft")
    assert annotation.detection is not None
    assert (annotation.detection.language, annotation.detection.confirmed_by) == ("kk", "")
    assert session.items[0].open


def test_switching_the_scheme_shows_the_other_reading_first(session: Session) -> None:
    made = session.accept(session.items[0].id)
    session.set_scheme(made, "kazlatin-2021")
    annotation = session.sheet.find(made)
    assert annotation is not None
    assert [t.scheme for t in annotation.transliterations] == ["kazlatin-2021", "bgnpcgn-1979"]
    assert annotation.transliterations[0].text == "Şal, ket!"


def test_a_typed_reading_says_that_a_person_typed_it(session: Session) -> None:
    made = session.accept(session.items[0].id)
    session.set_transliteration(made, "Shal, ket!!", "bgnpcgn-1979")
    annotation = session.sheet.find(made)
    assert annotation is not None
    (reading,) = annotation.transliterations
    assert (reading.text, reading.origin) == ("Shal, ket!!", "annotator")


def test_translations_are_added_ordered_and_removed(session: Session) -> None:
    made = session.accept(session.items[0].id)
    session.add_translation(made, "Leave, old man!")
    session.add_translation(made, "Vieil homme, va-t’en !", "fr")
    annotation = session.sheet.find(made)
    assert annotation is not None
    session.move_translation(made, annotation.translations[2].id, -2)
    annotation = session.sheet.find(made)
    assert annotation is not None
    assert [(t.language, t.rank) for t in annotation.translations] == [
        ("fr", 1),
        ("en", 2),
        ("en", 3),
    ]
    session.remove_translation(made, annotation.translations[0].id)
    session.edit_translation(made, annotation.translations[1].id, "Old man, go!")
    annotation = session.sheet.find(made)
    assert annotation is not None
    assert [(t.text, t.origin) for t in annotation.translations] == [
        ("Old man, go!", "annotator"),
        ("Old man, go away!", "article"),
        ("Leave, old man!", "annotator"),
    ]


def test_a_new_name_enters_the_registry_once(session: Session) -> None:
    made = session.accept(session.items[0].id)
    session.set_speaker(made, "Сәуле Омарова", "speaker", "high")
    session.set_speaker(made, "Saule Omarova", "originator", "medium")
    session.set_speaker(made, "saule  omarova", "relayer", "low")
    annotation = session.sheet.find(made)
    assert annotation is not None
    ids = {a.role: a.speaker for a in annotation.attributions}
    assert ids["originator"] == ids["relayer"] != ids["speaker"]
    assert "Saule Omarova" in session.names()
    session.clear_speaker(made)
    annotation = session.sheet.find(made)
    assert annotation is not None
    assert annotation.attributions == ()


def test_the_offered_speaker_of_a_quotation_is_taken_with_its_evidence(session: Session) -> None:
    start = places("We are tired,")[0]
    made = session.create(start, start + 13)
    session.accept(made)
    annotation = session.sheet.find(made)
    assert annotation is not None
    assert [o.start for o in annotation.occurrences] == places("We are tired,")
    (said,) = annotation.attributions
    assert (said.name, said.role, said.certainty, said.origin) == (
        "Saule Omarova",
        "speaker",
        "high",
        "article",
    )
    assert [e.exact for e in said.evidence] == ["Saule Omarova", "said"]


def test_borders_move_and_the_copy_moves_along(session: Session) -> None:
    made = session.accept(session.items[0].id)
    first, second = places(SLOGAN)
    session.set_span(made, first, first + 8)
    annotation = session.sheet.find(made)
    assert annotation is not None
    assert [(o.start, o.exact) for o in annotation.occurrences] == [
        (first, "Шал, кет"),
        (second, "Шал, кет"),
    ]
    with pytest.raises(InvalidInput):
        session.set_span(made, first, first)


def test_a_place_can_be_opted_out_and_stays_out_when_borders_move(session: Session) -> None:
    made = session.accept(session.items[0].id)
    session.toggle_occurrence(made, 1)
    first = places(SLOGAN)[0]
    session.set_span(made, first, first + 3)
    annotation = session.sheet.find(made)
    assert annotation is not None
    assert [o.confirmed for o in annotation.occurrences] == [True, False]


def test_a_selection_outside_the_text_is_refused_and_changes_nothing(session: Session) -> None:
    for start, end in ((5, 5), (9, 3), (-1, 4), (0, len(TEXT) + 1)):
        with pytest.raises(InvalidInput):
            session.create(start, end)
    assert session.sheet.annotations == ()


def test_overlapping_spans_are_fine(session: Session) -> None:
    first = places(SLOGAN)[0]
    session.create(first - 1, first + 10)
    session.create(first, first + 3)
    assert len(session.sheet.annotations) == 2


def test_a_second_session_of_another_program_may_only_read(workspace: Workspace) -> None:
    import subprocess
    import sys

    script = (
        "import sys; from pathlib import Path\n"
        "from annotator.store.workspace import Workspace\n"
        "from annotator.tasks.annotation.session import Session\n"
        "s = Session.open(Workspace(Path(sys.argv[1]), 'aigul'), 'square')\n"
        "print('held', flush=True); sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(workspace.root)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        session = open_session(workspace)
        assert str(other.pid) in session.read_only
        with pytest.raises(Locked):
            session.accept(session.items[0].id)
        other.communicate()
    session.close()
    free = open_session(workspace)
    assert free.read_only == ""
    free.close()


def test_drafts_come_back_until_they_are_confirmed(session: Session) -> None:
    session.save_draft("note:x", "half a sen")
    session.close()
    again = open_session(session.workspace)
    assert dict(again.drafts()) == {"note:x": "half a sen"}
    again.save_draft("note:x", "")
    again.close()
    assert dict(open_session(session.workspace).drafts()) == {}


def test_a_history_tells_who_did_what(session: Session) -> None:
    made = session.accept(session.items[0].id)
    session.set_tags(made, ("slogan", "slogan", " "))
    assert [(by, label.split(":")[0].split(" ")[0]) for _, by, label in session.history(made)] == [
        ("aigul", "accepted"),
        ("aigul", "tags"),
    ]


actions = st.lists(
    st.sampled_from(("accept", "note", "language", "add", "remove", "reject", "create", "undo")),
    max_size=8,
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(actions)
def test_any_edits_and_then_all_undos_is_the_start(
    tmp_path_factory: pytest.TempPathFactory, todo: list[str]
) -> None:
    session = open_session(workspace_at(tmp_path_factory.mktemp("w")))
    for number, action in enumerate(todo):
        ids = [i.id for i in session.items] or [session.create(0, 5)]
        try:
            _act(session, action, ids[number % len(ids)], number)
        except AnnotatorError:
            assert action in ("remove", "reject")
        if session.sheet != Sheet(article=session.article.ref, annotator="aigul"):
            assert on_disk(session) == session.sheet
    while session.undo():
        pass
    assert session.sheet.annotations == ()
    assert session.sheet.rejected == ()
    session.close()


def _act(session: Session, action: str, item: str, number: int) -> None:
    if action == "accept":
        session.accept(item)
    elif action == "note":
        session.set_note(item, f"note {number}")
    elif action == "language":
        session.set_language(item, ("kk", "ru", "uk")[number % 3])
    elif action == "add":
        session.add_translation(item, f"words {number}")
    elif action == "remove":
        session.remove(item)
    elif action == "reject":
        session.reject(item)
    elif action == "create":
        session.create(number, number + 4)
    else:
        session.undo()


def test_what_somebody_else_wrote_meanwhile_is_merged_and_nothing_is_lost(
    session: Session,
) -> None:
    from msgspec.structs import replace

    from annotator.store.sheets import save_sheet

    made = session.accept(session.items[0].id)
    stored = load_sheet(session.workspace, "aigul", "square")
    assert stored is not None
    theirs = stored.sheet.annotations[0]
    outside = replace(stored.sheet, annotations=(replace(theirs, tags=("outside",), revision=2),))
    save_sheet(session.workspace, outside, stored.fingerprint)
    session.set_note(made, "inside")
    annotation = on_disk(session).find(made)
    assert annotation is not None
    assert (annotation.note, annotation.tags) == ("inside", ("outside",))
    assert "merged" in session.take_notice()
    assert session.take_notice() == ""
    assert session.undo().startswith("note")
    annotation = on_disk(session).find(made)
    assert annotation is not None
    assert (annotation.note, annotation.tags) == ("", ("outside",))


def test_two_versions_of_one_field_are_both_kept_for_a_person_to_settle(session: Session) -> None:
    from msgspec.structs import replace

    from annotator.store.sheets import save_sheet

    made = session.accept(session.items[0].id)
    stored = load_sheet(session.workspace, "aigul", "square")
    assert stored is not None
    theirs = replace(stored.sheet.annotations[0], note="outside", revision=2)
    save_sheet(session.workspace, replace(stored.sheet, annotations=(theirs,)), stored.fingerprint)
    session.set_note(made, "inside")
    annotation = on_disk(session).find(made)
    assert annotation is not None
    (conflict,) = annotation.conflicts
    assert {conflict.ours, conflict.theirs} == {'"inside"', '"outside"'}
    assert "1 left for you to settle" in session.take_notice()


def test_what_an_outside_version_takes_out_or_back_is_kept_beside_and_told(
    session: Session,
) -> None:
    from annotator.model.sheet import Sheet
    from annotator.store.codec import decode

    first = session.accept(session.items[0].id)
    path = session.workspace.sheet_path("aigul", "square")
    committed = path.read_bytes()
    session.set_note(first, "of today")
    second = session.create(0, 4)
    folder = session.workspace.backup_folder(path)
    path.write_bytes(committed)  # as `git checkout` does
    session.set_tags(first, ("seen",))
    told = session.take_notice()
    assert "1 annotation was taken out" in told
    assert session.sheet.find(second) is None
    (name,) = [word.rstrip(".") for word in told.split() if ".backups" in word]
    kept = decode((session.workspace.root / name).read_bytes(), Sheet, name)
    assert kept.find(second) is not None
    assert [a.note for a in kept.annotations if a.id == first] == ["of today"]
    path.write_bytes(path.read_bytes().replace(b'"seen"', b'"seen", "twice"'))
    session.set_note(first, "once more")
    assert "taken out" not in session.take_notice()
    ours = decode((folder / "before-merge.json").read_bytes(), Sheet, name)
    assert [a.tags for a in ours.annotations] == [("seen",)]


def test_two_annotations_under_one_id_are_told_apart_before_either_is_edited(
    session: Session,
) -> None:
    first = session.create(0, 4)
    second = session.create(5, 9)
    session.close()
    path = session.workspace.sheet_path("aigul", "square")
    plain = json.loads(path.read_text(encoding="utf-8"))
    plain["annotations"].append({**plain["annotations"][0], "note": "the copy"})
    path.write_text(json.dumps(plain, ensure_ascii=False), encoding="utf-8")
    again = open_session(session.workspace)
    again.set_note(second, "another")
    again.undo()
    again.set_note(first, "the first")
    again.undo()
    notes = [(a.id, a.note) for a in on_disk(again).annotations]
    assert sorted(notes) == sorted([(first, ""), (f"{first}-2", "the copy"), (second, "")])


@pytest.mark.parametrize("field", ["annotator", "article"])
def test_a_sheet_that_belongs_elsewhere_is_refused_and_nobody_elses_is_written(
    session: Session, field: str
) -> None:
    session.create(0, 4)
    session.close()
    path = session.workspace.sheet_path("aigul", "square")
    plain = json.loads(path.read_text(encoding="utf-8"))
    if field == "annotator":
        plain["annotator"] = "ben"
    else:
        plain["article"] |= {"id": "another", "sha256": "0" * 64}
    path.write_text(json.dumps(plain), encoding="utf-8")
    before = sorted(session.workspace.annotations.glob("*/*.json"))
    with pytest.raises(UnreadableFile, match="says that it is the sheet of"):
        open_session(session.workspace)
    assert sorted(session.workspace.annotations.glob("*/*.json")) == before


def test_a_sheet_renamed_together_with_its_article_is_gone_on_with(session: Session) -> None:
    made = session.create(0, 4)
    session.close()
    place = session.workspace
    (article,) = place.corpus.glob("square.*")
    article.rename(article.with_stem("market"))
    place.sheet_path("aigul", "square").rename(place.sheet_path("aigul", "market"))
    again = Session.open(place, "market")
    again.set_note(made, "still here")
    assert [path.name for path in (place.annotations / "aigul").glob("*.json")] == ["market.json"]
    stored = load_sheet(place, "aigul", "market")
    assert stored is not None
    assert stored.sheet.article.id == "market"
    assert [a.note for a in stored.sheet.annotations] == ["still here"]


def test_a_file_that_was_removed_meanwhile_is_written_again(session: Session) -> None:
    made = session.accept(session.items[0].id)
    session.workspace.sheet_path("aigul", "square").unlink()
    session.set_note(made, "inside")
    assert on_disk(session).find(made) is not None


def test_a_damaged_file_is_never_overwritten(session: Session) -> None:
    made = session.accept(session.items[0].id)
    path = session.workspace.sheet_path("aigul", "square")
    path.write_bytes(b"<<<<<<< HEAD")
    with pytest.raises(AnnotatorError):
        session.set_note(made, "inside")
    assert path.read_bytes() == b"<<<<<<< HEAD"
    annotation = session.sheet.find(made)
    assert annotation is not None
    assert annotation.note == ""


def test_words_that_have_their_marks_get_no_second_ones_in_a_label(session: Session) -> None:
    first = places(SLOGAN)[0]
    session.create(first - 1, first + len(SLOGAN) + 1)
    assert session.next_undo() == f"marked “{SLOGAN}”"


def test_what_is_removed_for_good_is_not_proposed_again_and_one_undo_brings_it_back(
    session: Session,
) -> None:
    item = next(i for i in session.items if i.exact == SLOGAN)
    made = session.accept(item.id)
    session.remove(made, for_good="a title")
    assert all(i.exact != SLOGAN for i in session.items)
    assert {r.reason for r in session.sheet.rejected} == {"a title"}
    assert session.undo() == f"removed “{SLOGAN}”"
    assert session.sheet.rejected == ()
    assert session.item(made).annotation is not None
    session.remove(made)
    assert any(i.exact == SLOGAN and i.annotation is None for i in session.items)
