"""Where more is told of an item than fits beside the text, its key is named and the place kept."""

from collections.abc import Awaitable, Callable

from textual.pilot import Pilot

from annotator.app.app import AnnotatorApp
from annotator.app.widgets.item_panel import ItemPanel

Make = Callable[..., AnnotatorApp]
TextOf = Callable[[AnnotatorApp], str]
Settle = Callable[[AnnotatorApp, Pilot[str]], Awaitable[None]]


def keys(text: str) -> str:
    return text.rstrip("\n").rsplit("\n", 1)[-1]


async def test_the_row_of_keys_says_how_more_is_seen_and_how_one_comes_back(
    make_app: Make, text_of: TextOf, settle: Settle
) -> None:
    app = make_app("posters")
    async with app.run_test(size=(60, 20)) as pilot:
        await settle(app, pilot)
        assert "J more" in keys(text_of(app)) and "Aidana" not in text_of(app).split("─")[-1]
        await pilot.press("J", "J", "J")
        assert "K up" in keys(text_of(app)) and "J more" not in keys(text_of(app))
        await pilot.press("K", "K", "K")
        assert "J more" in keys(text_of(app))
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert "J more" not in keys(text_of(app)) and "K up" not in keys(text_of(app))


async def test_a_selection_and_a_form_keep_their_own_keys(
    make_app: Make, text_of: TextOf, settle: Settle
) -> None:
    app = make_app("posters")
    async with app.run_test(size=(60, 20)) as pilot:
        await settle(app, pilot)
        await pilot.press("v")
        assert "J more" not in keys(text_of(app)) and "annotate" in keys(text_of(app))
        await pilot.press("escape", "s")
        await pilot.pause()
        assert "J more" not in keys(text_of(app)) and "Esc back" in keys(text_of(app))
        await pilot.press("escape", "enter")
        await pilot.pause()
        assert "Enter take, or press its key  Esc back" in keys(text_of(app))


async def test_taking_one_suggestion_leaves_the_panel_where_one_was_reading(
    make_app: Make, settle: Settle
) -> None:
    app = make_app("posters")
    async with app.run_test(size=(60, 20)) as pilot:
        await settle(app, pilot)
        panel = app.screen.query_one(ItemPanel)
        await pilot.press("J")
        assert (top := panel.scroll_offset.y) > 0
        await pilot.press("2")
        assert 0 < panel.scroll_offset.y <= top
        await pilot.press("n")
        await pilot.pause()
        assert panel.scroll_offset.y == 0


async def test_a_draft_is_finished_by_the_key_that_accepts(
    make_app: Make, text_of: TextOf, settle: Settle
) -> None:
    app = make_app("posters")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(app, pilot)
        assert keys(text_of(app)).startswith(" a accept  x reject")
        await pilot.press("2")
        assert keys(text_of(app)).startswith(" a finish  x reject")
        await pilot.press("a", "p")
        assert "done · quotation" in text_of(app) and "a finish" not in keys(text_of(app))
