"""Who is named in an article, and by which words: mentions, and those whom they mean."""

from dataclasses import dataclass, field

from annotator.languages.english import word_list, words
from annotator.languages.english.lexicon import english_words
from annotator.text.masked import NUMBER, WORD, Tokens

_DEEDS = word_list("speakers.deeds")
_MET = frozenset(("met", "asked", "told", "visited", "interviewed", "married", "phoned", "thanked"))


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


def acts(tokens: Tokens, mention: Mention) -> bool:
    """`Valentyna points at the field`: a lone strange word, then what a body does."""
    k = mention.after
    opens = mention.whole == 0 or tokens.kind[mention.whole - 1] not in (WORD, NUMBER)
    return (
        opens
        and k < len(tokens)
        and tokens.low[k] in _DEEDS
        and tokens.low[mention.first] not in english_words()
    )


def presented(tokens: Tokens, mention: Mention) -> bool:
    """`my interpreter, Fawad, hesitated` · `I met Hanifa in the queue`: a lone strange word."""
    k, before = mention.after, mention.whole - 1
    if before < 1 or k >= len(tokens) or mention.possessive:
        return False
    low = tokens.low[mention.first]
    if tokens.raw[before] == "," and tokens.raw[k] in (",", ".", ";"):
        return tokens.low[before - 1] in words().persons
    return tokens.low[before] in _MET and low not in english_words()
