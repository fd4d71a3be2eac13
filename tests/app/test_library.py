"""The list of articles."""

from collections.abc import Awaitable, Callable
from pathlib import Path

from textual.pilot import Pilot

from annotator.app.app import AnnotatorApp
from annotator.app.library import Shelf
from annotator.app.screens.annotate import AnnotateScreen
from annotator.app.screens.library import LibraryScreen
from annotator.app.widgets.rows import RowList
from annotator.store.workspace import Workspace

Make = Callable[..., AnnotatorApp]
TextOf = Callable[[AnnotatorApp], str]
Settle = Callable[[AnnotatorApp, Pilot[str]], Awaitable[None]]
SIZE = (100, 20)


async def test_the_list_tells_languages_and_what_is_left(make_app: Make, text_of: TextOf) -> None:
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        rows = text_of(app).split("\n")
        assert "3 articles" in rows[0] and "nina" in rows[0]
        assert [rows[2].split()[:4], rows[2].split()[4:]] == [
            ["The", "posters", "of", "Taraz"],
            ["kk", "2", "0"],
        ]


async def test_typed_letters_leave_fewer_articles_and_enter_opens_the_first(make_app: Make) -> None:
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("/", *"quiet")
        assert app.shelf.ids == ["quiet"]
        await pilot.press("enter")
        assert isinstance(app.screen, AnnotateScreen)
        assert app.screen.session.article.id == "quiet"


async def test_esc_shows_all_articles_again(make_app: Make) -> None:
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("/", *"quiet", "escape")
        assert len(app.shelf.ids) == 3
        assert isinstance(app.screen, LibraryScreen)


async def test_an_empty_workspace_says_how_to_begin(tmp_path: Path, text_of: TextOf) -> None:
    app = AnnotatorApp(Workspace(tmp_path, "nina"))
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("enter", "n", "down", "G", "o")
        assert "annotator add-article" in text_of(app)


async def test_coming_back_shows_the_new_counts(
    make_app: Make, text_of: TextOf, settle: Settle
) -> None:
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter")
        await settle(app, pilot)
        await pilot.press("a", "escape")
        await pilot.pause()
        await app.workers.wait_for_complete()
        assert "nina" in text_of(app).split("\n")[2]
        assert "1 done" in text_of(app).split("\n")[0]


async def test_the_next_article_with_something_to_do_is_found(make_app: Make) -> None:
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.press("n")
        assert isinstance(app.screen, LibraryScreen)
        assert app.screen.chosen == "zest"


async def test_an_article_that_cannot_be_read_says_so_and_opens_nothing(
    make_app: Make, workspace: Workspace, text_of: TextOf
) -> None:
    (workspace.corpus / "broken.txt").write_bytes(b"\xff\xfe\x00")
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        assert app.screen.query_one(RowList).count == 4
        await pilot.press("enter")
        assert isinstance(app.screen, LibraryScreen)
        assert "! " in text_of(app)


def test_ten_thousand_articles_stand_in_the_list_before_one_was_read(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for number in range(10_000):
        (corpus / f"a{number:05}.txt").touch()
    shelf = Shelf(Workspace(tmp_path, "nina"))
    assert (shelf.count, len(shelf.shown)) == (10_000, 10_000)
    assert not shelf.all_read
    shelf.wanted = "a0999"
    shelf.arrange()
    assert shelf.ids == [f"a0999{n}" for n in range(10)]


def test_the_list_is_sorted_by_each_column_in_both_directions(workspace: Workspace) -> None:
    shelf = Shelf(workspace)
    shelf.read_all()
    shelf.sorted_by = "title"
    shelf.arrange()
    assert shelf.ids == ["quiet", "posters", "zest"]
    shelf.backwards = True
    shelf.arrange()
    assert shelf.ids == ["zest", "posters", "quiet"]


async def test_an_article_that_was_opened_by_name_leads_back_to_the_list(
    make_app: Make, settle: Settle
) -> None:
    app = make_app("quiet")
    async with app.run_test(size=SIZE) as pilot:
        await settle(app, pilot)
        await pilot.press("escape")
        assert isinstance(app.screen, LibraryScreen)
        await pilot.press("enter")
        await settle(app, pilot)
        assert isinstance(app.screen, AnnotateScreen)


async def test_the_list_says_which_file_is_no_article_and_why(
    make_app: Make, workspace: Workspace, text_of: TextOf
) -> None:
    (workspace.corpus / "quiet.md").write_text("The same name twice.", encoding="utf-8")
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        notice = " ".join(text_of(app).split())
        assert "corpus/quiet.md is left out: the id “quiet” is shared by quiet.md" in notice
        assert "1 more: `annotator check` names them." in notice


async def test_a_filter_that_nothing_fits_says_so(make_app: Make, text_of: TextOf) -> None:
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("/", *"zzzz")
        assert "None of 3 articles fits; Esc shows all again." in text_of(app)
        await pilot.press("enter")
        assert isinstance(app.screen, LibraryScreen)
        await pilot.press("escape")
        assert len(app.shelf.ids) == 3


async def test_an_empty_workspace_says_where_it_looked_and_how_to_look_again(
    tmp_path: Path, text_of: TextOf
) -> None:
    app = AnnotatorApp(Workspace(tmp_path, "nina"))
    async with app.run_test(size=(100, 20)) as pilot:
        seen = text_of(app)
        assert f"{tmp_path}/corpus" in "".join(row.strip() for row in seen.split("\n"))
        assert "read the folder again" in seen and "Enter open" not in seen
        await pilot.press("n")
        assert "There is no article yet." in text_of(app)
        (tmp_path / "corpus").mkdir()
        (tmp_path / "corpus" / "new.txt").write_text("A new article\n", encoding="utf-8")
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert "A new article" in text_of(app) and " 1 article." in text_of(app)


async def test_esc_once_too_often_does_not_leave_the_program(
    make_app: Make, text_of: TextOf
) -> None:
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("escape")
        assert isinstance(app.screen, LibraryScreen) and app.is_running
        assert "q leaves the program; everything is saved." in text_of(app)


async def test_while_a_filter_is_typed_the_row_of_keys_says_what_works_then(
    make_app: Make, text_of: TextOf
) -> None:
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("/", *"quiet")
        keys = text_of(app).rstrip("\n").split("\n")[-1]
        assert "Enter open" in keys and "Esc show all" in keys and "next to do" not in keys
        await pilot.press("escape")
        assert "next to do" in text_of(app).rstrip("\n").split("\n")[-1]
