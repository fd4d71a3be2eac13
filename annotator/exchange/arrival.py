"""What readers give, before anybody looked whether it fits an article here."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from annotator.model.anchor import Anchor, Occurrence
from annotator.model.annotation import Annotation, Translation
from annotator.model.sheet import Sheet
from annotator.model.speaker import Speaker, SpeakerName


@dataclass(frozen=True, slots=True)
class InFile:
    """A file to import: its relative name, with `/`, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Claim:
    """What a file says about the article that it annotates; any part may be missing."""

    article: str = ""
    """Our id of it."""
    sha256: str = ""
    """Of the article's raw bytes."""
    text: str | None = None
    """The text that the file carries; places count in it."""
    name: str = ""
    """A file name, the last resort."""

    @property
    def told(self) -> str:
        """The best name for a message."""
        return self.article or self.name or (self.sha256[:12] and f"digest {self.sha256[:12]}…")


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that was not taken, and why."""

    where: str
    why: str
    refused: bool = True
    """False where leaving it out is right: nobody had taken it, or we have no such thing."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A source and its translation, for the memory."""

    source: str
    source_language: str
    target: str
    target_language: str
    id: str = ""
    creator: str = ""
    changed: str = ""
    note: str = ""
    article: str = ""
    origin: str = "import"
    """Whose words it was in the file: article · memory · machine · annotator · import."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What one file says about one article (or about none: pairs, speakers)."""

    source: str
    """The file's name."""
    claim: Claim = Claim()
    annotator: str = ""
    """Whose annotations they were, where the file says so."""
    annotations: tuple[Annotation, ...] = ()
    sheet: Sheet | None = None
    """The whole sheet, if it is one of ours: what it holds beside its annotations."""
    speakers: tuple[Speaker, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    """Names of speakers by id, where the file has no more of them."""
    pairs: tuple[Pair, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    remarks: tuple[str, ...] = ()
    """What was changed in reading, in words."""
    own: bool = False
    """Our own format: origins stay as they are."""
    maybe_utf16: bool = False
    """Whether the places may count UTF-16 units although the format says code points."""


def made_id(*parts: object) -> str:
    """An id in the form of a ULID, made of the parts: the same file imported twice gives the same.

    26 letters of Crockford's base 32 from the first 128 bits of a SHA-256.
    """
    told = "\x00".join(str(part) for part in parts)
    number = int.from_bytes(
        hashlib.sha256(told.encode("utf-8", "surrogatepass")).digest()[:16], "big"
    )
    letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    return "".join(letters[number >> shift & 31] for shift in range(125, -1, -5))


def speaker_of(speaker_id: str, name: str) -> Speaker:
    """A speaker of whom a file tells no more than the name: “a crowd” is a group."""
    kind = "group" if name[:1].islower() else "person"
    return Speaker(id=speaker_id, type=kind, names=(SpeakerName(text=name, preferred=True),))


def gloss(anchor: Anchor, number: int) -> Translation:
    """A translation that stands in the article, as the n-th best one."""
    return Translation(
        id=f"tr{number}",
        text=anchor.exact,
        origin="article",
        evidence=(anchor,),
        rank=number,
        preferred=number == 1,
    )


def place(start: int, end: int, exact: str, **more: str) -> Occurrence:
    """An occurrence as a foreign file tells it: its surroundings may be missing."""
    return Occurrence(
        start=start,
        end=end,
        exact=exact,
        prefix=more.get("prefix", ""),
        suffix=more.get("suffix", ""),
    )
