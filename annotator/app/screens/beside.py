"""What stands beside the text, where it is more than fits: its keys, named in the last row."""

from annotator.app.bindings import labelled
from annotator.app.messages import RoomChanged
from annotator.app.screens.base import PlaceScreen
from annotator.app.widgets.item_panel import ItemPanel

_ROWS = 5
"""Rows that a key scrolls."""


class Beside(PlaceScreen):
    """A screen with a panel that tells of what is looked at."""

    _scrolls = ""
    """The command with which more of it is seen; empty where all is seen."""

    def show_own_keys(self) -> None:
        """The row of keys while nothing is asked."""
        raise NotImplementedError

    def has_own_hints(self) -> bool:
        """Whether something goes on that needs the whole row of keys."""
        return False

    def show_scrolling(self) -> None:
        """Have the row of keys say how more of what stands beside the text is seen."""
        panel = self.query_one(ItemPanel)
        if not panel.display:  # a form stands there, with keys of its own
            return
        way = "panel_up" if panel.at_end else "panel_down"
        scrolls = way if panel.overflows else ""
        if scrolls != self._scrolls:
            self._scrolls = scrolls
            self.show_own_keys()

    def on_room_changed(self, event: RoomChanged) -> None:
        """It may fit now, or not any more."""
        self.show_scrolling()

    def show_keys(self, *useful: tuple[str, str]) -> None:
        """The row of keys; where more is told than fits, the key for that stands near its front."""
        if self._scrolls and not self.has_own_hints():
            useful = useful or labelled(self.PLACE, self.settings.table)
            more = (self._scrolls, "more" if self._scrolls == "panel_down" else "up")
            useful = (*useful[:2], more, *useful[2:])
        super().show_keys(*useful)

    def action_panel_down(self) -> None:
        """Scroll what stands beside the text."""
        self._scroll_panel(_ROWS)

    def action_panel_up(self) -> None:
        """Scroll it back."""
        self._scroll_panel(-_ROWS)

    def _scroll_panel(self, rows: int) -> None:
        self.query_one(ItemPanel).scroll_by(rows)
        self.show_scrolling()
