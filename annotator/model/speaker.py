"""Persons, groups and bodies that speak, over the whole corpus."""

from typing import Annotated

import msgspec

from annotator.model.annotation import Conflict, Provenance
from annotator.model.value import Value

SPEAKER_FORMAT = "annotator/speaker"
SPEAKER_VERSION = 1
SPEAKER_TYPES = ("person", "group", "organisation", "document", "unknown")


class SpeakerName(Value, frozen=True, kw_only=True):
    """One spelling of a name."""

    text: str
    language: str = ""
    """BCP 47 of the spelling, where it matters: `kk`, `en`."""
    kind: str = "full"
    """full · short · other."""
    preferred: bool = False


class FirstSeen(Value, frozen=True, kw_only=True):
    """Where the speaker was met first."""

    article: str
    start: int
    end: int


class Speaker(Value, frozen=True, kw_only=True):
    """One person, group or body with all its names; one file in `annotations/_speakers/`."""

    format: str = SPEAKER_FORMAT
    version: int = SPEAKER_VERSION
    id: str
    """A slug, with a number where it was taken."""
    type: str = "person"
    """One of SPEAKER_TYPES."""
    names: Annotated[tuple[SpeakerName, ...], msgspec.Meta(min_length=1)]
    """All spellings, in all scripts."""
    description: str = ""
    same_as: tuple[str, ...] = ()
    """Identifiers elsewhere."""
    first_seen: FirstSeen | None = None
    merged_from: tuple[str, ...] = ()
    merged_into: str = ""
    """A tombstone that redirects: nothing is deleted."""
    provenance: Provenance | None = None
    conflicts: tuple[Conflict, ...] = ()
    """Only after a merge that could not settle everything."""

    @property
    def name(self) -> str:
        """The preferred name, else the first."""
        return next((n.text for n in self.names if n.preferred), self.names[0].text)
