"""Undo across restarts, drafts, and journals that a crash has torn."""

import itertools
import os
from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.sheet import Rejected, Sheet
from annotator.store.journal import Entry, Journal, Step, apply_step, difference, fits, replay
from annotator.store.workspace import Workspace

MakeSheet = Callable[..., Sheet]


def test_a_step_leads_there_and_back(make_sheet: MakeSheet) -> None:
    before, after = make_sheet(places=((1, 16), (2, 20))), make_sheet(places=((3, 3), (2, 22)))
    after = msgspec.structs.replace(after, rejected=(Rejected(key="k", start=0, end=1, exact="x"),))
    step = difference("many things", before, after, selection="2")
    assert len(step.changes) == 3 and len(step.rejections) == 1
    assert fits(step, before) and not fits(step, after)
    assert apply_step(step, before) == after
    assert fits(step, after, backwards=True)
    assert apply_step(step, after, backwards=True) == before


def test_nothing_changed_is_an_empty_step(make_sheet: MakeSheet) -> None:
    step = difference("nothing", make_sheet(2), make_sheet(2))
    assert step.changes == () and step.rejections == ()


def test_history_comes_back_after_a_restart(ws: Workspace, make_sheet: MakeSheet) -> None:
    sheets = [make_sheet(count) for count in range(4)]
    journal = Journal(ws, "aigul", "fair")
    for old, new in itertools.pairwise(sheets):
        journal.do(difference(f"to {len(new.annotations)}", old, new))
    journal.undo()
    journal.undo()
    journal.redo()
    journal.draft("note", "half a thou")
    journal.draft("speaker", "Ad")
    journal.clear("speaker")
    journal.close()
    history = Journal(ws, "aigul", "fair").read()
    assert [step.label for step in history.done] == ["to 1", "to 2"]
    assert [step.label for step in history.undone] == ["to 3"]
    assert history.drafts == {"note": "half a thou"}
    assert apply_step(history.done[-1], sheets[2], backwards=True) == sheets[1]
    assert apply_step(history.undone[-1], sheets[2]) == sheets[3]


def test_an_article_without_a_journal_has_no_history(ws: Workspace) -> None:
    history = Journal(ws, "aigul", "fair").read()
    assert history.done == () and history.drafts == {} and not history.torn


@pytest.mark.parametrize("kept", range(1, 60, 7))
def test_a_torn_last_line_is_dropped_and_the_next_entry_stands_alone(
    ws: Workspace, kept: int
) -> None:
    journal = Journal(ws, "aigul", "fair")
    journal.do(Step(label="whole"))
    journal.do(Step(label="torn by a crash"))
    journal.close()
    data = journal.path.read_bytes()
    first = data.index(b"\n") + 1
    journal.path.write_bytes(data[: min(first + kept, len(data) - 1)])
    history = journal.read()
    assert [step.label for step in history.done] == ["whole"]
    assert history.torn
    journal.do(Step(label="after it"))
    assert [step.label for step in journal.read().done] == ["whole", "after it"]
    assert not journal.read().torn


@pytest.mark.parametrize("junk", [b"\0" * 40, b"{}", b"[1", b"\xff\xfe", b'{"what": 7}'])
def test_steps_before_a_damaged_line_are_not_undone_over_it(ws: Workspace, junk: bytes) -> None:
    journal = Journal(ws, "aigul", "fair")
    journal.do(Step(label="before"))
    journal.draft("note", "typed")
    journal.close()
    with journal.path.open("ab") as file:
        file.write(junk + b"\n")
    journal.do(Step(label="after"))
    history = journal.read()
    assert [step.label for step in history.done] == ["after"]
    assert history.drafts == {"note": "typed"}


def test_a_journal_that_is_a_link_or_a_folder_is_no_history(ws: Workspace) -> None:
    journal = Journal(ws, "aigul", "fair")
    journal.path.parent.mkdir(parents=True)
    journal.path.symlink_to("/etc/passwd")
    assert journal.read().done == ()


def test_a_long_journal_is_cut_and_means_the_same(ws: Workspace) -> None:
    journal = Journal(ws, "aigul", "fair")
    for number in range(30):
        journal.do(Step(label=str(number)))
    for number in range(300):
        journal.draft("note", "x" * number)
    for _ in range(4):
        journal.undo()
    before, size = journal.read(), journal.path.stat().st_size
    assert not journal.cut()
    assert journal.cut(limit=1000)
    assert journal.read() == before
    assert journal.path.stat().st_size < size / 5
    journal.redo()
    assert len(journal.read().undone) == 3


def test_a_journal_stays_short_in_a_session_that_never_ends(
    ws: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotator.store.journal.CUT_ABOVE", 4000)
    monkeypatch.setattr("annotator.store.journal.MAX_STEPS", 20)
    journal, longest = Journal(ws, "aigul", "fair"), 0
    journal.draft("note", "half a thought")
    for number in range(2000):
        journal.do(Step(label=f"step {number}"))
        longest = max(longest, journal.path.stat().st_size)
    assert longest < 3 * 4000
    kept = journal.read()
    assert kept.done[-1].label == "step 1999" and len(kept.done) >= 20
    assert kept.drafts == {"note": "half a thought"}


def test_forgetting_starts_anew(ws: Workspace) -> None:
    journal = Journal(ws, "aigul", "fair")
    journal.forget()
    journal.do(Step(label="x"))
    journal.forget()
    assert not journal.path.exists()
    journal.do(Step(label="y"))
    assert [step.label for step in journal.read().done] == ["y"]


def test_two_journals_of_one_file_do_not_mix_their_lines(ws: Workspace) -> None:
    one, two = Journal(ws, "aigul", "fair"), Journal(ws, "aigul", "fair")
    for number in range(20):
        (one, two)[number % 2].do(Step(label=f"{number} " + "x" * 500))
    assert len(one.read().done) == 20
    assert os.listdir(one.path.parent) == ["fair.jsonl"]


entries = st.builds(
    Entry,
    what=st.sampled_from(("do", "undo", "redo", "draft", "clear", "sing")),
    step=st.builds(Step, label=st.text(max_size=3)),
    field=st.sampled_from("ab"),
    text=st.text(max_size=3),
)


@given(st.lists(entries, max_size=30))
def test_any_sequence_of_entries_has_a_history(found: list[Entry]) -> None:
    history = replay(found)
    acts = sum(entry.what == "do" for entry in found)
    assert len(history.done) + len(history.undone) <= acts
    assert set(history.drafts) <= {"a", "b"}
