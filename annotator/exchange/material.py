"""What every writer is given: an article, and what may be said about it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from annotator import __version__
from annotator.exchange.losses import Losses
from annotator.model.anchor import Occurrence
from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.sheet import Sheet
from annotator.model.speaker import Speaker


@dataclass(frozen=True, slots=True)
class Material:
    """One article with everybody's sheets on it, as the store holds them."""

    article: Article
    sheets: tuple[Sheet, ...] = ()
    proposed: tuple[Annotation, ...] = ()
    """Proposals of the machine as annotations; written only where suggestions are asked for."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One annotation, ready to be written: filtered, and standing in the article as it is now."""

    annotator: str
    """Whose sheet it is from; empty for a proposal."""
    annotation: Annotation
    """With unconfirmed values taken out (unless asked for) and its places resolved."""
    placed: bool = True
    """False where no place of it was found again: only its words are left."""
    proposed: bool = False
    """True where no person has taken it yet."""

    @property
    def places(self) -> tuple[Occurrence, ...]:
        """The places that hold: found again and not opted out; the primary one first."""
        if not self.placed:
            return ()
        return tuple(o for o in self.annotation.occurrences if o.confirmed)


@dataclass(frozen=True)
class Prepared:
    """One article and its entries, in text order."""

    article: Article
    entries: tuple[Entry, ...]
    sheets: tuple[Sheet, ...]
    """The sheets themselves, filtered but with their anchors as stored: for our own format."""

    @cached_property
    def placed(self) -> tuple[Entry, ...]:
        """The entries that stand somewhere in the article."""
        return tuple(e for e in self.entries if e.places)


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some bytes of a file. Chunks of one name belong together, in the order they come."""

    name: str
    """Relative, with `/`; MAIN for the file that the format is mainly about."""
    data: bytes
    last: bool = False
    """Whether the file is complete with it."""


MAIN = ""
"""The name of the one file of a format that writes one file a corpus."""


@dataclass(frozen=True, slots=True)
class Job:
    """How an export is to be made. The same job and material give the same bytes."""

    speakers: Mapping[str, Speaker] = field(default_factory=dict)
    include_suggested: bool = False
    options: Mapping[str, str] = field(default_factory=dict)
    """Values of the format's own options, by name."""
    languages: tuple[str, ...] = ()
    """The languages annotated in the whole corpus, if known: some headers come before the rest."""
    targets: tuple[str, ...] = ()
    """The languages translated into in the whole corpus, if known."""
    title: str = "annotations"
    """What the corpus is called, in reports."""
    generator: str = f"annotator {__version__}"
    losses: Losses = field(default_factory=Losses)
    """Where writers count what they cannot write."""

    def option(self, name: str, default: str = "") -> str:
        """The value of one option."""
        return self.options.get(name, default)

    def speaker_name(self, speaker: str | None, name: str = "") -> str:
        """The name to show for an attribution: as the registry prefers it, else as given."""
        known = self.speakers.get(speaker or "")
        for _ in range(8):
            if known is None or not known.merged_into:
                break
            known = self.speakers.get(known.merged_into)
        return name or (known.name if known is not None else speaker or "")


Chunks = Iterator[Chunk]
"""What a writer yields."""


def file_name(article: Article, suffix: str) -> str:
    """The relative name of an article's file: its id without any step outside the folder."""
    parts = [part for part in article.id.split("/") if part not in ("", ".", "..")]
    return "/".join(parts or ["article"]) + suffix
