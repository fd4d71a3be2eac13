"""What reaches beyond one field: lost places, conflicts of a merge, the same words elsewhere."""

from collections.abc import Awaitable, Callable

from msgspec.structs import replace
from textual.pilot import Pilot

from annotator.app.app import AnnotatorApp
from annotator.app.conflicted import conflict_names
from annotator.app.screens.annotate import AnnotateScreen
from annotator.app.widgets.form_panel import FormPanel
from annotator.app.widgets.notice import Notice
from annotator.model.annotation import Conflict
from annotator.model.sheet import Sheet
from annotator.store.sheets import load_sheet, save_sheet
from annotator.store.workspace import Workspace
from annotator.tasks.annotation.session import Session

Make = Callable[..., AnnotatorApp]
TextOf = Callable[[AnnotatorApp], str]
Settle = Callable[[AnnotatorApp, Pilot[str]], Awaitable[None]]
SIZE = (120, 40)


def annotated(workspace: Workspace, words: str, text: str) -> None:
    """The words of the article of the posters, annotated."""
    session = Session.open(workspace, "posters")
    made = session.create(text.index(words), text.index(words) + len(words), "quotation")
    session.set_note(made, "kept")
    session.close()


async def test_a_lost_annotation_is_put_back_on_selected_words(
    make_app: Make, workspace: Workspace, text: str, settle: Settle, text_of: TextOf
) -> None:
    annotated(workspace, "Overnight somebody", text)
    gone = "Overnight somebody had pasted the same sheet on every lamp post"
    changed = text.replace(gone, "Nothing was seen on any wall of this town")
    (workspace.corpus / "posters.txt").write_text(changed, encoding="utf-8")
    app = make_app("posters")
    async with app.run_test(size=SIZE) as pilot:
        await settle(app, pilot)
        screen = app.screen
        assert isinstance(screen, AnnotateScreen)
        lost = next(item for item in screen.items if item.annotation is not None)
        screen.make_current(lost)
        await pilot.pause()
        assert "not found in the article" in text_of(app)
        start = changed.index("Nothing was seen")
        screen.document.select(start, start + len("Nothing was seen"))
        await pilot.press("enter")
        stored = load_sheet(workspace, "nina", "posters")
        assert stored is not None
        assert stored.sheet.annotations[0].exact == "Nothing was seen"
        assert stored.sheet.annotations[0].note == "kept"


async def test_a_conflict_of_a_merge_is_settled_on_the_screen(
    make_app: Make,
    workspace: Workspace,
    text: str,
    slogan: str,
    settle: Settle,
    saved: Callable[[], Sheet],
    text_of: TextOf,
) -> None:
    annotated(workspace, slogan, text)
    stored = load_sheet(workspace, "nina", "posters")
    assert stored is not None
    left = Conflict(field="note", ours='"ours"', theirs='"theirs"', base='""')
    note = replace(stored.sheet.annotations[0], conflicts=(left,))
    save_sheet(workspace, replace(stored.sheet, annotations=(note,)), stored.fingerprint)
    app = make_app("posters")
    async with app.run_test(size=SIZE) as pilot:
        await settle(app, pilot)
        assert "in one item: C settles it" in app.screen.query_one("#notice", Notice).text
        assert "A merge left open: note; C settles" in text_of(app)
        await pilot.press("C", "down", "enter")
        assert saved().annotations[0].note == "theirs"
        assert not saved().annotations[0].conflicts


async def test_an_annotation_is_taken_over_to_another_article_and_back(
    make_app: Make, workspace: Workspace, text: str, slogan: str, settle: Settle
) -> None:
    app = make_app("posters")
    async with app.run_test(size=SIZE) as pilot:
        await settle(app, pilot)
        await pilot.press("a", "p", "W", "enter")
        other = load_sheet(workspace, "nina", "zest")
        assert other is not None and other.sheet.annotations[0].exact == slogan
        await pilot.press("u")
        other = load_sheet(workspace, "nina", "zest")
        assert other is not None and not other.sheet.annotations


async def test_a_place_that_was_opted_out_is_still_seen(
    make_app: Make, settle: Settle, text_of: TextOf, slogan: str
) -> None:
    app = make_app("posters")
    async with app.run_test(size=SIZE) as pilot:
        await settle(app, pilot)
        await pilot.press("a", "p", "y", "down", "enter", "escape")
        await pilot.pause()
        rows = [row for row in text_of(app).split("\n")[:30] if slogan in row[:76]]
        assert [row[0] for row in rows] == ["+", "x"]


async def test_a_form_with_nothing_in_it_is_said_and_not_opened(
    make_app: Make, settle: Settle
) -> None:
    app = make_app("posters")
    async with app.run_test(size=(60, 20)) as pilot:
        await settle(app, pilot)
        await pilot.press("a", "p", "C")
        assert isinstance(app.screen, AnnotateScreen)
        assert not app.screen.query_one(FormPanel).is_open
        assert app.screen.query_one(Notice).text == "No merge left anything open here."
        await pilot.press("l")
        assert app.screen.query_one(FormPanel).is_open
        assert app.screen.query_one(Notice).text == ""


def test_conflicts_are_named_without_ids() -> None:
    paths = ("note", "translations[01M84ETR6NKH71H3QX0TPC2HYZ].text", "language")
    conflicts = [Conflict(field=path, ours="1", theirs="2") for path in paths]
    assert conflict_names(conflicts) == ["note", "text of translation", "language"]
    twice = [
        conflicts[1],
        replace(conflicts[1], field="translations[01M84ETR6NKH71H3QX0TPC2HYA].text"),
    ]
    assert conflict_names(twice) == ["text of translation 1", "text of translation 2"]


async def test_articles_with_the_same_words_are_narrowed_down_and_taken_as_one_step(
    make_app: Make, workspace: Workspace, settle: Settle, text_of: TextOf, text: str, slogan: str
) -> None:
    for name in ("balkhash", "oral", "oral-again"):
        path = workspace.corpus / f"{name}.txt"
        path.write_text(text.replace("Taraz", name.capitalize()), encoding="utf-8")
    app = make_app("posters")
    async with app.run_test(size=SIZE) as pilot:
        await settle(app, pilot)
        await pilot.press("a", "p", "W")
        await pilot.pause()
        assert "Take it over to all 4 articles" in text_of(app)
        assert "…lamp post: “ ▸ .” (“Go out into" in text_of(app)
        await pilot.press(*"oral")
        assert "Take it over to these 2 articles" in text_of(app)
        await pilot.press("enter")
        assert set(workspace.sheet_ids("nina")) == {"posters", "oral", "oral-again"}
        assert "Taken over to 2 articles" in app.screen.query_one(Notice).text


async def test_the_row_that_was_ticked_stays_the_chosen_one(make_app: Make, settle: Settle) -> None:
    app = make_app("posters")
    async with app.run_test(size=SIZE) as pilot:
        await settle(app, pilot)
        await pilot.press("a", "p", "y", "down", "enter")
        await pilot.pause()
        assert app.screen.query_one(FormPanel).row == 1
