"""What the keys 1 to 9 take: everything that is offered for an item, in the order in which the
panel tells it, under a number that it keeps. Pure."""

from collections.abc import Iterable

from annotator.model.annotation import Translation
from annotator.model.proposal import Suggestion
from annotator.tasks.annotation.items import Item
from annotator.tasks.annotation.offers import Offer, is_unconfirmed

MOST = 9
"""Keys that there are."""
SPEAKERS = 3
"""Speakers that the panel tells, at most."""

Numbered = Suggestion | Translation
"""A suggestion to take, or a machine's translation that was taken and waits to be confirmed."""


def remaining(offered: Iterable[Suggestion], taken: Iterable[str]) -> list[Suggestion]:
    """Suggestions whose words have not been taken yet."""
    known = {_folded(text) for text in taken}
    return [s for s in offered if _folded(s.text) not in known]


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


Key = tuple[str, str]
"""What a suggestion is, however its words change: the reading under any scheme is one."""


def _offered(
    item: Item, offer: Offer, preview: Suggestion | None = None
) -> dict[Key, Numbered | None]:
    """Readings, meanings, speakers, and last what waits to be confirmed: the same key twice must
    not confirm a machine's words that it has just taken. None is a reading that is still awaited.
    """
    note = item.annotation
    found: dict[Key, Numbered | None] = {}
    readings = () if note is not None and note.transliterations else offer.transliterations[:1]
    if preview or readings or offer.reading:
        found["reading", ""] = preview or next(iter(readings), None)
    taken = note.translations if note is not None else ()
    for one in remaining(offer.translations, (t.text for t in taken)):
        found.setdefault(("translation", _folded(one.text)), one)
    for one in () if note is not None and note.attributions else offer.speakers[:SPEAKERS]:
        found["speaker", one.text] = one
    for waiting in taken:
        if is_unconfirmed(waiting):
            found["confirmed", waiting.id] = waiting
    return found


class Numbers:
    """Which number takes what, as long as one item is looked at: what is taken leaves its number
    empty, so that three numbers pressed after one look take what stood beside them."""

    def __init__(self) -> None:
        self._item: tuple[int, int, str] | None = None
        self._keys: list[Key] = []
        self._travelled = False

    def travel(self) -> None:
        """A step was taken back or done again. What that brings back without a number of its own
        would stand above others with the last one: then all are numbered anew."""
        self._travelled = True

    def now(
        self, item: Item, offer: Offer, preview: Suggestion | None = None
    ) -> tuple[Numbered | None, ...]:
        """What the numbers take, 1 first. `preview` is a reading under a scheme that the person
        only looks at."""
        looked_at = (item.start, item.end, offer.language)
        if looked_at != self._item:  # not its id: a proposal that is taken gets another one
            self._item, self._keys = looked_at, []
        found = _offered(item, offer, preview)
        if self._travelled and not found.keys() <= set(self._keys):
            self._keys = []
        self._travelled = False
        self._keys += [key for key in found if key not in self._keys]
        return tuple(found.get(key) for key in self._keys[:MOST])
