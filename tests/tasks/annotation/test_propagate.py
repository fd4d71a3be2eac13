"""One annotation's values in other articles, as one step."""

import fcntl

import pytest

from annotator.model.errors import AnnotatorError
from annotator.store.sheets import load_sheet
from annotator.store.workspace import Workspace
from annotator.tasks.annotation.session import Session

from ..conftest import open_session


@pytest.fixture
def three(workspace: Workspace) -> Workspace:
    """Two more articles with the slogan, and one with a longer word that only begins like it."""
    for name, text in {
        "march": "On the march: “Шал, кет!” Again: “Шал, кет!”",
        "radio": "The radio said “Шал, кет!” once.",
        "other": "АрмШал, кет! begins inside another word.",
    }.items():
        (workspace.corpus / f"{name}.txt").write_text(text, encoding="utf-8")
    return workspace


def test_values_are_taken_over_with_their_origin_but_not_the_speaker(three: Workspace) -> None:
    session = open_session(three)
    made = session.accept(session.items[0].id)
    session.set_speaker(made, "a crowd")
    found = session.elsewhere(made)
    assert [(e.article, len(e.starts)) for e in found] == [("march", 2), ("radio", 1)]
    session.propagate(made, found)
    stored = load_sheet(three, "aigul", "march")
    assert stored is not None
    (copy,) = stored.sheet.annotations
    assert (copy.language, copy.status, len(copy.occurrences)) == ("kk", "done", 2)
    assert [(t.text, t.origin, t.provider) for t in copy.translations] == [
        ("Old man, go away!", "memory", "taken over from square")
    ]
    assert copy.attributions == ()
    assert session.elsewhere(made) == ()


def test_one_undo_takes_all_of_it_back_also_after_a_restart(three: Workspace) -> None:
    session = open_session(three)
    made = session.accept(session.items[0].id)
    session.propagate(made, session.elsewhere(made))
    session.close()
    again = open_session(three, seed=100)
    assert again.undo().startswith("taken over to 2 articles")
    for name in ("march", "radio"):
        stored = load_sheet(three, "aigul", name)
        assert stored is not None
        assert stored.sheet.annotations == ()
    assert again.redo().startswith("taken over")
    assert again.elsewhere(made) == ()
    again.undo()
    assert again.undo().startswith("accepted")


def test_where_one_sheet_cannot_be_written_nothing_is_changed(three: Workspace) -> None:
    session = open_session(three)
    made = session.accept(session.items[0].id)
    found = session.elsewhere(made)
    three.sheet_path("aigul", "radio").write_bytes(b"damaged")
    with pytest.raises(AnnotatorError):
        session.propagate(made, found)
    stored = load_sheet(three, "aigul", "march")
    assert stored is not None
    assert stored.sheet.annotations == ()


@pytest.mark.parametrize("what", ["damaged", "gone"])
def test_an_article_that_cannot_be_opened_holds_up_no_other_when_all_is_taken_back(
    three: Workspace, what: str
) -> None:
    session = open_session(three)
    made = session.accept(session.items[0].id)
    session.propagate(made, session.elsewhere(made))
    if what == "damaged":
        three.sheet_path("aigul", "march").write_bytes(b"damaged")
    else:
        (three.corpus / "march.txt").unlink()
    assert session.undo().startswith("taken over")
    assert session.take_left().startswith("march was left as it is: ")
    stored = load_sheet(three, "aigul", "radio")
    assert stored is not None
    assert stored.sheet.annotations == ()


def test_taking_back_says_which_articles_it_leaves_because_they_were_changed_later(
    three: Workspace,
) -> None:
    session = open_session(three)
    made = session.accept(session.items[0].id)
    session.propagate(made, session.elsewhere(made))
    march = Session.open(three, "march")
    march.set_note(march.sheet.annotations[0].id, "from the banner")
    march.close()
    assert session.undo().startswith("taken over")
    left = session.take_left()
    assert left.startswith("march was left as it is: it was changed later (note")
    assert "radio" not in left
    assert session.take_left() == ""
    stored = load_sheet(three, "aigul", "march")
    assert stored is not None
    assert stored.sheet.annotations[0].note == "from the banner"
    session.redo()
    assert session.take_left() == "march was left as it is: it was not taken back there"


def test_taking_back_says_where_somebody_holds_the_other_sheet(three: Workspace) -> None:
    session = open_session(three)
    made = session.accept(session.items[0].id)
    session.propagate(made, session.elsewhere(made))
    path = three.lock_path(three.sheet_path("aigul", "march"))
    with path.open("wb") as theirs:
        fcntl.flock(theirs, fcntl.LOCK_EX)  # another program's, as the system sees it
        session.undo()
    assert session.take_left().startswith("march was left as it is: ")
    stored = load_sheet(three, "aigul", "march")
    assert stored is not None
    assert len(stored.sheet.annotations) == 1
