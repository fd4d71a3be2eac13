"""Time and new ids, injected wherever something is made so that tests can fix both."""

import secrets
import time
from datetime import UTC, datetime
from typing import Protocol

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


class Stamp(Protocol):
    """Where the time of a change and the id of a new thing come from."""

    def now(self) -> str:
        """The moment, RFC 3339 in UTC with seconds."""
        ...

    def new_id(self) -> str:
        """A ULID: sorts by time, unique without a registry."""
        ...


class SystemStamp:
    """The machine's clock and random source."""

    def now(self) -> str:
        return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def new_id(self) -> str:
        return ulid(int(time.time() * 1000), secrets.token_bytes(10))


class FixedStamp:
    """A clock that advances one second a question and counts its ids: for samples and tests."""

    def __init__(self, start: datetime, seed: int = 0) -> None:
        self._at = start.astimezone(UTC).timestamp()
        self._count = seed

    def now(self) -> str:
        self._at += 1
        return datetime.fromtimestamp(self._at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def new_id(self) -> str:
        self._count += 1
        return ulid(int(self._at * 1000), self._count.to_bytes(10, "big"))


def ulid(milliseconds: int, noise: bytes) -> str:
    """Encode 48 bits of time and 80 bits of noise in Crockford's base 32 (ULID, 26 characters)."""
    number = (milliseconds & (2**48 - 1)) << 80 | int.from_bytes(noise[:10], "big")
    return "".join(_CROCKFORD[number >> shift & 31] for shift in range(125, -1, -5))
