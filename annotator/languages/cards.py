"""Language cards: what is known of a language, one small TOML file each.

A look-up of one language reads one file; only lists and searches read them all.
"""

from functools import lru_cache

import msgspec

from annotator.languages.data import DATA
from annotator.languages.parse import parse_toml
from annotator.languages.tags import fallbacks


class LanguageCard(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a person or a detector wants to know of one language."""

    tag: str
    """BCP 47: `kk`, `zh`, `mn-Mong` where a script makes it another matter."""
    name: str
    """In English."""
    autonym: str = ""
    """As its speakers write it."""
    iso3: str = ""
    """ISO 639-3, for people who look for `kaz`."""
    aliases: tuple[str, ...] = ()
    """Other English names: `Farsi`."""
    scripts: tuple[str, ...]
    """ISO 15924, the usual one first."""
    default_scheme: str = ""
    """Id of the transliteration scheme to offer; empty where it is written in Latin letters."""
    letters: str = ""
    """Telling letters: those that few other languages of the script have."""
    quotes: tuple[str, ...] = ()
    """Habits of quotation marks, the usual pair first: `«»`, `„“`."""
    saying: tuple[str, ...] = ()
    """Verbs of saying, in forms that stand beside quotations."""
    examples: tuple[tuple[str, str], ...] = ()
    """A phrase of ours and its meaning in English."""


def card(tag: str) -> LanguageCard | None:
    """The card of a language; a tag with region or script falls back: `kk-KZ` → `kk`."""
    for one in fallbacks(tag):
        found = _read(one)
        if found is not None:
            return found
    return None


@lru_cache(maxsize=1)
def all_cards() -> tuple[LanguageCard, ...]:
    """Every card, by English name."""
    folder = DATA / "cards"
    stems = sorted(p.name[:-5] for p in folder.iterdir() if p.name.endswith(".toml"))
    cards = [c for c in (_read(stem) for stem in stems) if c is not None]
    return tuple(sorted(cards, key=lambda c: (c.name, c.tag)))


def find_language(query: str) -> list[LanguageCard]:
    """Cards that a person may mean, best first: by code (`kk`, `kaz`), name or autonym.

    An exact code or name comes first, then beginnings, then words inside a name.
    """
    wanted = query.strip().casefold()
    if not wanted:
        return []
    ranked = [(rank, c.name, c) for c in all_cards() if (rank := _rank(c, wanted)) is not None]
    return [c for _, _, c in sorted(ranked, key=lambda r: (r[0], r[1], r[2].tag))]


def tag_of(told: str) -> str:
    """The tag of a language that somebody names: a tag as it is, `Kazakh` and `қазақ тілі` as `kk`.

    What nobody knows is given back as it is.
    """
    if card(told) is not None:
        return told
    wanted = told.strip().casefold()
    named = [one for one in find_language(told) if (_rank(one, wanted) or 0) <= 1]
    return named[0].tag if named else told


def _rank(one: LanguageCard, wanted: str) -> int | None:
    if wanted in (one.tag.casefold(), one.iso3):
        return 0
    names = [n.casefold() for n in (one.name, one.autonym, *one.aliases) if n]
    if wanted in names:
        return 1
    if any(n.startswith(wanted) for n in names):
        return 2
    return 3 if len(wanted) > 2 and any(wanted in n for n in names) else None


@lru_cache(maxsize=512)
def _read(tag: str) -> LanguageCard | None:
    if not tag.replace("-", "").isalnum() or not tag.isascii():
        return None
    path = DATA / "cards" / f"{tag}.toml"
    if not path.is_file():
        return None
    return parse_toml(path.read_text(encoding="utf-8"), LanguageCard, f"{tag}.toml")
