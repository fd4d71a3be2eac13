"""When Python looks for garbage: not while somebody waits.

What the modules hold stays as long as the program. Looking through it again and again made the
first screen of two large sheets wait 0.25 s, and took 20 ms under some key.
"""

import gc

_USUAL = gc.get_threshold()
_RARE = 100_000
"""Objects made between two looks while something is loaded."""
_SELDOM = 200
"""Looks at young objects between two at all of them, which take some 20 ms, where nobody ever
pauses for `tidy`."""


def put_off() -> None:
    """Something large is loaded now: look rarely, until `usual`."""
    gc.set_threshold(_RARE, *_USUAL[1:])


def usual() -> None:
    """Look at young objects as often as Python does by itself, at all of them in `tidy`."""
    gc.set_threshold(*_USUAL[:2], _SELDOM)


def tidy() -> bool:
    """Nobody waits now: look at all objects, if it is time; whether it was."""
    due = gc.get_count()[2] >= _USUAL[2]
    if due:
        gc.collect()
    return due


def keep_all() -> None:
    """Never look again through what is there now. Only for modules: a screen that is kept so would
    stay, with its article, after it was left."""
    gc.freeze()
