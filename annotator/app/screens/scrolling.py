"""Keys that scroll a panel, and keys that move in a list of rows: the same on every screen."""

from annotator.app.screens.base import PlaceScreen
from annotator.app.widgets.item_panel import ItemPanel
from annotator.app.widgets.rows import RowList

_ALL = 1_000_000
"""More rows than a panel has."""


class Scrolled(PlaceScreen):
    """A screen that is one panel to scroll; Esc leads back."""

    def _scroll(self, rows: int = 0, pages: int = 0) -> None:
        panel = self.query_one(ItemPanel)
        panel.scroll_by(rows + pages * max(1, panel.size.height - 1))

    def action_caret_up(self) -> None:
        """A row up."""
        self._scroll(-1)

    def action_caret_down(self) -> None:
        """A row down."""
        self._scroll(1)

    def action_page_up(self) -> None:
        """A page up."""
        self._scroll(pages=-1)

    def action_page_down(self) -> None:
        """A page down."""
        self._scroll(pages=1)

    def action_top(self) -> None:
        """The beginning."""
        self._scroll(-_ALL)

    def action_bottom(self) -> None:
        """The end."""
        self._scroll(_ALL)

    def action_back(self) -> None:
        """Back to where one came from."""
        self.dismiss(None)


class Listed(PlaceScreen):
    """A screen on which one row of a list is chosen."""

    @property
    def listed(self) -> RowList:
        """The list."""
        return self.query_one(RowList)

    def action_caret_up(self) -> None:
        """A row up."""
        self.listed.move(-1)

    def action_caret_down(self) -> None:
        """A row down."""
        self.listed.move(1)

    def action_top(self) -> None:
        """The first row."""
        self.listed.choose(0)

    def action_bottom(self) -> None:
        """The last row."""
        self.listed.choose(self.listed.count - 1)
