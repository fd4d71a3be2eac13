"""Named transliteration schemes, one small TOML file each.

A scheme is data: which rules turn one script of one language into Latin letters, who decided so
and when, and examples that say what comes out. The examples are the scheme's tests. Our own files
are `schemes/<language>-<id>.toml`; a workspace may hold more (`annotator.languages.own`).
"""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import PurePath

import msgspec

from annotator.languages.data import DATA
from annotator.languages.parse import parse_toml
from annotator.languages.tags import fallbacks
from annotator.model.errors import InvalidInput, NotFound

GRADES = ("A", "B", "C", "partial")
"""A offer as it is · B expect edits · C rough · partial: letters or vowels are missing."""
KINDS = ("transliteration", "transcription", "orthography", "skeleton")

SKELETON = "skeleton"
"""The id under which incomplete output stands: no scheme's name."""


class Scheme(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One way of writing one language in Latin letters."""

    id: str
    """Short and stable, unique within a language: `bgnpcgn-1979`."""
    language: str
    """BCP 47."""
    script: str
    """ISO 15924 of what goes in; several with a blank between: `Hira Kana Hani`."""
    title: str
    """As shown on the screen, with the year."""
    authority: str = ""
    """Who laid it down; empty for a skeleton, which is nobody's scheme."""
    year: int | None = None
    engine: str
    """`rules` · `icu:ID` · `overlay>icu:ID` (own rules, then ICU's) · `py:PACKAGE` · `words`."""
    kind: str = "transliteration"
    """One of KINDS."""
    grade: str
    """One of GRADES: what to expect of it in practice."""
    extra: str = ""
    """The optional install it needs: `ja` for `annotator[ja]`."""
    shared: str = ""
    """Name of a rule file in `schemes/shared/` that is read before `rules`."""
    rules: str = ""
    """ICU transform rules; with an ICU engine they run before it."""
    after: str = ""
    """ICU transform rules that run after the engine, on Latin letters."""
    dotted_i: bool = False
    """Whether i and ı are two letters, so that the capital of i is İ."""
    recase: bool = True
    """Whether words in capitals stay words in capitals; not where capitals tell letters apart."""
    old_capitals: bool = False
    """Whether a text without any small letter is an ordinary one, as Cherokee before 2015."""
    vocalised: bool = False
    """Whether it asks for written vowel signs: text without them is refused."""
    words: str = ""
    """Name of a word list (`annotator.languages.words`) for text without vowel signs."""
    version: int = 1
    """One more with every change of the rules; kept with every value made."""
    note: str = ""
    """What a person should know: what is lost, what the press does instead."""
    source: str
    """Where the table is published."""
    examples: tuple[tuple[str, str], ...] = ()
    """Input and output."""
    file: str = ""
    """Where a scheme of a workspace was read: `schemes/kk-newsroom.toml`. Empty for ours; what a
    file says of it itself does not count."""

    @property
    def scripts(self) -> tuple[str, ...]:
        """The scripts that it reads."""
        return tuple(self.script.split())


def schemes_of(language: str) -> tuple[Scheme, ...]:
    """Our schemes for a language, by id; empty where there is none.

    A tag with script or region falls back to the bare language: `sr-Cyrl` → `sr`.
    """
    for tag in fallbacks(language):
        found = _stored(tag)
        if found:
            return found
    return ()


def scheme(language: str, id: str, own: Iterable[Scheme] = ()) -> Scheme:
    """The scheme with that id, a workspace's own before ours.

    Raises NotFound, with the ids that there are.
    """
    tags = fallbacks(language)
    mine = [s for s in own if s.language in tags]
    known = [*mine, *schemes_of(language)]
    for one in known:
        if one.id == id:
            return one
    ids = ", ".join(s.id for s in known)
    raise NotFound(
        f"There is no transliteration scheme “{id}” for “{language}”.",
        f"There are: {ids}." if ids else "There is none at all for that language.",
    )


def all_schemes() -> tuple[Scheme, ...]:
    """Every scheme of ours, by language and id (reads all files: for lists, not look-ups)."""
    return tuple(sorted((_read(n) for n in _names()), key=lambda s: (s.language, s.id)))


@lru_cache(maxsize=32)
def shared_rules(name: str) -> str:
    """The text of a rule file that several schemes read, such as `indic-alalc`."""
    path = DATA / "schemes" / "shared" / f"{name}.rules"
    return path.read_text(encoding="utf-8")


def parse_scheme(text: str, name: str) -> Scheme:
    """A scheme out of a TOML file's text. Raises UnreadableFile naming file and line."""
    one = parse_toml(text, Scheme, name)
    if one.grade not in GRADES:
        raise InvalidInput(f"{name}: grade {one.grade!r} is none of {', '.join(GRADES)}.")
    if one.kind not in KINDS:
        raise InvalidInput(f"{name}: kind {one.kind!r} is none of {', '.join(KINDS)}.")
    return one


@lru_cache(maxsize=1)
def _names() -> tuple[str, ...]:
    folder = DATA / "schemes"
    return tuple(sorted(p.name for p in folder.iterdir() if p.name.endswith(".toml")))


@lru_cache(maxsize=256)
def _stored(tag: str) -> tuple[Scheme, ...]:
    # `mn-Mong-alalc.toml` begins like the files of `mn`: the language inside decides.
    found = (_read(n) for n in _names() if n.startswith(f"{tag}-"))
    return tuple(s for s in found if s.language == tag)


@lru_cache(maxsize=512)
def _read(name: str) -> Scheme:
    path = DATA / "schemes" / name
    return parse_scheme(path.read_text(encoding="utf-8"), PurePath(name).name)
