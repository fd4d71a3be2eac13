"""What a reader takes out of a file that somebody brings in."""

from typing import Any, NamedTuple


class Incoming(NamedTuple):
    """One article on its way into the workspace."""

    stem: str
    """What it would like to be called; made safe and unique by the intake."""
    data: bytes
    """The bytes that will be stored."""
    suffix: str = ".txt"
    extracted: bool = False
    """Whether the text was taken out of something else, which is then kept beside it."""
    reader: str = ""
    """Program and version that took it out."""
    record: str = ""
    """Which line or id of a file with many articles."""
    stated: dict[str, Any] = {}  # noqa: RUF012 - never changed
    """title, author, published, url, language, as the source says them."""


class Bad(NamedTuple):
    """A part of a file that is no article, and why."""

    record: str
    """`line 12`; empty where it is the whole file."""
    why: str
