"""The articles at a glance, from an index that follows what happens."""

import shutil

from annotator.store.workspace import Workspace
from annotator.tasks.detection.candidates import keep_proposals
from annotator.tasks.library import Library, library_rows

from .conftest import open_session, proposals


def keep(workspace: Workspace) -> None:
    keep_proposals(workspace, workspace.article("square"), proposals())


def test_a_row_tells_what_is_proposed_open_and_done(workspace: Workspace) -> None:
    (row,) = library_rows(workspace)
    assert (row.title, row.candidates, row.open, row.done) == ("Squares and slogans", None, 0, 0)
    keep(workspace)
    (row,) = library_rows(workspace)
    assert (row.candidates, row.open, row.done, row.languages) == (2, 1, 0, ("kk",))
    session = open_session(workspace)
    session.accept(session.items[0].id)
    session.close()
    (row,) = library_rows(workspace)
    assert (row.open, row.done, row.annotators) == (0, 1, ("aigul",))
    assert row.changed.startswith("2026-11-22")


def test_a_kept_row_is_true_without_reading_the_article(workspace: Workspace) -> None:
    keep(workspace)
    library_rows(workspace)
    library = Library(workspace)
    row = library.kept("square")
    assert row is not None
    assert row.open == 1


def test_the_index_may_be_deleted_or_damaged(workspace: Workspace) -> None:
    keep(workspace)
    rows = library_rows(workspace)
    cache = workspace.annotations / ".cache"
    for path in cache.glob("*.msgpack"):
        path.write_bytes(b"damaged")
    assert library_rows(workspace) == rows
    shutil.rmtree(cache)
    keep(workspace)
    assert library_rows(workspace) == rows


def test_another_annotators_sheet_shows_in_the_row(workspace: Workspace) -> None:
    library_rows(workspace)
    other = open_session(Workspace(workspace.root, "tamar"))
    other.create(0, 5)
    other.close()
    (row,) = library_rows(workspace)
    assert (row.annotators, row.done, row.open) == (("tamar",), 0, 0)


def test_an_unreadable_article_is_named_and_the_others_are_listed(workspace: Workspace) -> None:
    (workspace.corpus / "bad.txt").write_bytes(b"caf\xe9")
    bad, good = library_rows(workspace)
    assert "byte 3" in bad.problem
    assert good.problem == ""
