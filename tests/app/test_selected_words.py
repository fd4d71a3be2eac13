"""The last row says which words are selected, whatever order the terminal shows them in."""

from collections.abc import Awaitable, Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot

from annotator.app.app import AnnotatorApp
from annotator.app.cells import measure
from annotator.app.screens.moving import ends, is_right_to_left
from annotator.app.widgets.notice import Notice
from annotator.store.workspace import Workspace

Make = Callable[..., AnnotatorApp]
Settle = Callable[[AnnotatorApp, Pilot[str]], Awaitable[None]]
TEXT = "An old man sang «بنی آدم اعضا» and a child “नमस्ते दोस्तों”, שָׁלוֹם לְכֻלָּם.\n"


@pytest.mark.parametrize(
    ("found", "keys", "said"),
    [
        ("بنی", "w", "▸بنی آدم◂ · right to left, → goes on · Enter annotates, Esc lets go"),
        ("بنی", "shift+right shift+right", "▸بنی آ◂ · right to left"),
        ("بنی", "i", "▸بنی آدم اعضا◂ · right to left"),
        ("न", "shift+right", "▸नम◂ · Enter annotates"),
        ("न", "w", "▸नमस्ते◂ · Enter annotates"),
        ("न", "i", "▸नमस्ते दोस्तों◂ · Enter annotates"),
        ("ש", "shift+left", "Enter annotates"),
        ("ש", "w w", "▸שָׁלוֹם לְכֻלָּם◂ · right to left"),
    ],
)
async def test_a_span_of_any_script_is_selected_by_keys_and_told_alone(
    make_app: Make, settle: Settle, workspace: Workspace, found: str, keys: str, said: str
) -> None:
    (workspace.corpus / "quiet.txt").write_text(TEXT, encoding="utf-8")
    app = make_app("quiet")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(app, pilot)
        await pilot.press("/", *found, "enter", *keys.split())
        await pilot.pause()
        assert said in app.screen.query_one("#notice", Notice).text


async def test_while_a_border_is_moved_the_words_between_both_are_told(
    make_app: Make, settle: Settle
) -> None:
    app = make_app("posters")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(app, pilot)
        notice = app.screen.query_one("#notice", Notice)
        await pilot.press("f7")
        await pilot.pause()
        assert notice.text.startswith("Moving the end")
        await pilot.press("ctrl+left")
        await pilot.pause()
        assert notice.text == "▸Көшеге шық, үміт ◂ · Enter keeps it, Esc leaves it"


def test_of_a_long_stretch_its_beginning_and_its_last_words_are_told() -> None:
    text = "First words of a very long sentence that nobody wants to read to its very end"
    assert ends(text, (0, len(text)), 30) == "First words o … its very end"
    assert is_right_to_left("«אב»", (0, 4)) and not is_right_to_left("“a ב”", (0, 5))


@given(st.text(max_size=900), st.integers(20, 80))
def test_what_is_told_of_a_selection_never_outgrows_its_row(text: str, room: int) -> None:
    told = ends(text, (0, len(text)), room)
    assert measure(told) <= room and "\n" not in told and "\x1b" not in told
