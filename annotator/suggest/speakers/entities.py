"""Who is named in an article, and by which words: mentions, and those whom they mean."""

from dataclasses import dataclass, field
from functools import lru_cache

SUFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv"))


@dataclass(slots=True)
class Mention:
    """One occurrence of a name: tokens `first` to before `after`, titles cut off."""

    first: int
    after: int
    whole: int
    """First token with its titles."""
    text: str
    person: bool
    gender: str = ""
    entity: "Entity | None" = None
    possessive: bool = False
    pronoun: bool = False
    """A "he" or "she" that means the entity."""


@dataclass(slots=True)
class Entity:
    """Somebody or something that the article names."""

    name: str
    """The fullest name."""
    place: Mention
    person: bool
    gender: str = ""
    mentions: list[Mention] = field(default_factory=list)
    last: int = -1
    """First token of its latest mention while names are being linked."""
    figure: bool = False
    """A person without a name: "a carpet seller"."""
    headed: bool = False
    """Named in one heading only, in capitals like all its words."""


@lru_cache(maxsize=1024)
def name_parts(name: str) -> tuple[str, ...]:
    """The words of a name for comparing: lower case, no initials, no Jr."""
    parts = [w.strip(".,").lower() for w in name.split()]
    kept = [w for w in parts if len(w) > 1 and w not in SUFFIXES]
    return tuple(kept or parts)
