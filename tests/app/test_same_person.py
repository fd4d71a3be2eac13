"""Two names of one person are said to be one on the screen, and parted again."""

from collections.abc import Awaitable, Callable

from textual.pilot import Pilot

from annotator.app.app import AnnotatorApp
from annotator.app.screens.annotate import AnnotateScreen
from annotator.app.widgets.notice import Notice
from annotator.store.speakers import load_speakers
from annotator.store.workspace import Workspace

Make = Callable[..., AnnotatorApp]
TextOf = Callable[[AnnotatorApp], str]
Settle = Callable[[AnnotatorApp, Pilot[str]], Awaitable[None]]


def notice(app: AnnotatorApp) -> str:
    assert isinstance(app.screen, AnnotateScreen)
    return app.screen.query_one("#notice", Notice).text


async def test_two_names_become_one_person_and_are_parted_again(
    make_app: Make, settle: Settle, workspace: Workspace, text_of: TextOf
) -> None:
    app = make_app("posters")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(app, pilot)
        await pilot.press("s", *"Aidana", "space", *"Ospanova", "enter")
        await pilot.press("n", "s", *"Ospanova", "down", "enter")
        people = load_speakers(workspace)
        assert {s.name for s in people.values()} == {"Aidana Ospanova", "Ospanova"}

        await pilot.press("s", *"same", "enter")
        assert "The same as Ospanova" in text_of(app) and "in posters" in text_of(app)
        await pilot.press(*"aid", "enter")
        assert "one person now, in all articles" in notice(app)
        people = load_speakers(workspace)
        assert people["ospanova"].merged_into == "aidana-ospanova"
        assert [n.text for n in people["aidana-ospanova"].names] == ["Aidana Ospanova", "Ospanova"]

        await pilot.press("s", *"same", "enter")
        assert "Not the same as Ospanova" in text_of(app)
        await pilot.press("enter")
        assert "two again" in notice(app)
        assert not load_speakers(workspace)["ospanova"].merged_into


async def test_with_nobody_else_in_the_registry_one_sentence_says_so(
    make_app: Make, settle: Settle
) -> None:
    app = make_app("posters")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(app, pilot)
        await pilot.press("3", "s", *"same", "enter")
        assert "no other speaker" in notice(app)
