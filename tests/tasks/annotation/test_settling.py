"""After an article changed, a person says where the words stand; nothing moves by itself."""

import pytest

from annotator.model.errors import InvalidInput, NotFound
from annotator.store.checking import check
from annotator.store.workspace import Workspace
from annotator.tasks.annotation.session import Session
from annotator.tasks.annotation.settling import accept_place, open_places, settle_anchor

OLD = "First words.\n\nA man cried: “Шал, кет!” and left.\n\nShe sang «Тәуелсіздік» to us all.\n"


@pytest.fixture
def annotated(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    root = tmp_path_factory.mktemp("settling")
    (root / "corpus").mkdir()
    workspace = Workspace(root, "aigul")
    rewrite(workspace, OLD)
    session = Session.open(workspace, "page")
    for words in ("Шал, кет!", "Тәуелсіздік"):
        session.create(OLD.index(words), OLD.index(words) + len(words))
    session.close()
    return workspace


def rewrite(workspace: Workspace, text: str) -> None:
    (workspace.corpus / "page.txt").write_text(text, encoding="utf-8", newline="")


def states(session: Session) -> list[str]:
    return [one.found.state for one in open_places(session)]


def test_nothing_is_open_while_the_article_is_the_same(annotated: Workspace) -> None:
    assert open_places(Session.open(annotated, "page", read_only=True)) == ()


def test_what_moved_and_what_is_lost_are_settled_and_the_sheet_follows(
    annotated: Workspace,
) -> None:
    new = "New. " + OLD.replace("She sang «Тәуелсіздік» to us all.", "She sang «Бостандық» then.")
    rewrite(annotated, new)
    session = Session.open(annotated, "page")
    moved, lost = open_places(session)
    assert (moved.found.state, lost.found.state) == ("moved", "orphaned")
    path = annotated.sheet_path("aigul", "page")
    untouched = path.read_bytes()
    with pytest.raises(InvalidInput, match="No single place"):
        accept_place(session, lost.annotation.id, 0)
    assert path.read_bytes() == untouched
    assert accept_place(session, moved.annotation.id, 0) == "Шал, кет!"
    assert states(session) == ["orphaned"]
    assert session.sheet.article.sha256 != session.article.sha256
    start = new.index("Бостандық")
    assert settle_anchor(session, lost.annotation.id, 0, start, start + 9) == "Бостандық"
    assert open_places(session) == ()
    assert session.sheet.article == session.article.ref
    session.close()
    assert [found for found in check(annotated) if found.severity == "error"] == []


def test_settling_is_one_step_that_can_be_taken_back(annotated: Workspace) -> None:
    rewrite(annotated, "New. " + OLD)
    session = Session.open(annotated, "page")
    before = session.sheet.annotations
    first = open_places(session)[0]
    accept_place(session, first.annotation.id, 0)
    assert session.undo().startswith("settled")
    assert session.sheet.annotations == before
    session.close()


@pytest.mark.parametrize("place", [(-1, 3), (5, 5), (8, 2), (0, 10**9), (12, 13)])
def test_a_place_without_words_is_refused_and_nothing_changes(
    annotated: Workspace, place: tuple[int, int]
) -> None:
    session = Session.open(annotated, "page")
    before = session.sheet
    with pytest.raises(InvalidInput):
        settle_anchor(session, before.annotations[0].id, 0, *place)
    with pytest.raises(InvalidInput):
        settle_anchor(session, before.annotations[0].id, 7, 0, 5)
    with pytest.raises(NotFound):
        settle_anchor(session, "nobody", 0, 0, 5)
    assert session.sheet == before
    session.close()
