"""What the table says of a format."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from annotator.exchange.arrival import InFile, Piece
from annotator.exchange.material import Chunks, Entry, Job, Prepared

Writer = Callable[[Iterable[Prepared], Job], Chunks]
Upgrade = Callable[[dict[str, Any], str], dict[str, Any]]


def _nothing(entry: Entry) -> str:
    return ""


def _as_it_is(data: dict[str, Any], name: str) -> dict[str, Any]:
    return data


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What a reader may be told."""

    upgrade: Upgrade = _as_it_is
    """Brings one of our own stored objects to today's version, or refuses a newer one."""
    language: str = ""
    """BCP 47 of the source words, where the file does not say."""
    options: Mapping[str, str] = field(default_factory=dict)


Reader = Callable[[Sequence[InFile], ReadOptions], Iterator[Piece]]


@dataclass(frozen=True, slots=True)
class Option:
    """A choice that a format offers when writing."""

    name: str
    values: tuple[str, ...]
    """The first one is the default."""
    help: str
    form: str = ""
    """A regular expression that other values must match; empty where there are no others."""


ALL = "all"
TARGET = Option(
    "target",
    (ALL,),
    "the one language to translate into (BCP 47)",
    r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*",
)
"""For formats of translation programs: RFC 5646 in short, or all languages that there are."""


@dataclass(frozen=True, slots=True)
class Format:
    """One row of the table."""

    name: str
    title: str
    suffix: str
    """Of its main files, with the dot."""
    per_article: bool
    """True: one file an article, in a folder. False: one file for everything."""
    unit: str
    """What its offsets count: code point, UTF-16 unit, token; or what stands instead of them."""
    carries: frozenset[str]
    """Names of `fields.FIELDS` that survive; everything else is in the loss report."""
    write: Writer
    read: Reader | None = None
    reads: str = ""
    """What an import of it gives, in words; empty where there is none."""
    annotations: bool = True
    """Whether an import of it gives annotations."""
    memory: bool = False
    """Whether an import of it gives pairs for the translation memory."""
    per_language: bool = False
    """Whether it writes a file for each pair of languages, where there are several."""
    states_language: bool = False
    """Whether its head says the one source language: `Job.languages` has to be given."""
    placed_only: bool = True
    """Whether an annotation whose place is lost cannot be written."""
    lacks: Callable[[Entry], str] = _nothing
    """Why an annotation cannot be written, in words for the loss report; empty where it can."""
    options: tuple[Option, ...] = ()
    extra: str = ""
    """The optional package it needs: `pip install annotator[EXTRA]`."""
    module: str = ""
    """The module that this package brings, by which one sees whether it is installed."""
