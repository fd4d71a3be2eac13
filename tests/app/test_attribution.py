"""What is known of who said it, on the screen: evidence, spellings, several people, two in one."""

from collections.abc import Awaitable, Callable

from textual.pilot import Pilot

from annotator.app.app import AnnotatorApp
from annotator.app.screens.annotate import AnnotateScreen
from annotator.app.widgets.notice import Notice
from annotator.model.sheet import Sheet
from annotator.store.sheets import load_sheet
from annotator.store.speakers import load_speakers
from annotator.store.workspace import Workspace
from annotator.tasks.annotation.session import Session

Make = Callable[..., AnnotatorApp]
TextOf = Callable[[AnnotatorApp], str]
Settle = Callable[[AnnotatorApp, Pilot[str]], Awaitable[None]]
SIZE = (120, 40)


def notice(app: AnnotatorApp) -> str:
    assert isinstance(app.screen, AnnotateScreen)
    return app.screen.query_one("#notice", Notice).text


async def test_the_words_that_tell_are_written_kept_with_their_place_and_taken_away(
    make_app: Make, settle: Settle, saved: Callable[[], Sheet], text: str, text_of: TextOf
) -> None:
    app = make_app("posters")
    async with app.run_test(size=SIZE) as pilot:
        await settle(app, pilot)
        await pilot.press("3", "s", "up", "up", "enter", "e", "ctrl+u", *"the same sheet", "enter")
        one = saved().annotations[0].attributions[0]
        assert one.cue == "the same sheet"
        assert one.evidence[-1].start == text.index("the same sheet")
        assert "with their place at code point" in notice(app)
        await pilot.press("e", "down", "enter")
        assert saved().annotations[0].attributions[0].evidence == one.evidence[:-1]
        await pilot.press("escape", "escape", "escape", "u")
        assert saved().annotations[0].attributions[0].evidence == one.evidence
        assert "evidence" in notice(app)


async def test_one_more_person_is_recorded_in_another_role_and_taken_away_alone(
    make_app: Make, settle: Settle, saved: Callable[[], Sheet], text_of: TextOf
) -> None:
    app = make_app("posters")
    async with app.run_test(size=SIZE) as pilot:
        await settle(app, pilot)
        await pilot.press("3", "s", *"one more", "enter")
        assert "What did the other one do?" in text_of(app)
        await pilot.press("down", "enter", *"Ospan", "backspace", *"n", "down", "enter")
        roles = {x.role: x.name for x in saved().annotations[0].attributions}
        assert roles == {"speaker": "Aidana Ospanova", "originator": "Ospan"}
        assert "Aidana Ospanova" in text_of(app) and "originator" in text_of(app)
        await pilot.press("up", "up", "enter", "c")
        assert "How sure: Ospan" in text_of(app)
        await pilot.press("down", "enter", "d")
        assert [x.name for x in saved().annotations[0].attributions] == ["Aidana Ospanova"]


async def test_two_people_do_not_get_one_role(
    make_app: Make, settle: Settle, saved: Callable[[], Sheet]
) -> None:
    app = make_app("posters")
    async with app.run_test(size=SIZE) as pilot:
        await settle(app, pilot)
        await pilot.press("3", "s", *"one more", "enter", "enter", *"Ospan", "down", "enter")
        before = saved().annotations[0].attributions
        assert [x.role for x in before] == ["speaker", "author"]
        await pilot.press("up", "up", "enter", "r", "up", "enter")
        assert saved().annotations[0].attributions == before
        assert "Somebody else is the speaker" in notice(app)


async def test_a_spelling_in_another_script_is_added_and_u_takes_it_back(
    make_app: Make, settle: Settle, workspace: Workspace, text_of: TextOf
) -> None:
    app = make_app("posters")
    async with app.run_test(size=SIZE) as pilot:
        await settle(app, pilot)
        await pilot.press("3", "s", *"spell", "enter", *"Айдана", "enter")
        names = [n.text for n in load_speakers(workspace)["aidana-ospanova"].names]
        assert names == ["Aidana Ospanova", "Айдана"]
        assert "[x] Aidana Ospanova" in text_of(app) and "[ ] Айдана" in text_of(app)
        await pilot.press("down", "down", "enter")
        assert load_speakers(workspace)["aidana-ospanova"].name == "Айдана"
        await pilot.press("escape", "escape", "u", "u")
        names = [n.text for n in load_speakers(workspace)["aidana-ospanova"].names]
        assert names == ["Aidana Ospanova"]
        assert "Undone: spelling Айдана" in notice(app)


async def test_joining_two_people_is_taken_back_by_one_key(
    make_app: Make, settle: Settle, workspace: Workspace
) -> None:
    app = make_app("posters")
    async with app.run_test(size=SIZE) as pilot:
        await settle(app, pilot)
        await pilot.press("s", *"Aidana", "space", *"Ospanova", "enter")
        await pilot.press("n", "s", *"Ospanova", "down", "enter")
        await pilot.press("s", *"same", "enter", *"aid", "enter")
        assert load_speakers(workspace)["ospanova"].merged_into
        await pilot.press("u")
        assert "Undone: joined Ospanova with Aidana Ospanova" in notice(app)
        assert not load_speakers(workspace)["ospanova"].merged_into


def said_there(workspace: Workspace, article: str) -> list[str | None]:
    stored = load_sheet(workspace, "nina", article)
    assert stored is not None
    return [x.speaker for a in stored.sheet.annotations for x in a.attributions]


async def test_one_name_is_split_into_two_people_with_a_list_to_tick_and_u_makes_them_one(
    make_app: Make, settle: Settle, workspace: Workspace, text: str, text_of: TextOf
) -> None:
    other = Session.open(workspace, "zest")
    there = text.replace("Taraz", "Zest").index("By noon")
    other.set_speaker(other.create(there, there + 7), "Aidana Ospanova")
    other.close()
    app = make_app("posters")
    async with app.run_test(size=SIZE) as pilot:
        await settle(app, pilot)
        await pilot.press("3", "s", *"two", "enter")
        assert "Two people called Aidana Ospanova" in text_of(app)
        assert "[ ] “By noon”" in text_of(app) and "Give the" not in text_of(app)
        await pilot.press(*"noon", "enter")
        assert "[x] “By noon”" in text_of(app) and "Give the 1 ticked to another" in text_of(app)
        await pilot.press("up", "enter")
        assert "Who said it, if not Aidana Ospanova?" in text_of(app)
        await pilot.press(*" of Zest", "enter")
        assert said_there(workspace, "zest") == ["aidana-ospanova-of-zest"]
        assert said_there(workspace, "posters") == ["aidana-ospanova"]
        assert "somebody else. Saved; u takes it back" in notice(app)
        await pilot.press("u")
        assert said_there(workspace, "zest") == ["aidana-ospanova"]
        assert list(load_speakers(workspace)) == ["aidana-ospanova"]


async def test_of_many_articles_those_that_are_ticked_are_taken_as_one_step(
    make_app: Make, workspace: Workspace, settle: Settle, text_of: TextOf, text: str
) -> None:
    for name in ("balkhash", "oral"):
        path = workspace.corpus / f"{name}.txt"
        path.write_text(text.replace("Taraz", name.capitalize()), encoding="utf-8")
    app = make_app("posters")
    async with app.run_test(size=SIZE) as pilot:
        await settle(app, pilot)
        await pilot.press("a", "p", "W", "down", "enter", "down", "down", "enter")
        await pilot.pause()
        assert "Take it over to the 2 ticked articles" in text_of(app)
        assert text_of(app).count("[x]") == 2
        await pilot.press("enter", "home")  # the chosen row: its tick goes again
        assert text_of(app).count("[x]") == 1
        await pilot.press("enter", "up", "up", "up", "enter")
        assert len(workspace.sheet_ids("nina")) == 3
        assert "Taken over to 2 articles" in notice(app)
        await pilot.press("u")
        left = [i for i in workspace.sheet_ids("nina") if i != "posters"]
        sheets = [load_sheet(workspace, "nina", i) for i in left]
        assert all(s is not None and not s.sheet.annotations for s in sheets)
