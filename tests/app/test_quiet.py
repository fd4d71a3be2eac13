"""What can wait until nobody types, and that nothing depends on it."""

from collections.abc import Awaitable, Callable
from time import monotonic

import pytest
from textual.pilot import Pilot

from annotator.app.app import AnnotatorApp
from annotator.app.screens import ahead, quiet
from annotator.app.screens.annotate import AnnotateScreen
from annotator.app.widgets.ask import Ask
from annotator.app.widgets.form_panel import FormPanel
from annotator.tasks.annotation.session import Session
from annotator.text import anchoring

Settle = Callable[[AnnotatorApp, Pilot[str]], Awaitable[None]]


async def test_a_step_waits_until_no_key_was_pressed_for_a_moment(
    make_app: Callable[..., AnnotatorApp], settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quiet, "QUIET", 1000.0)
    app = make_app("posters")
    done: list[str] = []
    async with app.run_test() as pilot:
        await settle(app, pilot)
        screen = app.screen
        assert isinstance(screen, AnnotateScreen)
        screen._steps = None
        screen.when_quiet(lambda: done.append("first"))
        screen.when_quiet(lambda: done.append("second"))
        await pilot.press("n")
        assert monotonic() - app.heard_at < 1000
        await screen._do_step()
        assert done == []
        app.heard_at = monotonic() - 1001
        await screen._do_step()
        assert done == ["first"]
        await screen._do_step()
        await screen._do_step()
        assert done == ["first", "second"]


@pytest.mark.parametrize(("key", "part"), [("l", FormPanel), ("slash", Ask)])
async def test_quick_fingers_have_the_form_and_the_search_at_once(
    make_app: Callable[..., AnnotatorApp],
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
    key: str,
    part: "type[FormPanel | Ask]",
) -> None:
    monkeypatch.setattr(quiet, "QUIET", 1000.0)  # nothing is made ready by itself
    app = make_app("posters")
    async with app.run_test() as pilot:
        await settle(app, pilot)
        await pilot.press("n")
        assert not app.screen.query(part.__name__)
        await pilot.press(key, key)

        def opened() -> list[bool]:
            found = app.screen.query(part.__name__).results(part)
            return [one.is_open for one in found]

        for _ in range(500):
            if opened() == [True]:
                break
            await pilot.pause()
        assert opened() == [True]


async def test_what_accepting_looks_for_is_found_before_the_key(
    make_app: Callable[..., AnnotatorApp], settle: Settle
) -> None:
    app = make_app("posters")
    async with app.run_test() as pilot:
        await settle(app, pilot)
        screen = app.screen
        assert isinstance(screen, AnnotateScreen)
        if not screen.current:
            await pilot.press("n")
        for _ in range(500):
            if screen._to_prepare is None:
                break
            await pilot.pause(0.02)
        before = anchoring._places.cache_info()
        first = screen.current
        screen.session.accept(first)
        after = anchoring._places.cache_info()
        assert after.misses == before.misses
        assert after.hits > before.hits


async def test_whom_the_proposals_name_is_read_before_somebody_asks(
    make_app: Callable[..., AnnotatorApp], settle: Settle
) -> None:
    app = make_app("posters")
    async with app.run_test() as pilot:
        await settle(app, pilot)
        screen = app.screen
        assert isinstance(screen, AnnotateScreen)
        for _ in range(500):
            if screen.session._names is not None:
                break
            await pilot.pause(0.02)
        assert screen.session._names == ("Aidana Ospanova",)


async def test_proposals_of_an_article_that_was_left_are_not_shown(
    make_app: Callable[..., AnnotatorApp], settle: Settle
) -> None:
    app = make_app("posters")
    async with app.run_test() as pilot:
        await settle(app, pilot)
        screen = app.screen
        assert isinstance(screen, AnnotateScreen)
        shown, left = screen.items, screen.session
        screen.waiting, screen.session = True, Session.open(app.workspace, "posters")
        screen._show_proposals(left)
        assert screen.waiting and screen.items is shown
        screen.session.close()
        screen.session = left


async def test_a_key_puts_off_what_is_made_ready(
    make_app: Callable[..., AnnotatorApp], settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ahead, "SOON", 1000.0)
    app = make_app("posters")
    async with app.run_test() as pilot:
        await settle(app, pilot)
        screen = app.screen
        assert isinstance(screen, AnnotateScreen)
        await pilot.press("n")
        steps = screen._to_prepare
        assert steps is not None
        screen.prepare()
        assert screen._to_prepare is steps and next(steps, "over") != "over"


async def test_the_form_is_made_ready_by_itself(
    make_app: Callable[..., AnnotatorApp], settle: Settle
) -> None:
    app = make_app("posters")
    async with app.run_test() as pilot:
        await settle(app, pilot)
        for _ in range(500):
            if app.screen.query("FormPanel") and app.screen.query("Ask"):
                break
            await pilot.pause(0.02)
        assert not app.screen.query_one(FormPanel).is_open
        assert not app.screen.query_one(Ask).is_open
