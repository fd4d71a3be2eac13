"""Whether words that a gloss follows are foreign: how loud their surroundings have to say so."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from annotator.languages.english import words
from annotator.languages.english.lexicon import places
from annotator.suggest.glosses.cues import THING
from annotator.suggest.glosses.english import in_lexicon
from annotator.suggest.glosses.page import language_names
from annotator.suggest.glosses.told import SAID_BY
from annotator.suggest.glosses.vocabulary import shared
from annotator.suggest.speakers.first_names import first_names
from annotator.suggest.speakers.name_words import PARTICLES

BEFORE = 40
"""So many characters before the words are looked at."""
_NAMING = re.compile(
    rf"\b(?:called|so-called|stands for|short for|named|titled|entitled|dubbed|nicknamed|"
    rf"itself|themselves|{THING}|"
    r"movement|group|party|newspaper|paper|weekly|daily|magazine|journal|film|movie|novel|book|"
    r"album|ballad|poem|play|opera|series|website|channel|station|caf[eé]|restaurant|shop|bar|"
    r"organi[sz]ation|association|union|foundation|festival|campaign|programme|program|project|"
    r"law|code|concept|practice|doctrine|policy|art|idea|notion|spirit|principle|tradition|custom|"
    r"ritual|era|feast|dish|dance|game|style|sense|culture|initiative|network|platform|coalition|"
    r"alliance|league|club|band|choir|ship|boat|street|square|bridge|district|quarter|village|town|"
    r"river|mountain|lake|island)"
    r"(?: (?:of|is|was|as|a|an|the|on|to))?[,:]? [“\"‘«]?$"
    r"|\b(?:names?|blog|column|podcast|memoir|exhibition|hymn|motto)\b[^.;:]{0,30}[, ] ?$"
    r"|\bcall(?:s|ed)? (?:him|her|it|them) $|\bknow(?:s|n)? (?:\w+ )?as (?:an? |the )?$"
)
_SPOKEN_OF = re.compile(rf"\b{THING}[,:]? [“\"‘«]?$")
_CALLING = re.compile(
    r"\b(?:shout(?:s|ed|ing)?|chant(?:s|ed|ing)?|cr(?:y|ies|ied)|yell(?:s|ed)?|whisper(?:s|ed)?|"
    r"sang|sing|sings|wrote|reads?|says?|said|answered|answers|replied)"
    r"(?: only| simply| just| again)?[,:]? [“\"‘«]?$"
)


_OF_A_KIND = re.compile(r"\b[Tt]he ([a-z]+) [“\"‘«]?$")


@dataclass(frozen=True)
class Clue:
    """Words of no English, what may be their gloss, and the text before them."""

    foreign: str
    gloss: str
    lead: str

    @cached_property
    def parts(self) -> list[str]:
        """The foreign words."""
        return self.foreign.split()

    @cached_property
    def small(self) -> bool:
        """Whether they begin with a small letter."""
        return self.foreign[:1].islower()

    @cached_property
    def strange(self) -> bool:
        """Whether a letter stands in them that English has not."""
        return not self.foreign.isascii()

    @cached_property
    def named(self) -> bool:
        """Whether the text says that a name, a title or words follow: `the party`, `called`."""
        return _NAMING.search(self.lead) is not None

    @cached_property
    def uttered(self) -> bool:
        """Whether a verb of saying stands before them."""
        return _CALLING.search(self.lead) is not None

    @cached_property
    def thing(self) -> bool:
        """`the glacier Qoyllur Rit’i`: the word before says what it is, and it is nobody."""
        noun = _OF_A_KIND.search(self.lead)
        lists = words()
        return noun is not None and not (
            noun.group(1) in lists.persons
            or noun.group(1) in lists.titles
            or noun.group(1) in lists.groups
            or noun.group(1) in lists.little
        )

    @cached_property
    def phrase(self) -> bool:
        """Several words, one in small letters that is no particle of a name: no name."""
        some = (p for p in self.parts if p[:1].islower() and p not in PARTICLES)
        return len(self.parts) > 1 and any(some)

    @cached_property
    def begins(self) -> bool:
        """Whether they open their line, but for a bullet."""
        return not self.lead.rpartition("\n")[2].strip(" •*·-–—") and len(self.lead) < BEFORE

    @cached_property
    def capitals(self) -> bool:
        """`Ni Una Menos (“Not One Less”)`: a name, and one as long of English words."""
        own = re.sub(r"^[Tt]he ", "", self.gloss).split()
        near = abs(len(self.parts) - len(own)) <= 1 and len(self.parts) > 1
        return near and all(w[:1].isupper() for w in own if len(w) > 3)


def clue(text: str, run: tuple[int, int], gloss: str) -> Clue:
    """The words at `run` with their gloss."""
    lead = text[max(0, run[0] - BEFORE) : run[0]]
    line = lead.rfind("\n")
    return Clue(text[slice(*run)], gloss, lead[line + 1 :])


def is_glossed(found: Clue, kind: str) -> bool:
    """Whether the words before a gloss of this kind are foreign rather than a name."""
    foreign = found.foreign
    if len(foreign) < 3 or foreign.isupper() or foreign.casefold() == found.gloss.casefold():
        return False
    if any(p.lower() in first_names() or p.lower() in places() for p in found.parts):
        return False
    return KINDS[kind](found) or _means_it(found)


def is_title_of(c: Clue) -> bool:
    """`Plac Targowy, Market Square`: a title for a title, with an everyday word of both."""
    if any(p.lower() in first_names() or p.lower() in words().titles for p in c.parts):
        return False
    return c.capitals and not _is_office(c.gloss) and shared(c.foreign, c.gloss).hits >= 1


def _means_it(c: Clue) -> bool:
    """`a glass of milch, milk, and`: small letters, and an everyday word of both."""
    if not (c.small or c.strange) or len(c.gloss.split()) > 2 * len(c.parts) + 2:
        return False
    return shared(c.foreign, c.gloss).hits >= 1


def _bracket(c: Clue) -> bool:
    return c.small or c.named or c.uttered or c.capitals


def _plain(c: Clue) -> bool:
    if c.lead.endswith("the ") and c.gloss[:1].isupper():
        return c.capitals and not _is_office(c.gloss)
    if not (c.named or c.uttered or (c.small and c.strange)) or c.gloss.isupper():
        return False
    own = c.gloss.split()
    begun_alike = c.gloss.removeprefix("the ")[:1].isupper() == c.foreign[:1].isupper()
    return (
        (begun_alike or _SPOKEN_OF.search(c.lead) is not None)
        and len(own) <= 2 * len(c.parts) + 3
        and (c.small or not begun_alike or all(g[:1].isupper() for g in own if len(g) > 3))
    )


def _apposed_in_marks(c: Clue) -> bool:
    if c.phrase:
        return True
    if c.gloss[:1].isupper() and not (c.capitals or c.begins or c.named):
        return False
    if c.small and (c.strange or c.gloss.startswith("to ") or len(c.parts) > 1):
        return True
    return (c.named or c.thing) and len(c.parts) < 4


def _dash(c: Clue) -> bool:
    said = c.uttered and c.gloss[:1].islower() and c.lead[-1:] in ("“", '"', "‘", "«")
    return said or (c.begins and len(c.parts) > 1) or _apposed_in_marks(c)


def _apposed(c: Clue) -> bool:
    told = (c.strange or c.named) and c.capitals and not in_lexicon(c.foreign)
    return told and not (_is_office(c.gloss) or _is_body(c.gloss))


def _bare(c: Clue) -> bool:
    if c.gloss[:1].isupper():
        return c.capitals and not _is_office(c.gloss)
    told = c.named or (c.small and c.strange) or _names_language(c.lead)
    return told and len(c.gloss.split()) < 4


def _aside(c: Clue) -> bool:
    return c.phrase or c.small or c.named or c.strange


def _told(c: Clue) -> bool:
    return c.phrase or not SAID_BY.search(c.lead)


def _said(c: Clue) -> bool:
    marked = c.lead[-1:] in ("“", '"', "‘", "«")
    return c.phrase or c.small or c.named or c.strange or c.thing or marked


KINDS: dict[str, Callable[[Clue], bool]] = {
    "bracket": _bracket,
    "plain": _plain,
    "comma": _apposed_in_marks,
    "dash": _dash,
    "apposed": _apposed,
    "bare": _bare,
    "aside": _aside,
    "told": _told,
    "said": _said,
    "shared": lambda c: False,
}
"""How a gloss begins (a group of the pattern in `constructs`) → whether the words are foreign."""


def _names_language(lead: str) -> bool:
    """`In Guaraní the river is the Y Guasu, or big water`."""
    return any(word in language_names() for word in re.findall(r"\b[Ii]n ([A-Z]\w+)", lead))


def _is_office(gloss: str) -> bool:
    """`the Prime Minister`: what somebody is."""
    lists = words()
    return any(w.lower() in lists.titles or w.lower() in lists.persons for w in gloss.split())


def _is_body(gloss: str) -> bool:
    """`the Green Party`: what something is."""
    lists = words()
    return any(w.lower() in lists.organisations or w.lower() in lists.groups for w in gloss.split())
