"""What accepting the current item and going on will need, made ready while nobody types.

A large article is looked through for each word of an annotation, and the reading of the next item
may take the worker a while: both would be waited for under the next key.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from time import monotonic
from typing import cast

from annotator.app.screens.work import Work
from annotator.model.errors import AnnotatorError
from annotator.tasks.annotation.items import Item
from annotator.tasks.annotation.session import Session

SOON = 0.05
"""Seconds without a key after which it begins; a held key comes every 0.03."""
_AHEAD = 8
"""Items that follow: a dictionary or a model is loaded in the time that some of them take."""
_BREATH = 0.001
"""Seconds between two steps, for a key that came meanwhile."""


class Ahead(Work):
    """A screen that looks one item ahead."""

    _to_prepare: Iterator[None] | None = None
    _prepares = False
    _coming: tuple[str, ...] = ()

    def begin(self, session: Session, position: str) -> None:
        """Begin with a session."""
        super().begin(session, position)
        self._to_prepare = None
        self._looked: dict[str, Item] = {}

    def show_current(self) -> None:
        """Show it, and then get ready for what comes next."""
        super().show_current()
        item = self.item(self.current)
        self._to_prepare = self._prepared(item) if item is not None and item.open else None
        self._prepare_in(SOON)

    def _prepare_in(self, seconds: float) -> None:
        if self._to_prepare is not None and not self._prepares:
            self._prepares = True
            self.set_timer(seconds, self.prepare)

    def prepare(self) -> None:
        """Do one step, if nobody types."""
        self._prepares = False
        since = monotonic() - cast(float, getattr(self.app, "heard_at", 0.0))
        if since < SOON:
            self._prepare_in(SOON - since)
            return
        if self._to_prepare is not None and next(self._to_prepare, self) is self:
            self._to_prepare = None
        self._prepare_in(_BREATH)

    def _prepared(self, item: Item) -> Iterator[None]:
        """Steps of some milliseconds each."""
        yield from self.session.make_ready(item, self.offer(item))
        after = range(self._number.get(item.id, len(self.items)) + 1, len(self.items))
        following = (self.items[number] for number in after if self.items[number].open)
        self._coming = (item.exact,)
        for one in islice(following, _AHEAD):
            self._coming += (one.exact,)
            if one is not self._looked.get(one.id):
                with suppress(AnnotatorError):  # what takes long is asked of the worker now
                    if not self.session.offer(one.id).reading:
                        self._looked[one.id] = one
                yield

    def words_wanted(self) -> Sequence[str]:
        """Those of the current item, and of the next ones once they are asked for."""
        item = self.item(self.current)
        now = item.exact if item is not None else ""
        return (now, *(words for words in self._coming if words != now))
