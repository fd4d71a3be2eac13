"""Textual and asyncio without what the screen never asks of them: less memory, quicker keys.

Each part leaves everything as it was where the library does not look as expected.
"""

import sys
from collections.abc import Iterable
from contextlib import suppress
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.segment import Segment
    from textual.strip import Strip

_CACHES = {
    "_divide_cache": 4,
    "_crop_cache": 16,
    "_style_cache": 16,
    "_filter_cache": 4,
    "_line_length_cache": 4,
    "_crop_extend_cache": 4,
    "_offsets_cache": 4,
}
"""The caches of Textual's `Strip`, and how much each keeps."""
_OTHERS = {"_segments", "_cell_length", "_render_cache", "_link_ids", "_cell_count"}

LARGE = 500_000
"""Bytes of an article or a sheet from which on it matters what the allocator keeps, and how
quickly digests are taken."""
_TRIM_THRESHOLD, _KEPT = -1, 128 * 1024
"""glibc's number for how many free bytes are kept, and as many as it says that it keeps."""


def without_tls() -> None:
    """Load asyncio without TLS, which the screen's loop does not speak: 1.2 MiB, 10 ms.

    Whoever asks a machine over the network loads TLS then, as usual.
    """
    if "ssl" in sys.modules or "asyncio" in sys.modules:
        return
    sys.modules["ssl"] = None  # type: ignore[assignment]  # Python's way to say: not there
    try:
        import asyncio  # noqa: F401
    finally:
        del sys.modules["ssl"]


def without_openssl() -> None:
    """Load `hashlib` with the digests that Python itself has: 3 MiB and some milliseconds.

    They are the same digests, four times as slow; see `quick_digests`.
    """
    if "hashlib" in sys.modules or "_hashlib" in sys.modules:
        return
    sys.modules["_hashlib"] = None  # type: ignore[assignment]
    try:
        import hashlib
        import hmac  # noqa: F401  (asks for the same, and is loaded by `secrets`)
    finally:
        del sys.modules["_hashlib"]
    _slow.append(hashlib)


_slow: list[ModuleType] = []
"""The module, while its digests are Python's own."""


def quick_digests(size: int) -> None:
    """Before files of so many bytes are read and written: have OpenSSL take their digests."""
    if size < LARGE or not _slow:
        return
    with suppress(ImportError):  # a Python without it
        import _hashlib

        _slow.pop().sha256 = _hashlib.openssl_sha256  # type: ignore[attr-defined]


def caches_when_used() -> bool:
    """Give a painted row a cache when one is asked for; whether that could be done.

    Some thousand rows are alive, and use one cache of their seven mostly. Making all of them for
    each takes a tenth of the processor time of a key, and 2.5 MiB.
    """
    from textual.cache import FIFOCache
    from textual.strip import Strip

    if set(Strip.__slots__) != {*_CACHES, *_OTHERS}:
        return False

    def made(strip: "Strip", name: str) -> Any:
        """What is not there yet; Python asks so for attributes that it does not find."""
        if name not in _CACHES:
            raise AttributeError(name)
        cache: FIFOCache[Any, Any] = FIFOCache(_CACHES[name])
        setattr(strip, name, cache)
        return cache

    setattr(Strip, "__init__", _begin)  # noqa: B010  (mypy allows no other way)
    setattr(Strip, "__getattr__", made)  # noqa: B010
    return True


def _begin(strip: "Strip", segments: "Iterable[Segment]", cell_length: int | None = None) -> None:
    """As `Strip.__init__`, without caches."""
    strip._segments = list(segments)
    strip._cell_length = cell_length
    strip._render_cache = None
    strip._link_ids = None
    strip._cell_count = None


def give_memory_back(size: int) -> None:
    """Before a file of so many bytes is read: have what is freed go back to the system.

    Once a block of some megabytes was freed, glibc keeps twice as much for later: 7 MiB of an
    article of five. Setting the limit by hand ends that. Elsewhere nothing happens.
    """
    if size < LARGE or not sys.platform.startswith("linux"):
        return
    import ctypes

    with suppress(OSError, AttributeError):  # another C library
        ctypes.CDLL(None).mallopt(_TRIM_THRESHOLD, _KEPT)
