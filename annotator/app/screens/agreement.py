"""How well the annotators agree, as a table."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from annotator.app.bindings import bindings_for
from annotator.app.cells import measure, pad
from annotator.app.panel import wrapped
from annotator.app.screens.scrolling import Scrolled
from annotator.app.widgets.item_panel import ItemPanel
from annotator.app.widgets.lines import Bar, Line
from annotator.app.widgets.notice import Notice
from annotator.tasks.agree import Agreement
from annotator.text.display import display, display_line


def figure_lines(found: Agreement, width: int) -> list[Line]:
    """One line a figure: what, its value, how many; where it is undefined, why."""
    lines: list[Line] = [((pad("measure", width - 22) + "     value        n", "label"),)]
    for figure in found.figures:
        lines += _lines(figure, width)
    lines.append(())
    for note in found.notes:
        lines += [((row, "quiet"),) for row in wrapped(display(note), width)]
    return lines


def _lines(figure: Mapping[str, Any], width: int) -> list[Line]:
    """Name, value, count; why it is undefined beside the name, or below it where that is long."""
    about = [str(figure[k]) for k in ("of", "pair", "language", "article") if figure.get(k)]
    name = display_line(" · ".join([str(figure["measure"]).replace("_", " "), *about]))
    value, count = figure.get("value"), str(figure.get("n", ""))
    if value is not None:
        return [((pad(name, width - 22), ""), (f"{value:>10.3f}{count:>9}", ""))]
    why = display_line(str(figure.get("why") or "undefined"))
    figures = (f"{'–':>10}{count:>9}", "quiet")
    if measure(f"{name}: {why}") <= width - 22:
        return [((pad(f"{name}: {why}", width - 22), "quiet"), figures)]
    below = [((f"  {row}", "quiet"),) for row in wrapped(why, width - 2)]
    return [((pad(name, width - 22), "quiet"), figures), *below]


class AgreementScreen(Scrolled):
    """The figures; worked out when the screen stands."""

    PLACE = "agreement"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("agreement")]
    DEFAULT_CSS = "#figures { height: 1fr; padding: 0 1; }"

    def __init__(self, names: Sequence[str], find: Callable[[], Agreement]) -> None:
        super().__init__()
        self._names, self._find = names, find
        self._found: Agreement | None = None

    def compose(self) -> ComposeResult:
        """A table to scroll."""
        yield Bar(id="top")
        yield ItemPanel(id="figures")
        yield Notice(id="notice")
        yield Bar(id="keys")

    def on_mount(self) -> None:
        """Say what is coming, then work it out."""
        people = " and ".join(display_line(name, 30) for name in self._names)
        self.head(((f" Agreement of {people}", "title"),))
        self.show_keys(("caret_down", "scroll"), ("back", "back"))
        self.say("Comparing the sheets …")
        self.call_after_refresh(self._work_out)

    def _work_out(self) -> None:
        with self.noticed():
            self._found = self._find()
            self.query_one(ItemPanel).show(self._tell)
            self.say("Each figure stands with the number of cases it rests on.")

    def _tell(self, width: int) -> Sequence[Line]:
        return figure_lines(self._found, width) if self._found is not None else ()
