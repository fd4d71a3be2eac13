"""The base of every stored value."""

from typing import Any

import msgspec


class Value(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True, gc=False):
    """A frozen record that keeps what it does not understand.

    `unknown` holds the fields of a stored object that this version has no name for, so that a file
    written by a newer or a foreign program survives load and save. It is never written under its
    own name: `annotator.model.plain` puts the fields back where they stood.

    Values are trees of values, never rings, so the garbage collector need not look through them:
    an article may have a hundred thousand.
    """

    unknown: dict[str, Any] = msgspec.field(default_factory=dict, name="$unknown")
