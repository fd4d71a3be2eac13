"""Which names are those of persons, by what stands beside them."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from annotator.languages.english import FINITE, word_list, words
from annotator.languages.english.lexicon import english_words, people_nouns, places
from annotator.suggest.speakers.entities import Entity, Mention, name_parts
from annotator.suggest.speakers.first_names import first_names, gender_of_name, is_first_name
from annotator.text.masked import NUMBER, WORD, Tokens

_DEEDS = word_list("speakers.deeds")
_INHABITANTS = word_list("speakers.inhabitants")
_MET = frozenset(("met", "asked", "told", "interviewed", "married", "phoned", "thanked"))
_SITS = frozenset(("sits", "sat", "stands", "stood", "lives", "lived", "waits", "waited"))
"""`on the sofa sits Waïa`."""
_RULERS = word_list("speakers.rulers")
"""`the coach of Cape Verde`: whose they are is no person."""
_KIN = word_list("speakers.kin")
"""`the widow of Timur Bekov`: whose they are is a person. Of a trade, `the clockmaker of Banská
Štiavnica`, it is a place."""
_WHERE = frozenset(("in", "at", "near", "from", "to"))


def tell_persons(tokens: Tokens, mentions: Sequence[Mention], entities: Sequence[Entity]) -> None:
    """Let single names that speak or have an age be persons, and places none."""
    homes = {
        id(other)
        for one, other in pairwise(mentions)
        if other.whole == one.after + 1 and one.person and _is_home(tokens, one)
    }
    for mention in mentions:
        entity = mention.entity
        if entity is None or entity.person or len(name_parts(mention.text)) > 1:
            continue
        if homes and id(mention) in homes:
            continue
        if _is_person(tokens, mention):
            entity.person = True
            entity.gender = entity.gender or gender_of_name(name_parts(entity.name))
    for entity in entities:
        if entity.person and (not entity.gender or len(entity.mentions) == 1):
            _demote_place(tokens, entity, homes)
    for one, other in pairwise(mentions):
        if _is_office(tokens, one, other):
            one.person = False
            if one.entity is not None and one.entity.place is one:
                one.entity.person = False
    for mention in mentions:
        if mention.entity is not None and mention.entity.person:
            mention.person = True


def _is_home(tokens: Tokens, one: Mention) -> bool:
    """`Jean-Marc Lefèvre of Lyon`: what stands one word behind is where somebody is from."""
    named = one.person and not one.possessive and one.after - one.first > 1
    return named and tokens.low[one.after] in ("of", "from")


def _is_office(tokens: Tokens, one: Mention, other: Mention) -> bool:
    """`Deputy Commissioner Kech, Bashir Barech, said`: the place, then who holds it."""
    office = one.whole < one.first and one.after - one.first == 1
    k = one.after
    if not office or other.whole != k + 1 or tokens.raw[k] != "," or not other.person:
        return False
    closed = other.after < len(tokens) and tokens.raw[other.after] == ","
    return closed and other.after - other.first > 1


def _is_person(tokens: Tokens, mention: Mention) -> bool:
    """`Saule said`, `Ia, 16,`, `a girl named Ia`, `Hocine`: a single name that is somebody."""
    lists, low, k = words(), tokens.low[mention.first], mention.after
    if low in places() or low in lists.organisations or mention.text.isupper():
        return False
    if low in lists.groups or low[:-1] in lists.persons:
        return False
    after = tokens.low[k] if k < len(tokens) else ""
    before = tokens.low[mention.whole - 1] if mention.whole else ""
    if _is_of_trade(tokens, mention):
        return False
    if before in ("called", "named", "surnamed") or _gives_name(tokens, mention):
        return True
    if after in (",", "(") and k + 1 < len(tokens):
        if tokens.low[k + 1] in ("a", "an", "who", "whose"):
            return True
        if tokens.low[k + 1] == "the" and tokens.low[min(k + 2, len(tokens) - 1)] in lists.persons:
            return True  # `Mehbooba, the grandmother,`
        if after == "," and tokens.kind[k + 1] == NUMBER:
            return True
    speaks = lists.saying.get(after) == FINITE or lists.saying.get(before) == FINITE
    if speaks and before not in ("in", "at", "from", "near", "of", "for"):
        return True
    if low in first_names() and not mention.possessive:
        return True
    if before not in _WHERE and is_first_name(low):
        return True
    return _acts(tokens, mention) or _is_presented(tokens, mention)


def is_trade(noun: str) -> bool:
    """`clockmaker`: not whose one is, as `widow`."""
    known = noun in words().persons or noun in people_nouns() or noun.endswith(_TRADES)
    return known and noun not in _KIN


_TRADES = ("maker", "keeper", "seller", "monger", "smith", "wright", "herder", "grower", "worker")
"""Ends of trades; no list has all of them."""


def _is_of_trade(tokens: Tokens, mention: Mention) -> bool:
    """`the clockmaker of Karvan`."""
    k = mention.whole - 1
    if k < 1 or tokens.low[k] != "of" or mention.possessive:
        return False
    return is_trade(tokens.low[k - 1])


def _gives_name(tokens: Tokens, mention: Mention) -> bool:
    """`who identified himself only as Salai`, `who gave only his surname, Lefèvre`."""
    k = mention.whole - 1
    if k > 1 and tokens.raw[k] == "," and tokens.low[k - 1] in ("name", "surname"):
        return True
    if k < 2 or tokens.low[k] != "as":
        return False
    return tokens.low[k - 1 - (tokens.low[k - 1] == "only")] in ("himself", "herself")


def _acts(tokens: Tokens, mention: Mention) -> bool:
    """`Valentyna points at the field`: a lone strange word, then what a body does."""
    k = mention.after
    opens = mention.whole == 0 or tokens.kind[mention.whole - 1] not in (WORD, NUMBER)
    return (
        opens
        and k < len(tokens)
        and tokens.low[k] in _DEEDS
        and tokens.low[mention.first] not in english_words()
    )


def _is_presented(tokens: Tokens, mention: Mention) -> bool:
    """`my interpreter, Fawad, hesitated` · `I met Hanifa in the queue`: a lone strange word."""
    k, before = mention.after, mention.whole - 1
    if before < 1 or k >= len(tokens) or mention.possessive:
        return False
    low = tokens.low[mention.first]
    if tokens.raw[before] == "," and tokens.raw[k] in (",", ".", ";"):
        return tokens.low[before - 1] in words().persons
    return tokens.low[before] in _MET | _SITS and low not in english_words()


def _demote_place(tokens: Tokens, entity: Entity, homes: AbstractSet[int]) -> None:
    """`In Vall de Ruba`, never titled, never a subject: a place."""
    saying = words().saying
    located = titled = False
    for mention in entity.mentions:
        before = tokens.low[mention.whole - 1] if mention.whole else ""
        after = tokens.low[mention.after] if mention.after < len(tokens) else ""
        located = located or before in ("in", "near", "at") or id(mention) in homes
        if before == "of" and mention.whole > 1:  # `the villagers of Ban Nong Fai`
            whose = tokens.low[mention.whole - 2]
            trade = is_trade(whose)
            located = located or whose in _INHABITANTS
            located = located or ((whose in _RULERS or trade) and not entity.gender)
        titled = titled or mention.whole < mention.first or saying.get(after) == FINITE
        titled = titled or saying.get(before) == FINITE
    if located and not titled:
        entity.person = False
        for mention in entity.mentions:
            mention.person = False
