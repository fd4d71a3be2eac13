"""Screens that were left are let go, with everything that they held."""

import gc
import weakref
from pathlib import Path

from textual.screen import Screen

from annotator.app.app import AnnotatorApp
from annotator.store.workspace import Workspace


async def test_an_article_that_was_left_does_not_stay_in_memory(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    for name in ("one", "two"):
        path = tmp_path / "corpus" / f"{name}.txt"
        path.write_text(f"The article called {name}\n\nNothing foreign in it.\n", encoding="utf-8")
    app = AnnotatorApp(Workspace(tmp_path, "dana"))
    left: list[weakref.ref[Screen[object]]] = []
    async with app.run_test() as pilot:
        for name in ("one", "two", "one"):
            app.open_article(name)
            await pilot.pause()
            await app.workers.wait_for_complete()
            left.append(weakref.ref(app.screen))
            await pilot.press("escape")
            await pilot.pause()
        gc.collect()
        assert [screen() for screen in left[:-1]] == [None, None]
