"""What a reviewer handed back: told at the next start, walked, taken over, answered."""

from collections.abc import Awaitable, Callable

import pytest
from textual.pilot import Pilot

from annotator.app.app import AnnotatorApp
from annotator.app.screens.annotate import AnnotateScreen
from annotator.app.screens.library import LibraryScreen
from annotator.model.sheet import Sheet
from annotator.store.workspace import Workspace
from annotator.tasks.annotation.session import Session
from annotator.tasks.review.review import Reviewing

Make = Callable[..., AnnotatorApp]
Saved = Callable[[], Sheet]
TextOf = Callable[[AnnotatorApp], str]
Settle = Callable[[AnnotatorApp, Pilot[str]], Awaitable[None]]
SIZES = ((120, 40), (60, 20))


@pytest.fixture
def reviewed(workspace: Workspace, text: str, slogan: str) -> Workspace:
    """Nina has three annotations. Tamar corrected one, rejected one, asked about the third."""
    session = Session.open(workspace, "posters")
    start = text.index(slogan)
    first = session.create(start, start + len(slogan))
    session.set_language(first, "kk")
    session.add_translation(first, "Out to the street")
    second = session.create(text.index("buses"), text.index("buses") + 5)
    third = session.create(text.index("Қайда"), text.index("Қайда") + 5)
    session.close()
    review = Reviewing.open(Workspace(workspace.root, "tamar"), "nina", "posters")
    review.correct_by(first, {"translations": ["Go out into the street"]}, "closer to the words")
    review.reject(second, "it is English")
    review.comment(third, "Who shouted it?")
    review.hand_back()
    return workspace


def screen(app: AnnotatorApp) -> AnnotateScreen:
    assert isinstance(app.screen, AnnotateScreen)
    return app.screen


def notice(app: AnnotatorApp) -> str:
    return str(app.screen.query_one("#notice").text)  # type: ignore[attr-defined]


def at(app: AnnotatorApp) -> str:
    item = screen(app).item(screen(app).current)
    return item.exact if item is not None else ""


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_next_start_says_so_and_one_key_leads_to_each(
    reviewed: Workspace,
    make_app: Make,
    settle: Settle,
    text_of: TextOf,
    slogan: str,
    size: tuple[int, int],
) -> None:
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(app.screen, LibraryScreen)
        assert "3 items back to you" in notice(app) and "↩3" in text_of(app)
        await pilot.press("V")
        await settle(app, pilot)
        assert "tamar handed 3 items back" in notice(app)
        walked = [at(app)]
        for _ in range(3):
            await pilot.press("V")
            walked.append(at(app))
        assert walked == [slogan, "buses", "Қайда", slogan]


async def test_their_version_is_taken_over_with_one_row_and_undone(
    reviewed: Workspace, make_app: Make, settle: Settle, text_of: TextOf, saved: Saved
) -> None:
    app = make_app("posters")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(app, pilot)
        seen = " ".join(text_of(app).split())
        assert "tamar wants changes: closer to the" in seen
        await pilot.press("A", "down", "enter")
        said = saved().annotations[0]
        assert [t.text for t in said.translations] == ["Go out into the street"]
        assert said.id not in screen(app).session.returned
        assert "version is yours now" in notice(app)
        await pilot.press("u")
        assert saved().annotations[0].translations[0].text == "Out to the street"
        assert said.id in screen(app).session.returned


async def test_an_answer_closes_the_thread_and_a_rejected_one_is_removed(
    reviewed: Workspace, make_app: Make, settle: Settle, saved: Saved
) -> None:
    app = make_app("posters")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(app, pilot)
        await pilot.press("V", "A", "down", "enter")
        assert "buses" not in [a.exact for a in saved().annotations]
        await pilot.press("V", "A", *"A boy.", "enter")
        (said,) = saved().annotations[-1].comments
        assert (said.author, said.text) == ("nina", "A boy.") and said.reply_to
        await pilot.press("A")
        assert "Nobody handed this one back" in notice(app)
    review = Reviewing.open(Workspace(reviewed.root, "tamar"), "nina", "posters")
    (thread,) = next(i for i in review.items if i.threads).threads
    assert [c.text for c in thread.comments] == ["Who shouted it?", "A boy."]


async def test_what_is_in_the_next_article_is_reached_from_this_one(
    reviewed: Workspace, make_app: Make, settle: Settle, slogan: str
) -> None:
    app = make_app("quiet")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(app, pilot)
        await pilot.press("V")
        await settle(app, pilot)
        assert screen(app).session.article.id == "posters" and at(app) == slogan


async def test_where_nothing_was_handed_back_the_key_says_so(
    workspace: Workspace, make_app: Make, settle: Settle
) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.press("V")
        assert "No reviewer" in notice(app)
        await pilot.press("enter")
        await settle(app, pilot)
        await pilot.press("V")
        assert "No reviewer" in notice(app)


async def test_wanted_changes_without_a_version_are_answered_or_made_in_the_fields(
    reviewed: Workspace, make_app: Make, settle: Settle, text_of: TextOf, slogan: str
) -> None:
    review = Reviewing.open(Workspace(reviewed.root, "tamar"), "nina", "posters")
    review.ask_for_changes(review.items[-1].annotation.id, "the mark belongs to it")
    review.hand_back()
    app = make_app("posters")
    async with app.run_test(size=(60, 20)) as pilot:
        await settle(app, pilot)
        await pilot.press("V", "V")
        assert at(app) == "Қайда"
        seen = text_of(app)
        assert "A answers; the fields change it." in seen
        assert "A answer  V next of these" in seen.rstrip("\n").split("\n")[-1]
        await pilot.press("A")
        await pilot.pause()
        assert "Type an answer and press Enter" in " ".join(text_of(app).split())
