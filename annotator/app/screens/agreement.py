"""How well the annotators agree: bars with what they rest on, and pictures of who marked what."""

import sys
from asyncio import wrap_future
from collections.abc import Callable, Mapping, Sequence
from contextlib import redirect_stderr
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.worker import WorkType

from annotator.app.bindings import bindings_for
from annotator.app.cells import measure, pad
from annotator.app.panel import wrapped
from annotator.app.screens.scrolling import Scrolled
from annotator.app.widgets.item_panel import ItemPanel
from annotator.app.widgets.lines import Bar, Line
from annotator.app.widgets.notice import Notice
from annotator.model.errors import AnnotatorError
from annotator.text.display import display, display_line

if TYPE_CHECKING:
    from annotator.tasks.background import Agreed, Background

_BAR = 24
"""Cells of a bar from 0 to 1."""
_WIDE = 90
"""Cells from which on a figure has room for its bar."""
_NUMBERS = 22
"""Cells for the value and the number of cases."""
_LEGEND = "█ everybody has the same borders, ▒ something that others have not, · nothing"


def figure_lines(figures: Sequence[Mapping[str, Any]], width: int) -> list[Line]:
    """A line a figure: what, a bar where there is room, its value, how many cases; or why not."""
    room = _BAR + 2 if width >= _WIDE else 0
    head = pad("measure", width - _NUMBERS - room) + " " * room + "     value        n"
    lines: list[Line] = [((head, "label"),)]
    for figure in figures:
        lines += _lines(figure, width, room)
    if room:
        lines.append((("In a bar ▒ is the interval in which it lies with 95 %.", "quiet"),))
    return lines


def _lines(figure: Mapping[str, Any], width: int, room: int) -> list[Line]:
    """Why it is undefined stands beside the name, or below it where that is long."""
    about = [str(figure[k]) for k in ("of", "pair", "language", "article") if figure.get(k)]
    name = display_line(" · ".join([str(figure["measure"]).replace("_", " "), *about]))
    value, count = figure.get("value"), str(figure.get("n", ""))
    if value is not None:
        drawn = f"{bar(figure)}  " if room else ""
        numbers = f"{value:>10.3f}{count:>9}"
        return [((pad(name, width - _NUMBERS - room), ""), (drawn, ""), (numbers, ""))]
    why = display_line(str(figure.get("why") or "undefined"))
    figures = (f"{'–':>10}{count:>9}", "quiet")
    if measure(f"{name}: {why}") <= width - _NUMBERS:
        return [((pad(f"{name}: {why}", width - _NUMBERS), "quiet"), figures)]
    below = [((f"  {row}", "quiet"),) for row in wrapped(why, width - 2)]
    return [((pad(name, width - _NUMBERS), "quiet"), figures), *below]


def bar(figure: Mapping[str, Any]) -> str:
    """The value between 0 and 1 as a bar, its interval in another sign; blank for a distance."""
    name, value = str(figure["measure"]), figure["value"]
    if name.endswith("distance"):
        return " " * _BAR
    scale = 100 if name.startswith("chrF") else 1

    def cell(amount: float) -> int:
        return round(_BAR * max(0.0, min(1.0, amount / scale)))

    low, high = (cell(figure.get(end, value)) for end in ("low", "high"))
    return "█" * low + "▒" * (high - low) + "·" * (_BAR - high)


class AgreementScreen(Scrolled):
    """The figures; a process beside the screen works them out."""

    PLACE = "agreement"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("agreement")]
    DEFAULT_CSS = "#figures { height: 1fr; padding: 0 1; }"

    def __init__(
        self, names: Sequence[str], background: "Callable[[], Background]", *, blind: bool = False
    ) -> None:
        """`blind` shows numbers in the place of names."""
        super().__init__()
        self._names, self._background, self._blind = names, background, blind
        self._found: Agreed | None = None

    def compose(self) -> ComposeResult:
        """A table to scroll."""
        yield Bar(id="top")
        yield ItemPanel(id="figures")
        yield Notice(id="notice")
        yield Bar(id="keys")

    def on_mount(self) -> None:
        """Say what is coming, and have it worked out."""
        people = " and ".join(display_line(name, 30) for name in self._names)
        self.head(((" Agreement" if self._blind else f" Agreement of {people}", "title"),))
        self.show_keys(("caret_down", "scroll"), ("back", "back"))
        self.say("Comparing the sheets …")
        work: WorkType[None] = self._work_out
        self.run_worker(work)

    async def _work_out(self) -> None:
        try:
            with redirect_stderr(sys.__stderr__):  # Textual's has no descriptor to hand on
                future = self._background().agree(self._names, self._strip())
            self._found = await wrap_future(future)
        except AnnotatorError as error:
            self.warn(error)
            return
        except Exception as error:  # whatever ended the worker must not end the screen
            self.warn(AnnotatorError(f"The agreement could not be worked out: {error}"))
            return
        self.query_one(ItemPanel).show(self._tell)
        self.say("Each figure stands with the number of cases it rests on; below, who marked what.")

    def _strip(self) -> int:
        """Signs for an article, so that the names beside it have room."""
        return max(20, min(60, self.size.width - 8 - max(map(measure, self._names))))

    def _tell(self, width: int) -> Sequence[Line]:
        if self._found is None:
            return ()
        figures, notes, picture = self._found
        lines = [*figure_lines(figures, width), ()]
        for note in notes:
            lines += [((row, "quiet"),) for row in wrapped(display(note), width)]
        lines += [((self._shown(line), ""),) for line in picture]
        lines += [((row, "quiet"),) for row in wrapped(_LEGEND, width)]
        return lines

    def _shown(self, line: str) -> str:
        """A line of a picture; names are what it ends with."""
        if self._blind:
            for number, name in enumerate(self._names, start=1):
                if line.endswith(f" {name}"):
                    return f"{line.removesuffix(name)}{number}"
        return line
