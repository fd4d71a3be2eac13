"""When Python looks for garbage while a corpus is worked through."""

import gc

_BETWEEN = 5_000
"""Objects made between two looks."""


def tidy_seldom() -> None:
    """Look rarely: nearly all that detection leaves behind goes by itself, and what it holds takes
    long to look through: with the usual 700 some three parts in a hundred of sixty articles."""
    gc.set_threshold(_BETWEEN)
