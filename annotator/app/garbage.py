"""When Python looks for garbage: not while somebody waits.

Whatever is made when the program starts or an article is opened stays. Looking through it again and
again made the first screen of two large sheets wait 0.25 s, and took 20 ms under some key.
"""

import gc

_USUAL = gc.get_threshold()
_RARE = 100_000
"""Objects made between two looks while something is loaded."""


def put_off() -> None:
    """Something large is loaded now: look rarely, until `usual` or `settle`."""
    gc.set_threshold(_RARE, *_USUAL[1:])


def usual() -> None:
    """Look as often as Python does by itself."""
    gc.set_threshold(*_USUAL)


def settle() -> None:
    """It is loaded: look as usual from now on, but only among what comes after.

    What little garbage loading left stays: to find it would take 20 ms, and somebody may have
    pressed a key.
    """
    usual()
    gc.freeze()
