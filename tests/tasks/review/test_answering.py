"""An author's answers to a review, as a script gives them."""

import json
from collections.abc import Callable

import pytest

from annotator.model.errors import InvalidInput, NotFound
from annotator.store.checking import check
from annotator.store.sheets import load_sheet
from annotator.store.workspace import Workspace
from annotator.tasks.annotation.feedback import open_items
from annotator.tasks.annotation.returned import reviewed_articles, waiting_articles
from annotator.tasks.annotation.session import Session
from annotator.tasks.review.answering import act
from annotator.tasks.review.review import Reviewing

Do = Callable[..., object]


@pytest.fixture
def reviewed(session: Session) -> Workspace:
    """Tamar corrected the kind of the first word and asked about the second."""
    first, second = session.create(0, 7), session.create(8, 11)
    session.close()
    review = Reviewing.open(Workspace(session.workspace.root, "tamar"), "aigul", "square")
    review.correct_by(first, {"kind": "title"})
    review.comment(second, "Is it a word?")
    review.hand_back()
    return session.workspace


@pytest.fixture
def do(reviewed: Workspace) -> Do:
    def one(**request: object) -> object:
        return act(reviewed, json.dumps({"article": "square", **request}))

    return one


def test_only_reviewed_articles_are_looked_into(reviewed: Workspace) -> None:
    assert reviewed_articles(reviewed) == {"square"}
    assert waiting_articles(reviewed) == {"square": 2}
    assert waiting_articles(Workspace(reviewed.root, "tamar")) == {}


def test_a_version_is_taken_and_a_comment_answered(reviewed: Workspace, do: Do) -> None:
    correction, comment = open_items(reviewed)
    do(act="take", id=correction.annotation.id, reviewer="tamar")
    do(act="answer", id=comment.annotation.id, text="Yes.")
    stored = load_sheet(reviewed, "aigul", "square")
    assert stored is not None
    first, second = stored.sheet.annotations
    assert first.kind == "title" and second.comments[0].text == "Yes."
    assert open_items(reviewed) == ()
    # What is answered stands in the reviewer's file: nothing dangles while that is there.
    assert second.comments[0].reply_to
    assert [f.code for f in check(reviewed) if f.code == "dangling-reply"] == []
    reviewed.review_path("tamar", "aigul", "square").unlink()
    assert [f.code for f in check(reviewed) if f.code == "dangling-reply"] == ["dangling-reply"]


def test_what_makes_no_sense_is_refused(reviewed: Workspace, do: Do) -> None:
    _, comment = open_items(reviewed)
    one = comment.annotation.id
    with pytest.raises(NotFound, match="no version"):
        do(act="take", id=one)
    with pytest.raises(NotFound):
        do(act="take", id=one, reviewer="nobody")
    with pytest.raises(InvalidInput, match="answer"):
        do(act="answer", id=one, text=" ")
    with pytest.raises(InvalidInput, match="text"):
        do(act="answer", id=one)
    with pytest.raises(InvalidInput, match="no act"):
        do(act="applaud", id=one)
    for line in ("[", "[1]", '{"act": "take"}'):
        with pytest.raises(InvalidInput):
            act(reviewed, line)
    assert len(open_items(reviewed)) == 2


@pytest.mark.parametrize("value", [None, 5, ["x"], {}, "\ud800"])
@pytest.mark.parametrize("name", ["act", "article", "id", "reviewer", "text"])
def test_a_value_of_another_type_is_refused_and_no_fault(
    reviewed: Workspace, do: Do, name: str, value: object
) -> None:
    (one, _) = open_items(reviewed)
    said = {"act": "take", "id": one.annotation.id, "reviewer": "tamar", "text": "t", name: value}
    with pytest.raises(InvalidInput, match=name):
        do(**said)
