"""Screens that were left are let go, with everything that they held."""

import gc
import weakref
from pathlib import Path

from textual.screen import Screen

from annotator.app import garbage
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


def test_all_objects_are_looked_at_when_nobody_waits_and_it_is_time() -> None:
    before = gc.get_threshold()
    seen: list[int] = []

    def note(phase: str, told: dict[str, int]) -> None:
        if phase == "start":
            seen.append(told["generation"])

    gc.callbacks.append(note)
    try:
        garbage.usual()
        gc.collect()
        seen.clear()
        assert not garbage.tidy()
        while gc.get_count()[2] < 15:
            gc.collect(1)
        assert gc.get_threshold()[2] > gc.get_count()[2]  # not yet by itself
        assert garbage.tidy()
        assert seen[-1] == 2
    finally:
        gc.callbacks.remove(note)
        gc.set_threshold(*before)
