"""What the main screens look like, as text.

`UPDATE_SCREENS=1 pytest tests/app/test_screens.py` writes the files anew; look at the difference.
"""

import os
import re
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from annotator.app.app import AnnotatorApp
from annotator.app.screens.annotate import AnnotateScreen

HERE = Path(__file__).with_name("screens")
STATES: dict[str, tuple[str, ...]] = {
    "library": (),
    "article": ("enter",),
    "article-accepted": ("enter", "a"),
    "article-done": ("enter", "a", "a", "p"),
    "article-selection": ("enter", "j", "3", ":", "1", "enter", "S"),
    "article-fields": ("enter", "enter"),
    "article-language": ("enter", "l", "t", "a"),
    "article-translations": ("enter", "a", "p", "t"),
    "article-speaker": ("enter", "s"),
    "article-places": ("enter", "a", "p", "y"),
    "article-nothing": ("down", "enter"),
    "find": ("enter", "/", "n", "o", "b"),
    "keys": ("enter", "?"),
}
SIZES = ((120, 40), (60, 20))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("state", STATES)
async def test_the_screen_looks_as_it_did(
    state: str,
    size: tuple[int, int],
    make_app: Callable[..., AnnotatorApp],
    text_of: Callable[[AnnotatorApp], str],
    settle: Callable[[AnnotatorApp, Pilot[str]], Awaitable[None]],
) -> None:
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        for key in STATES[state]:
            await pilot.press(key)
            if key == "enter" and isinstance(app.screen, AnnotateScreen):
                await settle(app, pilot)
            await pilot.pause()
            await app.workers.wait_for_complete()  # a second opinion on a language, say
            await pilot.pause()
        seen = re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d", "YYYY-MM-DD HH:MM", text_of(app)) + "\n"
    path = HERE / f"{state}-{size[0]}x{size[1]}.txt"
    if os.environ.get("UPDATE_SCREENS"):
        HERE.mkdir(exist_ok=True)
        path.write_text(seen, encoding="utf-8")
    assert seen == path.read_text(encoding="utf-8")
