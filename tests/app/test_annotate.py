"""Working on an article: keys in, a saved sheet out."""

import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import Future
from pathlib import Path
from subprocess import PIPE

import pytest
from textual.pilot import Pilot

from annotator.app.app import AnnotatorApp
from annotator.app.messages import CaretMoved, SelectionChanged
from annotator.app.screens.annotate import AnnotateScreen
from annotator.app.screens.field_keys import written_in_editor
from annotator.app.widgets.notice import Notice
from annotator.model.errors import InvalidInput
from annotator.model.proposal import Proposals
from annotator.model.sheet import Sheet
from annotator.store.sheets import load_sheet
from annotator.store.workspace import Workspace
from annotator.tasks.background import Background
from annotator.tasks.detection.late import pack

Make = Callable[..., AnnotatorApp]
Saved = Callable[[], Sheet]
Opened = tuple[AnnotatorApp, Pilot[str]]
TextOf = Callable[[AnnotatorApp], str]
Settle = Callable[[AnnotatorApp, Pilot[str]], Awaitable[None]]
SIZE = (120, 40)


def work(app: AnnotatorApp) -> AnnotateScreen:
    assert isinstance(app.screen, AnnotateScreen)
    return app.screen


async def test_six_keys_lead_from_the_first_screen_to_a_saved_annotation(
    make_app: Make, saved: Saved, slogan: str, settle: Settle
) -> None:
    app = make_app()
    keys = ["enter", "a"]
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(keys[0])
        await settle(app, pilot)
        await pilot.press(keys[1])
        annotation = saved().annotations[0]
    assert len(keys) <= 6
    assert annotation.exact == slogan
    assert (annotation.language, annotation.script, annotation.status) == ("kk", "Cyrl", "done")
    assert annotation.transliterations[0].scheme == "bgnpcgn-1979"
    assert [t.origin for t in annotation.translations] == ["article"]
    assert len(annotation.occurrences) == 2
    assert annotation.attributions[0].name == "Aidana Ospanova"


@pytest.fixture
async def opened(make_app: Make, settle: Settle) -> AsyncIterator[Opened]:
    app = make_app("posters")
    async with app.run_test(size=SIZE) as pilot:
        await settle(app, pilot)
        yield app, pilot


async def test_accepting_goes_on_to_the_next_open_item(
    opened: Opened, saved: Saved, text: str
) -> None:
    app, pilot = opened
    await pilot.press("a")
    assert work(app).document.caret == text.index("Қайда")
    assert "to do" in work(app).query_one("#notice").text
    await pilot.press("a")
    assert [a.status for a in saved().annotations] == ["done", "done"]


async def test_rejected_stays_rejected_and_is_restored_by_the_same_key(
    opened: Opened, saved: Saved, text_of: TextOf, slogan: str
) -> None:
    app, pilot = opened
    await pilot.press("x")
    assert saved().rejected and slogan not in {i.exact for i in work(app).items}
    await pilot.press("R", "p")
    assert work(app).item(work(app).current).state == "rejected"
    await pilot.press("x")
    assert not saved().rejected


async def test_undo_and_redo_come_back_to_the_place(
    opened: Opened, saved: Saved, slogan: str, text: str
) -> None:
    app, pilot = opened
    await pilot.press("a", "u")
    assert not saved().annotations
    assert work(app).document.caret == text.index(slogan)
    await pilot.press("U")
    assert saved().annotations[0].status == "done"


async def test_undo_works_after_coming_back_to_the_article(opened: Opened, saved: Saved) -> None:
    app, pilot = opened
    await pilot.press("a", "ctrl+n")
    await pilot.pause()
    assert work(app).session.article.id == "quiet"
    await pilot.press("f2")
    await pilot.pause()
    await pilot.press("u")
    assert not saved().annotations


async def test_words_selected_by_keys_become_an_annotation_with_a_form(
    opened: Opened, saved: Saved, text_of: TextOf, text: str
) -> None:
    app, pilot = opened
    work(app).document.go(text.index("buses"))
    await pilot.press("i", "enter")
    assert saved().annotations[0].exact == "It is about the buses,"
    assert "All fields" in text_of(app)
    await pilot.press("escape")
    assert work(app).current == saved().annotations[0].id


async def test_a_key_in_the_list_of_fields_opens_its_field_on_every_layout(
    opened: Opened, text_of: TextOf
) -> None:
    app, pilot = opened
    for key, title in (("t", "Translations"), ("е", "Translations"), ("T", "Tags")):
        await pilot.press("enter", key)
        assert title in text_of(app).split("\n")[1], key
        await pilot.press("escape", "escape")


async def test_borders_move_and_are_saved_with_enter(
    opened: Opened, saved: Saved, slogan: str
) -> None:
    _app, pilot = opened
    await pilot.press("f7", "ctrl+left", "enter")
    assert saved().annotations[0].exact == slogan.removesuffix("жоғалмайды")
    await pilot.press("f6", "ctrl+right", "escape")
    assert saved().annotations[0].exact == slogan.removesuffix("жоғалмайды")


async def test_a_language_is_chosen_by_its_name(opened: Opened, saved: Saved) -> None:
    _app, pilot = opened
    await pilot.press("l", *"kyrg", "enter")
    assert saved().annotations[0].language == "ky"
    assert saved().annotations[0].status == "draft"


async def test_a_scheme_is_switched_and_its_result_is_seen_before(
    opened: Opened, saved: Saved, text_of: TextOf
) -> None:
    app, pilot = opened
    await pilot.press("r")
    assert "Köshege shyq" in text_of(app)
    await pilot.press(*"2021", "enter")
    taken = saved().annotations[0].transliterations[0]
    assert "2021" in taken.scheme and taken.text.startswith("Köşege şyq")


async def test_translations_are_taken_written_and_put_in_order(
    opened: Opened, saved: Saved
) -> None:
    _app, pilot = opened
    await pilot.press("t", "enter")
    assert [t.origin for t in saved().annotations[0].translations] == ["article"]
    await pilot.press("t", *"Take", "space", *"heart", "enter")
    assert [t.text for t in saved().annotations[0].translations][1] == "Take heart"
    await pilot.press("t", "down", "down", "enter", "down", "down", "enter")
    assert saved().annotations[0].translations[0].text == "Take heart"
    assert saved().annotations[0].translations[0].rank == 1


async def test_a_speaker_is_typed_with_role_and_certainty(opened: Opened, saved: Saved) -> None:
    _app, pilot = opened
    await pilot.press("s", *"Marat", "enter")
    assert saved().annotations[0].attributions[0].name == "Marat"
    await pilot.press("s", "up", "up", "enter", "r", "down", "enter")
    assert saved().annotations[0].attributions[0].role == "author"


async def test_note_tags_kind_and_status_are_kept(opened: Opened, saved: Saved) -> None:
    _app, pilot = opened
    await pilot.press("c", *"pasted", "enter")
    await pilot.press("T", *"slogan,bus", "enter")
    await pilot.press("k", "down", "down", "enter")
    await pilot.press("m", "down", "down", "enter")
    annotation = saved().annotations[0]
    assert (annotation.note, annotation.tags) == ("pasted", ("slogan", "bus"))
    assert (annotation.kind, annotation.status) == ("title", "disputed")


async def test_a_place_is_opted_out_and_stays_listed(opened: Opened, saved: Saved) -> None:
    _app, pilot = opened
    await pilot.press("a", "p", "y", "down", "enter")
    assert [o.confirmed for o in saved().annotations[0].occurrences] == [True, False]
    await pilot.press("escape", "u")
    assert [o.confirmed for o in saved().annotations[0].occurrences] == [True, True]


async def test_search_goes_round_and_jump_understands_lines(
    opened: Opened, text_of: TextOf, text: str
) -> None:
    app, pilot = opened
    await pilot.press("/", *"nobody", "enter")
    document = work(app).document
    assert document.selection is not None
    assert text[slice(*document.selection)] == "Nobody"
    assert "f finds it again" in text_of(app)
    await pilot.press("escape", "j", *"3:1", "enter")
    assert document.caret == text.index("TARAZ")
    await pilot.press("j", *"999999", "enter")
    assert "is no position" in text_of(app)


async def test_words_that_are_nowhere_are_not_said_to_be_found_again(
    opened: Opened, text_of: TextOf
) -> None:
    app, pilot = opened
    await pilot.press("/", *"nobodx", "enter")
    assert "“nobodx” is not in the text." in text_of(app)
    assert "finds it again" not in text_of(app)
    await pilot.press("f")
    assert "“nobodx” is not in the text." in text_of(app)


async def test_letters_of_a_russian_layout_are_the_same_keys(opened: Opened, saved: Saved) -> None:
    _app, pilot = opened
    await pilot.press("ф")
    assert saved().annotations[0].status == "done"
    await pilot.press("г")
    assert not saved().annotations


async def test_letters_typed_in_a_field_are_letters(opened: Opened, saved: Saved) -> None:
    _app, pilot = opened
    await pilot.press("c", "a", "ф", "x", "enter")
    assert saved().annotations[0].note == "aфx"


_HOLD = """
import sys
from pathlib import Path
from annotator.store.locks import SheetLock
from annotator.store.workspace import Workspace
place = Workspace(Path(sys.argv[1]), "nina")
SheetLock(place.lock_path(place.sheet_path("nina", "posters"))).acquire()
print("held", flush=True)
sys.stdin.read()
"""


async def test_a_sheet_that_somebody_else_holds_is_for_reading_only(
    make_app: Make, text_of: TextOf, workspace: Workspace, settle: Settle
) -> None:
    command = [sys.executable, "-c", _HOLD, str(workspace.root)]
    with subprocess.Popen(command, stdin=PIPE, stdout=PIPE) as other:
        assert other.stdout is not None and other.stdout.readline() == b"held\n"
        app = make_app("posters")
        async with app.run_test(size=SIZE) as pilot:
            await settle(app, pilot)
            await pilot.press("a")
            assert "reading only" in text_of(app)
            assert load_sheet(workspace, "nina", "posters") is None
            await pilot.press("l")
            assert "Language of the words" not in text_of(app)
        other.communicate()


async def test_quitting_says_that_everything_is_saved(make_app: Make, settle: Settle) -> None:
    app = make_app("posters")
    async with app.run_test(size=SIZE) as pilot:
        await settle(app, pilot)
        await pilot.press("a", "q")
    assert app.return_value == "Everything is saved."
    assert (app.return_code or 0) == 0


async def test_what_was_typed_but_not_kept_is_still_there(
    make_app: Make, text_of: TextOf, settle: Settle
) -> None:
    app = make_app("posters")
    async with app.run_test(size=SIZE) as pilot:
        await settle(app, pilot)
        await pilot.press("c", *"half a th")
        await pilot.press("ctrl+q")
    again = make_app("posters")
    async with again.run_test(size=SIZE) as pilot:
        await settle(again, pilot)
        await pilot.press("c")
        assert "half a th" in text_of(again)


def test_the_note_is_written_in_the_persons_own_editor(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nprintf \'%s and more\\n\' "$(cat "$1")" > "$1"\n')
    editor.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(editor))
    assert written_in_editor("қысқа") == "қысқа and more"
    monkeypatch.setenv("EDITOR", str(tmp_path / "nowhere"))
    with pytest.raises(InvalidInput, match="did not work"):
        written_in_editor("қысқа")


async def test_the_selection_is_copied_as_it_is_stored(
    opened: Opened, text: str, slogan: str
) -> None:
    app, pilot = opened
    await pilot.press("Y")
    assert app.clipboard == slogan
    work(app).document.select(0, 11)
    await pilot.press("Y")
    assert app.clipboard == text[:11]


async def test_a_caret_that_moves_under_an_open_form_leaves_it_its_item(
    make_app: Make, workspace: Workspace, settle: Settle
) -> None:
    app = make_app("posters")
    async with app.run_test(size=SIZE) as pilot:
        await settle(app, pilot)
        screen = app.screen
        assert isinstance(screen, AnnotateScreen)
        await pilot.press("a", "p", "t")
        current = screen.current
        screen.post_message(CaretMoved(0))
        screen.post_message(SelectionChanged((0, 5)))
        await pilot.pause()
        assert screen.current == current
        await pilot.press(*"Get out", "enter")
        texts = [t.text for t in screen.session.sheet.annotations[0].translations]
        assert "Get out" in texts


async def test_the_only_item_says_so_and_which_key_shows_its_other_places(opened: Opened) -> None:
    app, pilot = opened
    await pilot.press("n", "x", "n")
    told = app.screen.query_one("#notice", Notice).text
    assert "only item" in told and "2 places: e goes" in told


async def test_marked_words_inside_found_ones_are_offered_their_language(
    opened: Opened, saved: Saved, text_of: TextOf
) -> None:
    app, pilot = opened
    await pilot.press("slash", *"үміт", "enter", "enter")
    await pilot.pause()
    (made,) = saved().annotations
    assert (made.exact, made.language, made.kind) == ("үміт", "", "quotation")
    assert any("?" in row and "Language" in row and "Kazakh" in row
               for row in text_of(app).split("\n"))  # fmt: skip
    await pilot.press("escape", "a")
    assert saved().annotations[0].language == "kk"


async def test_a_list_on_a_low_terminal_begins_with_its_first_row(
    make_app: Make, settle: Settle, text_of: TextOf
) -> None:
    app = make_app("posters")
    async with app.run_test(size=(60, 20)) as pilot:
        await settle(app, pilot)
        await pilot.press("n", "k")
        await pilot.pause()
        rows = [row.strip() for row in text_of(app).split("\n")]
        assert rows[rows.index("Kind") + 1].startswith("[ ] quotation")


async def test_what_is_searched_next_takes_the_place_of_what_was_searched(
    opened: Opened, text_of: TextOf
) -> None:
    app, pilot = opened
    await pilot.press("slash", *"sheet")
    await pilot.pause()
    assert text_of(app).rstrip().endswith("Enter go there  Esc give up")
    await pilot.press("enter", "slash", *"boy")
    await pilot.pause()
    document = work(app).document
    assert document.selection is not None
    assert document.text[slice(*document.selection)] == "boy"
    await pilot.press(*"zz")
    await pilot.pause()
    assert document.selection is None and "“boyzz” is not" in text_of(app)
    await pilot.press("escape")
    assert "Esc give up" not in text_of(app)


async def test_where_one_line_has_room_it_is_the_name_of_the_row(
    make_app: Make, settle: Settle, text_of: TextOf
) -> None:
    app = make_app("posters")
    async with app.run_test(size=(30, 10)) as pilot:
        await settle(app, pilot)
        await pilot.press("n", "l")
        await pilot.pause()
        assert "?   Kazakh" in text_of(app)


async def test_the_row_of_keys_says_what_x_does_to_what_is_rejected_or_done(
    opened: Opened, text_of: TextOf
) -> None:
    app, pilot = opened
    await pilot.press("x", "R", "p")
    await pilot.pause()
    assert "x suggest it again" in text_of(app)
    await pilot.press("x", "a", "p")
    await pilot.pause()
    assert "x reject  d remove" in text_of(app)


async def test_skipping_the_last_open_item_says_that_it_is_the_last(opened: Opened) -> None:
    app, pilot = opened
    notice = work(app).query_one("#notice", Notice)
    await pilot.press("a", "space")
    assert notice.text == "This is the last one that is open. Ctrl+N goes to the next article."
    await pilot.press("u", "n", "space")
    assert notice.text == "Nothing is open after this one; 1 before it. P goes there."
    await pilot.press("h")
    assert notice.text == ""


@pytest.mark.parametrize("keys", ["a", "x", "1", "2"])
async def test_what_was_done_is_told_in_one_row_of_a_narrow_terminal(
    make_app: Make, settle: Settle, keys: str
) -> None:
    app = make_app("posters")
    async with app.run_test(size=(60, 20)) as pilot:
        await settle(app, pilot)
        await pilot.press(keys)
        await pilot.pause()
        notice = work(app).query_one("#notice", Notice)
        assert "“" in notice.text and notice.size.height == 1


class Slow(Background):
    """Answers when it is told to."""

    asked: "Future[bytes]"

    def propose(self, article_id: str) -> "Future[bytes]":
        self.asked = Future()
        return self.asked


async def test_while_words_are_looked_for_keys_say_so_until_they_are_found(
    workspace: Workspace, settle: Settle
) -> None:
    slow = Slow(workspace)
    app = AnnotatorApp(workspace, "posters", slow)
    async with app.run_test(size=SIZE) as pilot:
        for _ in range(200):
            await pilot.pause(0.01)
            if hasattr(slow, "asked"):
                break
        notice = work(app).query_one("#notice", Notice)
        for key in ("n", "a", "N"):
            work(app).say("")
            await pilot.press(key)
            assert notice.text.startswith("Still looking for foreign words"), key
        slow.asked.set_result(pack(Proposals()))
        await settle(app, pilot)
        assert notice.text == ""
