"""A sheet that cannot be written: said at once, and again with the reason at every such key."""

from collections.abc import Awaitable, Callable
from functools import partial

import pytest
from textual.pilot import Pilot

from annotator.app.app import AnnotatorApp
from annotator.app.screens.annotate import AnnotateScreen
from annotator.app.widgets.notice import Notice
from annotator.tasks.annotation.session import Session

Make = Callable[..., AnnotatorApp]
Settle = Callable[[AnnotatorApp, Pilot[str]], Awaitable[None]]


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every article is opened as if it could only be read."""
    monkeypatch.setattr(Session, "open", partial(Session.open, read_only=True))


@pytest.mark.parametrize("keys", ["a", "x", "1", "u", "w enter", "l", "f6"])
async def test_every_key_that_would_write_says_why_it_does_not(
    keys: str, make_app: Make, settle: Settle, held: None
) -> None:
    app = make_app("posters")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(app, pilot)
        screen, why = app.screen, "This sheet is open for reading only: "
        assert isinstance(screen, AnnotateScreen) and screen.session.read_only
        notice = screen.query_one("#notice", Notice)
        assert notice.text.startswith(why)
        screen.say("")
        await pilot.press(*keys.split())
        assert notice.text == f"{why}{screen.session.read_only}."
