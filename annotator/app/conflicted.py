"""What a merge left open, told to somebody who sees the item. Pure."""

import re
from collections.abc import Sequence

from annotator.model.annotation import Conflict
from annotator.model.conflict_words import field_in_words

_ID = re.compile(r" [0-9A-Z]{26}\b")
"""The id of a translation, which says nothing to a person."""


def conflict_names(conflicts: Sequence[Conflict]) -> list[str]:
    """The field of each: `note`, `text of translation`, with numbers where two are called alike."""
    names = [_ID.sub("", field_in_words(conflict.field)) for conflict in conflicts]
    return [
        f"{name} {names[: at + 1].count(name)}" if names.count(name) > 1 else name
        for at, name in enumerate(names)
    ]
