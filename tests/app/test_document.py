"""The view of the text alone, in an app of its own."""

from collections.abc import AsyncIterator

import pytest
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from annotator.app.keyboard import hear_all_keys, plain_report
from annotator.app.marks import Mark
from annotator.app.messages import CaretMoved, SelectionChanged
from annotator.app.widgets.document import DocumentView

TEXT = "First words here.\n" + "".join(f"Line {n} with words.\n" for n in range(200)) + "Last."


class Alone(App[None]):
    """Only the view; keeps what it says."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[object] = []

    def compose(self) -> ComposeResult:
        yield DocumentView(TEXT)

    def on_caret_moved(self, event: CaretMoved) -> None:
        self.said.append(event.offset)

    def on_selection_changed(self, event: SelectionChanged) -> None:
        self.said.append(event.span)


@pytest.fixture
async def shown() -> AsyncIterator[tuple[Alone, DocumentView, Pilot[None]]]:
    app = Alone()
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        yield app, app.query_one(DocumentView), pilot


Shown = tuple[Alone, DocumentView, Pilot[None]]


async def test_moving_says_where_the_caret_is(shown: Shown) -> None:
    app, view, pilot = shown
    view.step_word(1)
    view.step_character(1, select=True)
    await pilot.pause()
    assert app.said == [5, (5, 6), 6]


async def test_rows_are_left_and_found_again_in_the_same_column(shown: Shown) -> None:
    _, view, _ = shown
    view.go(TEXT.index("Line 0") + 12)
    view.step_rows(1)
    view.step_rows(-1)
    assert view.caret == TEXT.index("Line 0") + 12


async def test_the_end_is_reached_and_pages_come_back_to_the_top(shown: Shown) -> None:
    _, view, pilot = shown
    view.go(len(TEXT))
    await pilot.pause()
    assert view.scroll_offset.y + view.size.height >= 202
    for _ in range(40):
        view.step_page(-1)
    assert view.scroll_offset.y == 0
    assert view.caret < 40


async def test_a_click_puts_the_caret_and_dragging_selects(shown: Shown) -> None:
    _, view, pilot = shown
    await pilot.mouse_down(DocumentView, offset=(2 + 6, 0))
    await pilot.hover(DocumentView, offset=(2 + 11, 0))
    await pilot.mouse_up(DocumentView, offset=(2 + 11, 0))
    assert view.selection is not None
    assert TEXT[slice(*view.selection)] == "words"


async def test_two_clicks_select_the_word_and_three_the_sentence(shown: Shown) -> None:
    _, view, pilot = shown
    await pilot.click(DocumentView, offset=(2 + 7, 0), times=2)
    assert view.selection == (6, 11)
    await pilot.pause(0.6)
    await pilot.click(DocumentView, offset=(2 + 7, 0), times=3)
    assert view.selection == (0, 17)


async def test_narrowing_the_view_keeps_the_text_at_the_top(shown: Shown) -> None:
    _, view, pilot = shown
    view.go(TEXT.index("Line 100 "))
    await pilot.pause()
    top = view._wrap.bounds(view.scroll_offset.y)[0]
    await pilot.resize_terminal(16, 12)
    await pilot.pause()
    row = view._wrap.bounds(view.scroll_offset.y)
    assert row[0] <= top < row[1] + 40


async def test_marks_show_in_the_margin_and_only_where_they_are(shown: Shown) -> None:
    _, view, pilot = shown
    view.set_marks([Mark(6, 11, "candidate", "a")])
    await pilot.pause()
    assert view.render_line(0).text.startswith("? First")
    assert view.render_line(1).text.startswith("  Line 0")
    view.set_marks([])
    await pilot.pause()
    assert view.render_line(0).text.startswith("  First")


async def test_marks_elsewhere_cost_no_look_for_their_rows_and_are_there_when_one_comes(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, view, pilot = shown
    view.step_page(3)
    view.step_page(-3)
    await pilot.pause()
    there = TEXT.index("Line 20")
    looks: list[int] = []
    find = view._wrap.row_of

    def counted(offset: int) -> int:
        looks.append(offset)
        return find(offset)

    monkeypatch.setattr(view._wrap, "row_of", counted)
    places = [Mark(at, at + 1, "done", "far") for at in range(there, len(TEXT) - 9, 4)]
    view.set_marks([*places, Mark(0, 5, "done", "near")])
    assert len(places) > 500
    assert len(looks) <= 4
    await pilot.pause()
    assert view.render_line(0).text.startswith("+")
    view.go(there)
    await pilot.pause()
    rows = [view.render_line(y).text for y in range(view.size.height)]
    assert [row[:9] for row in rows if "Line 20 " in row] == ["+ Line 20"]


async def test_a_step_paints_two_rows_again_and_no_more(shown: Shown) -> None:
    _, view, pilot = shown
    await pilot.pause()
    painted: list[int] = []
    original = view.render_line

    def counted(y: int) -> object:
        painted.append(y)
        return original(y)

    view.render_line = counted  # type: ignore[assignment, method-assign]
    view.step_rows(1)
    await pilot.pause()
    assert sorted(set(painted)) == [0, 1]


def test_reports_of_other_layouts_are_understood() -> None:
    assert plain_report("\x1b[1092::97;5u") == "\x1b[1092;5u"
    assert plain_report("\x1b[97u") == "\x1b[97u"


def test_textual_hears_keys_after_such_a_report() -> None:
    from textual import events
    from textual._xterm_parser import XTermParser

    hear_all_keys()
    hear_all_keys()
    parser = XTermParser()
    heard = [e for e in parser.feed("\x1b[1092::97;5u\x1b[A") if isinstance(e, events.Key)]
    assert [event.key for event in heard] == ["ctrl+ф", "up"]


async def test_a_caret_that_was_seen_is_seen_in_a_smaller_view_too(shown: Shown) -> None:
    _, view, pilot = shown
    view.go(TEXT.index("Line 12 "))
    await pilot.pause()
    for size in ((30, 6), (18, 5), (60, 20)):
        await pilot.resize_terminal(*size)
        await pilot.pause()
        top = view.scroll_offset.y
        assert top <= view._wrap.row_of(view.caret) < top + view.size.height


async def test_a_view_that_was_scrolled_away_from_the_caret_stays_there(shown: Shown) -> None:
    _, view, pilot = shown
    view.step_page(2)
    view.go(0)
    view.jump(60)
    await pilot.pause()
    await pilot.resize_terminal(30, 6)
    await pilot.pause()
    assert view.scroll_offset.y > 20
