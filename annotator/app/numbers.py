"""What the keys 1 to 9 take: everything that is offered for an item, in the order in which the
panel tells it. Pure."""

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
    known = {" ".join(text.casefold().split()) for text in taken}
    return [s for s in offered if " ".join(s.text.casefold().split()) not in known]


def numbered(item: Item, offer: Offer, preview: Suggestion | None = None) -> tuple[Numbered, ...]:
    """Readings, meanings, speakers, as many as there are keys; the first is number 1.

    `preview` is a reading under a scheme that the person only looks at.
    """
    note = item.annotation
    readings = () if note is not None and note.transliterations else offer.transliterations[:1]
    taken = note.translations if note is not None else ()
    speakers = () if note is not None and note.attributions else offer.speakers[:SPEAKERS]
    found: tuple[Numbered, ...] = (
        *((preview,) if preview is not None else readings),
        *(t for t in taken if is_unconfirmed(t)),
        *remaining(offer.translations, (t.text for t in taken)),
        *speakers,
    )
    return found[:MOST]
