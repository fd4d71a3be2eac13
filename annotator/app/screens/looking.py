"""Walking through the items of the annotate screen."""

from bisect import bisect_left
from collections.abc import Callable

from annotator.app.messages import OpenArticle
from annotator.app.screens.work import STILL_LOOKING, Work, places_of
from annotator.app.widgets.item_panel import ItemPanel
from annotator.tasks.annotation.items import Item


class Looking(Work):
    """Next, previous, and what is shown of the item."""

    def step_item(self, by: int, wanted: Callable[[Item], bool]) -> bool:
        """Go to the next (1) or previous (-1) item that is wanted; whether there was one."""
        items, at = self.items, self._number.get(self.current)
        if at is None:
            caret = self.document.caret
            after = bisect_left(items, caret, key=lambda item: item.start)
            at = after - 1 if by > 0 else after
        order = range(at + 1, len(items)) if by > 0 else range(at - 1, -1, -1)
        found = next((items[number] for number in order if wanted(items[number])), None)
        if found is not None:
            self.make_current(found)
        return found is not None

    def action_next_item(self) -> None:
        """The next item."""
        if not self.step_item(1, lambda item: True):
            self._no_more("after", "p goes back, Ctrl+N to the next article.")

    def action_previous_item(self) -> None:
        """The previous item."""
        if not self.step_item(-1, lambda item: True):
            self._no_more("before", "n goes on.")

    def action_next_open(self) -> None:
        """The next item that is not done."""
        if not self.step_item(1, lambda item: item.open):
            self._no_more_open()

    def action_previous_open(self) -> None:
        """The previous item that is not done."""
        if not self.step_item(-1, lambda item: item.open):
            self._no_more("before", "N goes to the next one that is open.", "open ")

    def action_next_returned(self) -> None:
        """The next item that a reviewer handed back, in this article or the next one with some."""
        from annotator.tasks.annotation.returned import waiting_articles

        returned = self.session.returned
        if self.step_item(1, lambda item: item.id in returned):
            return
        now = self.session.article.id
        waiting = waiting_articles(self.session.workspace)
        others = [article for article in waiting if article != now]
        if others:
            after = next((article for article in others if article > now), others[0])
            self.post_message(OpenArticle(after))
        elif returned:
            self.step_first(lambda item: item.id in returned)
        else:
            self.say("No reviewer has handed anything back that is still open.")

    def step_first(self, wanted: Callable[[Item], bool]) -> None:
        """Go to the first item that is wanted."""
        found = next((item for item in self.items if wanted(item)), None)
        if found is not None:
            self.make_current(found)

    def _no_more(self, where: str, then: str, kind: str = "") -> None:
        if not self.items and self.waiting:
            self.say(STILL_LOOKING)
        elif not self.items:
            self.say("There is no item yet. Select words with v and the arrows, then Enter.")
        elif len(self.items) == 1 and self.current:
            places = len(places_of(self.items[0]))
            more = f" It stands at {places} places: e goes round them." if places > 1 else ""
            self.say(f"This is the only item here.{more} Ctrl+N goes to the next article.")
        else:
            self.say(f"There is no {kind}item {where} this one; {then}")

    def _no_more_open(self) -> None:
        left = sum(item.open for item in self.items if item.id != self.current)
        here = self.item(self.current)
        if left:
            self.say(f"Nothing is open after this one; {left} before it. P goes there.")
        elif self.waiting:
            self.say(STILL_LOOKING)
        elif here is not None and here.open:
            self.say("This is the last one that is open. Ctrl+N goes to the next article.")
        else:
            self.say("All items of this article are done. Ctrl+N goes to the next article.")

    def action_show_rejected(self) -> None:
        """Show or hide what was rejected."""
        self.with_rejected = not self.with_rejected
        self.show_everything()
        count = sum(item.state == "rejected" for item in self.items)
        if self.with_rejected:
            self.say(f"{count} rejected are shown, marked x in the margin; R hides them.")
        else:
            self.say("What was rejected is hidden.")

    def action_show_history(self) -> None:
        """The whole history of the item."""
        self.with_history = not self.with_history
        self.show_current()
        self.say("")  # what stands there is of before
        if self.with_history:
            panel = self.query_one(ItemPanel)
            self.call_after_refresh(panel.scroll_by, 10_000)

    def action_next_place(self) -> None:
        """The next place of the same item."""
        item = self.item(self.current)
        if item is None or len(places_of(item)) < 2:
            self.say("These words stand in the article only once.")
        else:
            self.make_current(item, (self.place + 1) % len(places_of(item)))
